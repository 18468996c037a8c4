"""Asking a language model about risks that the rules did not see, and about those that they did.

What it finds is quoted, has to be asserted and to name a fact, as for the rules, and is shown only for
classes in which the rules found nothing. Its reading of what the rules found is shown beside their
rating, which it does not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from aspera.agents.risk.amounts import amount_at
from aspera.agents.risk.boilerplate import is_audit_report, is_boilerplate, is_certification, is_contract
from aspera.agents.risk.facts import facts_in
from aspera.agents.risk.likelihood import likelihood
from aspera.agents.risk.modality import is_hypothetical, is_negated
from aspera.agents.risk.rating import Loss, modifier
from aspera.agents.risk.statement import STATEMENT, Statement
from aspera.agents.risk.taxonomy import Kind, taxonomy
from aspera.domain.answer_forms import listed, one_of, record, whole, words
from aspera.domain.excerpt import excerpt
from aspera.domain.framing import Item
from aspera.domain.inquiry import Inquiry
from aspera.domain.observation import Material, Mention, Observations
from aspera.domain.page import Page
from aspera.domain.passage import Passage, QuotationCheck, sentence_passage
from aspera.domain.prose import Prose
from aspera.domain.questions import Question, put

BY_MODEL = "statement read by a model"
SAID = "A language model read it so, no rule did: the words are proven, the reading is not."
_NONE = "none"
_KINDS = (Kind.EVENT, Kind.PROCEEDING, Kind.EXPOSURE)
_MOST_ITEMS = 15
_PAGES = 10
_REACH = 1
_LONGEST_QUOTE = 500


@cache
def inquiry() -> Inquiry:
    classes = taxonomy().classes.values()
    said = record(
        number=whole(1, _MOST_ITEMS),
        risk=one_of([*(risk.id for risk in classes), _NONE]),
        kind=one_of(_KINDS),
        quote=words(_LONGEST_QUOTE),
    )
    prompt = files(__package__).joinpath("prompt_risks.md").read_text("utf-8")
    return Inquiry(
        name="risk-statements",
        prompt=prompt + "".join(f"- {risk.id}: {risk.title}\n" for risk in classes),
        answer_schema=record(statements=listed(said, _MOST_ITEMS)),
        max_tokens=2_000,
        pages=_PAGES,
    )


def questions(material: Material, observed: Observations) -> list[Question[Passage]]:
    """About sentences that assert something with a fact in it and name a risk, but not as the rules
    know it; those that name most facts first."""
    known = {(mention.page, mention.quote) for mention in observed.mentions if mention.key == STATEMENT}
    found = [
        passage
        for page in material.pages
        if not (is_certification(page.text) or is_contract(page.text) or is_audit_report(page.text))
        for passage in _unrecognised(page)
        if not any(page.number == number and quote in passage.text for number, quote in known)
    ]
    found.sort(key=lambda passage: -len(facts_in(passage.text)))
    once = {passage.text: passage for passage in reversed(found)}
    return put(
        inquiry(), list(once.values())[::-1], _shown, most_items=_MOST_ITEMS, pages=len(material.pages)
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of the answers: `proposed` counts what the model named."""

    mentions: tuple[Mention, ...]
    proposed: int


def read(answers: Iterable[tuple[Question[Passage], Any]], check: QuotationCheck) -> Reading:
    mentions: list[Mention] = []
    proposed = 0
    for question, content in answers:
        seen: set[int] = set()
        for said in content["statements"]:
            passage = None if said["number"] in seen else question.item(said["number"])
            seen.add(said["number"])
            if said["risk"] == _NONE:
                continue
            proposed += 1
            statement = _statement(passage, said, check) if passage else None
            if statement is not None:
                mentions.append(replace(statement.mention(), key=BY_MODEL))
    return Reading(tuple(mentions), proposed)


def _statement(passage: Passage, said: dict[str, str], check: QuotationCheck) -> Statement | None:
    """None for what is not proven, or denied, or not asserted."""
    quotation = check.proven(passage, said["quote"])
    start = passage.text.find(quotation.quote) if quotation else -1
    if quotation is None or start < 0:
        return None
    end = start + len(quotation.quote)
    if is_negated(passage.text, start) or is_hypothetical(passage.text, start, end):
        return None
    risk_class, kind = taxonomy().classes[said["risk"]], Kind(said["kind"])
    return Statement(
        risk_class=risk_class.id,
        label="",
        page=passage.page,
        quote=passage.text[slice(*excerpt(passage.text, start, end))],
        box=passage.box,
        facts=facts_in(passage.text),
        loss=Loss(
            kind=kind,
            impact=risk_class.impact,
            amount=amount_at(passage.text, start, end),
            likelihood=likelihood(kind, passage.text),
            modifier=modifier(f"{passage.before} {passage.text} {passage.after}"),
        ),
    )


def _unrecognised(page: Page) -> Iterator[Passage]:
    prose = Prose(page)
    numbers = {number for stem, _ in taxonomy().stems for number in prose.holding(stem)}
    for number in sorted(numbers):
        sentence = prose.text(number)
        is_vague = not facts_in(sentence) or is_boilerplate(sentence) or is_hypothetical(sentence)
        if not is_vague and prose.is_statement(number):
            yield sentence_passage(prose, number, _REACH)


def _shown(passage: Passage) -> Item:
    return {
        "page": passage.page,
        "before": passage.before,
        "statement": passage.text,
        "after": passage.after,
    }
