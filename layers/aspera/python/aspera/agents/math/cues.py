"""What labels and headings say about the arithmetic of their numbers."""

from __future__ import annotations

import re
from functools import lru_cache

_TOTAL = re.compile(
    r"\s*(?:(?:sub-?|grand )?totals?|sum|summe|insgesamt|gesamt\w*|zwischensumme|somme|ensemble|totales?|"
    r"suma)\b",
    re.IGNORECASE,
)
_NET = re.compile(r"\s*net (?:cash|increase|decrease|change|income|earnings|loss|assets)\b", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(?:(?:sub-?)?totals?|sum|aggregate|balance (?:at|as of|,)|(?:ending|closing|beginning|end of)\b|net|"
    r"gross (?:profit|margin)|(?:income|loss|earnings|profit)[^,]{0,20} (?:before|from|for)|ebitd?a?|"
    r"operating (?:income|profit|loss|earnings|margin)|(?:water|net) consumption|at end of|"
    r"end of (?:year|period))|^\s*equity\W*$|"
    r"^\s*cash (?:flows?|generated|provided|used)\b.{0,30}\bactivities\b",
    re.IGNORECASE,
)
_DEDUCTED = re.compile(
    r"^\s*(?:less\b|deduct)|\b(?:costs?|expenses?|charges?|tax(?:es)?|provision|depreciation|amorti[sz]ation|"
    r"dividends?|deductions?|withdrawals?|payments?|disposals?|noncontrolling|non-controlling|minority|"
    r"allowances?|discounts?|rebates?|returns|reserves?|used|utili[sz]ed|losses|loss|eliminations?|"
    r"interest|repurchases?|forfeited|exercised|cancell?ed|vested|expired|imputed|impairments?|"
    r"discharges?|discharged|treasury|unearned|current portion|retired|sold|settlements?|decreases?|"
    r"reductions?)\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"^\W*%|\bper\b.{0,25}\bshare\b|\baverage\b|\bweighted\b|%\W*$|% of\b|\bpercent|\bratio\b|\bmargin\b|"
    r"\byield\b|\bdays\b|\bnumber of\b|\bheadcount\b|\beps\b|\bmultiple\b|\brates?\b(?=\W*$)",
    re.IGNORECASE,
)
_SHARE_COUNT = re.compile(
    r"^(?!.*(?:\bper\b|price|value|\blife\b|\bterm\b|%|\brate\b)).*"
    r"\b(?:average|number)\b.*\b(?:shares|stock|units)\b",
    re.IGNORECASE,
)
"""Average numbers of shares add up: the basic one and what dilutes it."""
_AT_A_RATE = re.compile(
    r"\b(?:provision|tax(?:es)?|amounts?|expense|benefit|computed)\b.*\bat\b.*\brates?\b", re.I
)
"""An amount that was worked out at a rate is an amount."""
_YEAR = re.compile(
    r"\W*(?:20\d\d|(?:year|fiscal) ?(?:[1-9]|20\d\d)|[1-9] ?[-–] ?[1-9] years?)\W*$", re.IGNORECASE
)
_EFFECTIVE_RATE = re.compile(r"\beffective\b.*\brate\b|\btax rate\b", re.IGNORECASE)
_OF_WHICH = re.compile(
    r"\bof which\b|\bthereof\b|^\W*(?:including|incl\.|davon|darunter|dont)\b", re.IGNORECASE
)
_BALANCE = r"balances?(?: (?:at|as of)|,|\b)|(?:outstanding|nonvested|unvested)\b.{0,20}(?:at|as of|,|\d)"
_OPENING = re.compile(rf"\b(?:beginning|opening|start of|1 jan|{_BALANCE})", re.IGNORECASE)
_CLOSING = re.compile(rf"\b(?:end|ending|closing|31 dec|{_BALANCE})", re.IGNORECASE)
_LOCATION_BASED = re.compile(r"location[- ]based", re.IGNORECASE)
_MARKET_BASED = re.compile(r"market[- ]based", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_total(label: str) -> bool:
    """Whether the label names a total in so many words."""
    return _TOTAL.match(label) is not None


@lru_cache(maxsize=4096)
def is_outcome(label: str) -> bool:
    """Whether the label begins like that of a total: one in so many words, or what is left net."""
    return is_total(label) or _NET.match(label) is not None


@lru_cache(maxsize=4096)
def is_result(label: str) -> bool:
    """Whether the label names something that is computed from other rows."""
    return not label.strip() or _RESULT.search(label) is not None


@lru_cache(maxsize=4096)
def is_deducted(label: str) -> bool:
    """Whether a positive number under this label may have to be taken off."""
    return _DEDUCTED.search(label) is not None


@lru_cache(maxsize=4096)
def is_ratio(label: str) -> bool:
    """Whether the label names an average, a rate or a count that does not add up with amounts."""
    return _RATIO.search(label) is not None and not (_SHARE_COUNT.search(label) or _AT_A_RATE.search(label))


@lru_cache(maxsize=4096)
def is_location_based(label: str) -> bool:
    """Whether the label names Scope 2 emissions by the grid's average."""
    return _LOCATION_BASED.search(label) is not None


@lru_cache(maxsize=4096)
def is_market_based(label: str) -> bool:
    """Whether the label names Scope 2 emissions by what was bought."""
    return _MARKET_BASED.search(label) is not None


@lru_cache(maxsize=4096)
def is_part(label: str) -> bool:
    """Whether the label names a part of the number above it."""
    return _OF_WHICH.search(label) is not None


@lru_cache(maxsize=4096)
def is_opening(label: str) -> bool:
    """Whether the label names the balance with which a roll-forward begins."""
    return _OPENING.search(label) is not None


@lru_cache(maxsize=4096)
def is_closing(label: str) -> bool:
    """Whether the label names the balance with which a roll-forward ends."""
    return _CLOSING.search(label) is not None


@lru_cache(maxsize=4096)
def is_year(label: str) -> bool:
    """Whether the label is nothing but a year in which amounts fall due."""
    return _YEAR.match(label) is not None


@lru_cache(maxsize=4096)
def is_rate(label: str) -> bool:
    """Whether the label names a rate that others are reconciled to."""
    return _EFFECTIVE_RATE.search(label) is not None
