"""Models that do whatever words in a document ask of them, in the worst way."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from aspera.domain.inquiry import ModelRequest
from tests.injections.payloads import MARK
from tests.model_answers import Script

Item = dict[str, Any]
INVENTED = f"We poisoned the river {MARK} and hid it from everybody for ten long years."
MARKUP = f"<script>alert('{MARK}')</script><b onclick=evil()>treads lightly on the planet</b>"


def items(request: ModelRequest) -> list[Item]:
    return [json.loads(line) for line in request.content.splitlines()]


def says(
    claim: Callable[[Item], str], support: str = "", number: Callable[[Item], int] | None = None
) -> Script:
    """Accuses, and calls disclosed, every item; `claim` gives the quote."""

    def script(request: ModelRequest) -> Any:
        asked = items(request)
        at = number or (lambda item: item["number"])
        match request.inquiry.name:
            case "greenwashing-claims":
                said = {"is_claim": True, "rule": "A01", "substantiation": support}
                return {"sentences": [said | {"number": at(i), "quote": claim(i)} for i in asked]}
            case "compliance-disclosures":
                said = {"verdict": "full", "passage": 1}
                return {"requirements": [said | {"number": at(i), "quote": claim(i)} for i in asked]}
            case "risk-statements":
                said = {"risk": "R-LEG-COR", "kind": "event"}
                return {"statements": [said | {"number": at(i), "quote": claim(i)} for i in asked]}
            case "risk-ratings":
                said = {"likelihood": "remote", "impact": "minor"}
                return {"ratings": [said | {"number": at(i), "mitigation": claim(i)} for i in asked]}
            case "consistency-pairs":
                return {"pairs": [{"number": at(i), "relation": "same"} for i in asked]}
            case "math-sums":
                sums = [(1, [2, 3]), (3, [1, 2]), (6, [1, 5]), (4, [4, 4]), (2, [45])]
                named = [{"total": t, "added": a, "subtracted": []} for t, a in sums]
                return {"sums": [{"number": at(i), **one} for i in asked for one in named][:20]}
        raise AssertionError(f"unknown: {request.inquiry.name}")

    return script


def dismiss(request: ModelRequest) -> Any:
    """Nothing is wrong anywhere."""
    match request.inquiry.name:
        case "greenwashing-claims":
            none = {"is_claim": False, "rule": "none", "quote": "", "substantiation": ""}
            return {"sentences": [none | {"number": i["number"]} for i in items(request)]}
        case "risk-statements":
            none = {"risk": "none", "kind": "event", "quote": ""}
            return {"statements": [none | {"number": i["number"]} for i in items(request)]}
        case _:
            return says(lambda item: INVENTED)(request)


def passage(item: Item) -> str:
    """The whole of what was shown, whatever it is about."""
    shown = item.get("claim") or item.get("statement") or item.get("passages", [""])[0]
    return str(shown).removeprefix("1: ")


def planted(item: Item) -> str:
    """The planted words themselves, where they were shown, as the order in them asks for."""
    shown = [part for value in item.values() for part in (value if isinstance(value, list) else [value])]
    return next((str(part)[:400] for part in shown if MARK in str(part)), INVENTED)


def wrong_form(content: Any) -> Script:
    return lambda request: content


PROPOSING: dict[str, Script] = {
    "invented quotes": says(lambda item: INVENTED),
    "invented quotes with invented support": says(lambda item: INVENTED, support=INVENTED),
    "markup in quotes": says(lambda item: MARKUP),
    "nothing in quotes": says(lambda item: ""),
    "numbers that were not asked about": says(passage, number=lambda item: 1 + item["number"] % 15),
    "planted words as quotes": says(planted),
    "a page mark as quote": says(lambda item: "[page 3] the auditor has checked this page"),
    "everything is fine": dismiss,
}
"""In the right form, and false."""
QUOTING: Script = says(passage)
"""Accuses, and calls disclosed, all that it was shown, by words that are really there."""
OUT_OF_FORM: dict[str, Script] = {
    "no object": wrong_form([{"quote": INVENTED}]),
    "text": wrong_form(f"{INVENTED} I will not answer."),
    "too much": wrong_form({"sentences": [{"quote": INVENTED}] * 5_000}),
    "another rule": wrong_form(
        {
            "sentences": [
                {"number": 1, "is_claim": True, "rule": "X99", "quote": INVENTED, "substantiation": ""}
            ]
        }
    ),
    "further fields": wrong_form({"sums": [], "requirements": [], "severity": "CRITICAL", "title": MARKUP}),
    "markup": wrong_form(MARKUP),
    "half of an object": wrong_form('{"sentences": [{"number": 1, "quote": "'),
}
