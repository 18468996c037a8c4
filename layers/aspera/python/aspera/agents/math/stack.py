"""The entries that are still to be added up, with running sums in every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from aspera.agents.math.cues import is_deducted
from aspera.agents.math.ledger import Ledger
from aspera.agents.math.relations import Relation

_LONGEST = 40
_LINES_PER_HIT = 3


class Stack:
    """The rows of a footing ledger. As in a shift-reduce parser, each entry is pushed, and a total
    takes its addends off and stands for them. So a total of totals meets the subtotals, and the
    rows that no subtotal has taken."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._deducted = [is_deducted(label) for label in ledger.labels]
        rows = ledger.sheet.rows
        self._paths = [rows[row].path for row in ledger.entries]
        self._entries: list[int] = []
        self._is_total: list[bool] = []
        self._plain: list[list[int]] = [[0] for _ in ledger.lines]
        self._signed: list[list[int]] = [[0] for _ in ledger.lines]
        self._coarsest = [max(units, default=0) for units in ledger.units]

    def __len__(self) -> int:
        return len(self._entries)

    def push(self, entry: int, *, is_total: bool = False) -> None:
        self._entries.append(entry)
        self._is_total.append(is_total)
        sign = -1 if self._deducted[entry] else 1
        for line, values in enumerate(self._ledger.values):
            value = values[entry] or 0
            self._plain[line].append(self._plain[line][-1] + value)
            self._signed[line].append(self._signed[line][-1] + sign * value)

    def take(self, count: int) -> None:
        """Remove the last `count` entries."""
        keep = len(self._entries) - count
        del self._entries[keep:], self._is_total[keep:]
        for sums in (*self._plain, *self._signed):
            del sums[keep + 1 :]

    def relations(self, total: int) -> Iterator[Relation]:
        """The relations that make `total` of the last entries, about, in a third of the lines."""
        found: Counter[tuple[int, tuple[int, ...]]] = Counter()
        lines = 0
        for line, values in enumerate(self._ledger.values):
            target = values[total]
            if target:
                lines += 1
                found.update(set(self._hits(line, target)))
        for (start, signs), hits in sorted(found.items()):
            if _LINES_PER_HIT * hits >= lines:
                yield Relation(total, tuple(self._entries[start:]), signs, self._is_block_start(start))

    def _is_block_start(self, start: int) -> bool:
        """Whether a heading or a total stands before the entry at `start`."""
        if start == 0 or self._is_total[start - 1]:
            return True
        before, first = self._entries[start - 1], self._entries[start]
        return self._paths[before] != self._paths[first]

    def _hits(self, line: int, target: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Where to start in the stack, and the signs, so that `target` comes out."""
        plain, signed = self._plain[line], self._signed[line]
        size = len(self._entries)
        spread = self._coarsest[line] * (min(size, _LONGEST) + 1) // 2
        starts = range(max(0, size - _LONGEST), size - 1)
        low, high = plain[-1] - target - spread, plain[-1] - target + spread
        for start in starts:
            if low <= plain[start] <= high:
                yield start, (1,) * (size - start)
        low, high = plain[-1] + target - spread, plain[-1] + target + spread
        for start in starts:
            if low <= 2 * plain[start + 1] - plain[start] <= high:
                yield start, (1, *(-1,) * (size - start - 1))
        low, high = signed[-1] - target - spread, signed[-1] - target + spread
        for start in starts:
            if low <= signed[start + 1] + plain[start] - plain[start + 1] <= high:
                yield start, self._cued_signs(start)

    def _cued_signs(self, start: int) -> tuple[int, ...]:
        rest = self._entries[start + 1 :]
        return (1, *(-1 if self._deducted[entry] else 1 for entry in rest))

    def tail(self, count: int) -> Sequence[int]:
        return self._entries[-count:]
