"""Small state machines, what to give them, and what Step Functions documents to come of it."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from aspera.ports.workflow import TaskCallbacks
from tests.asl import INVOKE, Fields, asking, choosing, machine, mapping, parallel, passing, task


class Boom(Exception):
    """What the functions here raise."""


class Functions:
    """The functions that the cases call; they behave the same in every engine."""

    def __init__(self, callbacks: TaskCallbacks) -> None:
        self._callbacks = callbacks
        self.calls: Counter[str] = Counter()

    def __call__(self, name: str, event: Any) -> Any:
        self.calls[name] += 1
        return getattr(self, name)(event)

    def echo(self, event: Any) -> Any:
        return event

    def nothing(self, event: Any) -> None:
        return None

    def boom(self, event: Any) -> Any:
        raise Boom("always")

    def flaky(self, event: Any) -> Any:
        if self.calls["flaky"] <= event["failures"]:
            raise Boom("not yet")
        return {"calls": self.calls["flaky"]}

    def big(self, event: Any) -> Any:
        return {"text": "a" * event["size"]}

    def answer(self, event: Any) -> None:
        self._callbacks.succeed(event["token"], {"answer": event.get("about")})

    def refuse(self, event: Any) -> None:
        self._callbacks.fail(event["token"], "Refused", "for no reason")


class Case(NamedTuple):
    """`result` is the output of an execution that succeeds, the error's name of one that fails."""

    name: str
    definition: Fields
    input: Any
    status: str
    result: Any


def computing(expression: str, **fields: Any) -> Fields:
    return machine(("A", passing(Parameters={"v.$": expression}, **fields)))


def succeeds(name: str, definition: Fields, input: Any, output: Any) -> Case:
    return Case(name, definition, input, "SUCCEEDED", output)


def fails(name: str, definition: Fields, input: Any, error: str) -> Case:
    return Case(name, definition, input, "FAILED", error)


def computes(expression: str, input: Any, value: Any) -> Case:
    return succeeds(expression, computing(expression), input, {"v": value})


