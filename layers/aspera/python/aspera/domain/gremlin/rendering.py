"""Results as JSON values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aspera.domain.graph_elements import Edge, Vertex


@dataclass(frozen=True)
class Path:
    """Where somebody has been; each thing with its names."""

    steps: tuple[tuple[Any, tuple[str, ...]], ...]


def rendered(value: Any) -> Any:
    """A vertex is shown by id and label, as Neptune shows it; `elementMap()` shows all of it."""
    match value:
        case Vertex():
            return {"id": value.vertex_id, "label": value.label}
        case Edge():
            ends = {"outV": value.source, "inV": value.target}
            return {"id": value.edge_id, "label": value.label, **ends}
        case Path():
            return {
                "labels": [list(names) for _, names in value.steps],
                "objects": [rendered(thing) for thing, _ in value.steps],
            }
        case dict():
            return {str(key): rendered(item) for key, item in value.items()}
        case list():
            return [rendered(item) for item in value]
    return value
