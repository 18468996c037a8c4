"""Slips in dates, names and targets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from aspera.domain.fact_reading.names import DEFINED, NAMED
from aspera.domain.fact_reading.targets import CUT, STATE
from aspera.domain.observation import Mention
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit
from aspera.evaluation.planting.cell_words import words_in
from aspera.evaluation.planting.chance import draw, pick
from aspera.evaluation.planting.slip import Slip, SlipClass

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEAR_END = re.compile(
    rf"\byear[ -]end(?:ed|ing) (?P<date>(?:{_MONTHS}) (?P<day>\d{{1,2}}),? 20\d\d)", re.IGNORECASE
)
_FEWEST_PAGES = 3
_LONG_WORD = re.compile(r"[A-Z][a-z]{4,}")
_TARGET_YEAR = re.compile(r"20[2-9]\d")
_LAST_DAY = 28


def date_slips(pages: Mapping[int, Page]) -> Iterator[Slip]:
    """Another day in the date that a year is said to end on; covered when three pages name it."""
    found = [(page, match) for page in pages.values() for match in _YEAR_END.finditer(page.text.text)]
    on_pages = Counter(day for day, _ in {(_plain(match), page.number) for page, match in found})
    for page, match in found:
        key = f"{SlipClass.DATE.value} {page.number} {match.start()}"
        day = int(match["day"])
        other = pick(key, [d for d in range(1, _LAST_DAY + 1) if d != day])
        word = page.text.words_in(*match.span("day"))[0]
        changed = page.words[word].replace(match["day"], str(other), 1)
        is_covered = on_pages[_plain(match)] > _FEWEST_PAGES
        yield Slip(SlipClass.DATE, PageEdit(page.number, {word: changed}), (page.box(word),), is_covered, key)


def _plain(match: re.Match[str]) -> str:
    return match["date"].lower().replace(",", "")


def name_slips(pages: Mapping[int, Page], mentions: Sequence[Mention]) -> Iterator[Slip]:
    """Two letters swapped in the longest word of a company's name; covered when the name is defined
    and three other pages bear it."""
    named = [mention for mention in mentions if mention.key in (DEFINED, NAMED)]
    defined = {mention.detail for mention in named if mention.key == DEFINED}
    on_pages = Counter(name for name, _ in {(mention.detail, mention.page) for mention in named})
    for index, mention in enumerate(named):
        if mention.key == DEFINED:
            continue
        page = pages[mention.page]
        words = [w for w in words_in(page, mention.box) if _LONG_WORD.fullmatch(page.words[w].strip(",."))]
        if not words:
            continue
        key = f"{SlipClass.NAME.value} {mention.page} {index}"
        word = max(words, key=lambda w: len(page.words[w]))
        changed = _swapped(page.words[word], key)
        if changed != page.words[word]:
            is_covered = mention.detail in defined and on_pages[mention.detail] > _FEWEST_PAGES
            yield Slip(
                SlipClass.NAME, PageEdit(page.number, {word: changed}), (page.box(word),), is_covered, key
            )


def _swapped(word: str, key: str) -> str:
    spots = [spot for spot in range(1, len(word.rstrip(",.")) - 1) if word[spot] != word[spot + 1]]
    if not spots:
        return word
    spot = pick(key, spots)
    return word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]


def target_slips(pages: Mapping[int, Page], mentions: Sequence[Mention]) -> Iterator[Slip]:
    """Another year by which a target is to be reached; covered when it is stated twice."""
    stated = [mention for mention in mentions if mention.key.startswith((STATE, CUT))]
    times = Counter((mention.key, mention.detail) for mention in stated)
    for index, mention in enumerate(stated):
        page = pages[mention.page]
        words = [w for w in words_in(page, mention.box) if _TARGET_YEAR.match(page.words[w])]
        if not words:
            continue
        key = f"{SlipClass.TARGET.value} {mention.page} {index}"
        text = page.words[words[-1]]
        year = int(text[:4])
        other = year + (5, -5, 10)[draw(key, 3)]
        yield Slip(
            SlipClass.TARGET,
            PageEdit(page.number, {words[-1]: f"{other}{text[4:]}"}),
            (page.box(words[-1]),),
            times[mention.key, mention.detail] > 1,
            key,
        )
