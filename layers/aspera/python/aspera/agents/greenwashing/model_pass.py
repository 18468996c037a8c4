"""Asking a language model about claims that the rules passed over.

It is asked about sentences that make, or nearly make, an environmental claim and set no rule off. It
names one of our rules and quotes; whether the rule may apply, and what supports the claim, is checked
as for the rules. It cannot take away anything that the rules found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from aspera.agents.greenwashing.candidate import CANDIDATE, Candidate, Trigger
from aspera.agents.greenwashing.claims import claim_score
from aspera.agents.greenwashing.lexicon import lexicon
from aspera.agents.greenwashing.matching import Match, support_near
from aspera.agents.greenwashing.rules import Rule, rule_book
from aspera.agents.greenwashing.suppression import is_negated, speaks_for_company, suppression_reasons
from aspera.domain.answer import Answer
from aspera.domain.answer_forms import listed, one_of, record, whole, words, yes_or_no
from aspera.domain.excerpt import excerpt
from aspera.domain.framing import Item
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.observation import Material, Mention, Observations
from aspera.domain.page import Page
from aspera.domain.passage import Passage, QuotationCheck, sentence_passage
from aspera.domain.prose import Prose
from aspera.domain.questions import Question, answered, put
from aspera.ports.agents import Verdict

BY_MODEL = "candidate of a model"
_NONE = "none"
_MOST_ITEMS = 12
_PAGES = 5
_MARGIN = 1.0
"""So far below the threshold a sentence may still be a claim."""
_REACH = 2
_LONGEST_QUOTE = 500


@cache
def inquiry() -> Inquiry:
    answer = record(
        sentences=listed(
            record(
                number=whole(1, _MOST_ITEMS),
                is_claim=yes_or_no(),
                rule=one_of([*(rule.id for rule in _rules()), _NONE]),
                quote=words(_LONGEST_QUOTE),
                substantiation=words(_LONGEST_QUOTE),
            ),
            _MOST_ITEMS,
        )
    )
    prompt = files(__package__).joinpath("prompt_claims.md").read_text("utf-8")
    faults = "\n".join(f"- {rule.id}: {rule.why}" for rule in _rules())
    return Inquiry(
        name="greenwashing-claims",
        prompt=f"{prompt}{faults}\n",
        answer_schema=answer,
        max_tokens=2_500,
        pages=_PAGES,
    )


@cache
def _rules() -> tuple[Rule, ...]:
    """Those that a sentence and what stands near it can break; the others need a computation."""
    return tuple(rule for rule in rule_book().rules if rule.signals and not rule.needs)


def questions(material: Material, observed: Observations) -> list[Question[Passage]]:
    """The likeliest claims first; a sentence that is repeated once."""
    if not material.profile.may_be_english:
        return []
    known = {(mention.page, mention.quote) for mention in observed.mentions if mention.key == CANDIDATE}
    found = [scored for page in material.pages for scored in _passed_over(page)]
    found.sort(key=lambda scored: -scored[0])
    new: dict[str, Passage] = {}
    for _, passage in found:
        if (passage.page, passage.text) not in known:
            new.setdefault(passage.text, passage)
    return ask_about(list(new.values()), len(material.pages))


def ask_about(passages: Sequence[Passage], pages: int) -> list[Question[Passage]]:
    return put(inquiry(), passages, _shown, most_items=_MOST_ITEMS, pages=pages)


def is_worth_asking(sentence: str) -> bool:
    """Whether it passes the gate, or nearly does, and nothing speaks against it."""
    return claim_score(sentence) >= lexicon().threshold - _MARGIN and not suppression_reasons(sentence)


def judge(
    material: Material, observed: Observations, answers: Sequence[tuple[ModelRequest, Answer]]
) -> Verdict:
    check = QuotationCheck(material.pages)
    named = list(_named(answered(questions(material, observed), answers)))
    mentions = tuple(mention for one in named if (mention := _candidate(one, check)))
    return Verdict(Observations(mentions=mentions), len(named), len(named) - len(mentions))


@dataclass(frozen=True, slots=True)
class _Named:
    """A fault that the model names. There is no passage when it was not asked about it."""

    passage: Passage | None
    rule: str
    quote: str
    substantiation: str


def _named(answers: Iterator[tuple[Question[Passage], Any]]) -> Iterator[_Named]:
    """The first word on a sentence counts, a second one is about none."""
    for question, content in answers:
        seen: set[int] = set()
        for said in content["sentences"]:
            number = said["number"]
            passage = None if number in seen else question.item(number)
            seen.add(number)
            if said["is_claim"] and said["rule"] != _NONE:
                yield _Named(passage, said["rule"], said["quote"], said["substantiation"])


def _candidate(named: _Named, check: QuotationCheck) -> Mention | None:
    """None for what is not proven, may not apply, or is substantiated by words that are there."""
    passage, rule = named.passage, rule_book().rule(named.rule)
    quotation = check.proven(passage, named.quote) if passage else None
    if passage is None or quotation is None or check.stands_around(passage, named.substantiation):
        return None
    start = passage.text.find(quotation.quote)
    if start < 0 or not _may_apply(rule, passage.text, start):
        return None
    end = start + len(quotation.quote)
    support = support_near(passage.text, Match(rule, start, end), passage.before, passage.after)
    shown = passage.text[slice(*excerpt(passage.text, start, end))]
    trigger = Trigger(rule.id, quotation.quote, support, shown)
    return replace(Candidate(passage.page, passage.text, passage.box, (trigger,)).mention(), key=BY_MODEL)


def _may_apply(rule: Rule, sentence: str, start: int) -> bool:
    if rule.is_own_voice and not speaks_for_company(sentence):
        return False
    return not is_negated(sentence, start) and not rule.exceptions.search(sentence, sentence.lower())


def _passed_over(page: Page) -> Iterator[tuple[float, Passage]]:
    """The sentences worth asking about, each with its score."""
    prose = Prose(page)
    for number in sorted({number for topic in lexicon().topics for number in prose.holding(topic)}):
        if prose.is_statement(number) and is_worth_asking(prose.text(number)):
            yield claim_score(prose.text(number)), sentence_passage(prose, number, _REACH)


def _shown(passage: Passage) -> Item:
    return {
        "page": passage.page,
        "before": passage.before,
        "claim": passage.text,
        "after": passage.after,
    }
