"""Questions to the index. The owner is a filter of every one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aspera.adapters.aws.opensearch_mapping import source_fields
from aspera.domain.search_words import query_words
from aspera.ports.search_index import SearchFilter

_QUERY_WORDS = 64
_WINDOW = 10_000
"""No answer holds more hits (index.max_result_window)."""
MOST_CLAUSES = 500
"""OpenSearch refuses a question of more than 1,024 clauses."""
_POSITIVE = 1.0
"""OpenSearch scores an inner product d as 1 + d when d ≥ 0 and as 1 / (1 - d) below: above 1 is a
positive similarity (k-NN documentation, "Spaces")."""

Query = dict[str, Any]


def filters(filter: SearchFilter) -> list[Query]:
    clauses: list[Query] = [{"term": {"owner": filter.owner}}]
    if filter.document_ids:
        clauses.append({"terms": {"document_id": list(filter.document_ids)}})
    if filter.pages:
        clauses.append({"range": {"page": {"gte": filter.pages[0], "lte": filter.pages[1]}}})
    if filter.kind is not None:
        clauses.append({"term": {"kind": filter.kind}})
    return clauses


def by_words(query: str, filter: SearchFilter, limit: int) -> Query | None:
    wanted = query_words(query)[:_QUERY_WORDS]
    if not wanted:
        return None
    match = {"match": {"words": {"query": " ".join(wanted)}}}
    return _asked({"bool": {"must": [match], "filter": filters(filter)}}, limit)


def by_meaning(vector: Sequence[float], filter: SearchFilter, limit: int) -> Query | None:
    if not any(vector):
        return None
    nearest = {"vector": list(vector), "k": limit, "filter": {"bool": {"filter": filters(filter)}}}
    return _asked({"knn": {"vector": nearest}}, limit)


def holding(parts: Sequence[str], filter: SearchFilter, limit: int) -> Query | None:
    """`parts` are folded; of more than MOST_CLAUSES only the first ones are asked for."""
    clauses = [{"match_phrase": {"words": part}} for part in parts[:MOST_CLAUSES]]
    if not clauses or limit < 1:
        return None
    return _asked({"bool": {"must": clauses, "filter": filters(filter)}}, limit)


def keys_of(field: str, values: Sequence[str]) -> Query:
    """Ids, keys and batches, in a stable order, for reading all of them part by part."""
    return {
        "query": {"terms": {field: list(values)}},
        "size": _WINDOW,
        "_source": ["key", "batch"],
        "sort": [{"key": "asc"}],
    }


def counted(*clauses: Query) -> Query:
    return {"query": {"bool": {"filter": list(clauses)}}, "size": 0, "track_total_hits": True}


def is_near(hit: dict[str, Any]) -> bool:
    return float(hit["_score"]) > _POSITIVE


def _asked(query: Query, limit: int) -> Query:
    return {"query": query, "size": min(limit, _WINDOW), "_source": source_fields()}
