"""One agent draws its conclusion from all shards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aspera.domain.cost import ModelPass
from aspera.domain.event import EventType
from aspera.domain.observation import Conclusion, Observations, merge
from aspera.domain.observation_codec import decode_observations
from aspera.domain.outcome import AgentOutcome, AgentStatus
from aspera.domain.plan import AgentConclusion, AgentResult, Plan
from aspera.domain.run import Run, format_ranges
from aspera.ports.agents import Agent
from aspera.ports.clock import Clock
from aspera.ports.events import Events
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects
from aspera.ports.progress import Progress
from aspera.use_cases.announce import announce
from aspera.use_cases.model_passes import read_passes
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
    model_access: ModelAccess | None = None,
) -> AgentOutcome:
    """PARTIAL when the agent failed on some shards or a model left questions open, FAILED when it
    failed on all shards."""
    started = clock.elapsed()
    plan = Plan.model_validate_json(objects.get(run.key("plan.json")))
    mine = [result for result in results if result.agent == agent]
    done = [result for result in mine if result.error is None]
    conclusion = agents[agent].conclude(_observed(run, agent, done, objects), plan.profile)
    asked = _asked(run, agent, mine, objects) if model_access is not None else ModelPass()
    status, reason = _judge(mine, done, asked)
    outcome = AgentOutcome(
        agent_type=agent,
        status=status,
        reason=reason,
        duration_ms=sum(result.milliseconds for result in done) + round(1000 * (clock.elapsed() - started)),
        statistics=conclusion.statistics | ({"model": asked.summary} if asked.questions else {}),
    )
    _store(run, outcome, conclusion, objects)
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


def _observed(run: Run, agent: str, done: Sequence[AgentResult], objects: Objects) -> Observations:
    return merge(
        decode_observations(objects.get(observations_key(run, agent, result.first_page))) for result in done
    )


def _store(run: Run, outcome: AgentOutcome, conclusion: Conclusion, objects: Objects) -> None:
    stored = AgentConclusion(
        outcome=outcome,
        proposals=conclusion.proposals,
        assessments=conclusion.assessments,
        risks=conclusion.risks,
    )
    objects.put(conclusion_key(run, outcome.agent_type), stored.model_dump_json().encode())


def _asked(run: Run, agent: str, mine: Sequence[AgentResult], objects: Objects) -> ModelPass:
    return read_passes(run, agent, [result.first_page for result in mine], objects)


def _judge(
    mine: Sequence[AgentResult], done: Sequence[AgentResult], asked: ModelPass
) -> tuple[AgentStatus, str]:
    failed = [result for result in mine if result.error is not None]
    if not failed:
        return (AgentStatus.PARTIAL, asked.gap) if asked.gap else (AgentStatus.COMPLETE, "")
    pages = format_ranges(
        page for result in failed for page in range(result.first_page, result.last_page + 1)
    )
    errors = ", ".join(sorted({result.error or "" for result in failed}))
    reason = "; ".join(filter(None, [f"failed on pages {pages} ({errors})", asked.gap]))
    return (AgentStatus.PARTIAL if done else AgentStatus.FAILED), reason
