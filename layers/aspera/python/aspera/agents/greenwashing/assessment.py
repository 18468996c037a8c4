"""From sentences to findings: support is credited, proofs are sought, repeated claims are put
together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from aspera.agents.greenwashing.boundaries import Exclusion, hidden_boundary
from aspera.agents.greenwashing.candidate import Candidate, PageSupport, Trigger
from aspera.agents.greenwashing.moved_targets import Target, moved_targets
from aspera.agents.greenwashing.proof import Proof
from aspera.agents.greenwashing.rules import Rule, RuleBook, Window
from aspera.agents.greenwashing.series import Series
from aspera.agents.greenwashing.table_proofs import chosen_base, contradicted, rising_absolute
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
_BY_TABLE = {"S02": rising_absolute, "S04": chosen_base, "U09": contradicted}
_MOVED = "F08"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule that a claim breaks. `residual` is its points less the credit of `support`; `proof` is
    what stands elsewhere, for the rules that need it."""

    rule: Rule
    words: str
    support: tuple[str, ...]
    residual: Decimal
    proof: Proof | None = None

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
        if self.is_lowered:
            return list(Severity)[min(severity.rank + 1, Severity.LOW.rank)]
        return severity

    @property
    def is_lowered(self) -> bool:
        """Whether it is a matter of words only, and all of it stands in a statement that the law
        demands: such words are no advertising."""
        return self.verdicts[0].proof is None and all(place.is_mandatory for place in self.places)


@dataclass(frozen=True)
class Assessment:
    """All that was seen of a document, in page order."""

    book: RuleBook
    candidates: Sequence[Candidate]
    pages: Sequence[PageSupport]
    series: Sequence[Series] = ()
    exclusions: Sequence[Exclusion] = ()
    targets: Sequence[Target] = ()

    def claims(self) -> list[Claim]:
        """The claims to report, the gravest first."""
        claims = [claim for group in self._groups() if (claim := self._claim(group))]
        claims += self._moved()
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
        proof = self._proof(rule, place)
        if rule.needs and proof is None:
            return None
        support = {*trigger.support, *self._referred(place)}
        if rule.window is Window.DOCUMENT:
            support |= self._document_support
        if rule.window is Window.PAGE:
            support.update(found for page in self.pages if page.page == place.page for found in page.found)
        return self._weighed(rule, trigger.words, support, proof)

    def _proof(self, rule: Rule, place: Candidate) -> Proof | None:
        if rule.needs == "tables":
            return _BY_TABLE[rule.id](place.sentence, self.series)
        if rule.needs == "notes":
            return hidden_boundary(place.sentence, place.page, self.exclusions)
        return None

    def _together(self, one: Verdict, other: Verdict) -> Verdict:
        """The same claim in two places is supported by what stands at either."""
        return self._weighed(one.rule, one.words, {*one.support, *other.support}, one.proof or other.proof)

    def _weighed(self, rule: Rule, words: str, support: Iterable[str], proof: Proof | None) -> Verdict:
        counted = tuple(key for key in rule.mitigators if key in set(support))
        credit = sum((self.book.mitigators[key].credit for key in counted), Decimal(0))
        residual = self.book.points[rule.severity] - credit
        if rule.id in _OFFSET_RULES:
            residual = max(residual, _LEAST_OF_OFFSETS)
        if any(key in rule.cleared_by for key in counted):
            residual = Decimal(0)
        return Verdict(rule, words, counted, residual, proof)

    def _moved(self) -> Iterable[Claim]:
        """Targets that stand in the document twice, the second time weaker."""
        rule = self.book.rule(_MOVED)
        for target, proof in moved_targets(self.targets):
            trigger = Trigger(_MOVED, target.sentence, (), target.sentence)
            place = Candidate(target.page, target.sentence, target.box, (trigger,))
            yield Claim((place,), (self._weighed(rule, target.sentence, (), proof),))

    def _referred(self, place: Candidate) -> Iterable[str]:
        """What really stands on the pages and in the notes that the sentence refers to."""
        if not (place.references or place.notes):
            return
        for page in self.pages:
            is_cited = page.label in place.references if page.label else page.page in place.references
            if is_cited or not set(page.notes).isdisjoint(place.notes):
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
    in_words = [trigger for trigger in candidate.triggers if not book.rule(trigger.rule).needs]
    if in_words and all(book.rule(trigger.rule).category == "vague" for trigger in in_words):
        return "praise: " + in_words[0].words.lower()
    return " ".join(re.findall(r"\w+", candidate.sentence.lower()))
