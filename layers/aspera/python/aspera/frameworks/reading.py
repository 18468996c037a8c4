"""Reads a framework from YAML, and says everything that is wrong with it at once."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from aspera.domain.errors import InvalidInput
from aspera.domain.framework import Framework
from aspera.frameworks.source import Problem, Source, parse

_MESSAGES = {
    "extra_forbidden": "there is no such field",
    "missing": "this field is needed",
    "too_short": "at least one is needed",
    "tuple_type": "a list is needed",
    "string_type": "a text is needed; put it in quotes",
    "model_type": "a mapping of fields is needed",
}


def read_framework(text: str, source: str) -> Framework:
    """InvalidInput names `source` and, one line each, every fault with its line and the reason."""
    try:
        parsed = parse(text)
    except InvalidInput as error:
        raise InvalidInput(f"{source}, {error}") from error
    problems = parsed.problems or [*_twice(parsed)]
    framework = None
    if not parsed.problems:
        try:
            framework = Framework.model_validate(parsed.data)
        except ValidationError as error:
            problems += _faults(error, parsed, bool(problems))
    if framework is None or problems:
        raise InvalidInput("\n".join(f"{source}, line {p.line}: {p.reason}" for p in sorted(set(problems))))
    return framework


def _twice(parsed: Source) -> list[Problem]:
    """Requirements whose id stands there already."""
    items = parsed.data.get("requirements") if isinstance(parsed.data, dict) else None
    first: dict[str, int] = {}
    problems = []
    for position, item in enumerate(items if isinstance(items, list) else ()):
        name = item.get("id") if isinstance(item, dict) else None
        line = parsed.line_of(("requirements", position, "id"))
        if isinstance(name, str) and name in first:
            problems.append(
                Problem(line, f"requirement {name} stands there twice, first in line {first[name]}")
            )
        elif isinstance(name, str):
            first[name] = line
    return problems


def _faults(error: ValidationError, parsed: Source, has_twins: bool) -> list[Problem]:
    """But for what only follows from another fault: twins are named one by one, and a list whose
    items are all wrong is not short of items."""
    faults = error.errors(include_url=False)
    is_told = has_twins or any(len(fault["loc"]) > 1 for fault in faults)
    return [
        Problem(parsed.line_of(fault["loc"]), _reason(fault, parsed.data))
        for fault in faults
        if not (is_told and fault["loc"] == ("requirements",))
    ]


def _reason(fault: Any, data: Any) -> str:
    """What is wrong, where: `requirement 1A, signals: …`."""
    place = list(fault["loc"])
    where = []
    if len(place) > 1 and place[0] == "requirements":
        item = data["requirements"][place[1]]
        name = item.get("id", place[1] + 1) if isinstance(item, dict) else place[1] + 1
        where.append(f"requirement {name}")
        place = place[2:]
    names = ".".join(str(part) for part in place if not isinstance(part, int))
    message = _MESSAGES.get(fault["type"], fault["msg"].removeprefix("Value error, "))
    if not fault["loc"]:
        message = "a framework is a mapping with a list of requirements"
    return ": ".join(filter(None, [", ".join(filter(None, [*where, names])), message]))
