"""Totals that more must be added to than is shown above them: a row is missing.

That a total does not come out in any column says nothing by itself: many are not meant as the sum of
the rows above. It is proven when a greater total that contains it comes out in every column, or when
what is missing stands, figure by figure, as a row of another table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import add

from aspera.agents.math.derivations import Place
from aspera.agents.math.doubts import has_stray_digits
from aspera.agents.math.footing import find_incomplete
from aspera.agents.math.ledger import Ledger
from aspera.agents.math.relations import Check, Support
from aspera.domain.page import Page

_FEWEST_CONFIRMED = 2
_MOST_BEFORE = 14
"""Entries of which every choice is added up: 16,384 sums."""


@dataclass(frozen=True, slots=True)
class IncompleteTotal:
    """A total whose block fails in all lines. `container` is the relation that proves the total: a
    greater one, or the other side of a balance sheet."""

    ledger: Ledger
    support: Support
    container: Support | None

    @property
    def checks(self) -> Sequence[Check]:
        return self.support.failing

    @property
    def is_at_start(self) -> bool:
        """Whether the block begins with the table, so that rows may stand on the page before."""
        return min(self.support.relation.addends) == 0

    @property
    def missing(self) -> tuple[Decimal, ...]:
        """What the rows fall short of the total, line by line."""
        return tuple(-check.residual * self.ledger.unit for check in self.checks)

    @property
    def largest(self) -> Check:
        """The line in which most is missing."""
        return max(self.checks, key=lambda check: abs(check.residual))

    def place(self, entry: int) -> Place:
        return self.ledger.place(entry, self.largest.line)


def find_incomplete_totals(
    ledger: Ledger, accepted: Sequence[Support], identities: Sequence[Support], page: Page | None
) -> tuple[Sequence[IncompleteTotal], Sequence[Support]]:
    """Those of a footing ledger, and what else holds when they stand for their blocks."""
    failing, others = find_incomplete(ledger, accepted)
    found = [
        IncompleteTotal(ledger, support, _container(support, (*accepted, *others, *identities)))
        for support in failing
        if page is None or not has_stray_digits(ledger.sheet, page, _rows(ledger, support))
    ]
    short = [total for total in found if _is_short(total) and not _comes_out_of_others(total)]
    return short, others if short else ()


def _container(support: Support, others: Iterable[Support]) -> Support | None:
    """A relation that holds with the total as one of its addends, or as their equal, and without any
    of the total's own."""
    parts, total = set(support.relation.addends), support.relation.total
    for other in others:
        addends = other.relation.addends
        contains = total in addends or (total == other.relation.total and len(addends) == 1)
        proves = len(other.holding) >= _FEWEST_CONFIRMED and not other.failing
        if contains and proves and parts.isdisjoint(addends):
            return other
    return None


def _is_short(total: IncompleteTotal) -> bool:
    """Whether something is missing in all lines, not a little more or less in each of them."""
    signs = {check.residual > 0 for check in total.checks}
    return len(signs) == 1


def _comes_out_of_others(total: IncompleteTotal) -> bool:
    """Whether some of the entries before it, two at least, come to the total in every line. Their
    block was not seen as it is meant then, and nothing is missing."""
    ledger, entry = total.ledger, total.support.relation.total
    lines = [check.line for check in total.checks]
    wanted = tuple(ledger.values[line][entry] or 0 for line in lines)
    before = range(max(entry - _MOST_BEFORE, 0), entry)
    sums: list[tuple[int, tuple[int, ...]]] = [(0, (0,) * len(lines))]
    for other in before:
        values = tuple(ledger.values[line][other] or 0 for line in lines)
        if any(values):
            sums += [(size + 1, tuple(map(add, part, values))) for size, part in sums]
    return any(size > 1 and part == wanted for size, part in sums)


def _rows(ledger: Ledger, support: Support) -> Iterator[int]:
    """The rows of the block; and the one before, below which a lost row may have stood."""
    entries = (support.relation.total, *support.relation.addends)
    first = min(entries)
    yield from (ledger.entries[entry] for entry in range(max(first - 1, 0), max(entries) + 1))
