"""Search, the graph, and what the viewer may choose from."""

from __future__ import annotations

from typing import Any

import orjson

from aspera.domain.errors import InvalidInput
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.paging import checked
from aspera.ports.search_index import SearchFilter, SearchHit
from aspera.use_cases.explore_graph import explore_graph
from aspera.use_cases.query_graph import query_graph
from aspera.use_cases.search_documents import search_documents

View = dict[str, Any]
_LONGEST_QUERY = 1000
_MOST_HITS = 100


def viewer(context: Context) -> View:
    ports = context.ports
    return {
        "owner": context.owner,
        "groups": context.identity.groups,
        "gremlin": True,
        "models": context.models,
        "agents": lambda info: list(ports.agents),
        "frameworks": lambda info: _frameworks(context),
        "maxUploadBytes": ports.max_bytes,
        "home": context.home,
        "examples": lambda info: _examples(context),
    }


def _frameworks(context: Context) -> list[View]:
    catalogue = context.ports.frameworks
    return [{"id": name, "title": catalogue.get(name).title} for name in catalogue.names]


def _examples(context: Context) -> list[View]:
    return [{"filename": path.name, "title": title} for path, title in context.ports.examples.items()]


def search(
    context: Context, query: str, document_ids: list[str] | None = None, limit: int | None = None
) -> list[View]:
    if not query.strip() or len(query) > _LONGEST_QUERY:
        raise InvalidInput(f"A search has 1 to {_LONGEST_QUERY:,} characters.")
    wanted = tuple(dict.fromkeys(document_ids or ()))
    documents = context.ports.documents
    names = {id: documents.get(id, context.owner).filename for id in wanted}
    filter = SearchFilter(owner=context.owner, document_ids=wanted)
    hits = context.call(search_documents, query, filter, checked(limit, 10, _MOST_HITS))
    for hit in hits:
        if hit.document_id not in names:
            names[hit.document_id] = documents.get(hit.document_id, context.owner).filename
    return [_hit_view(hit, names[hit.document_id]) for hit in hits]


def _hit_view(hit: SearchHit, filename: str) -> View:
    return {
        "chunkId": hit.chunk_id,
        "documentId": hit.document_id,
        "filename": filename,
        "page": hit.page,
        "section": hit.section,
        "text": hit.text,
        "boxes": hit.boxes,
        "score": hit.score,
    }


def graph(
    context: Context,
    document_id: str | None = None,
    vertex_id: str | None = None,
    labels: list[str] | None = None,
    name: str | None = None,
    limit: int | None = None,
) -> View:
    part = context.call(
        explore_graph,
        context.owner,
        document_id,
        vertex_id,
        tuple(labels or ()),
        name or "",
        200 if limit is None else limit,
    )
    return {
        "vertices": [
            {"id": v.vertex_id, "label": v.label, "name": v.name, "properties": _json(v.properties)}
            for v in part.vertices
        ],
        "edges": [
            {
                "source": edge.source,
                "target": edge.target,
                "label": edge.label,
                "documentId": edge.document_id,
                "evidence": edge.evidence,
            }
            for edge in part.edges
        ],
        "truncated": part.truncated,
    }


def gremlin(context: Context, query: str) -> str:
    return _json(context.call(query_graph, context.owner, query))


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
