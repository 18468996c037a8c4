"""Days of the calendar, and how people write them."""

from __future__ import annotations

from datetime import date

_MONTHS = "January February March April May June July August September October November December".split()


def calendar_day(text: str) -> date | None:
    """The day that "2023-12-31" names; None for "2023-06-31" and for "2023"."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def spelled(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def spelled_period(period: str) -> str:
    """A period's normal form as people write it: "June 30, 2023" for "2023-06-30"."""
    point, _, months = period.partition("/")
    day = calendar_day(point)
    if day is not None and months.endswith("M"):
        return f"the {months[:-1]} months to {spelled(day)}"
    if day is not None:
        return spelled(day)
    year, _, part = period.partition("-")
    return f"{part} {year}" if part[:1] in {"Q", "H"} else period
