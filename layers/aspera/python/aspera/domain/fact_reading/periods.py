"""Periods as prose names them, in the normal form of table columns.

"2023" is a year, "2023-12-31" a day, "2023-Q2" a quarter. A period without a year is none.
"""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
YEAR = r"(?:19|20)\d\d"
DATE = rf"(?:{MONTH}\.? \d{{1,2}} ?, ?{YEAR}|(?<![\d.,])\d{{1,2}} {MONTH} {YEAR})"
PERIOD = (
    rf"(?:(?:first|second|third|fourth) (?:fiscal )?quarter (?:of|in) (?:fiscal (?:year )?)?{YEAR}"
    rf"|Q[1-4] (?:of )?(?:fiscal |FY)?{YEAR}"
    rf"|(?:fiscal (?:years? )?|FY ?)?(?:{DATE}|{YEAR})(?![\d,.]?\d))"
)

_QUARTER = re.compile(rf"(first|second|third|fourth|Q[1-4]).*?({YEAR})", re.IGNORECASE)
_ORDINALS = {"first": "Q1", "second": "Q2", "third": "Q3", "fourth": "Q4"}
_DATE = re.compile(rf"({MONTH})\.? (\d{{1,2}}) ?, ?({YEAR})|(\d{{1,2}}) ({MONTH}) ({YEAR})", re.IGNORECASE)
_YEAR = re.compile(YEAR)


def normal_period(text: str, before: str = "") -> str:
    """The normal form of a period phrase, "" when it has no year. In a list such as "December 31,
    2023 and 2022" the bare year takes the day of the period `before` it."""
    quarter = _QUARTER.search(text)
    if quarter:
        name = quarter[1].lower()
        return f"{quarter[2]}-{_ORDINALS.get(name, name.upper())}"
    day = normal_date(text)
    if day:
        return day
    year = _YEAR.search(text)
    if year is None:
        return ""
    return year[0] + before[4:] if len(before) == len("2023-12-31") else year[0]


def normal_date(text: str) -> str:
    """The first full date of `text` as "2023-12-31", or ""."""
    match = _DATE.search(text)
    if match is None:
        return ""
    month, day, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    number = MONTHS[month.lower()]
    return f"{year}-{number:02}-{int(day):02}" if 1 <= int(day) <= 31 else ""
