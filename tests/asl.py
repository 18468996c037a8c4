"""Writing small state machines in Python."""

from __future__ import annotations

from typing import Any

Fields = dict[str, Any]
INVOKE = "arn:aws:states:::lambda:invoke"


def machine(*states: tuple[str, Fields], start: str = "") -> Fields:
    """States one after the other; a state that says itself what follows is left alone."""
    chained: Fields = {}
    for index, (name, state) in enumerate(states):
        closed = {"Next", "End"} & state.keys() or state["Type"] in ("Choice", "Succeed", "Fail")
        following = {"Next": states[index + 1][0]} if index + 1 < len(states) else {"End": True}
        chained[name] = state if closed else state | following
    return {"StartAt": start or states[0][0], "States": chained}


def passing(**fields: Any) -> Fields:
    return {"Type": "Pass", **fields}


def task(function: str, payload: Any = None, **fields: Any) -> Fields:
    given = {"Payload.$": "$"} if payload is None else {"Payload": payload}
    parameters = {"FunctionName": function, **given}
    return {"Type": "Task", "Resource": INVOKE, "Parameters": parameters, **fields}


def asking(function: str, payload: Fields, **fields: Any) -> Fields:
    payload = {"token.$": "$$.Task.Token", **payload}
    state = task(function, payload, TimeoutSeconds=20, **fields)
    return {**state, "Resource": f"{INVOKE}.waitForTaskToken"}


def choosing(*rules: Fields) -> Fields:
    rules = tuple(rule | {"Next": "Yes"} for rule in rules)
    return machine(
        ("A", {"Type": "Choice", "Choices": list(rules), "Default": "No"}),
        ("Yes", passing(Result="yes", End=True)),
        ("No", passing(Result="no", End=True)),
    )


def parallel(*branches: Fields, **fields: Any) -> Fields:
    return {"Type": "Parallel", "Branches": list(branches), **fields}


def mapping(processor: Fields, **fields: Any) -> Fields:
    return {"Type": "Map", "ItemProcessor": processor, **fields}
