"""Steps that lead from one thing to others: along edges, and to what elements hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from aspera.domain.errors import InvalidInput
from aspera.domain.graph_elements import Edge, Vertex
from aspera.domain.gremlin.elements import element, element_id, properties
from aspera.domain.gremlin.syntax import Step
from aspera.domain.gremlin.traverser import Traverser, begin
from aspera.domain.gremlin.walking import StepFunction, Walk


def _each(expand: Callable[[Walk, Step, Traverser], Iterable[Any]]) -> StepFunction:
    """A step that puts for each thing others in its place."""

    def run(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
        for traverser in flow:
            for value in expand(walk, step, traverser):
                walk.budget.spend()
                yield traverser.at(value)

    return run


def _all_vertices(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    for vertex in walk.elements.vertices(step.strings):
        walk.budget.spend()
        yield begin(vertex)


def _all_edges(walk: Walk, step: Step, flow: Iterator[Traverser]) -> Iterator[Traverser]:
    for edge in walk.elements.edges(step.strings):
        walk.budget.spend()
        yield begin(edge)


def _edges(walk: Walk, step: Step, traverser: Traverser, direction: str) -> Iterator[Edge]:
    """A self-loop comes twice when both directions are asked for."""
    vertex = traverser.value
    if not isinstance(vertex, Vertex):
        raise InvalidInput(f"{step.name}(…) needs vertices before it")
    touching = walk.elements.touching(vertex.vertex_id)
    walk.budget.spend(len(touching))
    wanted = [edge for edge in touching if not step.strings or edge.label in step.strings]
    if direction in ("out", "both"):
        yield from (edge for edge in wanted if edge.source == vertex.vertex_id)
    if direction in ("in", "both"):
        yield from (edge for edge in wanted if edge.target == vertex.vertex_id)


def _along(direction: str) -> StepFunction:
    return _each(lambda walk, step, traverser: _edges(walk, step, traverser, direction))


def _across(direction: str) -> StepFunction:
    def others(walk: Walk, step: Step, traverser: Traverser) -> Iterator[Vertex]:
        own = traverser.value.vertex_id if isinstance(traverser.value, Vertex) else ""
        for edge in _edges(walk, step, traverser, direction):
            yield walk.elements.vertex(edge.target if edge.source == own else edge.source)

    return _each(others)


def _ends(walk: Walk, step: Step, traverser: Traverser) -> Iterator[Vertex]:
    edge = traverser.value
    if not isinstance(edge, Edge):
        raise InvalidInput(f"{step.name}() needs edges before it")
    if step.name in ("outV", "bothV"):
        yield walk.elements.vertex(edge.source)
    if step.name in ("inV", "bothV"):
        yield walk.elements.vertex(edge.target)


def _other(walk: Walk, step: Step, traverser: Traverser) -> Iterator[Vertex]:
    edge = traverser.value
    came_from = next((value for value, _ in traverser.path[-2::-1] if isinstance(value, Vertex)), None)
    if not isinstance(edge, Edge) or came_from is None:
        raise InvalidInput("otherV() needs edges that were reached from a vertex")
    yield walk.elements.vertex(edge.target if edge.source == came_from.vertex_id else edge.source)


def _values(walk: Walk, step: Step, traverser: Traverser) -> Iterator[Any]:
    held = properties(element(traverser.value, "values"))
    return (held[key] for key in step.strings or held if key in held)


def _value_map(walk: Walk, step: Step, traverser: Traverser) -> Iterator[dict[str, Any]]:
    """A vertex's values are lists, as a property may have several."""
    value = element(traverser.value, "valueMap")
    chosen = _chosen(value, step)
    yield {key: [item] for key, item in chosen.items()} if isinstance(value, Vertex) else chosen


def _element_map(walk: Walk, step: Step, traverser: Traverser) -> Iterator[dict[str, Any]]:
    value = element(traverser.value, "elementMap")
    ends = {}
    if isinstance(value, Edge):
        ends = {
            "IN": {"id": value.target, "label": walk.elements.vertex(value.target).label},
            "OUT": {"id": value.source, "label": walk.elements.vertex(value.source).label},
        }
    yield {"id": element_id(value), "label": value.label, **ends, **_chosen(value, step)}


def _chosen(value: Vertex | Edge, step: Step) -> dict[str, Any]:
    held = properties(value)
    return {key: held[key] for key in step.strings or held if key in held}


MOVES: dict[str, StepFunction] = {
    "V": _all_vertices,
    "E": _all_edges,
    **{direction: _across(direction) for direction in ("out", "in", "both")},
    **{f"{direction}E": _along(direction) for direction in ("out", "in", "both")},
    **dict.fromkeys(("outV", "inV", "bothV"), _each(_ends)),
    "otherV": _each(_other),
    "values": _each(_values),
    "valueMap": _each(_value_map),
    "elementMap": _each(_element_map),
    "id": _each(lambda walk, step, traverser: (element_id(element(traverser.value, "id")),)),
    "label": _each(lambda walk, step, traverser: (element(traverser.value, "label").label,)),
}
