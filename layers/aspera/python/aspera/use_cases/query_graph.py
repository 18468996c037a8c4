"""Answer a question that is asked in Gremlin, from one's own graph only."""

from __future__ import annotations

from typing import Any

from aspera.domain.errors import InvalidInput
from aspera.ports.graph import Graph


def query_graph(owner: str, gremlin: str, *, graph: Graph) -> list[Any]:
    """The answers, at most 1,000, as JSON values. InvalidInput says what in the query is not allowed
    or what limit it meets."""
    raise InvalidInput("questions in Gremlin are not answered yet")
