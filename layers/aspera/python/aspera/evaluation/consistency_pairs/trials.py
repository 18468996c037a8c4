"""One figure of the later document changed, and whether the comparison finds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from aspera.agents.consistency import ConsistencyAgent
from aspera.domain.comparison.across import across
from aspera.domain.comparison.comparable import DocumentFacts
from aspera.domain.comparison.figures import digits
from aspera.domain.comparison.proposals import compare
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact, Material
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit, edited
from aspera.evaluation.consistency_pairs.pairs import Pair, facts_of
from aspera.evaluation.measure import Judgement
from aspera.evaluation.planting.cell_words import words_in
from aspera.evaluation.planting.chance import draw, sample
from aspera.evaluation.planting.misprints import misprint
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.evaluation.planting.slip import SlipClass
from aspera.ports.corpus import Corpus

_Restated = Mapping[int, tuple[Mapping[int, str], Sequence[Box]]]

_TRIALS = 40
_FEWEST_DIGITS = 3
_TELLING_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """`is_any`: drawn from all figures of a period that both report, not from the covered ones.
    `is_printed`: the earlier document prints the figure for that year, too, under whatever label."""

    is_any: bool
    is_printed: bool
    is_found: bool
    stray: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one pair."""

    is_tuned_on: bool
    agreeing: int
    trials: tuple[Trial, ...]
    to_judge: tuple[Judgement, ...]


def rehearse(corpus: Corpus, pair: Pair) -> Outcome:
    earlier, later = (
        Rehearsal.of(candidate.path, corpus.pages(candidate.path), ConsistencyAgent())
        for candidate in (pair.earlier, pair.later)
    )
    stage = _Stage(earlier, later, facts_of(earlier), facts_of(later))
    return Outcome(
        is_tuned_on=pair.is_tuned_on,
        agreeing=stage.agreeing,
        trials=tuple(stage.trials()),
        to_judge=tuple(_judgement(proposal, pair) for proposal in stage.published),
    )


def _judgement(proposal: Proposal, pair: Pair) -> Judgement:
    own = proposal.quotations[0]
    return Judgement(
        document=pair.later.path,
        page=own.page,
        rule=proposal.rule,
        quote=own.quote,
        said=f"{proposal.title}. {proposal.description}",
    )


