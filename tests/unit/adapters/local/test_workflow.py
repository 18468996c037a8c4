from __future__ import annotations

import itertools
import json
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.adapters.local.asl.errors import FunctionError
from aspera.adapters.local.asl.history import HistoryEvent
from aspera.adapters.local.workflow import LocalTaskCallbacks, LocalWorkflow
from aspera.domain.errors import InvalidInput, NotFound, Unavailable
from aspera.ports.workflow import Execution, ExecutionStatus
from tests.asl import Fields, asking, machine, mapping, parallel, passing, task

ALL = {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Caught"}
THREE = machine(*((name, task(name, OutputPath="$.Payload")) for name in ("first", "second", "third")))


class Bench:
    """A workflow over functions that are noted when they are called. A function that is not given
    answers with its own name."""

    def __init__(self, directory: Path, **functions: Callable[[Any], Any]) -> None:
        self.directory = directory
        self.functions = functions
        self.calls: list[str] = []
        self.events: list[HistoryEvent] = []
        self.callbacks = LocalTaskCallbacks(directory)

    def invoke(self, name: str, event: Any) -> Any:
        self.calls.append(name)
        return self.functions.get(name, lambda event: {"from": name})(event)

    def workflow(self, definition: Fields) -> LocalWorkflow:
        return LocalWorkflow(definition, self.invoke, self.directory, observe=self.events.append)

    def run(self, definition: Fields, state: Any = None) -> Execution:
        workflow = self.workflow(definition)
        workflow.start("run", {} if state is None else state)
        return workflow.describe("run")

    def history(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.directory / "run.jsonl").read_text().splitlines()]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "executions")


def fail(*errors: str) -> Callable[[Any], Any]:
    """Raise each of the errors once, then answer."""
    left = list(errors)

    def function(event: Any) -> Any:
        if left:
            raise FunctionError(left.pop(0), "as asked")
        return {"from": "fail"}

    return function


def test_an_execution_succeeds_with_the_last_states_output(bench: Bench) -> None:
    assert bench.run(THREE) == Execution(
        name="run", status=ExecutionStatus.SUCCEEDED, output={"from": "third"}
    )
    assert bench.calls == ["first", "second", "third"]


def test_a_failed_execution_raises_nothing_and_says_why(bench: Bench) -> None:
    bench.functions["second"] = fail("Boom")
    execution = bench.run(THREE)
    assert (execution.status, execution.error) == (ExecutionStatus.FAILED, "Boom")
    assert json.loads(execution.cause) == {"errorMessage": "as asked", "errorType": "Boom"}
    assert bench.calls == ["first", "second"]


def test_an_exception_that_is_no_function_error_goes_by_its_class_name(bench: Bench) -> None:
    bench.functions["first"] = lambda event: {}["missing"]
    assert bench.run(THREE).error == "KeyError"


def test_a_result_that_is_no_json_is_an_error_of_the_function(bench: Bench) -> None:
    bench.functions["first"] = lambda event: {1, 2}
    assert bench.run(THREE).error == "Runtime.MarshalError"


def test_a_function_cannot_change_what_others_see(bench: Bench) -> None:
    bench.functions["first"] = lambda event: event["list"].append(1)
    given = {"list": []}
    bench.run(machine(("A", task("first", ResultPath=None)), ("B", passing(InputPath="$.list"))), given)
    assert bench.run(THREE).output == []
    assert given == {"list": []}


def test_the_history_tells_what_happened(bench: Bench) -> None:
    bench.run(machine(("A", mapping(machine(("B", task("first"))))), ("C", {"Type": "Succeed"})), ["x"])
    assert [(event["type"], event.get("position")) for event in bench.history()] == [
        ("ExecutionStarted", None),
        ("MapStateEntered", "A"),
        ("MapStateStarted", "A"),
        ("MapIterationStarted", "A[0]"),
        ("TaskStateEntered", "A[0]/B"),
        ("TaskScheduled", "A[0]/B"),
        ("TaskSucceeded", "A[0]/B"),
        ("TaskStateExited", "A[0]/B"),
        ("MapIterationSucceeded", "A[0]"),
        ("MapStateSucceeded", "A"),
        ("MapStateExited", "A"),
        ("SucceedStateEntered", "C"),
        ("SucceedStateExited", "C"),
        ("ExecutionSucceeded", None),
    ]
    assert [event["id"] for event in bench.history()] == list(range(1, 15))
    assert [event.type for event in bench.events] == [event["type"] for event in bench.history()]


