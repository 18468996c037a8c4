"""Everything that one table says about its own arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aspera.agents.math.accusations import Accusation, accuse
from aspera.agents.math.change_columns import find_change_columns
from aspera.agents.math.columns_set_apart import carried_over, joined_ledger
from aspera.agents.math.cross_casting import find_cross_casts
from aspera.agents.math.derivations import Derivation, Derived, Place
from aspera.agents.math.derivations_in_words import describe_derivations
from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.faults import Footing, find_faults, places
from aspera.agents.math.footing import find_footings, find_footings_set_apart, find_percentage_footings
from aspera.agents.math.identities import find_identities
from aspera.agents.math.incomplete_totals import IncompleteTotal, find_incomplete_totals
from aspera.agents.math.ledger import (
    Ledger,
    cross_casting_ledger,
    footing_ledger,
    percentage_ledger,
    set_apart_ledger,
)
from aspera.agents.math.per_share import find_per_share_rows
from aspera.agents.math.percentages import with_percent_signs
from aspera.agents.math.ratio_rows import find_growth_rows, find_ratio_rows
from aspera.agents.math.relations import Support
from aspera.agents.math.repeated_rows import describe_repeated_row, find_repeated_rows
from aspera.agents.math.rounding_edges import find_edges
from aspera.agents.math.share_columns import find_share_columns
from aspera.agents.math.sums_in_words import describe_edge, describe_sum
from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.page import Page, PageSource

_FEW = 2
"""Discrepancies that a small table may have, even if nothing else in it can be recomputed."""


@dataclass(frozen=True, slots=True)
class TableCheck:
    """The relations that were found in a table, where they hold and where they do not.

    For evaluation: `covered()` are the places of all numbers in a relation that holds;
    `discrepancies()` name the recomputed number (`printed`), its `operands` and, where one stands
    out, the likely culprit with what it should read (`repaired`). Those of the rule ROUNDING are kept
    by the agent only in a report for which `rounding_edges.is_exact_report` says so.
    """

    sheet: NormalisedTable
    footing: Footing
    derivations: Sequence[Derivation]
    incomplete: Sequence[IncompleteTotal] = ()
    """Totals that fail in all columns; what is said of them depends on the other tables."""

    by_ocr: bool = False
    """Whether the numbers were recognised in an image, where a digit is easily mistaken."""

    def discrepancies(self, locale: NumberLocale) -> Iterator[Discrepancy]:
        """What is wrong; nothing in a table that was misread."""
        if self.is_misread:
            return
        yield from (describe_sum(accusation, locale) for accusation in self._suspected())
        if not self.by_ocr:
            yield from (describe_edge(edge, locale) for edge in find_edges(self.footing.found))
            yield from describe_derivations(self.sheet, self.derivations, locale)
            for repeated in find_repeated_rows(self.footing.found):
                yield describe_repeated_row(repeated, locale)

    @property
    def is_misread(self) -> bool:
        """Whether more seems wrong than right: no report is like that."""
        derived = sum(len(derivation.failing) for derivation in self.derivations)
        return len(self._suspected()) + derived > max(_FEW, self.counts()["equations holding"])

    def _suspected(self) -> Sequence[Accusation]:
        accusations = accuse(self.footing.faults)
        if not self.by_ocr:
            return accusations
        return [accusation for accusation in accusations if not accusation.may_be_misread]

    def counts(self) -> dict[str, int]:
        checks = [check for _, support in self.footing.found for check in support.holding]
        derived = sum(len(derivation.holding) for derivation in self.derivations)
        failing = sum(len(derivation.failing) for derivation in self.derivations)
        failing += sum(len(support.failing) for _, support in self.footing.found)
        return {
            "equations holding": len(checks) + derived,
            "equations": len(checks) + derived + failing,
            "sums exact": sum(check.residual == 0 for check in checks),
            "sums within rounding": sum(check.residual != 0 for check in checks),
            "equations in doubt": self.footing.doubtful,
            "cells numeric": sum(number is not None for row in self.sheet.numbers for number in row),
            "cells covered": len(self.covered()),
        }

    def covered(self) -> set[Place]:
        """The places of numbers that some relation confirms."""
        covered = {
            place
            for ledger, support in self.footing.found
            for check in support.holding
            for place in places(ledger, support, check)
        }
        for derivation in self.derivations:
            covered.update(place for derived in derivation.holding for place in _places(derived))
        return covered


def check_table(sheet: NormalisedTable, page: Page | None) -> TableCheck:
    """`page` is where the table stands; without it, digits that were not read go unnoticed."""
    sheet = with_percent_signs(sheet)
    changes = find_change_columns(sheet)
    footing = footing_ledger(sheet, {derived.place[1] for change in changes for derived in change.holding})
    shares = percentage_ledger(sheet, footing.lines)
    apart = set_apart_ledger(sheet, footing.lines)
    across = cross_casting_ledger(sheet)
    joined = joined_ledger(footing, apart)
    sums = carried_over(joined, len(footing.lines), find_footings(footing))
    identities = find_identities(footing)
    incomplete, more = find_incomplete_totals(footing, sums, identities, page)
    known = {footing.entries[support.relation.total] for support in sums if -1 not in support.relation.signs}
    found: list[tuple[Ledger, Support]] = [
        *((joined, support) for support in sums),
        *((footing, support) for support in (*more, *identities)),
        *((shares, support) for support in find_percentage_footings(shares)),
        *(
            (apart, support)
            for support in find_footings_set_apart(apart)
            if apart.entries[support.relation.total] not in known
        ),
        *((across, support) for support in find_cross_casts(across)),
    ]
    derivations = (
        *changes,
        *find_share_columns(sheet),
        *find_ratio_rows(sheet),
        *find_growth_rows(sheet),
        *find_per_share_rows(sheet),
    )
    by_ocr = page is not None and page.source is PageSource.OCR
    return TableCheck(sheet, find_faults(found, page), derivations, incomplete, by_ocr)


def _places(derived: Derived) -> tuple[Place, Place, Place]:
    return derived.place, derived.first, derived.second


def total_counts(checks: Sequence[TableCheck]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for check in checks:
        counts.update(check.counts())
    return dict(counts)