@dataclass
class _Stage:
    earlier: Rehearsal
    later: Rehearsal
    before: DocumentFacts
    after: DocumentFacts

    def __post_init__(self) -> None:
        self._across = across(self.before.facts, self.after.facts)
        self.published = self._compared(self.after, {})
        self._known = {proposal.title for proposal in self.published}

    @property
    def agreeing(self) -> int:
        return sum(len(comparison.agreeing) for comparison in self._across.comparisons)

    def trials(self) -> Iterator[Trial]:
        """Some of the covered figures, and some of all."""
        keys = self._covered()
        places = [fact for fact in self.after.facts if self._may_be_changed(fact)]
        covered = sample((fact for fact in places if _key(fact) in keys), _key, _TRIALS)
        anywhere = sample(places, _key, _TRIALS)
        for is_any, facts in ((False, covered), (True, anywhere)):
            for fact in facts:
                trial = self._trial(fact, is_any)
                if trial is not None:
                    yield trial

    def _covered(self) -> frozenset[str]:
        """The figures that agree with one of the earlier document under the same label."""
        return frozenset(
            _key(comparison.second.facts[period])
            for comparison in self._across.comparisons
            for period in comparison.agreeing
        )

    def _may_be_changed(self, fact: Fact) -> bool:
        periods = {period for comparison in self._across.comparisons for period in comparison.first.facts}
        named = {fact.period, fact.period[:4]}
        return fact.source == "table" and digits(fact) >= _FEWEST_DIGITS and not named.isdisjoint(periods)

    def _trial(self, fact: Fact, is_any: bool) -> Trial | None:
        restated = self._restated(fact)
        if not restated:
            return None
        pages = {
            number: edited(self.later.pages[number], PageEdit(number, texts))
            for number, (texts, _) in restated.items()
        }
        seen = self.later.agent.examine(Material(self.later.profile, tuple(pages.values()))).facts
        others = (item for item in self.after.facts if item.page not in pages)
        changed = replace(self.after, facts=tuple(sorted((*others, *seen), key=lambda item: item.page)))
        new = [p for p in self._compared(changed, pages) if p.title not in self._known]
        hits = [proposal for proposal in new if _is_about(proposal, restated)]
        return Trial(is_any, self._is_printed(fact), bool(hits), len(new) - len(hits))

    def _is_printed(self, fact: Fact) -> bool:
        """Whether the earlier document has the amount, of four digits or more, for the same year."""
        return digits(fact) >= _TELLING_DIGITS and any(
            abs(other.value) == abs(fact.value) and other.period[:4] == fact.period[:4]
            for other in self.before.facts
        )

    def _restated(self, fact: Fact) -> _Restated:
        """Another number wherever the figure stands under its label, as when it was restated; nothing
        when it is no single word. By page, the changed words and their boxes."""
        page = self.later.pages[fact.page]
        word = _numeral(page, fact)
        new = _another(page.words[word], _key(fact)) if word is not None else None
        if word is None or new is None or new == page.words[word]:
            return {}
        old, number = _digits(page.words[word]), _inner(new)
        restated: dict[int, tuple[dict[int, str], list[Box]]] = {}
        for same in self.after.facts:
            place = _numeral(self.later.pages[same.page], same) if _figure(same) == _figure(fact) else None
            text = self.later.pages[same.page].words[place] if place is not None else ""
            if place is not None and _digits(text) == old:
                texts, boxes = restated.setdefault(same.page, ({}, []))
                texts[place] = text.replace(_inner(text), number)
                boxes.append(same.box)
        return restated

    def _compared(self, after: DocumentFacts, changed: Mapping[int, Page]) -> Sequence[Proposal]:
        """What the comparison says of the later document, where both sides are proven."""
        pages = {**self.later.pages, **changed}
        other = self.before.identity.document_id
        elsewhere = {(other, number): page for number, page in self.earlier.pages.items()}
        verifier = EvidenceVerifier(pages, elsewhere)
        return [p for p in compare(after, self.before) if verifier.verify(p) is not None]


def _key(fact: Fact) -> str:
    place = fact.place.removeprefix("1/").removeprefix("2/")
    return f"{place}|{fact.label}|{fact.period}|{fact.box}"


def _figure(fact: Fact) -> tuple[str, str, Decimal]:
    return fact.label, fact.period[:4], abs(fact.value)


def _numeral(page: Page, fact: Fact) -> int | None:
    """The word that holds the figure's digits; None when they are several words."""
    numerals = [word for word in words_in(page, fact.box) if any(map(str.isdigit, page.words[word]))]
    return numerals[0] if len(numerals) == 1 else None


def _another(word: str, key: str) -> str | None:
    kind = draw(f"{key} kind", 3)
    if kind == 2:
        return _restated(word, key)
    return misprint(word, (SlipClass.DIGIT, SlipClass.TRANSPOSITION)[kind], key)


def _restated(word: str, key: str) -> str | None:
    """3 to 20 % more or less, with the same decimals and grouping."""
    number = "".join(letter for letter in word if letter.isdigit() or letter == ".").strip(".")
    if number.count(".") > 1:
        return None
    share = Decimal(103 + draw(f"{key} share", 18)) / 100
    factor = share if draw(f"{key} way", 2) else 1 / share
    places = len(number.partition(".")[2])
    text = f"{Decimal(number) * factor:,.{places}f}"
    return word.replace(_inner(word), text if "," in word else text.replace(",", ""))


def _inner(word: str) -> str:
    """From the first digit to the last."""
    places = [index for index, letter in enumerate(word) if letter.isdigit()]
    return word[places[0] : places[-1] + 1]


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _is_about(proposal: Proposal, restated: _Restated) -> bool:
    return any(
        not quotation.document_id
        and quotation.near is not None
        and quotation.page in restated
        and any(_meet(quotation.near, box) for box in restated[quotation.page][1])
        for quotation in proposal.quotations
    )


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )
