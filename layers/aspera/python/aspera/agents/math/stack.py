"""The entries that are still to be added up, with running sums in every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aspera.agents.math.ledger import Ledger
from aspera.agents.math.relations import Relation
from aspera.agents.math.repeated_rows import repeated_entries
from aspera.agents.math.weightings import Weighting, weightings

LONGEST = 40
"""Rows of which a sum is looked for."""
_LINES_PER_HIT = 3


class _RunningSums:
    """Of one line in one weighting. `leads[k]` is what the sum was before entry k, had that entry
    been the first: the entries from k on come to `total - leads[k]`."""

    def __init__(self) -> None:
        self._sums = [0]
        self.leads: list[int] = []

    @property
    def total(self) -> int:
        return self._sums[-1]

    def push(self, value: int, weight: int) -> None:
        total = self._sums[-1] + weight * value
        self._sums.append(total)
        self.leads.append(total - value)

    def keep(self, count: int) -> None:
        del self._sums[count + 1 :], self.leads[count:]


class Stack:
    """The rows of a footing ledger. As in a shift-reduce parser, each entry is pushed, and a total
    takes its addends off and stands for them. So a total of totals meets the subtotals, and the
    rows that no subtotal has taken."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        rows = ledger.sheet.rows
        self._paths = [rows[row].path for row in ledger.entries]
        self._entries: list[int] = []
        self._is_total: list[bool] = []
        self._coarsest = [max(units, default=0) for units in ledger.units]
        self._weightings: list[tuple[Weighting, list[_RunningSums]]] = [
            (weighting, [_RunningSums() for _ in ledger.lines])
            for weighting in weightings(ledger.labels, repeated_entries(ledger))
        ]

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def last(self) -> int:
        return self._entries[-1]

    def push(self, entry: int, *, is_total: bool = False) -> None:
        self._entries.append(entry)
        self._is_total.append(is_total)
        for weighting, lines in self._weightings:
            weight = weighting[entry]
            for sums, values in zip(lines, self._ledger.values, strict=True):
                sums.push(values[entry] or 0, weight)

    def take(self, count: int) -> None:
        """Remove the last `count` entries."""
        keep = len(self._entries) - count
        del self._entries[keep:], self._is_total[keep:]
        for _, lines in self._weightings:
            for sums in lines:
                sums.keep(keep)

    def relations(self, total: int) -> Iterator[Relation]:
        """The relations that make `total` of the last entries, about, in a third of the lines."""
        targets = [values[total] for values in self._ledger.values]
        lines = sum(1 for target in targets if target)
        for weighting, running in self._weightings:
            hits: Counter[int] = Counter()
            for sums, target, coarsest in zip(running, targets, self._coarsest, strict=True):
                if target:
                    hits.update(self._starts(sums, target, coarsest))
            for start in sorted(hits):
                if _LINES_PER_HIT * hits[start] >= lines and weighting[self._entries[start]]:
                    yield self._relation(total, start, weighting)

    def blocks(self, total: int) -> Iterator[Relation]:
        """The relations in which `total` closes the block that stands right before it; with the
        total that stands before the block, too, as in a roll-forward."""
        size, nearest = len(self._entries), self._nearest_block()
        if nearest is None:
            return
        for start in (nearest, nearest - 1):
            for weighting, _ in self._weightings:
                if 0 <= start <= size - 2 and weighting[self._entries[start]]:
                    yield self._relation(total, start, weighting)

    def block(self, total: int) -> Relation | None:
        """The plain sum of the block that stands right before `total`, where it goes back to the total
        before, or to the beginning: no heading within leaves open what belongs to it."""
        nearest = self._nearest_block()
        if nearest is None or len(self) - nearest < 2 or (nearest and not self._is_total[nearest - 1]):
            return None
        return self._relation(total, nearest, self._weightings[0][0])

    def _nearest_block(self) -> int | None:
        size = len(self._entries)
        first = max(size - LONGEST, 0)
        return next((k for k in range(size - 1, first - 1, -1) if self._is_block_start(k)), None)

    def _starts(self, sums: _RunningSums, target: int, coarsest: int) -> list[int]:
        """From which entries on the sum comes out at `target`, two entries at least."""
        size = len(self._entries)
        spread = coarsest * (min(size, LONGEST) + 1) // 2
        middle = sums.total - target
        low, high = middle - spread, middle + spread
        first = max(0, size - LONGEST)
        return [
            start for start, lead in enumerate(sums.leads[first : size - 1], first) if low <= lead <= high
        ]

    def _relation(self, total: int, start: int, weighting: Weighting) -> Relation:
        first, *rest = self._entries[start:]
        rest = [entry for entry in rest if weighting[entry]]
        return Relation(
            total=total,
            addends=(first, *rest),
            signs=(1, *(weighting[entry] for entry in rest)),
            reach=len(self._entries) - start,
            is_block=self._is_block_start(start),
        )

    def _is_block_start(self, start: int) -> bool:
        """Whether a heading or a total stands before the entry at `start`."""
        if start == 0 or self._is_total[start - 1]:
            return True
        before, first = self._entries[start - 1], self._entries[start]
        return self._paths[before] != self._paths[first]