def test_a_visit_has_a_position_of_its_own(bench: Bench) -> None:
    cursors = iter([1, 2, None])
    bench.functions["collect"] = lambda event: {"cursor": next(cursors)}
    again = {"Variable": "$.cursor", "IsNull": False, "Next": "Collect"}
    definition = machine(
        ("Collect", task("collect", OutputPath="$.Payload")),
        ("More", {"Type": "Choice", "Choices": [again], "Default": "Done"}),
        ("Done", {"Type": "Succeed"}),
    )
    assert bench.run(definition).status is ExecutionStatus.SUCCEEDED
    positions = [event.position for event in bench.events if event.type == "TaskSucceeded"]
    assert positions == ["Collect", "Collect#2", "Collect#3"]


def test_an_execution_that_succeeded_is_not_run_again(bench: Bench) -> None:
    bench.run(THREE)
    before = bench.history()
    assert bench.run(THREE, {"another": "input"}).output == {"from": "third"}
    assert bench.calls == ["first", "second", "third"]
    assert bench.history() == before


def test_after_a_failure_only_what_did_not_succeed_is_run(bench: Bench) -> None:
    bench.functions["second"] = fail("Boom", "Boom")
    assert [bench.run(THREE).status for _ in range(3)] == ["FAILED", "FAILED", "SUCCEEDED"]
    assert bench.calls == ["first", "second", "second", "second", "third"]
    assert [event["type"] for event in bench.history()].count("ExecutionRedriven") == 2


def test_another_input_or_definition_begins_anew(bench: Bench) -> None:
    bench.functions["second"] = fail("Boom", "Boom", "Boom")
    bench.run(THREE, {"x": 1})
    bench.run(THREE, {"x": 2})
    bench.run({**THREE, "Comment": "changed"}, {"x": 2})
    assert bench.calls == ["first", "second"] * 3


def test_the_time_in_a_request_does_not_make_it_another_one(bench: Bench) -> None:
    bench.functions["second"] = fail("Boom")
    now = {"now.$": "$$.State.EnteredTime", "begun.$": "$$.Execution.StartTime"}
    definition = machine(("A", task("first", now)), ("B", task("second")))
    assert [bench.run(definition).status for _ in range(2)] == ["FAILED", "SUCCEEDED"]
    assert bench.calls == ["first", "second", "second"]


def test_what_comes_after_a_task_that_is_run_again_is_run_again(bench: Bench) -> None:
    """Functions may hand on results elsewhere: the second one's request is the same both times."""

    def interrupt(event: Any) -> Any:
        raise KeyboardInterrupt

    bench.functions["first"] = fail("Boom")
    bench.functions["third"] = interrupt
    definition = machine(
        ("A", task("first", ResultPath=None, Catch=[{**ALL, "ResultPath": None, "Next": "B"}])),
        ("B", task("second", {"same": 1}, ResultPath=None)),
        ("C", task("third")),
    )
    with pytest.raises(KeyboardInterrupt):
        bench.run(definition)
    del bench.functions["third"]
    assert bench.run(definition).status is ExecutionStatus.SUCCEEDED
    assert bench.calls == ["first", "second", "third", "first", "second", "third"]


def test_what_comes_after_a_branch_that_is_run_again_is_run_again_and_its_sibling_is_not(
    bench: Bench,
) -> None:
    bench.functions["first"] = fail("Boom")
    bench.functions["last"] = fail("Bang")
    note = ("Note", passing(End=True))
    flawed = machine(("A", task("first", Catch=[{**ALL, "Next": "Note"}], End=True)), note)
    definition = machine(
        ("P", parallel(flawed, machine(("S", task("sibling")), ("T", task("sibling"))), ResultPath=None)),
        ("B", task("second", {"same": 1}, ResultPath=None)),
        ("C", task("last")),
    )
    assert [bench.run(definition).status for _ in range(2)] == ["FAILED", "SUCCEEDED"]
    assert Counter(bench.calls) == {"first": 2, "sibling": 2, "second": 2, "last": 2}


