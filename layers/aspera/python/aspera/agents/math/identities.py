"""The balance sheet balances: total assets equal total liabilities and equity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aspera.agents.math.ledger import Ledger
from aspera.agents.math.relations import Relation, Support, examine

_ASSETS = re.compile(r"\s*total assets\s*$", re.IGNORECASE)
_CLAIMS = re.compile(
    r"\s*total (?:liabilities\b.*\b(?:equity|deficit|shareholders|stockholders|capital|net assets)|"
    r"(?:shareholders|stockholders)?.{0,3}\s?equity and liabilities)",
    re.IGNORECASE,
)


def find_identities(ledger: Ledger) -> Sequence[Support]:
    """The balance identity with the lines in which it holds; none when the table shows one side only."""
    assets = [entry for entry, label in enumerate(ledger.labels) if _ASSETS.match(label)]
    claims = [entry for entry, label in enumerate(ledger.labels) if _CLAIMS.match(label)]
    if len(assets) != 1 or len(claims) != 1:
        return ()
    support = examine(ledger, Relation(claims[0], (assets[0],), (1,)), fewest=1)
    return (support,) if support.holding else ()
