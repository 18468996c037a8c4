"""The content index of a report: which requirement is dealt with on which page, or why it is not.

An index is a promise of the report about itself. It leads to pages, which are then looked at; it
is never evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aspera.domain.framework import Framework
from aspera.domain.observation import Mention
from aspera.domain.page import Page

LEAST_ROWS = 5
"""A document with fewer rows has no content index of the framework."""
_LEAST_VOTES = 3
_MOST_PAGES = 12
_LONGEST_ROW = 600
_PAGES = re.compile(r"(?<![\w.,/%-])(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))?(?![\w.,/%]*\d|%|-\d)")
_NUMBERED = re.compile(
    r"\b(?:scopes?|iso|articles?|art|sdgs?|goals?|principles?|categor(?:y|ies)|gri|tcfd|note|level)\s*"
    r"\d[\d.,:\s–-]*(?:and \d+)?",
    re.IGNORECASE,
)
_OMISSION = re.compile(
    r"not applicable|not material|not relevant|confidential(?:ity)?(?: constraints)?|legal prohibitions?|"
    r"information (?:is )?(?:unavailable|incomplete|not available)|data (?:is |are )?not (?:yet )?available|"
    r"not (?:yet )?(?:reported|disclosed|collected)",
    re.IGNORECASE,
)
_NOT_APPLICABLE = ("not applicable", "not material", "not relevant")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """`pages` as printed in the index; `omission` is the reason given for leaving it out."""

    pages: tuple[int, ...] = ()
    omission: str = ""

    @property
    def is_excused(self) -> bool:
        return not self.pages and self.omission.lower() in _NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class PageNumbering:
    """How printed page numbers become pages of the file: two to a page in spreads."""

    per_page: int = 1
    offset: int = 0

    def pages_of(self, row: IndexRow) -> frozenset[int]:
        return frozenset(-(-page // self.per_page) + self.offset for page in row.pages)


def index_rows(framework: Framework, page: Page) -> Iterator[Mention]:
    """A mention for each row of an index on the page; its detail holds pages and omission."""
    text = page.text.text
    starts = list(_row_pattern(framework).finditer(text))
    if len(starts) < LEAST_ROWS:
        return
    ends = [match.start() for match in starts[1:]] + [len(text)]
    names = {requirement.id.lower(): requirement.id for requirement in framework.requirements}
    for match, end in zip(starts, ends, strict=True):
        row = text[match.end() : min(end, match.end() + _LONGEST_ROW)]
        name = names[re.sub(r"\s+", "", match[1].lower()).replace("–", "-")]
        yield Mention(
            key=index_key(framework, name),
            page=page.number,
            quote=match[0].strip(),
            box=page.text.boxes_in(*match.span(1))[0],
            strength="index",
            detail=_detail(row),
        )


def read_index(framework: Framework, mentions: Iterable[Mention]) -> dict[str, IndexRow]:
    """Rows by requirement; empty when there are too few for an index."""
    prefix = index_key(framework, "")
    rows: dict[str, IndexRow] = {}
    for mention in mentions:
        if mention.key.startswith(prefix):
            name, (pages, _, omission) = mention.key.removeprefix(prefix), mention.detail.partition("|")
            earlier = rows.get(name, IndexRow())
            cited = tuple(int(page) for page in pages.split(",") if page)
            rows[name] = IndexRow(
                tuple(sorted({*earlier.pages, *cited})[:_MOST_PAGES]), earlier.omission or omission
            )
    return rows if len(rows) >= LEAST_ROWS else {}


def vote_numbering(rows: Mapping[str, IndexRow], found: Mapping[str, Sequence[int]]) -> PageNumbering:
    """The numbering under which most rows point to a page where their requirement was found;
    `found` are pages of the file by requirement."""
    candidates = [PageNumbering(per, offset) for per in (1, 2) for offset in range(-6, 25)]
    votes = {
        numbering: sum(
            not numbering.pages_of(row).isdisjoint(found.get(name, ())) for name, row in rows.items()
        )
        for numbering in candidates
    }
    best = max(candidates, key=lambda item: (votes[item], -item.per_page, -abs(item.offset)))
    return best if votes[best] >= _LEAST_VOTES else PageNumbering()


def index_key(framework: Framework, requirement_id: str) -> str:
    return f"{framework.id}:index:{requirement_id}"


def _row_pattern(framework: Framework) -> re.Pattern[str]:
    """An id, with or without the name of the standard, where a block or a word begins."""
    ids = sorted((requirement.id for requirement in framework.requirements), key=len, reverse=True)
    spelled = "|".join(re.escape(name).replace(r"\-", r"\s?[-–]\s?") for name in ids)
    return re.compile(rf"(?<![\w.,/–-])(?:GRI |ESRS (?:2 )?)?({spelled})(?![\w–-]|\.\d)", re.IGNORECASE)


def _detail(row: str) -> str:
    omission = _OMISSION.search(row)
    pages: set[int] = set()
    for match in _PAGES.finditer(_NUMBERED.sub(" ", row)):
        first, last = int(match[1]), int(match[2] or match[1])
        if 0 < first <= last <= first + _MOST_PAGES:
            pages.update(range(first, last + 1))
    cited = ",".join(map(str, sorted(pages)[:_MOST_PAGES]))
    return f"{cited}|{' '.join(omission[0].split()).lower() if omission else ''}"
