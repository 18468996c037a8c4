"""Rows that say the same: the two sides of a balance sheet, and a row that is shown again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aspera.agents.math.ledger import Ledger
from aspera.agents.math.relations import Relation, Support, examine

_ASSETS = re.compile(r"\s*total assets\s*$", re.IGNORECASE)
_CLAIMS = re.compile(
    r"\s*total (?:liabilities\b.*\b(?:equity|deficit|shareholders|stockholders|capital|net assets)|"
    r"(?:shareholders|stockholders)?.{0,3}\s?equity and liabilities)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]{2,}")
_FEWEST_AGAIN = 2
_ENOUGH = 20.0


def find_identities(ledger: Ledger) -> Sequence[Support]:
    return (*_balance(ledger), *_repetitions(ledger))


def _repetitions(ledger: Ledger) -> Iterator[Support]:
    """Rows with the same label and, in all lines but one, the same numbers; each against the last
    one before it."""
    last: dict[str, int] = {}
    for entry, label in enumerate(ledger.labels):
        words = " ".join(_WORD.findall(label.lower()))
        if words and words in last:
            support = examine(ledger, Relation(entry, (last[words],), (1,)), fewest=1)
            held, failed = len(support.holding), len(support.failing)
            if held >= _FEWEST_AGAIN and failed <= 1 and support.bits >= _ENOUGH:
                yield support
        last[words] = entry


def _balance(ledger: Ledger) -> Sequence[Support]:
    """The balance identity with the lines in which it holds; none when the table shows one side only."""
    assets = [entry for entry, label in enumerate(ledger.labels) if _ASSETS.match(label)]
    claims = [entry for entry, label in enumerate(ledger.labels) if _CLAIMS.match(label)]
    if len(assets) != 1 or len(claims) != 1:
        return ()
    support = examine(ledger, Relation(claims[0], (assets[0],), (1,)), fewest=1)
    return (support,) if support.holding else ()
