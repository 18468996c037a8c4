"""Periods as column headers say them, in one normal form.

"2023" a year (also "Fiscal 2023", "FY23") · "2023-12-31" a day, or the year that ends on it ·
"2023-06" a month · "2023-Q2" · "2023-H1" · "2022/2023" a year across two · "2023-06-30/3M" the
three months that end on a day (6M, 9M likewise; "2023/3M" when only the year is known) · "", also
for two periods that are compared ("2023 vs. 2022").
"""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv", "february feb februar février fevrier févr",
            "march mar märz maerz mrz mars", "april apr avril avr", "may mai", "june jun juni juin",
            "july jul juli juillet juil", "august aug août aout", "september sept sep septembre",
            "october oct oktober okt octobre", "november nov novembre",
            "december dec dezember dez décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?<![\d.,$€£])(?P<year>(?:19|20)\d\d)(?![\d.,]?\d|%)"
_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s(?:.*?\s)??{_YEAR}"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er)?\.?\s?(?P<month2>{_MONTH})\b\.?,?\s(?P<year2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NUMERIC_DAY = re.compile(
    r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<year2>(?:19|20)\d\d)-(?P<month2>\d\d)-(?P<day2>\d\d)\b"
    r"|\b(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year3>(?:19|20)\d\d)\b"
)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH})\b\.?,?[\s-](?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_SHORT_YEAR = r"\s?[-/’' ]?(?:FY\s?)?"
_QUARTER = re.compile(
    rf"\bQ\s?(?P<q>[1-4]){_SHORT_YEAR}(?P<y>(?:19|20)?\d\d)\b"
    rf"|\b(?P<q2>[1-4])Q{_SHORT_YEAR}(?P<y2>(?:19|20)?\d\d)\b"
    r"|\b(?P<y3>(?:19|20)\d\d)[-\s/]?Q(?P<q3>[1-4])\b"
    r"|\b(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)\squarter.*?(?P<y4>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"\bH(?P<h>[12]){_SHORT_YEAR}(?P<y>(?:19|20)?\d\d)\b"
    rf"|\b(?P<h2>[12])H{_SHORT_YEAR}(?P<y2>(?:19|20)?\d\d)\b"
    r"|\b(?P<y3>(?:19|20)\d\d)[-\s/]?H(?P<h3>[12])\b"
)
_ACROSS = re.compile(
    r"(?<![\d.,$€£])(?P<first>(?:19|20)\d\d)\s?[/–-]\s?(?P<second>(?:20)?\d\d)(?![\d.,]?\d|%)"
)
_SHORT_FISCAL = re.compile(r"\bFY\s?[’']?(?P<year>\d\d)\b")
_ANY_YEAR = re.compile(_YEAR)
_MONTHS_LONG = re.compile(
    r"\b(?P<count>three|six|nine|3|6|9|drei|sechs|neun|trois|neuf)[\s-]?(?:months?|monate?n?|mois)"
    r"|\b(?P<weeks>13|26|39|thirteen|twenty-six|thirty-nine)[\s-]weeks?"
    r"|\b(?P<quarter>quarter)(?:ly)?\s(?:period\s)?end",
    re.IGNORECASE,
)
_COUNTS = {
    "three": 3, "3": 3, "drei": 3, "trois": 3, "six": 6, "6": 6, "sechs": 6, "nine": 9, "9": 9, "neun": 9,
    "neuf": 9, "13": 3, "thirteen": 3, "26": 6, "twenty-six": 6, "39": 9, "thirty-nine": 9,
}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_COMPARED = re.compile(r"\b(?:vs|versus|compared|change|variance|growth|cagr)\b", re.IGNORECASE)
_HAS_DIGITS = re.compile(r"\d\d")


@lru_cache(maxsize=8192)
def parse_period(text: str) -> str:
    """The period that a header speaks of, in normal form; "" when it names no year or compares two."""
    if not _HAS_DIGITS.search(text) or _COMPARED.search(text):
        return ""
    point = _quarter(text) or _half(text) or _day(text) or _month(text) or _year(text)
    if not point or point[-2] in "QH":
        return point
    months = _MONTHS_LONG.search(text)
    if months is None:
        return point
    count = _COUNTS[(months["count"] or months["weeks"] or "three").lower()]
    return f"{point}/{count}M"


def _quarter(text: str) -> str:
    match = _QUARTER.search(text)
    if match is None:
        return ""
    quarter = match["q"] or match["q2"] or match["q3"] or _ORDINALS[match["ordinal"].lower()]
    year = match["y"] or match["y2"] or match["y3"] or match["y4"]
    return f"{_full(year)}-Q{quarter}"


def _half(text: str) -> str:
    match = _HALF.search(text)
    if match is None:
        return ""
    half = match["h"] or match["h2"] or match["h3"]
    return f"{_full(match['y'] or match['y2'] or match['y3'])}-H{half}"


def _full(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _day(text: str) -> str:
    match = _DAY.search(text)
    if match:
        month = _MONTHS[(match["month"] or match["month2"]).lower()]
        return _date(match["year"] or match["year2"], month, int(match["day"] or match["day2"]))
    match = _NUMERIC_DAY.search(text)
    if match is None:
        return ""
    if match["first"]:
        first, second = int(match["first"]), int(match["second"])
        month, day = (second, first) if first > 12 else (first, second)
        return _date(match["year3"], month, day)
    return _date(
        match["year"] or match["year2"],
        int(match["month"] or match["month2"]),
        int(match["day"] or match["day2"]),
    )


def _date(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else year


def _month(text: str) -> str:
    match = _MONTH_YEAR.search(text)
    return f"{match['year']}-{_MONTHS[match['month'].lower()]:02}" if match else ""


def _year(text: str) -> str:
    across = _ACROSS.search(text)
    if across:
        first = int(across["first"])
        second = int(_full(across["second"])) if len(across["second"]) == 2 else int(across["second"])
        return f"{first}/{second}" if second == first + 1 else ""
    match = _ANY_YEAR.search(text) or _SHORT_FISCAL.search(text)
    return _full(match["year"]) if match else ""