CATCH_ALL = {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Caught"}
RETRY_TWICE = {"ErrorEquals": ["Boom"], "IntervalSeconds": 1, "MaxAttempts": 2, "BackoffRate": 1.0}
CAUGHT = ("Caught", passing(Parameters={"name.$": "$.error.Error", "kept.$": "$.a"}))

PATHS = [
    computes("$.a", {"a": {"b": 1}}, {"b": 1}),
    computes("$.a.b", {"a": {"b": None}}, None),
    computes("$['a-b']['c d']", {"a-b": {"c d": 1}}, 1),
    computes("$.a[1]", {"a": [1, 2]}, 2),
    computes("$.a[*].b", {"a": [{"b": 1}, {"b": 2}]}, [1, 2]),
    computes("$.a[*].b", {"a": [{"b": 1}]}, [1]),
    computes("$.a[1:3]", {"a": [1, 2, 3, 4]}, [2, 3]),
    computes("$.a[?(@.k=='b')].v", {"a": [{"k": "a", "v": 1}, {"k": "b", "v": 2}]}, [2]),
    computes("$$.State.Name", {}, "A"),
    computes("$$.Execution.Input.x", {"x": 7}, 7),
    fails("a path to nothing", computing("$.nope"), {}, "States.Runtime"),
    fails("an index out of range", computing("$.a[3]"), {"a": [1]}, "States.Runtime"),
]

INTRINSICS = [
    computes("States.Format('a{}-{}', $.x, $.y)", {"x": 1, "y": "q"}, "a1-q"),
    computes("States.Format('{} {}', $.x, true)", {"x": 1.5}, "1.5 true"),
    computes("States.Array('a', 1, $.x)", {"x": [2]}, ["a", 1, [2]]),
    computes("States.ArrayPartition($.x, 2)", {"x": [1, 2, 3]}, [[1, 2], [3]]),
    computes("States.ArrayContains($.x, 2)", {"x": [1, 2, 3]}, True),
    computes("States.ArrayContains($.x, 'b')", {"x": ["a"]}, False),
    computes("States.ArrayRange(1, 9, 2)", {}, [1, 3, 5, 7, 9]),
    computes("States.ArrayGetItem($.x, 1)", {"x": [1, 2]}, 2),
    computes("States.ArrayLength($.x[*].a)", {"x": [{"a": 1}, {"a": 2}]}, 2),
    computes("States.ArrayUnique($.x)", {"x": [2, 1, 2]}, [2, 1]),
    computes("States.Base64Encode($.x)", {"x": "text"}, "dGV4dA=="),
    computes("States.Base64Decode('dGV4dA==')", {}, "text"),
    computes("States.Hash($.x, 'MD5')", {"x": "a"}, "0cc175b9c0f1b6a831c399e269772661"),
    computes("States.JsonMerge($.a, $.b, false)", {"a": {"p": 1, "q": {"r": 1}}, "b": {"q": {}}}, {"p": 1, "q": {}}),
    computes("States.JsonToString($.o)", {"o": {"a": [1, None]}}, '{"a":[1,null]}'),
    computes("States.StringToJson($.s)", {"s": '{"a":1}'}, {"a": 1}),
    computes("States.StringToJson($.s)", {"s": "  "}, None),
    computes("States.StringSplit('a.b+c', '.+')", {}, ["a", "b", "c"]),
    computes("States.MathAdd($.x, -3)", {"x": 10}, 7),
    computes("States.MathAdd($.x, 1)", {"x": 2.5}, 4),
    computes("States.MathAdd($.x, 0)", {"x": -2.5}, -2),
    computes("States.ArrayLength(States.StringSplit($.s, ','))", {"s": "a,b"}, 2),
]  # fmt: skip

DATA_FLOW = [
    succeeds("the result replaces", machine(("A", passing(Result=5))), {"a": 1}, 5),
    succeeds("the result is put in", machine(("A", passing(Result=5, ResultPath="$.r"))), {"a": 1}, {"a": 1, "r": 5}),
    succeeds("fields are made on the way", machine(("A", passing(Result=5, ResultPath="$.a.b.c"))), {"a": {"z": 1}}, {"a": {"z": 1, "b": {"c": 5}}}),
    succeeds("the result is dropped", machine(("A", passing(Result=5, ResultPath=None))), {"a": 1}, {"a": 1}),
    succeeds("no input", machine(("A", passing(InputPath=None))), {"a": 1}, {}),
    succeeds("no output", machine(("A", passing(OutputPath=None))), {"a": 1}, {}),
    succeeds("part of the input", machine(("A", passing(InputPath="$.a", ResultPath="$.b"))), {"a": 1}, {"a": 1, "b": 1}),
    succeeds("part of the output", machine(("A", task("echo", OutputPath="$.Payload.a"))), {"a": 7}, 7),
    succeeds("a result of null", machine(("A", task("nothing", OutputPath="$.Payload"))), {}, None),
    succeeds("selected", machine(("A", task("echo", ResultSelector={"p.$": "$.Payload.a", "k": 1}, ResultPath="$.r"))), {"a": 7}, {"a": 7, "r": {"p": 7, "k": 1}}),
    succeeds("templates go deep", machine(("A", passing(Parameters={"a": [{"b.$": "$.x"}, 1], "c": {"d": {"e.$": "$.x"}}}))), {"x": 3}, {"a": [{"b": 3}, 1], "c": {"d": {"e": 3}}}),
    succeeds("an empty payload", machine(("A", {"Type": "Task", "Resource": INVOKE, "Parameters": {"FunctionName": "echo"}, "OutputPath": "$.Payload"})), {"a": 1}, {}),
    succeeds("Succeed filters", machine(("A", {"Type": "Succeed", "OutputPath": "$.a"})), {"a": 1}, 1),
    succeeds("a wait for no time", machine(("A", {"Type": "Wait", "SecondsPath": "$.s"})), {"s": 0}, {"s": 0}),
    succeeds("a wait for the past", machine(("A", {"Type": "Wait", "TimestampPath": "$.t"})), {"t": "2020-01-01T00:00:00Z"}, {"t": "2020-01-01T00:00:00Z"}),
    fails("an InputPath to nothing", machine(("A", passing(InputPath="$.b"))), {"a": 1}, "States.Runtime"),
    fails("an OutputPath to nothing", machine(("A", passing(OutputPath="$.b"))), {"a": 1}, "States.Runtime"),
]  # fmt: skip

CHOICES = [
    succeeds(f"{rule}", choosing(rule), input, "yes" if matches else "no")
    for rule, input, matches in [
        ({"Variable": "$.x", "NumericGreaterThan": 5}, {"x": 6}, True),
        ({"Variable": "$.x", "NumericGreaterThan": 5}, {"x": 5}, False),
        ({"Variable": "$.x", "NumericGreaterThan": 5}, {"x": "6"}, False),
        ({"Variable": "$.x", "NumericEquals": 5}, {"x": 5.0}, True),
        ({"Variable": "$.x", "NumericLessThanEqualsPath": "$.y"}, {"x": 5, "y": 5}, True),
        ({"Variable": "$.x", "IsNumeric": True}, {"x": True}, False),
        ({"Variable": "$.x", "IsString": True}, {"x": ""}, True),
        ({"Variable": "$.x", "IsNull": False}, {"x": 1}, True),
        ({"Variable": "$.x", "IsBoolean": True}, {"x": False}, True),
        ({"Variable": "$.x", "IsTimestamp": True}, {"x": "2026-01-01T00:00:00Z"}, True),
        ({"Variable": "$.x", "IsPresent": False}, {}, True),
        ({"Variable": "$.x", "IsPresent": True}, {"x": None}, True),
        ({"Variable": "$.x", "StringEquals": "a"}, {"x": "a"}, True),
        ({"Variable": "$.x", "StringLessThan": "b"}, {"x": "a"}, True),
        ({"Variable": "$.x", "StringEqualsPath": "$.y"}, {"x": "a", "y": "b"}, False),
        ({"Variable": "$.x", "StringMatches": "log-*.txt"}, {"x": "log-1.txt"}, True),
        ({"Variable": "$.x", "StringMatches": "log-*.txt"}, {"x": "log-1.pdf"}, False),
        ({"Variable": "$.x", "BooleanEquals": True}, {"x": True}, True),
        ({"Variable": "$.x", "TimestampLessThan": "2026-01-01T00:00:00Z"}, {"x": "2025-12-31T23:59:59Z"}, True),
        ({"Not": {"Or": [{"Variable": "$.x", "BooleanEquals": True}, {"Variable": "$.x", "IsNull": True}]}}, {"x": False}, True),
        ({"And": [{"Variable": "$.x", "IsPresent": True}, {"Variable": "$.x", "NumericEquals": 1}]}, {}, False),
    ]
]  # fmt: skip

ERRORS = [
    succeeds("a retry helps", machine(("A", task("flaky", {"failures": 2}, Retry=[RETRY_TWICE], OutputPath="$.Payload"))), {}, {"calls": 3}),
    succeeds("caught", machine(("A", task("boom", Catch=[CATCH_ALL], End=True)), CAUGHT), {"a": 1}, {"name": "Boom", "kept": 1}),
    succeeds("caught by name", machine(("A", task("boom", Catch=[{"ErrorEquals": ["Other"], "Next": "B"}, {"ErrorEquals": ["Boom"], "ResultPath": None, "Next": "Caught"}], End=True)), ("B", passing(End=True)), ("Caught", passing(Result="here"))), {}, "here"),
    succeeds("TaskFailed stands for any", machine(("A", task("boom", Catch=[CATCH_ALL | {"ErrorEquals": ["States.TaskFailed"]}], End=True)), CAUGHT), {"a": 1}, {"name": "Boom", "kept": 1}),
    succeeds("Parallel catches its branch", machine(("A", parallel(machine(("B", task("boom"))), Catch=[CATCH_ALL], End=True)), CAUGHT), {"a": 1}, {"name": "Boom", "kept": 1}),
    succeeds("Map catches its iteration", machine(("A", mapping(machine(("B", task("boom"))), ItemsPath="$.items", Catch=[CATCH_ALL], End=True)), CAUGHT), {"a": 1, "items": [1]}, {"name": "Boom", "kept": 1}),
    succeeds("a Fail inside is caught outside", machine(("A", parallel(machine(("B", {"Type": "Fail", "Error": "Bad", "Cause": "why"})), Catch=[CATCH_ALL], End=True)), CAUGHT), {"a": 1}, {"name": "Bad", "kept": 1}),
    fails("nobody catches", machine(("A", task("boom"))), {}, "Boom"),
    fails("the wrong name", machine(("A", task("boom", Catch=[{"ErrorEquals": ["Other"], "Next": "B"}], End=True)), ("B", passing())), {}, "Boom"),
    fails("no attempts", machine(("A", task("boom", Retry=[{"ErrorEquals": ["Boom"], "MaxAttempts": 0}]))), {}, "Boom"),
    fails("Fail", machine(("A", {"Type": "Fail", "Error": "Bad", "Cause": "why"})), {}, "Bad"),
    fails("Fail by path", machine(("A", {"Type": "Fail", "ErrorPath": "$.e", "CausePath": "States.Format('c {}', $.e)"})), {"e": "E1"}, "E1"),
    fails("too large a result", machine(("A", task("big", {"size": 300_000}))), {}, "States.DataLimitExceeded"),
    fails("too large an output", computing("States.Array($.x, $.x)"), {"x": "a" * 200_000}, "States.DataLimitExceeded"),
]  # fmt: skip

FAN_OUT = [
    succeeds("results in order", machine(("A", parallel(machine(("B", passing(Result=1))), machine(("C", passing(Result=2)))))), {}, [1, 2]),
    succeeds("arguments of Parallel", machine(("A", parallel(machine(("B", passing())), Parameters={"x.$": "$.a"}, ResultPath="$.r"))), {"a": 1}, {"a": 1, "r": [{"x": 1}]}),
    succeeds("nothing to do", machine(("A", mapping(machine(("B", passing()))))), [], []),
    succeeds("each item", machine(("A", mapping(machine(("B", task("echo", OutputPath="$.Payload"))), MaxConcurrency=2))), [1, "b", {"c": 1}], [1, "b", {"c": 1}]),
    succeeds("selected items", machine(("A", mapping(machine(("B", passing())), ItemsPath="$.xs", ItemSelector={"i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value", "k.$": "$.k"}))), {"xs": ["a"], "k": 1}, [{"i": 0, "v": "a", "k": 1}]),
    succeeds("a map in a map", machine(("A", mapping(machine(("B", mapping(machine(("C", task("echo", OutputPath="$.Payload"))))))))), [[1, 2], [3], []], [[1, 2], [3], []]),
    succeeds("results of a map", machine(("A", mapping(machine(("B", passing())), ItemsPath="$.xs", ResultSelector={"n.$": "States.ArrayLength($)"}, ResultPath="$.r"))), {"xs": [1, 2]}, {"xs": [1, 2], "r": {"n": 2}}),
    succeeds("both at once", machine(("A", parallel(machine(("B", mapping(machine(("C", passing())))), ), machine(("D", passing(Result="d")))))), [1, 2], [[1, 2], "d"]),
    fails("one iteration fails", machine(("A", mapping(machine(("B", task("boom")))))), [1, 2, 3], "Boom"),
]  # fmt: skip

CALLBACKS = [
    succeeds("an answer", machine(("A", asking("answer", {"about": 1}))), {}, {"answer": 1}),
    succeeds("an answer to each", machine(("A", mapping(machine(("B", asking("answer", {"about.$": "$"})))))), [1, 2], [{"answer": 1}, {"answer": 2}]),
    fails("a refusal", machine(("A", asking("refuse", {}))), {}, "Refused"),
    fails("the function fails", machine(("A", asking("boom", {}))), {}, "Boom"),
]  # fmt: skip

CASES = [*PATHS, *INTRINSICS, *DATA_FLOW, *CHOICES, *ERRORS, *FAN_OUT, *CALLBACKS]

DOCUMENTED = [
    (
        "the Developer Guide: States.ALL catches no States.Runtime; moto catches it",
        fails("Runtime is not caught", machine(("A", task("echo", {"v.$": "$.nope"}, Catch=[CATCH_ALL], End=True)), CAUGHT), {"a": 1}, "States.Runtime"),
    ),
    (
        "the Developer Guide: States.ALL catches no States.DataLimitExceeded; moto catches it",
        fails("DataLimitExceeded is not caught", machine(("A", task("big", {"size": 300_000}, Catch=[CATCH_ALL], End=True)), CAUGHT), {"a": 1}, "States.DataLimitExceeded"),
    ),
    (
        "the specification: States.NoChoiceMatched; moto says States.Runtime",
        fails("no choice matches", machine(("A", {"Type": "Choice", "Choices": [{"Variable": "$.x", "NumericEquals": 1, "Next": "B"}]}), ("B", {"Type": "Succeed"})), {"x": 2}, "States.NoChoiceMatched"),
    ),
    (
        "the specification: \\' is a quote inside of a string; moto keeps the backslash",
        computes("States.Format('it\\'s {}', $.x)", {"x": "z"}, "it's z"),
    ),
    (
        "the specification: null is an argument like any other; moto fails",
        computes("States.Array('a', null)", {}, ["a", None]),
    ),
    (
        "the Developer Guide: an intrinsic that fails is States.IntrinsicFailure; moto says States.Runtime",
        fails("no element there", computing("States.ArrayGetItem($.x, 5)"), {"x": [1]}, "States.IntrinsicFailure"),
    ),
    (
        "Base64 of UTF-8; moto knows ASCII only",
        computes("States.Base64Decode(States.Base64Encode($.x))", {"x": "hé"}, "hé"),
    ),
    (
        "JSON is UTF-8; moto writes escapes",
        computes("States.JsonToString($.x)", {"x": ["é"]}, '["é"]'),
    ),
    (
        "Jayway's JSONPath counts negative indexes from the end; moto finds nothing",
        computes("$.x[-1]", {"x": [1, 2, 3]}, 3),
    ),
    (
        "the Developer Guide: the context object has Map inside of a Parallel too; moto loses it",
        succeeds("the item inside of a Parallel", machine(("A", mapping(machine(("B", parallel(machine(("C", passing(Parameters={"v.$": "$$.Map.Item.Index"}))))))))), ["a", "b"], [[{"v": 0}], [{"v": 1}]]),
    ),
]  # fmt: skip
"""What ours does as documented and moto does not, with the document that says so."""
