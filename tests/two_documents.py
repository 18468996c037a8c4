"""Facts and targets of two documents, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from aspera.domain.comparison.comparable import DocumentFacts, DocumentIdentity
from aspera.domain.document import DocumentKind
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact, Mention


def row(
    label: str,
    place: str,
    figures: Sequence[str],
    *qualifiers: str,
    periods: Sequence[str] = ("2023", "2022", "2021"),
    source: str = "table",
) -> list[Fact]:
    """A table's row; `place` is `page.table`."""
    return [
        Fact(
            label=label,
            period=period,
            value=Decimal(figure),
            precision=Decimal(1),
            unit="EUR",
            qualifiers=tuple(sorted(qualifiers)),
            printed=figure,
            quote=f"{label} {figure}",
            page=int(place.split(".")[0]),
            box=Box(100 * index, 0, 100 * index + 50, 10),
            source=source,
            place=f"{place}.{label}",
        )
        for index, (period, figure) in enumerate(zip(periods, figures, strict=False))
    ]


def target(key: str, detail: str, page: int = 1) -> Mention:
    share, year = detail.split("|")
    return Mention(key, page, f"We will cut {share} by {year}", Box(0, 0, 10, 10), detail=detail)


def document(
    name: str,
    year: int | None,
    facts: Sequence[Fact] = (),
    targets: Sequence[Mention] = (),
    restated_pages: Sequence[int] = (),
    company: str = "nordhafen",
    kind: DocumentKind = DocumentKind.ANNUAL_REPORT,
    sketch: Sequence[int] = (),
) -> DocumentFacts:
    identity = DocumentIdentity(
        document_id=name,
        run_id=f"run of {name}",
        filename=f"{name}.pdf",
        kind=kind,
        company=company,
        fiscal_year=year,
        sketch=tuple(sketch),
    )
    return DocumentFacts(identity, tuple(facts), tuple(targets), tuple(restated_pages))
