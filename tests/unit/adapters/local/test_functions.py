from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from aspera.adapters.local.functions import FunctionError, ProcessFunctions
from tests.unit.adapters.local.functions_under_test import load

ROOT = Path(__file__).resolve().parents[4]

Make = Callable[..., ProcessFunctions]


@pytest.fixture
def make() -> Iterator[Make]:
    made: list[ProcessFunctions] = []

    def make(workers: int = 1, **options: Any) -> ProcessFunctions:
        made.append(ProcessFunctions(load, workers, **options))
        return made[-1]

    yield make
    for functions in made:
        functions.close()


def error_of(
    functions: ProcessFunctions, name: str, payload: Any = None, timeout: float | None = None
) -> FunctionError:
    with pytest.raises(FunctionError) as caught:
        functions.invoke(name, payload, timeout)
    return caught.value


def is_running(process: int) -> bool:
    """A process that ended and that nobody has waited for does not run."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0]
    except OSError:
        return False
    return state not in "ZX"


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.005)


def noted(path: Path) -> list[int]:
    wait_until(path.exists)
    return [int(process) for process in path.read_text().split()]


@pytest.mark.parametrize("payload", [None, {"a": [1, 2.5, None, True, "é😀"]}, [], "x" * 1_000_000, 2**70])
def test_events_and_results_are_json(payload: Any, make: Make) -> None:
    assert make().invoke("echo", payload) == payload


def test_a_function_sees_what_json_makes_of_its_event(make: Make) -> None:
    assert make().invoke("echo", {1: (2, 3)}) == {"1": [2, 3]}


def test_an_exception_goes_by_its_class_name(make: Make) -> None:
    error = error_of(make(), "fail", "ghosts")
    assert (error.error_type, error.message) == ("LookupError", "nothing about ghosts")
    assert "functions_under_test.py" in error.stack_trace[-1]


@pytest.mark.parametrize("kind", ["time", "nan", "set"])
def test_a_result_that_lambda_could_not_write_is_an_error(kind: str, make: Make) -> None:
    assert error_of(make(), "unwritable", kind).error_type == "Runtime.MarshalError"


def test_a_function_that_cannot_be_loaded_says_so(make: Make) -> None:
    functions = make(preload=["missing"])
    assert error_of(functions, "missing").error_type == "Runtime.ImportModuleError"
    assert functions.invoke("echo", 1) == 1


def test_functions_see_the_environment_that_they_are_given(make: Make) -> None:
    functions = make(environment={"ASPERA_WORKSPACE": "/somewhere"})
    assert functions.invoke("environment", "ASPERA_WORKSPACE") == "/somewhere"
    assert "ASPERA_WORKSPACE" not in os.environ


def test_a_context_tells_the_functions_name_and_time(make: Make) -> None:
    functions = make()
    told = functions.invoke("about", None, timeout=50)
    assert told["name"] == "about"
    assert 40_000 < told["left"] <= 50_000
    assert functions.invoke("about", None)["left"] == 900_000


def test_what_a_function_prints_is_not_the_callers_output(
    make: Make, capfd: pytest.CaptureFixture[str]
) -> None:
    make().invoke("say", "a word")
    assert capfd.readouterr() == ("", "a word\n")


def test_functions_are_loaded_once_for_all_when_they_are_preloaded(make: Make) -> None:
    functions = make(preload=["preloaded"])
    loaded_in, ran_in = functions.invoke("preloaded", None)
    assert loaded_in not in (ran_in, os.getpid())


def test_workers_work_at_the_same_time(make: Make, tmp_path: Path) -> None:
    functions = make(workers=3)
    names = ["a", "b", "c"]
    with ThreadPoolExecutor(3) as threads:
        events = [[str(tmp_path), name, *names] for name in names]
        assert list(threads.map(lambda event: functions.invoke("meet", event), events)) == [True] * 3


def test_more_callers_than_workers_take_turns(make: Make) -> None:
    functions = make(workers=2)
    functions.warm_up()
    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(lambda number: functions.invoke("echo", number), range(200))) == list(
            range(200)
        )
        assert len(set(threads.map(lambda _: functions.invoke("where", None), range(50)))) <= 2


@pytest.mark.parametrize("name, payload", [("die", 3), ("leave", 0)])
def test_a_worker_that_dies_is_an_error_and_is_replaced(name: str, payload: int, make: Make) -> None:
    functions = make()
    first = functions.invoke("where", None)
    assert error_of(functions, name, payload).error_type == "Lambda.Unknown"
    assert functions.invoke("where", None) != first


def test_a_worker_that_is_killed_while_idle_is_an_error_once(make: Make) -> None:
    functions = make()
    process = functions.invoke("where", None)
    os.kill(process, signal.SIGKILL)
    wait_until(lambda: not is_running(process))
    assert error_of(functions, "echo", 1).error_type == "Lambda.Unknown"
    assert functions.invoke("echo", 1) == 1


def test_too_long_is_an_error_and_ends_the_worker_with_its_children(make: Make, tmp_path: Path) -> None:
    functions = make()
    note = tmp_path / "note"
    functions.invoke("echo", 1)
    with ThreadPoolExecutor(1) as thread:
        pending = thread.submit(error_of, functions, "beget", str(note), 3.0)
        worker, child = noted(note)
        error = pending.result()
    assert (error.error_type, error.message) == (
        "States.Timeout",
        "beget did not answer within 3 s and was ended",
    )
    wait_until(lambda: not is_running(worker) and not is_running(child))
    assert functions.invoke("echo", 2) == 2


def test_what_a_dead_worker_leaves_behind_is_ended(make: Make, tmp_path: Path) -> None:
    """Its child holds the worker's connection open: only the nursery can notice the death."""
    functions = make()
    assert error_of(functions, "abandon", str(tmp_path / "note")).error_type == "Lambda.Unknown"
    _, child = noted(tmp_path / "note")
    wait_until(lambda: not is_running(child))


