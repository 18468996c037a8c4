"""Steps that hand things to traversals within them."""

from __future__ import annotations

from collections.abc import Iterator

from aspera.domain.gremlin.syntax import Step, Traversal
from aspera.domain.gremlin.traverser import Traverser
from aspera.domain.gremlin.walking import StepFunction, Walk


def _union(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    """What counts or folds within it does so for all together."""
    traversers = list(flow)
    for inner in step.traversals:
        yield from walk.run(inner, traversers)


def _coalesce(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    for traverser in flow:
        for inner in step.traversals:
            results = walk.run(inner, (traverser,))
            first = next(results, None)
            if first is not None:
                yield first
                yield from results
                break


def _repeat(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    body, times = step.arguments
    assert isinstance(body, Traversal) and isinstance(times, int)
    for _ in range(times):
        flow = walk.run(body, flow)
    return flow


BRANCHES: dict[str, StepFunction] = {"union": _union, "coalesce": _coalesce, "repeat": _repeat}
