"""A document's facts as bytes: columns in JSON, deflated."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import orjson

from aspera.domain.comparison.comparable import DocumentFacts, DocumentIdentity
from aspera.domain.errors import Defect
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact, Mention

_FORMAT = 1
_LEVEL = 1
"""Of deflate: the quickest."""


def encode_facts(document: DocumentFacts) -> bytes:
    data = {
        "format": _FORMAT,
        "identity": document.identity.model_dump(mode="json"),
        "facts": _columns(map(_fact_row, document.facts)),
        "targets": _columns(map(_mention_row, document.targets)),
        "restated_pages": document.restated_pages,
        "definitions": _columns(map(_mention_row, document.definitions)),
    }
    return zlib.compress(orjson.dumps(data), _LEVEL)


def decode_facts(data: bytes) -> DocumentFacts:
    """The inverse of `encode_facts`; Defect when the bytes are of another format. Documents of before
    ASPERA read definitions have none."""
    loaded: Mapping[str, Any] = orjson.loads(zlib.decompress(data))
    if loaded.get("format") != _FORMAT:
        raise Defect(f"facts of format {loaded.get('format')}, expected {_FORMAT}")
    return DocumentFacts(
        identity=DocumentIdentity.model_validate(loaded["identity"]),
        facts=tuple(map(_fact, zip(*loaded["facts"], strict=True))),
        targets=tuple(map(_mention, zip(*loaded["targets"], strict=True))),
        restated_pages=tuple(loaded["restated_pages"]),
        definitions=tuple(map(_mention, zip(*loaded.get("definitions", ()), strict=True))),
    )


def _columns(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return list(zip(*rows, strict=True))


def _fact_row(fact: Fact) -> tuple[Any, ...]:
    return (
        fact.label,
        fact.period,
        str(fact.value),
        str(fact.precision),
        fact.unit,
        fact.qualifiers,
        fact.printed,
        fact.quote,
        fact.page,
        tuple(fact.box),
        fact.source,
        fact.place,
    )


def _fact(row: Sequence[Any]) -> Fact:
    label, period, value, precision, unit, qualifiers, printed, quote, page, box, source, place = row
    return Fact(
        label=label,
        period=period,
        value=Decimal(value),
        precision=Decimal(precision),
        unit=unit,
        qualifiers=tuple(qualifiers),
        printed=printed,
        quote=quote,
        page=page,
        box=Box(*box),
        source=source,
        place=place,
    )


def _mention_row(mention: Mention) -> tuple[Any, ...]:
    return mention.key, mention.page, mention.quote, tuple(mention.box), mention.strength, mention.detail


def _mention(row: Sequence[Any]) -> Mention:
    key, page, quote, box, strength, detail = row
    return Mention(key=key, page=page, quote=quote, box=Box(*box), strength=strength, detail=detail)
