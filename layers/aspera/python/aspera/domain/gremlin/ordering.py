"""order() and order(local)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aspera.domain.errors import InvalidInput
from aspera.domain.graph_elements import Edge, Vertex
from aspera.domain.gremlin.elements import element_id
from aspera.domain.gremlin.syntax import By, Step, Token
from aspera.domain.gremlin.traverser import Traverser, begin
from aspera.domain.gremlin.walking import NOTHING, Walk, modulated

_NATURAL = By(None)


def in_order(walk: Walk, modulators: Sequence[By], traversers: list[Traverser]) -> list[Traverser]:
    """Without what a modulator makes nothing of. The last modulator is the first to sort by."""
    walk.budget.spend(len(traversers))
    for by in reversed(modulators or (_NATURAL,)):
        keyed = [(modulated(walk, by, traverser), traverser) for traverser in traversers]
        kept = [(key, traverser) for key, traverser in keyed if key is not NOTHING]
        kept.sort(key=lambda pair: _rank(pair[0]), reverse=by.descending)
        traversers = [traverser for _, traverser in kept]
    return traversers


def ordered_locally(walk: Walk, step: Step, traverser: Traverser) -> Any:
    """A map by its keys or values, a list by its members."""
    value = traverser.value
    if isinstance(value, dict):
        entries = list(value.items())
        for by in reversed(step.by or (By(Token.KEYS),)):
            if by.what not in (Token.KEYS, Token.VALUES):
                raise InvalidInput("order(local) sorts a map by(keys) or by(values)")
            column = 0 if by.what == Token.KEYS else 1
            entries.sort(key=lambda entry: _rank(entry[column]), reverse=by.descending)
        return dict(entries)
    if isinstance(value, list):
        return [one.value for one in in_order(walk, step.by, [begin(item) for item in value])]
    return value


def _rank(value: Any) -> tuple[int, Any]:
    match value:
        case int():
            return 0, value
        case str():
            return 1, value
        case Vertex() | Edge():
            return 2, element_id(value)
    raise InvalidInput("order() sorts numbers and strings; say by which: order().by('name')")
