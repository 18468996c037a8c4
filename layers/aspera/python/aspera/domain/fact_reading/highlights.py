"""Figures set large, each with the words that belong to it: the boxes of a page of highlights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aspera.domain.fact_reading.typography import Run, runs, usual_height, word_heights
from aspera.domain.page import Page

_LARGE = 1.4
"""Times the usual height of the page's words."""
_SMALLER = 0.8
"""A label is set smaller than its figure by so much."""
_NARROWEST = 0.2
"""Width of a letter in heights; narrower ones are words of a turned line."""
_MOST = 40
_MOST_LINES = 4
_FIGURE = re.compile(
    r"[+−–-]?\s?(?:(?:US)?[$€£]|USD|EUR|GBP|CHF)?\s?\d[\d.,’']*\d?"
    r"(?:\s?(?:%|percent\b|(?:bn|mn|m|k|million|billion|thousand|trillion)\b\.?))?(?:\s?(?:[$€£]|EUR\b))?",
    re.IGNORECASE,
)
_TELLING = re.compile(r"[%$€£,]|\d{3}|[a-z]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d]{3,}")


_LargeFigures = tuple[Sequence[Run], Sequence[tuple[Run, str]]]
"""All runs of a page, and the large ones that begin with a figure, each with it."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """`figure` is the number with its sign, currency and magnitude as printed, in `words` of the page;
    `label` are the words beside, above or below it, `aside` what else stands close."""

    figure: str
    label: str
    aside: str
    words: range


@dataclass(frozen=True, slots=True)
class _Sides:
    """The words on each side of a large figure, as groups of runs."""

    large: Run
    figure: str
    rest: str
    right: tuple[Run, ...]
    above: tuple[Run, ...]
    below: tuple[Run, ...]


def highlights(page: Page) -> list[Highlight]:
    """The large figures of the page with their labels, in reading order. One whose label could as well
    stand above as below is left out, unless its neighbours show on which side labels stand. Of more
    than 40 on a page none is read."""
    found, large = _large_figures(page)
    if len(large) > _MOST:
        return []
    return list(_labelled([_sides(run, figure, found, page) for run, figure in large]))


def is_crowded(page: Page) -> bool:
    """Whether the page has more large figures than are read."""
    return len(_large_figures(page)[1]) > _MOST


def _large_figures(page: Page) -> _LargeFigures:
    """Kept as long as the page is."""
    kept: _LargeFigures | None = page.derived.get(_large_figures)
    if kept is None:
        kept = page.derived[_large_figures] = _read_large_figures(page)
    return kept


def _read_large_figures(page: Page) -> _LargeFigures:
    heights = word_heights(page)
    usual = usual_height(heights)
    least = _LARGE * usual
    if not any(height > least and _may_be_figure(page, word) for word, height in enumerate(heights)):
        return (), ()
    found = runs(page, heights)
    numbers = [(run, _number(run, page)) for run in found if run.size > least]
    return found, [(run, match[0].strip()) for run, match in numbers if match]


def _may_be_figure(page: Page, word: int) -> bool:
    """Whether the word, with the one behind it, begins a figure that tells something."""
    text = page.words[word]
    if not any(map(str.isdigit, text)):
        return False
    match = _FIGURE.match(" ".join(page.words[word : word + 2]))
    return match is not None and _TELLING.search(match[0]) is not None


def _number(run: Run, page: Page) -> re.Match[str] | None:
    """The figure that the run begins with, None when it is a heading's number or is set upwards."""
    match = _FIGURE.match(run.text)
    if match is None or not _TELLING.search(match[0]) or run.text[match.end() :][:1] not in ("", " ", "*"):
        return None
    width = run.box.width * page.width
    return match if width > _NARROWEST * run.size * page.height * len(run.text) else None