def test_a_message_that_is_no_text_does_no_harm(bench: Bench) -> None:
    bench.functions["first"] = lambda event: (_ for _ in ()).throw(OSError("file \udcff" + "x" * 1_000_000))
    execution = bench.run(THREE)
    assert execution.error == "OSError"
    assert len(execution.cause) < 10_000
    bench.functions["refuse"] = lambda event: bench.callbacks.fail(event["token"], "E", "file \udcff")
    bench.directory /= "other"
    bench.callbacks = LocalTaskCallbacks(bench.directory)
    assert bench.run(machine(("A", asking("refuse", {})))).cause == "file ?"


def test_what_was_done_about_a_failure_is_done_again_when_it_fails_again(bench: Bench) -> None:
    bench.functions["second"] = fail("Boom", "Boom")
    definition = machine(
        ("A", task("first", ResultPath=None)),
        ("B", task("second", ResultPath=None, Catch=[ALL], Next="Done")),
        ("Caught", task("apologise", {"error.$": "$.error.Error"}, ResultPath=None)),
        ("Failed", {"Type": "Fail", "ErrorPath": "$.error.Error"}),
        ("Done", {"Type": "Succeed"}),
    )
    assert [bench.run(definition).status for _ in range(3)] == ["FAILED", "FAILED", "SUCCEEDED"]
    assert bench.calls == ["first", "second", "apologise", "second", "apologise", "second"]


def test_iterations_that_succeeded_are_not_run_again(bench: Bench) -> None:
    failures = [2, 5]
    asked: Counter[int] = Counter()

    def function(event: int) -> int:
        asked[event] += 1
        if event in failures:
            failures.remove(event)
            raise FunctionError("Boom", f"{event}")
        return event * 10

    bench.functions["first"] = function
    processor = machine(("B", task("first", OutputPath="$.Payload")))
    definition = machine(("A", mapping(processor, MaxConcurrency=1)))
    items = [1, 2, 3, 4, 5, 6]
    assert [bench.run(definition, items).status for _ in range(3)] == ["FAILED", "FAILED", "SUCCEEDED"]
    assert bench.run(definition, items).output == [10, 20, 30, 40, 50, 60]
    assert asked == {1: 1, 2: 2, 3: 1, 4: 1, 5: 2, 6: 1}


