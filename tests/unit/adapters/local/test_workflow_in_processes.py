"""The interpreter and the functions' processes together."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from aspera.adapters.local.functions import ProcessFunctions
from aspera.adapters.local.workflow import LocalWorkflow
from aspera.ports.workflow import ExecutionStatus
from tests.asl import asking, machine, mapping, task
from tests.unit.adapters.local.functions_under_test import load

ROOT = Path(__file__).resolve().parents[4]
COUNTED = {"directory.$": "$.directory", "number.$": "$$.Map.Item.Value"}
EACH = machine(("Each", task("count", OutputPath="$.Payload")))
DEFINITION = machine(
    ("Ask", asking("answer_token", {"directory.$": "$.directory"}, ResultPath="$.answer")),
    ("All", mapping(EACH, ItemsPath="$.numbers", ItemSelector=COUNTED, MaxConcurrency=1)),
)
LIMITED = machine(
    ("Slow", task("sleep", 60, TimeoutSeconds=1, Retry=[{"ErrorEquals": ["States.TaskFailed"]}]))
)

RUN = """
import sys
from pathlib import Path
from aspera.adapters.local.functions import ProcessFunctions
from aspera.adapters.local.workflow import LocalWorkflow
from tests.unit.adapters.local.functions_under_test import load
from tests.unit.adapters.local.test_workflow_in_processes import DEFINITION
functions = ProcessFunctions(load, 2)
LocalWorkflow(DEFINITION, functions.invoke, Path(sys.argv[1])).start("run", {"directory": sys.argv[1], "numbers": [1, 2, 3]})
functions.close()
"""


def test_a_killed_execution_resumes_with_other_processes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUN, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT) as first:
        end = time.monotonic() + 30
        while not (tmp_path / "hung").exists() and time.monotonic() < end:
            time.sleep(0.005)
        first.kill()
    subprocess.run(command, cwd=ROOT, check=True)
    execution = LocalWorkflow(DEFINITION, print, tmp_path).describe("run")
    assert (execution.status, execution.output) == (ExecutionStatus.SUCCEEDED, [1, 2, 3])
    assert (tmp_path / "counted").read_text().split() == ["1", "2", "2", "3"]


def test_a_function_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    functions = ProcessFunctions(load, 1)
    workflow = LocalWorkflow(LIMITED, functions.invoke, tmp_path)
    workflow.start("run", {})
    execution = workflow.describe("run")
    assert (execution.status, execution.error) == (ExecutionStatus.FAILED, "States.Timeout")
    assert functions.invoke("echo", "the only worker is free again") == "the only worker is free again"
    functions.close()
