"""One agent looks at one shard of pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from aspera.domain.event import EventType
from aspera.domain.observation import Material
from aspera.domain.observation_codec import encode_observations
from aspera.domain.plan import AgentResult, Plan
from aspera.domain.run import Run
from aspera.ports.agents import Agent
from aspera.ports.clock import Clock
from aspera.ports.events import Events
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.ports.progress import Progress
from aspera.use_cases.announce import announce
from aspera.use_cases.consult_model import consult_model


def run_agent(
    run: Run,
    agent: str,
    first_page: int,
    last_page: int,
    *,
    agents: Mapping[str, Agent],
    pages: Pages,
    objects: Objects,
    clock: Clock,
    events: Events,
    progress: Progress,
    model_access: ModelAccess | None = None,
) -> AgentResult:
    started = clock.elapsed()
    plan = Plan.model_validate_json(objects.get(run.key("plan.json")))
    readable = [page for page in pages.read(run, first_page, last_page) if page.words]
    material = Material(profile=plan.profile, pages=readable)
    observed = agents[agent].examine(material)
    consult = partial(consult_model, model_access=model_access, objects=objects, clock=clock)
    observations = consult(run, agents[agent], first_page, material, observed)
    objects.put(observations_key(run, agent, first_page), encode_observations(observations))
    announce(
        run.document_id,
        EventType.AGENT_STATUS_CHANGED,
        events=events,
        progress=progress,
        agent=agent,
        status="RUNNING",
        last_page=last_page,
    )
    return AgentResult(
        agent=agent,
        first_page=first_page,
        last_page=last_page,
        milliseconds=round(1000 * (clock.elapsed() - started)),
    )


def observations_key(run: Run, agent: str, first_page: int) -> str:
    return run.key("observations", agent, f"{first_page:06d}.json")
