"""What two documents of one company say differently, in the words that people read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aspera.domain.comparison.across import across
from aspera.domain.comparison.changed_targets import ChangedTarget, changed_targets
from aspera.domain.comparison.document_facts import DocumentFacts
from aspera.domain.comparison.lines import table_of
from aspera.domain.comparison.restated_figures import Restated, restated_figures
from aspera.domain.comparison.sides import computation, plain, printed_label, quotation
from aspera.domain.fact_reading.calendar import spelled_period
from aspera.domain.finding import Proposal, Quotation, Severity
from aspera.domain.observation import Mention
from aspera.domain.run import format_ranges

AGENT = "consistency"
_MOST_QUOTED = 12
"""Figures of one table that are quoted; the others are counted."""


def compare(own: DocumentFacts, other: DocumentFacts) -> list[Proposal]:
    """Findings about `own`; every quotation of `other` bears its document_id. The document of the
    earlier year is the one that was published first; of two of one year it is `other`."""
    sides = _Sides(own, other)
    earlier, later = sides.in_order
    restated = restated_figures(across(earlier.facts, later.facts))
    proposals = [sides.figures(group) for group in _tables(restated)]
    proposals += [sides.target(change) for change in changed_targets(earlier.targets, later.targets)]
    return proposals


def _tables(restated: Iterable[Restated]) -> Iterator[Sequence[Restated]]:
    """The figures of one table and period together, the largest difference first."""
    groups: dict[tuple[str, str, str], list[Restated]] = defaultdict(list)
    for found in restated:
        groups[table_of(found.earlier), table_of(found.later), found.period].append(found)
    for group in groups.values():
        yield sorted(group, key=_weight)


def _weight(found: Restated) -> tuple[object, ...]:
    apart = abs(abs(found.earlier.value) - abs(found.later.value))
    return -apart, found.later.page, found.later.box


@dataclass(frozen=True, slots=True)
class _Sides:
    own: DocumentFacts
    other: DocumentFacts

    @property
    def in_order(self) -> tuple[DocumentFacts, DocumentFacts]:
        own, other = self.own.identity.fiscal_year or 0, self.other.identity.fiscal_year or 0
        return (self.own, self.other) if own < other else (self.other, self.own)

    @property
    def _ids(self) -> tuple[str, str]:
        """The document ids of the earlier and the later document as evidence names them."""
        other = self.other.identity.document_id
        return ("", other) if self.in_order[0] is self.own else (other, "")

    def figures(self, group: Sequence[Restated]) -> Proposal:
        first = group[0]
        names = self._names(first.earlier.page, first.later.page)
        is_announced = first.is_marked or self._is_announced(first.later.page)
        more = f", and {len(group) - 1} more of its table" if len(group) > 1 else ""
        return Proposal(
            agent_type=AGENT,
            rule="restated-figure",
            severity=Severity.LOW if is_announced else Severity.MEDIUM,
            category="restated figures" if is_announced else "figures changed between documents",
            title=(
                f"{printed_label(first.later, first.earlier)} for {spelled_period(first.period)} "
                f"was {plain(first.earlier)} and is now {plain(first.later)}{more}"
            ),
            description=self._description(group, is_announced),
            quotations=tuple(self._quotations(group)),
            computation=computation(first.earlier, first.later, names, self._ids),
            anchor=f"{self.other.identity.document_id}|{first.later.label}|{first.period}",
        )

    def target(self, change: ChangedTarget) -> Proposal:
        before, after = change.values
        earlier, later = change.earlier.mention, change.later.mention
        names = self._names(earlier.page, later.page)
        moved = change.aspect == "base year"
        return Proposal(
            agent_type=AGENT,
            rule="moved-base-year" if moved else "changed-target",
            severity=Severity.MEDIUM,
            category="moved base years" if moved else "changed targets",
            title=f"One target, with the {change.aspect} {before} and now {after}",
            description=(
                f"{names[0]} states the {change.aspect} {before}, {names[1]} states {after}; "
                "the words around them name the same target, and no change of it is mentioned there."
            ),
            quotations=tuple(
                sorted(
                    (_as_quotation(earlier, self._ids[0]), _as_quotation(later, self._ids[1])),
                    key=lambda side: side.document_id != "",
                )
            ),
            anchor=f"{self.other.identity.document_id}|{change.later.what}",
        )

    def _names(self, *pages: int) -> tuple[str, str]:
        earlier, later = (
            f"{document.identity.filename}, page {page},"
            for document, page in zip(self.in_order, pages, strict=True)
        )
        return earlier.rstrip(","), later.rstrip(",")

    def _is_announced(self, page: int) -> bool:
        """Whether the later document speaks of a restatement on the figure's page or beside it."""
        return any(abs(page - said) <= 1 for said in self.in_order[1].restated_pages)

    def _description(self, group: Sequence[Restated], is_announced: bool) -> str:
        first = group[0]
        earlier, later = self._names(first.earlier.page, first.later.page)
        sentences = [
            f"{earlier}, states {plain(first.earlier)}; {later}, states {plain(first.later)} "
            "for the same figure and period."
        ]
        if len(group) > 1:
            sentences.append(f"The same table differs in {'; '.join(map(_change, group[1:]))}.")
        if first.lines:
            lines = "1 other line" if first.lines == 1 else f"{first.lines} other lines"
            sentences.append(f"The two tables agree in {lines}.")
        sentences.append(self._announcement(is_announced))
        return " ".join(sentences)

    def _announcement(self, is_near: bool) -> str:
        pages = self.in_order[1].restated_pages
        if is_near:
            return "The later document speaks of restated or reclassified figures near it."
        if pages:
            return (
                "No restatement is mentioned near it; the later document speaks of restated or "
                f"reclassified figures on {'page' if len(pages) == 1 else 'pages'} {format_ranges(pages)}."
            )
        return "The later document mentions no restatement."

    def _quotations(self, group: Sequence[Restated]) -> Iterator[Quotation]:
        """Each figure on both sides, the own one first."""
        earlier, later = self._ids
        for found in group[:_MOST_QUOTED]:
            pair = quotation(found.earlier, earlier), quotation(found.later, later)
            yield from sorted(pair, key=lambda side: side.document_id != "")


def _change(found: Restated) -> str:
    label = printed_label(found.later, found.earlier)
    return f"{label} {plain(found.earlier)}, now {plain(found.later)}"


def _as_quotation(mention: Mention, document_id: str) -> Quotation:
    return Quotation(page=mention.page, quote=mention.quote, near=mention.box, document_id=document_id)
