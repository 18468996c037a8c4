"""What two documents of one company say differently, in the words that people read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aspera.domain.comparison.across import across
from aspera.domain.comparison.changed_boundaries import changed_boundaries
from aspera.domain.comparison.changed_definitions import changed_definitions
from aspera.domain.comparison.changed_targets import ChangedTarget, changed_targets
from aspera.domain.comparison.comparable import DocumentFacts
from aspera.domain.comparison.lines import table_of
from aspera.domain.comparison.name_proposals import (
    boundary_proposal,
    definition_proposal,
    renaming_proposal,
)
from aspera.domain.comparison.record import AGENT
from aspera.domain.comparison.renamed_lines import renamed_lines
from aspera.domain.comparison.restated_figures import Restated, restated_figures
from aspera.domain.comparison.sides import computation, plain, printed_label, times
from aspera.domain.comparison.two_documents import TwoDocuments
from aspera.domain.fact_reading.calendar import spelled_period
from aspera.domain.finding import Proposal, Severity
from aspera.domain.run import format_ranges

_MOST_QUOTED = 12
"""Figures of one table that are quoted; the others are counted."""


def compare(own: DocumentFacts, other: DocumentFacts) -> list[Proposal]:
    """Findings about `own`; every quotation of `other` bears its document_id. The document of the
    earlier year is the one that was published first; of two of one year it is `other`."""
    documents = TwoDocuments(own, other)
    sides = _Sides(documents)
    earlier, later = documents.in_order
    both = across(earlier.facts, later.facts)
    proposals = [sides.figures(group) for group in _tables(restated_figures(both))]
    proposals += [sides.target(change) for change in changed_targets(earlier.targets, later.targets)]
    proposals += [renaming_proposal(documents, table) for table in renamed_lines(both)]
    proposals += [boundary_proposal(documents, change) for change in changed_boundaries(both.lines)]
    changed = changed_definitions(earlier.definitions, later.definitions)
    return proposals + [definition_proposal(documents, change) for change in changed]


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
    documents: TwoDocuments

    def figures(self, group: Sequence[Restated]) -> Proposal:
        first = group[0]
        names = self.documents.names(first.earlier.page, first.later.page)
        is_announced = first.is_marked or self._is_announced(first.later.page)
        more = f"; {times(len(group) - 1, 'more line')} of the table changed, too" if len(group) > 1 else ""
        return Proposal(
            agent_type=AGENT,
            rule="restated-figure",
            severity=Severity.LOW if is_announced else Severity.MEDIUM,
            category="restated figures" if is_announced else "figures changed between documents",
            title=(
                f"{printed_label(first.later, first.earlier)} for {spelled_period(first.period)}: "
                f"{plain(first.earlier)} in the earlier document, {plain(first.later)} in the later one{more}"
            ),
            description=self._description(group, is_announced),
            quotations=self.documents.quoted((found.earlier, found.later) for found in group[:_MOST_QUOTED]),
            computation=computation(first.earlier, first.later, names, self.documents.ids),
            anchor=self.documents.anchor(first.later.label, first.period),
        )

    def target(self, change: ChangedTarget) -> Proposal:
        before, after = change.values
        earlier, later = change.earlier.mention, change.later.mention
        names = self.documents.names(earlier.page, later.page)
        moved = change.aspect == "base year"
        return Proposal(
            agent_type=AGENT,
            rule="moved-base-year" if moved else "changed-target",
            severity=Severity.MEDIUM,
            category="moved base years" if moved else "changed targets",
            title=(
                f"The {change.aspect} of one target: {before} in the earlier document, "
                f"{after} in the later one"
            ),
            description=(
                f"{names[0]}, states the {change.aspect} {before}; {names[1]}, states {after}. "
                "The words around them name the same target, and no change of it is mentioned there."
            ),
            quotations=self.documents.mentioned(earlier, later),
            anchor=self.documents.anchor(change.later.what),
        )

    def _is_announced(self, page: int) -> bool:
        """Whether the later document speaks of a restatement on the figure's page or beside it."""
        return any(abs(page - said) <= 1 for said in self.documents.in_order[1].restated_pages)

    def _description(self, group: Sequence[Restated], is_announced: bool) -> str:
        first = group[0]
        earlier, later = self.documents.names(first.earlier.page, first.later.page)
        opening = ", as the opening value of the year after" if first.is_opening else ""
        sentences = [
            f"{earlier}, states {plain(first.earlier)}; {later}, states {plain(first.later)} "
            f"for the same figure and period{opening}."
        ]
        if len(group) > 1:
            sentences.append(f"The same table differs in {'; '.join(map(_change, group[1:]))}.")
        if first.lines:
            sentences.append(f"The two tables agree in {times(first.lines, 'other line')}.")
        sentences.append(self._announcement(is_announced))
        return " ".join(sentences)

    def _announcement(self, is_near: bool) -> str:
        pages = self.documents.in_order[1].restated_pages
        if is_near:
            return "The later document speaks of restated or reclassified figures near it."
        if pages:
            return (
                "No restatement is mentioned near it; the later document speaks of restated or "
                f"reclassified figures on {'page' if len(pages) == 1 else 'pages'} {format_ranges(pages)}."
            )
        return "The later document mentions no restatement."


def _change(found: Restated) -> str:
    label = printed_label(found.later, found.earlier)
    return f"{label} {plain(found.earlier)}, now {plain(found.later)}"
