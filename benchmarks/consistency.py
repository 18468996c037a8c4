"""What the consistency agent says about reports as published, and which planted slips it finds.

    .venv/bin/python -m benchmarks.consistency [--held-out] [FILE …]

Published reports are taken to contradict themselves nearly never: every finding there is read by
eye. A planted slip changes one digit of one figure (or of a date, or of a target's year) on one
page; the page is read again from its words. Recall counts figures that the document states twice,
once by label (same label and period) and once by value alone (same figure and period under any
label, at least four digits): the second does not depend on what our labels make of it. A slip by
one unit of the last digit is a rounding and is not planted.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import open_reader
from aspera.agents.consistency import ConsistencyAgent
from aspera.domain.comparison.figures import agree, digits
from aspera.domain.comparison.fiscal_years import fiscal_years
from aspera.domain.comparison.lines import table_of
from aspera.domain.document import DocumentKind, MediaType, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal, Quotation
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact, Material, Observations, merge
from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
DEVELOPMENT = (
    "financebench/pdfs/BOEING_2018_10K",
    "financebench/pdfs/AMAZON_2017_10K",
    "financebench/pdfs/NETFLIX_2015_10K",
    "financebench/pdfs/PFIZER_2021_10K",
    "sustainability/pdfs/orange_integrated_2023",
)
HELD_OUT = (
    "financebench/pdfs/AMAZON_2019_10K",
    "financebench/pdfs/AMCOR_2022_8K_dated-2022-07-01",
    "financebench/pdfs/AMCOR_2023Q4_EARNINGS",
    "financebench/pdfs/AMCOR_2023_10K",
    "financebench/pdfs/BESTBUY_2023_10K",
    "financebench/pdfs/BESTBUY_2024Q2_10Q",
    "financebench/pdfs/BOEING_2022_10K",
    "financebench/pdfs/NETFLIX_2017_10K",
    "financebench/pdfs/Pfizer_2023Q2_10Q",
    "financebench/pdfs/ULTABEAUTY_2023Q4_EARNINGS",
)
SLIPS_A_KIND = 40
SEED = 20241120


KINDS = ("label", "value", "prose", "sentence", "date", "target")


def measure(files: Sequence[str] = DEVELOPMENT) -> dict[str, Any]:
    results = {}
    for file in files:
        report = Report.read(SAMPLES / f"{file}.pdf")
        results[file] = report.measured()
        _print(file, results[file])
    return results


@dataclass(frozen=True, slots=True)
class Place:
    """A word to damage: the first within `box`, with most digits, that matches `pattern`; `digit`
    is the one of its digits to change, any when None."""

    page: int
    box: Box
    pattern: re.Pattern[str]
    digit: int | None = None


_FIGURE = re.compile(r"\D*\d.*\d\D*")
_DECIMAL = re.compile(r"\D*\d+(?:,\d{3}|\.\d)\D*")
_DAY = re.compile(r"\d{1,2},?")
_YEAR = re.compile(r"20\d\d\W*")


@dataclass
class Report:
    """A report as published, with what the agent saw of each page."""

    profile: Profile
    pages: dict[int, Page]
    seen: dict[int, Observations]
    examine_seconds: float

    @classmethod
    def read(cls, path: Path) -> Report:
        pages = {page.number: page for page in report_pages(path)}
        profile = Profile(
            document_id=path.stem,
            filename=path.name,
            pages=len(pages),
            language="en",
            kind=DocumentKind.TEN_K,
            number_locale=NumberLocale.POINT,
        )
        for page in pages.values():
            page.text.sentences, page.text.lower  # noqa: B018 - shared by all agents, not ours to count
        started = time.perf_counter()
        seen = {number: _examine(page, profile) for number, page in pages.items()}
        return cls(profile, pages, seen, time.perf_counter() - started)

    def concluded(self, changed: Mapping[int, Page] | None = None) -> list[Proposal]:
        """The proposals whose evidence is proven, with some pages changed."""
        pages = self.pages | dict(changed or {})
        seen = self.seen | {number: _examine(page, self.profile) for number, page in (changed or {}).items()}
        whole = merge(seen[number] for number in sorted(seen))
        proposals = ConsistencyAgent().conclude(whole, self.profile).proposals
        verifier = EvidenceVerifier(pages)
        return [proposal for proposal in proposals if verifier.verify(proposal) is not None]

    def measured(self) -> dict[str, Any]:
        whole = merge(self.seen[number] for number in sorted(self.seen))
        started = time.perf_counter()
        conclusion = ConsistencyAgent().conclude(whole, self.profile)
        seconds = time.perf_counter() - started
        published = self.concluded()
        return {
            "pages": len(self.pages),
            "facts": len(whole.facts),
            "prose_facts": sum(fact.source == "prose" for fact in whole.facts),
            **conclusion.statistics,
            "findings": [_told(proposal) for proposal in published],
            "unproven": len(conclusion.proposals) - len(published),
            "examine_ms_a_page": 1000 * self.examine_seconds / max(len(self.pages), 1),
            "conclude_ms": 1000 * seconds,
            "slips": {kind: self._slips(kind, published) for kind in KINDS},
        }

    def _slips(self, kind: str, published: Sequence[Proposal]) -> dict[str, int]:
        """Plant slips of one kind, one at a time."""
        chance = random.Random(f"{SEED} {self.profile.document_id} {kind}")
        places = list(self._places(kind))
        known = {_identity(proposal) for proposal in published}
        planted = found = stray = 0
        for place in chance.sample(places, min(len(places), SLIPS_A_KIND)):
            page = _slipped(self.pages[place.page], place, chance)
            if page is None:
                continue
            planted += 1
            new = [p for p in self.concluded({page.number: page}) if _identity(p) not in known]
            hits = [p for p in new if any(_meets(quotation, place) for quotation in p.quotations)]
            found += bool(hits)
            stray += len(new) - len(hits)
        return {"places": len(places), "planted": planted, "found": found, "stray": stray}

    def _places(self, kind: str) -> Iterator[Place]:
        whole = merge(self.seen[number] for number in sorted(self.seen))
        if kind in ("label", "value", "prose"):
            yield from _figures_stated_twice(whole.facts, kind)
            return
        keys = Counter((mention.key, mention.detail) for mention in whole.mentions)
        for mention in whole.mentions:
            is_repeated = keys[mention.key, mention.detail] > 1
            if kind == "date" and mention.key == "year-end":
                yield Place(mention.page, mention.box, _DAY)
            elif kind == "target" and mention.key.startswith("target") and is_repeated:
                yield Place(mention.page, mention.box, _YEAR, digit=3)
            elif kind == "sentence" and mention.key.startswith("sentence") and is_repeated:
                yield Place(mention.page, mention.box, _DECIMAL)


def _figures_stated_twice(facts: Sequence[Fact], kind: str) -> Iterator[Place]:
    """Figures of at least three digits that a table of another place states, too: under the same
    label, or, by "value", under any label with at least four digits."""
    years = fiscal_years(facts)
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        period = years.get(fact.period, fact.period)
        if kind != "value":
            groups.setdefault((period, fact.label), []).append(fact)
        elif digits(fact) > 3:
            groups.setdefault((period, abs(fact.value)), []).append(fact)
    for group in groups.values():
        for fact in group:
            if (fact.source == "prose") is (kind == "prose") and digits(fact) > 2:
                others = (o for o in group if table_of(o) != table_of(fact) and o.source == "table")
                if any(agree(fact, other) for other in others):
                    yield Place(fact.page, fact.box, _FIGURE)


def report_pages(path: Path) -> list[Page]:
    reader = open_reader(path, MediaType.PDF, ReadingLimits())
    try:
        return [reader.read(number) for number in range(1, reader.page_count + 1)]
    finally:
        reader.close()


def _examine(page: Page, profile: Profile) -> Observations:
    return ConsistencyAgent().examine(Material(profile, (page,)))


def _slipped(page: Page, place: Place, chance: random.Random) -> Page | None:
    """The page with one digit changed, its tables read anew; None when there is no word for it."""
    words = [
        index
        for index, word in enumerate(page.words)
        if place.pattern.fullmatch(word) and _within(page.box(index), place.box)
    ]
    if not words:
        return None
    index = max(words, key=lambda index: sum(map(str.isdigit, page.words[index])))
    changed = _with_a_slip(page.words[index], place, chance)
    slipped = replace(page, words=[*page.words[:index], changed, *page.words[index + 1 :]], tables=())
    return replace(slipped, tables=read_tables(slipped))


def _with_a_slip(word: str, place: Place, chance: random.Random) -> str:
    """One digit changed; never the last by one in a figure, never the first to nought."""
    spots = [spot for spot, letter in enumerate(word) if letter.isdigit()]
    spot = chance.choice(spots) if place.digit is None else spots[place.digit]
    is_rounding = place.pattern is _FIGURE and spot == spots[-1]
    digits_left = [
        digit
        for digit in "0123456789"
        if digit != word[spot]
        and (digit != "0" or spot != spots[0])
        and not (is_rounding and abs(int(digit) - int(word[spot])) == 1)
    ]
    return word[:spot] + chance.choice(digits_left) + word[spot + 1 :]


def _within(word: Box, area: Box) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return area.left <= across <= area.right and area.top <= down <= area.bottom


def _meets(quotation: Quotation, place: Place) -> bool:
    near, box = quotation.near, place.box
    return (
        quotation.page == place.page
        and near is not None
        and near.left < box.right
        and box.left < near.right
        and near.top < box.bottom
        and box.top < near.bottom
    )


def _identity(proposal: Proposal) -> tuple[object, ...]:
    return (proposal.rule, proposal.anchor, *((q.page, q.near) for q in proposal.quotations))


def _told(proposal: Proposal) -> dict[str, Any]:
    return {
        "rule": proposal.rule,
        "severity": proposal.severity.value,
        "title": proposal.title,
        "description": proposal.description,
        "evidence": [(quotation.page, quotation.quote) for quotation in proposal.quotations],
    }


def _print(file: str, result: Mapping[str, Any]) -> None:
    print(
        f"{Path(file).stem:32} {result['pages']:4} p  {result['facts']:5} facts ({result['prose_facts']} prose)  "
        f"{result['figures stated twice']:>5} pairs {result['of these equal']:>5} equal  "
        f"{len(result['findings'])} findings, {result['unproven']} unproven  "
        f"{result['examine_ms_a_page']:.2f} ms/page, {result['conclude_ms']:.1f} ms"
    )
    for kind, slips in result["slips"].items():
        share = slips["found"] / slips["planted"] if slips["planted"] else 0
        print(
            f"    {kind:8} {slips['planted']:3} planted of {slips['places']:4}: "
            f"{slips['found']:3} found ({share:.0%}), {slips['stray']} stray"
        )
    for finding in result["findings"]:
        print(f"    ! {finding['rule']} {finding['severity']}: {finding['title']}. {finding['description']}")
        for page, quote in finding["evidence"]:
            print(f"        p. {page}: {quote[:150]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="below the samples, without .pdf")
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    measure(options.files or (HELD_OUT if options.held_out else DEVELOPMENT))
