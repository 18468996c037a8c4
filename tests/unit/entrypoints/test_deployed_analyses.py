from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from aspera.bootstrap import bind
from aspera.domain.document import DocumentStatus
from aspera.domain.run import Options, Run
from aspera.entrypoints.deployed_analyses import DeployedAnalyses
from aspera.use_cases.begin_run import plan_run
from aspera.use_cases.complete_document import analysis_key
from tests.graphql.memory_ports import IdleWorkflow, MemoryPorts

OPTIONS = Options(agents=("math",))


class CountingWorkflow(IdleWorkflow):
    def __init__(self) -> None:
        self.started: list[tuple[str, bool]] = []

    def start(self, name: str, state: dict[str, Any], again: bool = False) -> None:
        self.started.append((name, again))

    def running(self, most: int) -> int:
        return 0


@pytest.fixture
def ports() -> Any:
    ports: Any = MemoryPorts()
    ports.load("two_owners")
    ports.workflow = CountingWorkflow()
    ports.settings = SimpleNamespace(running_documents=50)
    ports.agents = {"math": SimpleNamespace(revision="1")}
    ports.text_extraction = ports.frameworks = SimpleNamespace(revision="1")
    ports.model_access = None
    return ports


def finished(ports: Any, is_current: bool) -> Run:
    document = ports.documents.get("d1", "ada")
    run: Run = bind(plan_run, ports)(document, OPTIONS)
    ports.objects.put(analysis_key(run), b"{}")
    shown = run.run_id if is_current else "another"
    ports.documents.put(document.model_copy(update={"run_id": shown, "status": DocumentStatus.COMPLETE}))
    return run


def test_what_has_its_result_already_stays_as_it_is(ports: Any) -> None:
    finished(ports, is_current=True)
    answer = DeployedAnalyses(ports).request("d1", "ada", OPTIONS)
    assert (answer.status, ports.workflow.started) == (DocumentStatus.COMPLETE, [])
    assert ports.documents.get("d1", "ada").status is DocumentStatus.COMPLETE


@pytest.mark.parametrize(("is_current", "again"), [(True, True), (False, False)])
def test_it_is_made_anew_on_request_and_after_other_options(
    is_current: bool, again: bool, ports: Any
) -> None:
    run = finished(ports, is_current)
    answer = DeployedAnalyses(ports).request("d1", "ada", OPTIONS, again)
    assert answer.status is DocumentStatus.PROCESSING
    assert ports.workflow.started == [(run.execution_name, True)]
