"""From sentences to findings: support is credited, repeated claims are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from aspera.agents.greenwashing.candidate import Candidate, PageSupport, Trigger
from aspera.agents.greenwashing.rules import Rule, RuleBook, Window
from aspera.domain.finding import Severity

_LEAST_OF_OFFSETS = Decimal(1)
"""ECGT 4c knows no substantiation for products, so support never clears these rules."""
_OFFSET_RULES = frozenset(("O01", "O02", "O03"))
_STEPS = (
    (Decimal("3.5"), Severity.CRITICAL),
    (Decimal("2.5"), Severity.HIGH),
    (Decimal("1.5"), Severity.MEDIUM),
)
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule that a claim breaks. `residual` is its points less the credit of `support`."""

    rule: Rule
    words: str
    support: tuple[str, ...]
    residual: Decimal

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(key for key in self.rule.mitigators if key not in self.support)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim wherever it is made: `places` in page order, `verdicts` the strongest first."""

    places: tuple[Candidate, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def severity(self) -> Severity:
        residual = self.verdicts[0].residual
        severity = next((step for least, step in _STEPS if residual >= least), Severity.LOW)
        if all(place.is_mandatory for place in self.places):
            return list(Severity)[min(severity.rank + 1, Severity.LOW.rank)]
        return severity


@dataclass(frozen=True)
class Assessment:
    """All candidates and page supports of a document, in page order."""

    book: RuleBook
    candidates: Sequence[Candidate]
    pages: Sequence[PageSupport]

    def claims(self) -> list[Claim]:
        """The claims to report, the gravest first."""
        claims = [claim for group in self._groups() if (claim := self._claim(group))]
        return sorted(claims, key=lambda claim: (claim.severity.rank, -claim.verdicts[0].residual))

    def _groups(self) -> Iterable[Sequence[Candidate]]:
        groups: dict[str, list[Candidate]] = {}
        for candidate in self.candidates:
            groups.setdefault(_identity(candidate, self.book), []).append(candidate)
        return groups.values()

    def _claim(self, places: Sequence[Candidate]) -> Claim | None:
        best: dict[str, Verdict] = {}
        for place in places:
            for trigger in place.triggers:
                verdict = self._verdict(place, trigger)
                known = best.get(verdict.rule.id) if verdict else None
                if verdict:
                    best[verdict.rule.id] = self._together(known, verdict) if known else verdict
        verdicts = [verdict for verdict in best.values() if verdict.residual >= self.book.report_from]
        if not verdicts:
            return None
        verdicts.sort(key=lambda verdict: (-verdict.residual, verdict.rule.severity.rank))
        return Claim(_places_of(verdicts[0].rule, places), tuple(verdicts))

    def _verdict(self, place: Candidate, trigger: Trigger) -> Verdict | None:
        rule = self.book.rule(trigger.rule)
        if rule.elsewhere and rule.elsewhere not in self._document_support:
            return None
        support = {*trigger.support, *self._referred(place)}
        if rule.window is Window.DOCUMENT:
            support |= self._document_support
        if rule.window is Window.PAGE:
            support.update(found for page in self.pages if page.page == place.page for found in page.found)
        return self._weighed(rule, trigger.words, support)

    def _together(self, one: Verdict, other: Verdict) -> Verdict:
        """The same claim in two places is supported by what stands at either."""
        return self._weighed(one.rule, one.words, {*one.support, *other.support})

    def _weighed(self, rule: Rule, words: str, support: Iterable[str]) -> Verdict:
        counted = tuple(key for key in rule.mitigators if key in set(support))
        credit = sum((self.book.mitigators[key].credit for key in counted), Decimal(0))
        residual = self.book.points[rule.severity] - credit
        if rule.id in _OFFSET_RULES:
            residual = max(residual, _LEAST_OF_OFFSETS)
        if any(key in rule.cleared_by for key in counted):
            residual = Decimal(0)
        return Verdict(rule, words, counted, residual)

    def _referred(self, place: Candidate) -> Iterable[str]:
        """What stands on the pages that the sentence refers to."""
        for reference in place.references:
            for page in self.pages:
                if reference in (page.label, page.page):
                    yield from ("link", *page.found)

    @cached_property
    def _document_support(self) -> frozenset[str]:
        return frozenset(found for page in self.pages for found in page.found)


def _places_of(rule: Rule, places: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The places that set `rule` off."""
    return tuple(place for place in places if place.trigger(rule.id))


def _identity(candidate: Candidate, book: RuleBook) -> str:
    """Equal for sentences that make one claim: the same words, the same promise for a year, or
    the same vague praise."""
    years = {year for t in candidate.triggers if t.rule == "F01" for year in _YEAR.findall(t.words)}
    if years:
        return "neutral by " + " ".join(sorted(years))
    if all(book.rule(trigger.rule).category == "vague" for trigger in candidate.triggers):
        return "praise: " + candidate.triggers[0].words.lower()
    return " ".join(re.findall(r"\w+", candidate.sentence.lower()))
