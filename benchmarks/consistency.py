"""What the consistency agent says about reports as published, and which planted slips it finds.

    .venv/bin/python -m benchmarks.consistency [--held-out] [FILE STEM …]

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
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.pdf import PdfReader
from aspera.agents.consistency import ConsistencyAgent
from aspera.agents.consistency.figures import agree, digits
from aspera.agents.consistency.fiscal_years import fiscal_years
from aspera.agents.consistency.lines import table_of
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact, Material, Observations, merge
from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
DEVELOPMENT = ("BOEING_2018_10K", "AMAZON_2017_10K", "NETFLIX_2015_10K", "PFIZER_2021_10K")
HELD_OUT = (
    "AMAZON_2019_10K",
    "AMCOR_2022_8K_dated-2022-07-01",
    "AMCOR_2023Q4_EARNINGS",
    "AMCOR_2023_10K",
    "BESTBUY_2023_10K",
    "BESTBUY_2024Q2_10Q",
    "BOEING_2022_10K",
    "NETFLIX_2017_10K",
    "Pfizer_2023Q2_10Q",
    "ULTABEAUTY_2023Q4_EARNINGS",
)
SLIPS_A_KIND = 40
SEED = 20241120


def measure(stems: Sequence[str] = DEVELOPMENT) -> dict[str, Any]:
    results = {}
    for stem in stems:
        report = Report.read(SAMPLES / "financebench" / "pdfs" / f"{stem}.pdf")
        results[stem] = report.measured()
        _print(stem, results[stem])
    return results


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
        proposals = (*whole.proposals, *ConsistencyAgent().conclude(whole, self.profile).proposals)
        verifier = EvidenceVerifier(pages)
        return [proposal for proposal in proposals if verifier.verify(proposal) is not None]

    def measured(self) -> dict[str, Any]:
        whole = merge(self.seen[number] for number in sorted(self.seen))
        started = time.perf_counter()
        conclusion = ConsistencyAgent().conclude(whole, self.profile)
        seconds = time.perf_counter() - started
        published = self.concluded()
        proposed = len(conclusion.proposals) + len(whole.proposals)
        return {
            "pages": len(self.pages),
            "facts": len(whole.facts),
            "prose_facts": sum(fact.source == "prose" for fact in whole.facts),
            **conclusion.statistics,
            "findings": [_told(proposal) for proposal in published],
            "unproven": proposed - len(published),
            "examine_ms_a_page": 1000 * self.examine_seconds / max(len(self.pages), 1),
            "conclude_ms": 1000 * seconds,
            "slips": {kind: self._slips(kind, published) for kind in ("label", "value", "prose", "date")},
        }

    def _slips(self, kind: str, published: Sequence[Proposal]) -> dict[str, int]:
        """Plant slips of one kind, one at a time."""
        chance = random.Random(f"{SEED} {self.profile.document_id} {kind}")
        places = list(self._places(kind))
        known = {_identity(proposal) for proposal in published}
        planted = found = stray = 0
        for number, box, fact in chance.sample(places, min(len(places), SLIPS_A_KIND)):
            page = _slipped(self.pages[number], box, fact, chance)
            if page is None:
                continue
            planted += 1
            new = [p for p in self.concluded({number: page}) if _identity(p) not in known]
            hits = [p for p in new if any(_touches(q.near, box) and q.page == number for q in p.quotations)]
            found += bool(hits)
            stray += len(new) - len(hits)
        return {"places": len(places), "planted": planted, "found": found, "stray": stray}

    def _places(self, kind: str) -> Iterator[tuple[int, Box, Fact | None]]:
        whole = merge(self.seen[number] for number in sorted(self.seen))
        if kind == "date":
            for mention in whole.mentions:
                if mention.key == "year-end":
                    yield mention.page, mention.box, None
            return
        years = fiscal_years(whole.facts)
        groups: dict[tuple[object, ...], list[Fact]] = {}
        for fact in whole.facts:
            period = years.get(fact.period, fact.period)
            if kind == "value":
                if digits(fact) > 3:
                    groups.setdefault((period, abs(fact.value)), []).append(fact)
            else:
                groups.setdefault((period, fact.label), []).append(fact)
        for facts in groups.values():
            for fact in facts:
                if (fact.source == "prose") is (kind == "prose") and digits(fact) > 2:
                    others = (o for o in facts if table_of(o) != table_of(fact) and o.source == "table")
                    if any(agree(fact, other) for other in others):
                        yield fact.page, fact.box, fact


def report_pages(path: Path) -> list[Page]:
    reader = PdfReader(path, ReadingLimits())
    try:
        return [reader.read(number) for number in range(1, reader.page_count + 1)]
    finally:
        reader.close()


def _examine(page: Page, profile: Profile) -> Observations:
    return ConsistencyAgent().examine(Material(profile, (page,)))


def _slipped(page: Page, box: Box, fact: Fact | None, chance: random.Random) -> Page | None:
    """The page with one digit changed within `box`, its tables read anew; None when no digit can."""
    inside = [index for index in range(len(page.words)) if _within(page.box(index), box)]
    if fact is None:
        inside = [index for index in inside if page.words[index].strip(" ,.").isdigit()][:1]
    numbers = [index for index in inside if sum(map(str.isdigit, page.words[index])) > (fact is not None)]
    if not numbers:
        return None
    index = max(numbers, key=lambda index: sum(map(str.isdigit, page.words[index])))
    word = page.words[index]
    for _ in range(20):
        places = [place for place, letter in enumerate(word) if letter.isdigit()]
        place = chance.choice(places)
        digit = chance.choice(
            [d for d in "0123456789" if d != word[place] and (d != "0" or place != places[0])]
        )
        changed = word[:place] + digit + word[place + 1 :]
        if place == places[-1] and abs(int(digit) - int(word[place])) == 1 and fact is not None:
            continue
        words = [*page.words[:index], changed, *page.words[index + 1 :]]
        slipped = replace(page, words=words, tables=())
        return replace(slipped, tables=read_tables(slipped))
    return None


def _within(word: Box, area: Box) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return area.left <= across <= area.right and area.top <= down <= area.bottom


def _touches(near: Box | None, box: Box) -> bool:
    return (
        near is not None
        and near.left < box.right
        and box.left < near.right
        and (near.top < box.bottom and box.top < near.bottom)
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


def _print(stem: str, result: Mapping[str, Any]) -> None:
    print(
        f"{stem:32} {result['pages']:4} p  {result['facts']:5} facts ({result['prose_facts']} prose)  "
        f"{result['figures stated twice']:>5} pairs {result['of these equal']:>5} equal  "
        f"{len(result['findings'])} findings, {result['unproven']} unproven  "
        f"{result['examine_ms_a_page']:.2f} ms/page, {result['conclude_ms']:.1f} ms"
    )
    for kind, slips in result["slips"].items():
        share = slips["found"] / slips["planted"] if slips["planted"] else 0
        print(
            f"    {kind:6} {slips['planted']:3} planted of {slips['places']:4}: "
            f"{slips['found']:3} found ({share:.0%}), {slips['stray']} stray"
        )
    for finding in result["findings"]:
        print(f"    ! {finding['rule']} {finding['severity']}: {finding['title']}. {finding['description']}")
        for page, quote in finding["evidence"]:
            print(f"        p. {page}: {quote[:150]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stems", nargs="*")
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    measure(options.stems or (HELD_OUT if options.held_out else DEVELOPMENT))
