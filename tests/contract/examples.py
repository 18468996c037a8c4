"""Values to store."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

from aspera.domain.chunk import Chunk
from aspera.domain.document import Document, MediaType
from aspera.domain.finding import Computation, Evidence, Finding, Operand, Severity
from aspera.domain.geometry import Box

UNICODE = "Émissions de CO₂ – “нетто”, 排出量, 🌍, a\u0308"


def document(document_id: str = "d1", owner: str = "ada", **changes: Any) -> Document:
    return Document(
        **{
            "document_id": document_id,
            "owner": owner,
            "filename": "report.pdf",
            "sha256": "0" * 64,
            "media_type": MediaType.PDF,
            "object_key": f"uploads/{owner}/{document_id}/report.pdf",
            "size": 1,
            "created_at": 1_700_000_000_000,
            **changes,
        }
    )


def finding(finding_id: str = "f1", agent_type: str = "math", **changes: Any) -> Finding:
    return Finding(
        **{
            "finding_id": finding_id,
            "agent_type": agent_type,
            "rule": "total",
            "severity": Severity.HIGH,
            "category": "Arithmetic",
            "title": "A total that does not add up",
            "description": "The rows add up to 12.30, not 12.40.",
            "evidence": (Evidence(page=3, quote="12.40", boxes=((0.1, 0.2, 0.3, 0.05),), verified=True),),
            "computation": Computation(
                formula="4.10 + 8.20",
                operands=(Operand(label="a", value=Decimal("4.10"), page=3),),
                printed=Decimal("12.40"),
                recomputed=Decimal("12.30"),
                difference=Decimal("0.10"),
                tolerance=Decimal("0.005"),
            ),
            **changes,
        }
    )


def chunk(chunk_id: str, text: str, document_id: str = "d1", **changes: Any) -> Chunk:
    return Chunk(
        **{
            "chunk_id": chunk_id,
            "document_id": document_id,
            "page": 1,
            "section": ("Report", "Climate"),
            "text": text,
            "boxes": (Box(10_000, 20_000, 40_000, 25_000),),
            **changes,
        }
    )


def at_the_same_time(call: Callable[[int], Any], times: int) -> list[Any]:
    """The results of call(0), call(1), …, made by several threads."""
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(call, range(times)))
