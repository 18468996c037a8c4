"""One agent draws its conclusion from all shards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aspera.domain.event import EventType
from aspera.domain.observation import merge
from aspera.domain.observation_codec import decode_observations
from aspera.domain.outcome import AgentOutcome, AgentStatus
from aspera.domain.plan import AgentConclusion, AgentResult, Plan
from aspera.domain.run import Run, format_ranges
from aspera.ports.agents import Agent
from aspera.ports.clock import Clock
from aspera.ports.events import Events
from aspera.ports.objects import Objects
from aspera.ports.progress import Progress
from aspera.use_cases.announce import announce
from aspera.use_cases.run_agent import observations_key


def conclude_agent(
    run: Run,
    agent: str,
    results: Sequence[AgentResult],
    *,
    agents: Mapping[str, Agent],
    objects: Objects,
    clock: Clock,
    events: Events,
    progress: Progress,
) -> AgentOutcome:
    """PARTIAL when the agent failed on some shards, FAILED when on all of them."""
    started = clock.elapsed()
    plan = Plan.model_validate_json(objects.get(run.key("plan.json")))
    mine = [result for result in results if result.agent == agent]
    done = [result for result in mine if result.error is None]
    observed = merge(
        decode_observations(objects.get(observations_key(run, agent, result.first_page))) for result in done
    )
    conclusion = agents[agent].conclude(observed, plan.profile)
    status, reason = _judge(mine, done)
    outcome = AgentOutcome(
        agent_type=agent,
        status=status,
        reason=reason,
        duration_ms=sum(result.milliseconds for result in done) + round(1000 * (clock.elapsed() - started)),
        statistics=conclusion.statistics,
    )
    stored = AgentConclusion(outcome=outcome, proposals=conclusion.proposals)
    objects.put(conclusion_key(run, agent), stored.model_dump_json().encode())
    announce(
        run.document_id,
        EventType.AGENT_STATUS_CHANGED,
        events=events,
        progress=progress,
        agent=agent,
        status=status.value,
        proposals=len(conclusion.proposals),
    )
    return outcome


def conclusion_key(run: Run, agent: str) -> str:
    return run.key("conclusions", f"{agent}.json")


def _judge(mine: Sequence[AgentResult], done: Sequence[AgentResult]) -> tuple[AgentStatus, str]:
    failed = [result for result in mine if result.error is not None]
    if not failed:
        return AgentStatus.COMPLETE, ""
    pages = format_ranges(
        page for result in failed for page in range(result.first_page, result.last_page + 1)
    )
    errors = ", ".join(sorted({result.error or "" for result in failed}))
    reason = f"failed on pages {pages} ({errors})"
    return (AgentStatus.PARTIAL if done else AgentStatus.FAILED), reason