def test_waiting_for_a_free_worker_is_not_counted(make: Make) -> None:
    functions = make()
    with ThreadPoolExecutor(4) as threads:
        waits = [threads.submit(functions.invoke, "sleep", 0.3, 1.0) for _ in range(5)]
        assert [wait.result() for wait in waits] == [0.3] * 5


def test_memory_has_a_limit(make: Make) -> None:
    functions = make(memory_limit_bytes=1 << 30)
    assert functions.invoke("allocate", 1 << 20) == 1 << 20
    assert error_of(functions, "allocate", 2 << 30).error_type == "MemoryError"


def test_workers_do_not_see_ctrl_c(make: Make) -> None:
    functions = make()
    process = functions.invoke("where", None)
    os.kill(process, signal.SIGINT)
    assert functions.invoke("where", None) == process


def test_ctrl_c_in_the_caller_ends_the_worker(make: Make, tmp_path: Path) -> None:
    functions = make()
    note = tmp_path / "note"

    def interrupt() -> None:
        wait_until(note.exists)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    functions.invoke("echo", 1)
    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        functions.invoke("beget", str(note))
    thread.join()
    worker, child = noted(note)
    wait_until(lambda: not is_running(worker) and not is_running(child))
    assert functions.invoke("echo", 2) == 2


def test_closing_ends_what_runs_and_what_waits(make: Make, tmp_path: Path) -> None:
    functions = make()
    note = tmp_path / "note"
    with ThreadPoolExecutor(3) as threads:
        running = threads.submit(error_of, functions, "beget", str(note))
        worker, child = noted(note)
        waiting = [threads.submit(error_of, functions, "echo", 1) for _ in range(2)]
        functions.close()
        assert {task.result().error_type for task in [running, *waiting]} == {"Lambda.Unknown"}
    wait_until(lambda: not is_running(worker) and not is_running(child))
    functions.close()
    assert error_of(functions, "echo", 1).error_type == "Lambda.Unknown"


def test_closing_does_not_wait_for_functions_to_load(make: Make) -> None:
    functions = make(preload=["slow_to_load"])
    functions.warm_up()
    functions.close()
    assert error_of(functions, "echo", 1).error_type == "Lambda.Unknown"


def test_a_caller_with_threads_gets_a_fresh_interpreter(make: Make) -> None:
    released = threading.Event()
    thread = threading.Thread(target=released.wait)
    thread.start()
    functions = make(workers=2, environment={"ASPERA_TEST": "1"}, preload=["echo"])
    released.set()
    thread.join()
    assert functions.invoke("environment", "ASPERA_TEST") == "1"
    assert error_of(functions, "die", 1).error_type == "Lambda.Unknown"
    assert functions.invoke("echo", 1) == 1


CALLER = """
import sys, threading
from aspera.adapters.local.functions import ProcessFunctions
from tests.unit.adapters.local.functions_under_test import load
if sys.argv[2] == "threads":
    threading.Thread(target=threading.Event().wait, daemon=True).start()
functions = ProcessFunctions(load, 2)
for note in ("one", "two"):
    threading.Thread(target=functions.invoke, args=("beget", sys.argv[1] + "/" + note)).start()
"""


@pytest.mark.parametrize("kind", ["alone", "threads"])
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_workers_and_their_children_die_with_the_caller(
    kind: str, end: signal.Signals, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", CALLER, str(tmp_path), kind]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as caller:
        processes = [process for note in ("one", "two") for process in noted(tmp_path / note)]
        assert all(is_running(process) for process in processes)
        caller.send_signal(end)
    wait_until(lambda: not any(is_running(process) for process in processes))


def test_workers_die_with_their_nursery(make: Make, tmp_path: Path) -> None:
    functions = make()
    note = tmp_path / "note"
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(error_of, functions, "beget", str(note))
        worker, _ = noted(note)
        nursery = int(Path(f"/proc/{worker}/stat").read_text().rpartition(") ")[2].split()[1])
        os.kill(nursery, signal.SIGKILL)
        assert running.result().error_type == "Lambda.Unknown"
    wait_until(lambda: not is_running(worker))
    assert error_of(functions, "echo", 1).error_type == "Lambda.Unknown"
    os.kill(noted(note)[1], signal.SIGKILL)
