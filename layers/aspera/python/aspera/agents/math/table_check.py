"""Everything that one table says about its own arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aspera.agents.math.accusations import accuse
from aspera.agents.math.changes import Change, find_changes
from aspera.agents.math.changes_in_words import describe_changes, describe_shares
from aspera.agents.math.cross_casting import find_cross_casts
from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.faults import Footing, Place, find_faults, places
from aspera.agents.math.footing import find_footings
from aspera.agents.math.identities import find_identities
from aspera.agents.math.ledger import Ledger, cross_casting_ledger, footing_ledger
from aspera.agents.math.relations import Support
from aspera.agents.math.shares import Shares, find_shares
from aspera.agents.math.sums_in_words import describe_sum
from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.page import Page


@dataclass(frozen=True, slots=True)
class TableCheck:
    """The relations that were found in a table, where they hold and where they do not."""

    sheet: NormalisedTable
    footing: Footing
    changes: Sequence[Change]
    shares: Sequence[Shares]

    def discrepancies(self, locale: NumberLocale) -> Iterator[Discrepancy]:
        """What is wrong. Nothing, when more is wrong than right: then the table was misread."""
        found = [
            *(describe_sum(accusation, locale) for accusation in accuse(self.footing.faults)),
            *describe_changes(self.sheet, self.changes, locale),
            *describe_shares(self.sheet, self.shares, locale),
        ]
        if len(found) <= self.counts()["equations holding"]:
            yield from found

    def counts(self) -> dict[str, int]:
        checks = [check for _, support in self.footing.found for check in support.holding]
        derived = [len(change.holding) for change in self.changes]
        derived += [len(shares.holding) for shares in self.shares]
        failing = [len(support.failing) for _, support in self.footing.found]
        failing += [len(change.failing) for change in self.changes]
        failing += [len(shares.failing) for shares in self.shares]
        return {
            "equations holding": len(checks) + sum(derived),
            "equations": len(checks) + sum(derived) + sum(failing),
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
        for change in self.changes:
            columns = (change.column, change.new, change.old)
            covered.update((row, column) for row in change.holding for column in columns)
        for shares in self.shares:
            covered.update(
                place for share in shares.holding for place in (share.place, share.part, share.whole)
            )
        return covered


def check_table(sheet: NormalisedTable, page: Page | None) -> TableCheck:
    changes = find_changes(sheet)
    found: list[tuple[Ledger, Support]] = []
    footing = footing_ledger(sheet, {change.column for change in changes})
    across = cross_casting_ledger(sheet)
    found += [(footing, support) for support in (*find_footings(footing), *find_identities(footing))]
    found += [(across, support) for support in find_cross_casts(across)]
    return TableCheck(sheet, find_faults(found, page), changes, find_shares(sheet))


def total_counts(checks: Sequence[TableCheck]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for check in checks:
        counts.update(check.counts())
    return dict(counts)
