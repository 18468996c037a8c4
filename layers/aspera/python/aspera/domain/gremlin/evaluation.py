"""Answer a parsed question from one owner's elements. Pure and bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from aspera.domain.errors import InvalidInput
from aspera.domain.gremlin.allowed import MOST_RESULTS
from aspera.domain.gremlin.branching import BRANCHES
from aspera.domain.gremlin.elements import Elements
from aspera.domain.gremlin.filtering import FILTERS
from aspera.domain.gremlin.gathering import BARRIERS
from aspera.domain.gremlin.moving import MOVES
from aspera.domain.gremlin.rendering import rendered
from aspera.domain.gremlin.syntax import Traversal
from aspera.domain.gremlin.traverser import Budget, Traverser


class Evaluation:
    """Lazy where Gremlin is lazy, so that `limit` ends the work."""

    def __init__(self, elements: Elements, budget: Budget | None = None) -> None:
        self.elements = elements
        self.budget = budget or Budget()

    def run(self, traversal: Traversal, traversers: Iterable[Traverser]) -> Iterator[Traverser]:
        flow = iter(traversers)
        for step in traversal.steps:
            flow = _STEPS[step.name](self, step, flow)
        return flow

    def first(self, traversal: Traversal, traverser: Traverser) -> Traverser | None:
        return next(self.run(traversal, (traverser,)), None)


_STEPS = {**MOVES, **FILTERS, **BARRIERS, **BRANCHES}


def answer(question: Traversal, elements: Elements) -> list[Any]:
    """The results as JSON values. InvalidInput when there are more than MOST_RESULTS, or too much
    would have to be looked at."""
    results: list[Any] = []
    for traverser in Evaluation(elements).run(question, ()):
        if len(results) == MOST_RESULTS:
            raise InvalidInput(
                f"there are more than {MOST_RESULTS:,} answers; end with limit({MOST_RESULTS}) or count()"
            )
        results.append(rendered(traverser.value))
    return results
