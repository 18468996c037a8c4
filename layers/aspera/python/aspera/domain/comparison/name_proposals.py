"""Lines under new names and metrics in new definitions, in the words that people read."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.comparison.changed_boundaries import ChangedBoundary
from aspera.domain.comparison.changed_definitions import ChangedDefinition
from aspera.domain.comparison.record import AGENT
from aspera.domain.comparison.renamed_lines import RenamedLine
from aspera.domain.comparison.sides import plain, printed_label, times
from aspera.domain.comparison.two_documents import TwoDocuments
from aspera.domain.fact_reading.calendar import spelled_period
from aspera.domain.finding import Proposal, Severity

_MOST_QUOTED = 6


def renaming_proposal(documents: TwoDocuments, table: Sequence[RenamedLine]) -> Proposal:
    """The finding for the renamed lines of one table."""
    first = table[0]
    earlier, later = documents.names(first.earlier.page, first.later.page)
    more = f", and {times(len(table) - 1, 'more line')} of the table bear new names" if len(table) > 1 else ""
    sentences = [
        f"{earlier}, and {later}, state {plain(first.later)} for {spelled_period(first.period)} under two "
        f"names; the two tables agree in {times(first.lines, 'other line')}."
    ]
    if len(table) > 1:
        sentences.append(f"So, too, {'; '.join(map(_renaming, table[1:]))}.")
    sentences.append("Compare the two definitions before comparing the years.")
    return Proposal(
        agent_type=AGENT,
        rule="renamed-line",
        severity=Severity.LOW,
        category="renamed lines",
        title=f"{_renaming(first)}{more}",
        description=" ".join(sentences),
        quotations=documents.quoted((line.earlier, line.later) for line in table[:_MOST_QUOTED]),
        anchor=documents.anchor(first.later.label, "name"),
    )


def _renaming(line: RenamedLine) -> str:
    return f"{printed_label(line.earlier)} is now called {printed_label(line.later)}"


def definition_proposal(documents: TwoDocuments, change: ChangedDefinition) -> Proposal:
    """The finding for one metric."""
    earlier, later = documents.names(change.earlier.page, change.later.page)
    having, lacking = (later, earlier) if change.is_new else (earlier, later)
    part = f"“{change.part}”"
    return Proposal(
        agent_type=AGENT,
        rule="changed-definition",
        severity=Severity.LOW,
        category="changed definitions",
        title=(
            f"“{change.term}” is defined with {part} in the {'later' if change.is_new else 'earlier'} "
            "document only"
        ),
        description=(
            f"{having}, defines “{change.term}” with {part}; the definition on {lacking}, has none of these "
            "words. Figures of the two documents may not be comparable."
        ),
        quotations=documents.mentioned(change.earlier, change.later),
        anchor=documents.anchor(change.later.key),
    )


def boundary_proposal(documents: TwoDocuments, change: ChangedBoundary) -> Proposal:
    """The finding for one row."""
    earlier, later = documents.names(change.earlier.page, change.later.page)
    before, after = printed_label(change.earlier), printed_label(change.later)
    return Proposal(
        agent_type=AGENT,
        rule="changed-definition",
        severity=Severity.LOW,
        category="changed definitions",
        title=f"{before} in the earlier document, {after} in the later one",
        description=(
            f"{earlier}, reports {before}; {later}, reports {after}. The two take in different categories, "
            "so their figures may not be comparable."
        ),
        quotations=documents.quoted([(change.earlier, change.later)]),
        anchor=documents.anchor(change.later.label, "categories"),
    )
