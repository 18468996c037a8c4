"""The index: words that we cut ourselves, so that a match means the same as on a laptop, and vectors."""

from __future__ import annotations

from typing import Any, Literal

Engine = Literal["faiss", "lucene", "automatic"]
"""Classic collections take faiss (and default to one that cannot filter), NextGen chooses itself;
lucene is for OpenSearch as it runs on a laptop, whose faiss needs a library of its own."""


def index_body(dimensions: int, engine: Engine) -> dict[str, Any]:
    """Vectors have unit length, so the inner product orders them as the cosine does."""
    method = {"name": "hnsw", "space_type": "innerproduct", "engine": engine}
    vector: dict[str, Any] = {"type": "knn_vector", "dimension": dimensions}
    if engine == "automatic":
        vector |= {"space_type": "innerproduct"}
    else:
        vector |= {"method": method}
    kept = {"type": "keyword", "index": False, "doc_values": False}
    return {
        "settings": {"index": {"knn": True}},
        "mappings": {
            "dynamic": "strict",
            "properties": {
                "key": {"type": "keyword"},
                "batch": {"type": "keyword"},
                "owner": {"type": "keyword"},
                "document_id": {"type": "keyword"},
                "chunk_id": kept,
                "kind": {"type": "keyword"},
                "page": {"type": "integer"},
                "section": kept,
                "text": {"type": "text", "index": False},
                "boxes": {"type": "integer", "index": False, "doc_values": False},
                "words": {"type": "text", "analyzer": "whitespace"},
                "vector": vector,
            },
        },
    }


def source_fields() -> list[str]:
    return ["key", "document_id", "chunk_id", "page", "section", "text", "boxes"]
