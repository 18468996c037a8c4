"""An analysis from start to end, where the workflow runs in the caller's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aspera.bootstrap import bind
from aspera.ports.workflow import ExecutionStatus
from aspera.use_cases.begin_run import begin_run
from aspera.use_cases.return_to_run import return_to_run
from aspera.use_cases.settle_document import settle_document

if TYPE_CHECKING:
    from aspera.bootstrap import LocalPorts
    from aspera.domain.document import Document
    from aspera.domain.run import Options, Run

_DUPLICATE = "This file is here already and was analysed."


def analyse_here(document: Document, options: Options, ports: LocalPorts) -> Run:
    """Nothing stays PROCESSING, not even what no Catch of the state machine could handle, unless it
    was stopped. Unavailable while another process analyses it."""
    run: Run = bind(begin_run, ports)(document, options)
    bind(return_to_run, ports)(run)
    execution = ports.workflow.describe(run.execution_name)
    settle = bind(settle_document, ports)
    if execution.status is ExecutionStatus.FAILED:
        settle(run, execution.error, execution.cause)
    elif execution.status is ExecutionStatus.SUCCEEDED:
        settle(run, "InvalidInput", _DUPLICATE)  # nothing else succeeds without an end
    return run
