"""The same state machines on our interpreter and on moto's."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aspera.adapters.local.asl.checks import machines
from aspera.adapters.local.workflow import LocalTaskCallbacks, LocalWorkflow
from aspera.ports.workflow import ExecutionStatus, TaskCallbacks
from tests.contract.moto_engine import MotoEngine
from tests.contract.state_machines import CASES, DOCUMENTED, Boom, Case, Functions

Make = Callable[[TaskCallbacks], Callable[[str, Any], Any]]
STATE_MACHINES = sorted((Path(__file__).resolve().parents[2] / "statemachines").glob("*.asl.json"))


@pytest.fixture(scope="module")
def moto() -> MotoEngine:
    return MotoEngine()


def run_ours(
    directory: Path, definition: dict[str, Any], state: Any, make: Make
) -> tuple[str, Any, list[str]]:
    """Status, output or error, and the names of the states in the order of entering."""
    entered: list[str] = []

    def observe(event: Any) -> None:
        if event.type.endswith("StateEntered"):
            entered.append(event.name)

    functions = make(LocalTaskCallbacks(directory))
    workflow = LocalWorkflow(definition, functions, directory, observe=observe)
    workflow.start("e", state)
    execution = workflow.describe("e")
    succeeded = execution.status is ExecutionStatus.SUCCEEDED
    return execution.status.value, execution.output if succeeded else execution.error, entered


@pytest.mark.parametrize("case", CASES, ids=[f"{i} {case.name}" for i, case in enumerate(CASES)])
def test_both_interpreters_end_as_documented(case: Case, tmp_path: Path, moto: MotoEngine) -> None:
    ours = run_ours(tmp_path, case.definition, case.input, Functions)
    theirs = moto.run(case.definition, case.input, Functions)
    assert ours[:2] == (case.status, case.result)
    assert theirs[:2] == (case.status, case.result)
    assert visits(case.definition, *ours) == visits(case.definition, *theirs)


@pytest.mark.parametrize("reason, case", DOCUMENTED, ids=[case.name for _, case in DOCUMENTED])
def test_ours_follows_the_documents_where_moto_does_not(reason: str, case: Case, tmp_path: Path) -> None:
    assert run_ours(tmp_path, case.definition, case.input, Functions)[:2] == (case.status, case.result), (
        reason
    )


def visits(definition: dict[str, Any], status: str, result: Any, entered: list[str]) -> list[Any]:
    """For the machine and each branch, which of its states were entered, in order; what several
    iterations do at a time has no order, so those are counted. How far branches come when another
    one fails is chance: of a failed execution only the outermost states count."""
    inside_map = set(_names_inside_maps(definition))
    seen: list[Any] = []
    for _, machine in list(machines(definition))[: 1 if status == "FAILED" else None]:
        names = [name for name in entered if name in machine["States"]]
        seen.append(Counter(names) if inside_map.intersection(machine["States"]) else names)
    return seen


def _names_inside_maps(definition: dict[str, Any]) -> Iterator[str]:
    for _, machine in machines(definition):
        for state in machine["States"].values():
            if state["Type"] == "Map":
                for _, inner in machines(state["ItemProcessor"]):
                    yield from inner["States"]


class Document:
    """Functions for the product's own state machine. They do nothing but keep it going; each name
    in `broken` fails."""

    def __init__(self, callbacks: TaskCallbacks, broken: frozenset[str]) -> None:
        self._callbacks = callbacks
        self._broken = broken

    def __call__(self, name: str, event: Any) -> Any:
        if name in self._broken:
            raise Boom(name)
        return getattr(self, name)(event) if hasattr(self, name) else {"done": name}

    def register_document(self, event: Any) -> Any:
        twice = event["run"].get("duplicate_of")
        return {"media_type": "application/pdf", "pages": 3, "duplicate_of": twice}

    def extract_text(self, event: Any) -> None:
        self._callbacks.succeed(event["task_token"], {"job_id": "job"})

    def collect_pages(self, event: Any) -> Any:
        following = {None: "1", "1": "2", "2": None}[event["cursor"]]
        return {"job_id": event["job_id"], "cursor": following}

    def chunk_document(self, event: Any) -> Any:
        return {"shards": [{"first": 0}, {"first": 100}]}

    def plan_analysis(self, event: Any) -> Any:
        agents = ["math", "risk"]
        pages = {"first_page": 1, "last_page": 3}
        return {"agents": agents, "assignments": [{"agent": agent, **pages} for agent in agents]}

    def run_agent(self, event: Any) -> Any:
        return {"agent": event["agent"], "key": f"runs/{event['agent']}"}

    def compare_documents(self, event: Any) -> Any:
        return {"documents": 1, "proposals": 0, "problem": ""}

    def complete_document(self, event: Any) -> Any:
        problem = event["graph_problem"] or event["comparison_problem"]
        return {"status": "PARTIAL" if problem else "COMPLETE"}


TASKS = [
    "register_document",
    "extract_text",
    "collect_pages",
    "chunk_document",
    "embed_chunks",
    "plan_analysis",
    "run_agent",
    "conclude_agent",
    "compare_documents",
    "consolidate_findings",
    "update_graph",
    "complete_document",
    "fail_document",
]


@pytest.mark.parametrize("path", STATE_MACHINES, ids=lambda path: path.name)
@pytest.mark.parametrize(
    "broken", [[], *([name] for name in TASKS), ["run_agent", "update_graph"]], ids="+".join
)
def test_the_products_state_machine_takes_the_same_way_on_both(
    path: Path, broken: list[str], tmp_path: Path, moto: MotoEngine
) -> None:
    ours, theirs = run_both(path, {"run": {"document_id": "d"}}, broken, tmp_path, moto)
    assert ours == theirs


@pytest.mark.parametrize("path", STATE_MACHINES, ids=lambda path: path.name)
def test_a_duplicate_is_skipped_on_both(path: Path, tmp_path: Path, moto: MotoEngine) -> None:
    ours, theirs = run_both(path, {"run": {"duplicate_of": "other"}}, [], tmp_path, moto)
    assert ours == theirs
    assert ours[2][0] == ["RegisterDocument", "IsDuplicate", "SkipDuplicate"]


def run_both(
    path: Path, state: dict[str, Any], broken: list[str], directory: Path, moto: MotoEngine
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Status, output or error, and visits. The name of a function is in snake case."""
    text = path.read_text()
    for name in TASKS:
        text = text.replace(f"${{{name.title().replace('_', '')}FunctionArn}}", name)
    definition = json.loads(text)

    def make(callbacks: TaskCallbacks) -> Document:
        return Document(callbacks, frozenset(broken))

    ours = run_ours(directory, definition, state, make)
    theirs = moto.run(definition, state, make)
    return (*ours[:2], visits(definition, *ours)), (*theirs[:2], visits(definition, *theirs))
