"""Steps that need all things before them, or make one of many and many of one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from aspera.domain.errors import InvalidInput
from aspera.domain.gremlin.elements import identity
from aspera.domain.gremlin.ordering import in_order, ordered_locally
from aspera.domain.gremlin.rendering import Path
from aspera.domain.gremlin.syntax import By, Step, Token, Traversal
from aspera.domain.gremlin.traverser import Traverser, begin
from aspera.domain.gremlin.walking import NOTHING, StepFunction, Walk, modulated


def _count(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    yield begin(sum(1 for _ in flow))


def _fold(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    yield begin([traverser.value for traverser in flow])


def _unfold(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    for traverser in flow:
        for value in _parts(traverser.value):
            walk.budget.spend()
            yield traverser.at(value)


def _parts(value: Any) -> list[Any]:
    match value:
        case list():
            return value
        case dict():
            return [{key: item} for key, item in value.items()]
        case Path():
            return [thing for thing, _ in value.steps]
    return [value]


def _order(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    if Token.LOCAL in step.arguments:
        for traverser in flow:
            yield traverser.at(ordered_locally(walk, step, traverser))
    else:
        yield from in_order(walk, step.by, list(flow))


def _group(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    key_by, value_by = (*step.by, None, None)[:2]
    members: dict[Hashable, list[Traverser]] = {}
    keys: dict[Hashable, Any] = {}
    for traverser in flow:
        key = modulated(walk, key_by, traverser)
        if key is not NOTHING:
            keys.setdefault(identity(key), key)
            members.setdefault(identity(key), []).append(traverser)
    yield begin({_map_key(keys[key]): _grouped(walk, value_by, group) for key, group in members.items()})


def _grouped(walk: Walk, by: By | None, group: list[Traverser]) -> Any:
    if by and isinstance(by.what, Traversal):
        return next((traverser.value for traverser in walk.run(by.what, group)), None)
    values = (modulated(walk, by, traverser) for traverser in group)
    return [value for value in values if value is not NOTHING]


def _group_count(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    counts: dict[Any, int] = {}
    for traverser in flow:
        key = modulated(walk, step.by[0] if step.by else None, traverser)
        if key is not NOTHING:
            counts[_map_key(key)] = counts.get(_map_key(key), 0) + 1
    yield begin(counts)


def _map_key(key: Any) -> str | int:
    """JSON's maps have strings for keys."""
    if not isinstance(key, str | int):
        raise InvalidInput("group by a property, id or label: group().by('name')")
    return key


def _project(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    for traverser in flow:
        walk.budget.spend()
        made = {name: modulated(walk, _nth(step, n), traverser) for n, name in enumerate(step.strings)}
        yield traverser.at({name: value for name, value in made.items() if value is not NOTHING})


def _path(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    for traverser in flow:
        walk.budget.spend(len(traverser.path))
        shown = [
            (modulated(walk, _nth(step, n), begin(value)), names)
            for n, (value, names) in enumerate(traverser.path)
        ]
        if all(value is not NOTHING for value, _ in shown):
            yield traverser.at(Path(tuple(shown)))


def _select(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    for traverser in flow:
        walk.budget.spend()
        found = _selected(walk, step, traverser)
        if found is not NOTHING:
            yield traverser.at(found)


def _selected(walk: Walk, step: Step, traverser: Traverser) -> Any:
    if step.arguments[0] in (Token.KEYS, Token.VALUES) and isinstance(step.arguments[0], Token):
        return _column(traverser.value, step.arguments[0])
    values = {}
    for n, name in enumerate(step.strings):
        value = _named(traverser, name)
        values[name] = NOTHING if value is NOTHING else modulated(walk, _nth(step, n), begin(value))
    if any(value is NOTHING for value in values.values()):
        return NOTHING
    return values if len(step.strings) > 1 else values[step.strings[0]]


def _named(traverser: Traverser, name: str) -> Any:
    if isinstance(traverser.value, dict) and name in traverser.value:
        return traverser.value[name]
    return next(traverser.called(name), NOTHING)


def _column(value: Any, column: Token) -> list[Any]:
    if not isinstance(value, dict):
        raise InvalidInput(f"select({column}) needs a map before it")
    return list(value) if column is Token.KEYS else list(value.values())


def _nth(step: Step, position: int) -> By | None:
    """The modulators go round."""
    return step.by[position % len(step.by)] if step.by else None


BARRIERS: dict[str, StepFunction] = {
    "count": _count,
    "fold": _fold,
    "unfold": _unfold,
    "order": _order,
    "group": _group,
    "groupCount": _group_count,
    "project": _project,
    "path": _path,
    "select": _select,
}
