"""Steps that let things pass or not, and change nothing else."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from typing import Any

from aspera.domain.errors import InvalidInput
from aspera.domain.gremlin.comparing import meets
from aspera.domain.gremlin.elements import element, element_id, identity, properties
from aspera.domain.gremlin.syntax import Predicate, Step, Traversal
from aspera.domain.gremlin.traverser import Traverser
from aspera.domain.gremlin.walking import NOTHING, StepFunction, Walk, modulated


def _only(passes: Callable[[Walk, Step, Traverser], bool]) -> StepFunction:
    def run(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
        for traverser in flow:
            walk.budget.spend()
            if passes(walk, step, traverser):
                yield traverser

    return run


def _has(walk: Walk, step: Step, traverser: Traverser) -> bool:
    """has(key), has(key, value) or has(label, key, value)."""
    value = element(traverser.value, "has")
    *label, key, wanted = step.arguments if len(step.arguments) > 1 else (*step.arguments, None)
    if label and value.label != label[0]:
        return False
    held = properties(value).get(str(key), NOTHING)
    return held is not NOTHING and (wanted is None or meets(held, wanted))


def _has_label(walk: Walk, step: Step, traverser: Traverser) -> bool:
    return element(traverser.value, "hasLabel").label in step.strings


def _has_id(walk: Walk, step: Step, traverser: Traverser) -> bool:
    return element_id(element(traverser.value, "hasId")) in step.strings


def _is(walk: Walk, step: Step, traverser: Traverser) -> bool:
    return meets(traverser.value, step.arguments[0])


def _where(walk: Walk, step: Step, traverser: Traverser) -> bool:
    """where(traversal), where(predicate of names) or where(name, predicate of names)."""
    last = step.arguments[-1]
    if isinstance(last, Traversal):
        return walk.first(last, traverser) is not None
    if not isinstance(last, Predicate):
        return False
    value = traverser.value if len(step.arguments) == 1 else _called(traverser, step.strings[0])
    named = [identity(_called(traverser, str(name))) for name in last.values]
    return (identity(value) in named) is (last.name in ("eq", "within"))


def _called(traverser: Traverser, name: str) -> Any:
    found = next(traverser.called(name), NOTHING)
    if found is NOTHING:
        raise InvalidInput(f"nothing was named {name!r} by as(…)")
    return found


def _and(walk: Walk, step: Step, traverser: Traverser) -> bool:
    return all(walk.first(inner, traverser) is not None for inner in step.traversals)


def _or(walk: Walk, step: Step, traverser: Traverser) -> bool:
    return any(walk.first(inner, traverser) is not None for inner in step.traversals)


def _not(walk: Walk, step: Step, traverser: Traverser) -> bool:
    return walk.first(step.traversals[0], traverser) is None


def _is_simple(walk: Walk, step: Step, traverser: Traverser) -> bool:
    visited = [identity(value) for value, _ in traverser.path]
    return len(set(visited)) == len(visited)


def _dedup(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    seen: set[Hashable] = set()
    for traverser in flow:
        value = modulated(walk, step.by[0] if step.by else None, traverser)
        if value is not NOTHING and (key := identity(value)) not in seen:
            seen.add(key)
            yield traverser


def _limit(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    return islice(flow, _number(step, 0))


def _range(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    return islice(flow, _number(step, 0), _number(step, 1))


def _number(step: Step, position: int) -> int:
    number = step.arguments[position]
    assert isinstance(number, int)
    return number


def _as(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    return (traverser.named(step.strings[0]) for traverser in flow)


FILTERS: dict[str, StepFunction] = {
    "has": _only(_has),
    "hasLabel": _only(_has_label),
    "hasId": _only(_has_id),
    "is": _only(_is),
    "where": _only(_where),
    "and": _only(_and),
    "or": _only(_or),
    "not": _only(_not),
    "simplePath": _only(_is_simple),
    "dedup": _dedup,
    "limit": _limit,
    "range": _range,
    "as": _as,
}