@settings(deadline=None, max_examples=40)
@given(st.sets(st.integers(1, 16), max_size=6))
def test_whichever_calls_fail_resuming_comes_to_the_same_end(failing: set[int]) -> None:
    numbers = itertools.count(1)

    def function(event: Any) -> Any:
        if next(numbers) in failing:
            raise FunctionError("Boom", "as drawn")
        return event

    each = machine(("E", task("f", OutputPath="$.Payload")))
    definition = machine(
        ("A", task("f", {"a": 1}, ResultSelector={"a.$": "$.Payload.a"}, ResultPath="$.a")),
        ("B", parallel(machine(("C", task("f", {"c": 1}, OutputPath="$.Payload"))), machine(("D", mapping(each, ItemsPath="$.xs"))), ResultPath="$.b")),
        ("F", task("f", {"b.$": "$.b"}, OutputPath="$.Payload")),
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as directory:
        workflow = LocalWorkflow(definition, lambda name, event: function(event), Path(directory))
        for _ in range(len(failing) + 1):
            workflow.start("run", {"xs": [1, 2, 3]})
        assert workflow.describe("run").output == {"b": [{"c": 1}, [1, 2, 3]]}


def test_a_torn_last_line_is_as_if_it_was_never_written(bench: Bench) -> None:
    bench.functions["third"] = fail("Boom")
    bench.run(THREE)
    path = bench.directory / "run.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    last = max(index for index, line in enumerate(lines) if b"TaskSucceeded" in line)
    path.write_bytes(b"".join(lines[:last]) + lines[last][:-10])
    assert bench.workflow(THREE).describe("run").status is ExecutionStatus.ABORTED
    assert bench.run(THREE).status is ExecutionStatus.SUCCEEDED
    assert bench.calls == ["first", "second", "third", "second", "third"]
    assert [json.loads(line)["type"] for line in path.read_bytes().splitlines()][-1] == "ExecutionSucceeded"


def test_while_it_runs_nobody_else_may_run_it(bench: Bench) -> None:
    seen: list[ExecutionStatus] = []

    def again(event: Any) -> Any:
        other = bench.workflow(THREE)
        seen.append(other.describe("run").status)
        with pytest.raises(Unavailable):
            other.start("run", {})
        return {}

    bench.functions["second"] = again
    assert bench.run(THREE).status is ExecutionStatus.SUCCEEDED
    assert seen == [ExecutionStatus.RUNNING]
    assert bench.calls == ["first", "second", "third"]


def test_executions_of_different_names_run_at_the_same_time(bench: Bench) -> None:
    meeting = threading.Barrier(2)
    bench.functions["first"] = lambda event: meeting.wait(30)
    workflow = bench.workflow(THREE)
    others = [threading.Thread(target=workflow.start, args=(name, {})) for name in ("one", "two")]
    for thread in others:
        thread.start()
    for thread in others:
        thread.join()
    assert {workflow.describe(name).status for name in ("one", "two")} == {ExecutionStatus.SUCCEEDED}


@pytest.mark.parametrize("name", ["", "a b", "a/b", "../a", "ä", "x" * 81])
def test_a_name_that_step_functions_would_not_take_is_invalid(name: str, bench: Bench) -> None:
    with pytest.raises(InvalidInput):
        bench.workflow(THREE).start(name, {})


@pytest.mark.parametrize("state", [{"x": "a" * 262_144}, {"x": {1}}])
def test_an_input_that_is_too_large_or_no_json_is_invalid(state: Any, bench: Bench) -> None:
    with pytest.raises(InvalidInput):
        bench.workflow(THREE).start("run", state)
    with pytest.raises(NotFound):
        bench.workflow(THREE).describe("run")


def test_what_was_never_started_is_not_found(bench: Bench) -> None:
    with pytest.raises(NotFound):
        bench.workflow(THREE).describe("run")
    assert bench.workflow(THREE).durations("run") == {}


def test_durations_name_inner_states_behind_their_outermost(bench: Bench) -> None:
    bench.run(machine(("A", parallel(machine(("B", passing())))), ("C", passing())))
    assert list(bench.workflow(THREE).durations("run")) == ["A", "A/B", "C"]


@pytest.mark.parametrize("function", ["first", "second"])
def test_ctrl_c_aborts_leaves_and_can_be_resumed(function: str, bench: Bench) -> None:
    def interrupt(event: Any) -> Any:
        raise KeyboardInterrupt

    bench.functions[function] = interrupt
    both = parallel(machine(("X", task("first"))), machine(("Y", task("other"))))
    definition = machine(("A", both), ("B", task("second")))
    with pytest.raises(KeyboardInterrupt):
        bench.run(definition)
    assert bench.workflow(definition).describe("run").status is ExecutionStatus.ABORTED
    del bench.functions[function]
    assert bench.run(definition).status is ExecutionStatus.SUCCEEDED
    assert bench.calls.count("other") <= 2
    assert bench.calls.count("first") == (2 if function == "first" else 1)


def test_an_observer_that_fails_ends_the_execution_and_is_heard_of(bench: Bench) -> None:
    def observe(event: HistoryEvent) -> None:
        if event.name == "second":
            raise ZeroDivisionError

    workflow = LocalWorkflow(THREE, bench.invoke, bench.directory, observe=observe)
    with pytest.raises(ZeroDivisionError):
        workflow.start("run", {})
    assert workflow.describe("run").status is ExecutionStatus.ABORTED


def test_stopping_aborts_and_can_be_resumed(bench: Bench) -> None:
    workflow = bench.workflow(THREE)
    bench.functions["second"] = lambda event: workflow.stop()
    workflow.start("run", {})
    assert workflow.describe("run").status is ExecutionStatus.ABORTED
    assert bench.run(THREE).status is ExecutionStatus.SUCCEEDED
    assert bench.calls == ["first", "second", "third"]


def test_stopping_ends_waits_at_once(bench: Bench) -> None:
    waits = [{"Type": "Wait", "Seconds": 3600}, asking("first", {}) | {"TimeoutSeconds": 3600}]
    retry = task("boom", Retry=[{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 3600}])
    branches = [machine((f"W{index}", state)) for index, state in enumerate([*waits, retry])]
    bench.functions["boom"] = fail("Boom")
    workflow = bench.workflow(machine(("A", parallel(*branches)), ("B", passing())))
    thread = threading.Thread(target=workflow.start, args=("run", {}))
    thread.start()
    while not any(event.type == "TaskFailed" for event in bench.events):
        thread.join(0.01)
    workflow.stop()
    thread.join(30)
    assert workflow.describe("run").status is ExecutionStatus.ABORTED


def test_an_error_while_stopping_is_no_error(bench: Bench) -> None:
    def stop(event: Any) -> Any:
        workflow.stop()
        raise FunctionError("Lambda.Unknown", "its process was ended")

    bench.functions["second"] = stop
    workflow = bench.workflow(THREE)
    workflow.start("run", {})
    assert workflow.describe("run").status is ExecutionStatus.ABORTED
    assert not any(event.type == "TaskFailed" for event in bench.events)


def test_branches_fail_fast(bench: Bench) -> None:
    ended = threading.Event()
    bench.functions["slow"] = lambda event: ended.wait(30)
    bench.functions["first"] = fail("Boom")
    slow = machine(("X", task("slow")), ("Y", task("never")))
    execution = bench.run(machine(("A", parallel(slow, machine(("Z", task("first")))))))
    ended.set()
    assert (execution.status, execution.error) == (ExecutionStatus.FAILED, "Boom")
    assert "never" not in bench.calls


def test_a_map_of_many_items_takes_few_threads(bench: Bench) -> None:
    most: list[int] = []

    def function(event: Any) -> Any:
        most.append(threading.active_count())
        return event

    bench.functions["first"] = function
    inner = machine(("C", mapping(machine(("D", task("first", OutputPath="$.Payload"))))))
    before = threading.active_count()
    items = [list(range(30)) for _ in range(50)]
    assert bench.run(machine(("A", mapping(machine(("B", parallel(inner)))))), items).output == [
        [i] for i in items
    ]
    assert max(most) <= before + 64


@pytest.mark.parametrize("width", [1, 0])
def test_a_map_of_1500_items_is_no_problem(width: int, bench: Bench) -> None:
    bench.functions["first"] = lambda event: event
    processor = machine(("B", task("first", OutputPath="$.Payload")))
    items = list(range(1500))
    assert bench.run(machine(("A", mapping(processor, MaxConcurrency=width))), items).output == items


def test_a_task_that_takes_too_long_times_out(bench: Bench) -> None:
    ended = threading.Event()
    bench.functions["first"] = lambda event: ended.wait(30)
    definition = machine(
        ("A", task("first", TimeoutSeconds=1, Catch=[{**ALL, "ErrorEquals": ["States.Timeout"]}], End=True)),
        ("Caught", passing(InputPath="$.error.Error")),
    )
    assert bench.run(definition).output == "States.Timeout"
    ended.set()
    assert "TaskTimedOut" in [event.type for event in bench.events]


def test_functions_that_can_be_ended_are_told_their_time(bench: Bench) -> None:
    told: list[float | None] = []

    def invoke(name: str, payload: Any, timeout: float | None = None) -> Any:
        told.append(timeout)
        return None

    states = machine(("A", task("f", TimeoutSeconds=7)), ("B", task("f")))
    LocalWorkflow(states, invoke, bench.directory).start("run", {})
    LocalWorkflow(states | {"TimeoutSeconds": 5}, invoke, bench.directory).start("limited", {})
    assert told[:2] == [7, None]
    assert all(timeout is not None and 0 < timeout <= 5 for timeout in told[2:])


def test_a_state_machine_that_takes_too_long_times_out(bench: Bench) -> None:
    branches = parallel(machine(("X", {"Type": "Wait", "Seconds": 3600})), machine(("Y", passing())))
    execution = bench.run(machine(("A", branches)) | {"TimeoutSeconds": 1})
    assert (execution.status, execution.error) == (ExecutionStatus.FAILED, "States.Timeout")
    assert bench.history()[-1]["type"] == "ExecutionTimedOut"


def test_a_task_token_is_answered_later_and_from_elsewhere(bench: Bench) -> None:
    """The thread stands for another process: all that is shared is the directory."""
    others = LocalTaskCallbacks(bench.directory)

    def begin(event: Any) -> Any:
        thread = threading.Timer(0.05, others.succeed, (event["token"], {"job": event["about"]}))
        thread.start()
        return {"ignored": True}

    bench.functions["begin"] = begin
    assert bench.run(machine(("A", asking("begin", {"about": 7})))).output == {"job": 7}
    assert "TaskSubmitted" in [event.type for event in bench.events]
    assert list((bench.directory / "tokens").iterdir()) == []


def test_a_task_token_can_be_refused_and_asked_again(bench: Bench) -> None:
    tokens: list[str] = []

    def begin(event: Any) -> Any:
        tokens.append(event["token"])
        if len(tokens) == 1:
            bench.callbacks.fail(event["token"], "Refused", "not now")
        else:
            bench.callbacks.succeed(tokens[0], {"answer": "to the first, too late"})
            bench.callbacks.succeed(event["token"], {"answer": "to the second"})

    bench.functions["begin"] = begin
    definition = machine(("A", asking("begin", {})))
    assert bench.run(definition).error == "Refused"
    assert bench.run(definition).output == {"answer": "to the second"}
    assert tokens[0] != tokens[1]


def test_an_answer_from_before_an_interruption_is_found(bench: Bench) -> None:
    def begin(event: Any) -> Any:
        bench.callbacks.succeed(event["token"], {"answer": 1})
        raise KeyboardInterrupt

    bench.functions["begin"] = begin
    definition = machine(("A", asking("begin", {})))
    with pytest.raises(KeyboardInterrupt):
        bench.run(definition)
    assert bench.run(definition).output == {"answer": 1}
    assert bench.calls == ["begin"]


@pytest.mark.parametrize("error", ["States.HeartbeatTimeout", "States.Timeout", "States.ALL"])
def test_a_task_token_without_a_sign_of_life_times_out(error: str, bench: Bench) -> None:
    caught = [{**ALL, "ErrorEquals": [error]}]
    definition = machine(
        ("A", asking("begin", {}, HeartbeatSeconds=1, Catch=caught, End=True)),
        ("Caught", passing(InputPath="$.error.Error")),
    )
    assert bench.run(definition).output == "States.Timeout"


def test_a_task_token_that_nobody_answers_times_out(bench: Bench) -> None:
    assert bench.run(machine(("A", {**asking("begin", {}), "TimeoutSeconds": 1}))).error == "States.Timeout"


def test_a_token_of_nobody_is_refused(bench: Bench) -> None:
    with pytest.raises(InvalidInput):
        bench.callbacks.succeed("guessed", {})
    tokens: list[str] = []
    bench.functions["begin"] = lambda event: (
        tokens.append(event["token"]) or bench.callbacks.fail(tokens[0], "E", "")
    )
    bench.run(machine(("A", asking("begin", {}))))
    with pytest.raises(NotFound):
        LocalTaskCallbacks(bench.directory / "elsewhere").succeed(tokens[0], {})
    with pytest.raises(InvalidInput):
        bench.callbacks.succeed(tokens[0], {"too": "a" * 262_144})


def test_a_retry_waits_and_counts(bench: Bench) -> None:
    bench.functions["first"] = fail("Boom")
    retry = [{"ErrorEquals": ["Boom"], "IntervalSeconds": 1, "MaxAttempts": 1}]
    count = {"retries.$": "$$.State.RetryCount"}
    seen: list[Any] = []
    bench.functions["second"] = lambda event: (
        seen.append(event) or fail("Boom")(event) if not seen else seen.append(event)
    )
    definition = machine(("A", task("first", Retry=retry)), ("B", task("second", count, Retry=retry)))
    assert bench.run(definition).status is ExecutionStatus.SUCCEEDED
    assert bench.calls == ["first", "first", "second", "second"]
    assert seen == [{"retries": 0}, {"retries": 1}]


def test_a_name_that_is_forgotten_is_free_again(bench: Bench) -> None:
    bench.run(THREE)
    bench.workflow(THREE).forget("ru")
    with pytest.raises(NotFound):
        bench.workflow(THREE).describe("run")
    bench.run(THREE)
    assert bench.calls == ["first", "second", "third"] * 2


def test_other_names_are_not_forgotten(bench: Bench) -> None:
    bench.run(THREE)
    bench.workflow(THREE).forget("other-")
    assert bench.workflow(THREE).describe("run").status is ExecutionStatus.SUCCEEDED


def test_what_runs_cannot_be_forgotten(bench: Bench) -> None:
    def forget(event: Any) -> Any:
        with pytest.raises(InvalidInput):
            bench.workflow(THREE).forget("run")
        return {}

    bench.functions["second"] = forget
    assert bench.run(THREE).status is ExecutionStatus.SUCCEEDED