def _sides(large: Run, figure: str, found: Sequence[Run], page: Page) -> _Sides:
    small = [run for run in found if run.size < _SMALLER * large.size and _WORD.search(run.text)]
    reach = large.size * page.height / page.width
    right = next((run for run in small if _is_right_of(run, large, reach)), None)
    across = [run for run in small if run is not right and _stand_in_one_column(run, large)]
    return _Sides(
        large=large,
        figure=figure,
        rest=large.text[len(figure) :].strip(" *"),
        right=_downwards(right, _across(right, small)) if right else (),
        above=_upwards(large, across),
        below=_below(large, across),
    )


def _across(run: Run, others: Sequence[Run]) -> list[Run]:
    return [other for other in others if other is not run and _stand_in_one_column(other, run)]


def _is_right_of(run: Run, large: Run, reach: float) -> bool:
    middle = (run.box.top + run.box.bottom) / 2
    return large.box.top < middle < large.box.bottom and 0 <= run.box.left - large.box.right < 0.6 * reach


def _stand_in_one_column(run: Run, other: Run) -> bool:
    """Whether one stands above the other, at least by half of the narrower one."""
    shared = min(run.box.right, other.box.right) - max(run.box.left, other.box.left)
    return 2 * shared > min(run.box.width, other.box.width)


def _below(large: Run, column: Sequence[Run]) -> tuple[Run, ...]:
    under = [
        run
        for run in column
        if run.box.top > large.box.top + large.size // 3 and run.box.bottom > large.box.bottom
    ]
    first = min(under, key=lambda run: run.box.top, default=None)
    if first is None or first.box.top - large.box.bottom > 1.5 * first.size:
        return ()
    return _downwards(first, under)


def _downwards(first: Run, column: Sequence[Run]) -> tuple[Run, ...]:
    group = [first]
    for run in sorted(column, key=lambda run: run.box.top):
        last = group[-1]
        if (
            run is not first
            and last.box.top < run.box.top
            and _follow(last, run)
            and len(group) < _MOST_LINES
        ):
            group.append(run)
    return tuple(group)


def _upwards(large: Run, column: Sequence[Run]) -> tuple[Run, ...]:
    over = [
        run
        for run in column
        if run.box.bottom < large.box.bottom - large.size // 3 and run.box.top < large.box.top
    ]
    last = max(over, key=lambda run: run.box.bottom, default=None)
    if last is None or large.box.top - last.box.bottom > 1.5 * last.size:
        return ()
    group = [last]
    for run in sorted(over, key=lambda run: -run.box.top):
        if run.box.top < group[0].box.top and _follow(run, group[0]) and len(group) < _MOST_LINES:
            group.insert(0, run)
    return tuple(group)


def _follow(upper: Run, lower: Run) -> bool:
    """Whether the two are lines of one paragraph."""
    gap = lower.box.top - upper.box.bottom
    return gap < 0.8 * min(upper.size, lower.size) and max(upper.size, lower.size) < _LARGE * min(
        upper.size, lower.size
    )


def _labelled(found: Sequence[_Sides]) -> Iterator[Highlight]:
    votes = Counter(bool(item.above) for item in found if bool(item.above) is not bool(item.below))
    above_is_usual = votes[True] > votes[False] if votes[True] != votes[False] else None
    for item in found:
        label, aside = _label(item, above_is_usual)
        if label:
            first = item.large.first
            yield Highlight(item.figure, label, aside, range(first, first + len(item.figure.split())))


def _label(item: _Sides, above_is_usual: bool | None) -> tuple[str, str]:
    """The words that name the figure, and the others around it."""
    above, below = _text(item.above), _text(item.below)
    if item.rest or item.right:
        return f"{item.rest} {_text(item.right)}".strip(), f"{above} {below}".strip()
    if above and below:
        if above_is_usual is None:
            return "", ""
        return (above, below) if above_is_usual else (below, above)
    return above or below, ""


def _text(group: Sequence[Run]) -> str:
    return " ".join(run.text for run in group)
