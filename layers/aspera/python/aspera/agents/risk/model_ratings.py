"""A language model's reading of the risks that the rules found, beside their rating."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import orjson

from aspera.agents.risk.statement import STATEMENT, Statement
from aspera.agents.risk.taxonomy import taxonomy
from aspera.domain.answer_forms import listed, one_of, record, whole, words
from aspera.domain.framing import Item
from aspera.domain.inquiry import Inquiry
from aspera.domain.observation import Material, Mention, Observations
from aspera.domain.passage import Passage, QuotationCheck, sentence_passage
from aspera.domain.prose import Prose
from aspera.domain.questions import Question, put

OPINION = "a model's reading of a statement"
_LIKELIHOODS = {
    "remote": "remote",
    "possible": "possible",
    "probable": "probable",
    "happened": "something that has happened",
}
_IMPACTS = {
    "minor": "minor",
    "moderate": "moderate",
    "major": "major",
    "unclear": "not to be told from the report",
}
_MOST_ITEMS = 10
_PAGES = 20
_REACH = 2
_LONGEST_QUOTE = 400


@dataclass(frozen=True, slots=True)
class Rated:
    """A statement of the rules with the passage that it stands in."""

    statement: Statement
    passage: Passage


@cache
def inquiry() -> Inquiry:
    said = record(
        number=whole(1, _MOST_ITEMS),
        likelihood=one_of(tuple(_LIKELIHOODS)),
        impact=one_of(tuple(_IMPACTS)),
        mitigation=words(_LONGEST_QUOTE),
    )
    return Inquiry(
        name="risk-ratings",
        prompt=files(__package__).joinpath("prompt_ratings.md").read_text("utf-8"),
        answer_schema=record(ratings=listed(said, _MOST_ITEMS)),
        max_tokens=1_500,
        pages=_PAGES,
    )


def questions(material: Material, observed: Observations) -> list[Question[Rated]]:
    """About the gravest statement of each class on these pages, by kind and facts."""
    prose = {page.number: Prose(page) for page in material.pages}
    best: dict[str, Statement] = {}
    for mention in observed.mentions:
        if mention.key == STATEMENT:
            statement = Statement.of(mention)
            best[statement.risk_class] = min(best.get(statement.risk_class, statement), statement, key=_rank)
    rated = [
        Rated(statement, passage)
        for statement in sorted(best.values(), key=_rank)
        if (passage := _passage(prose[statement.page], statement))
    ]
    return put(inquiry(), rated, _shown, most_items=_MOST_ITEMS, pages=len(material.pages))


def opinions(answers: Iterable[tuple[Question[Rated], Any]], check: QuotationCheck) -> Iterator[Mention]:
    """One for each statement that was asked about; a mitigation that does not stand there is left
    out."""
    for question, content in answers:
        said = {item["number"]: item for item in reversed(content["ratings"])}
        for number, item in sorted(said.items()):
            rated = question.item(number)
            if rated is not None:
                yield _opinion(rated, item, check)


def opinion_on(statements: Sequence[Statement], mentions: Iterable[Mention]) -> str:
    """What the model says of the first of `statements` that it was asked about, in our words."""
    said = {
        (mention.page, mention.quote, mention.strength): mention.detail
        for mention in mentions
        if mention.key == OPINION
    }
    for statement in statements:
        detail = said.get((statement.page, statement.quote, statement.risk_class))
        if detail is not None:
            return _told(orjson.loads(detail))
    return ""


def _told(opinion: Mapping[str, Any]) -> str:
    told = (
        f"A language model reads the likelihood as {_LIKELIHOODS[opinion['likelihood']]} and the impact as "
        f"{_IMPACTS[opinion['impact']]}"
    )
    if opinion["is_mitigated"]:
        told += ", and points to words beside it that lessen it"
    return f"{told}; the rating does not rest on that."


def _opinion(rated: Rated, said: Mapping[str, str], check: QuotationCheck) -> Mention:
    statement = rated.statement
    detail = {
        "likelihood": said["likelihood"],
        "impact": said["impact"],
        "is_mitigated": check.stands_around(rated.passage, said["mitigation"]),
    }
    return Mention(
        OPINION,
        statement.page,
        statement.quote,
        statement.box,
        strength=statement.risk_class,
        detail=orjson.dumps(detail).decode(),
    )


def _passage(prose: Prose, statement: Statement) -> Passage | None:
    start = prose.page.text.text.find(statement.quote)
    number = prose.at(start) if start >= 0 else None
    return sentence_passage(prose, number, _REACH) if number is not None else None


def _rank(statement: Statement) -> tuple[int, int, int, str]:
    kinds = list(type(statement.kind))
    return kinds.index(statement.kind), -len(statement.facts), statement.page, statement.quote


def _shown(rated: Rated) -> Item:
    passage = rated.passage
    return {
        "page": passage.page,
        "risk": taxonomy().classes[rated.statement.risk_class].title,
        "before": passage.before,
        "statement": passage.text,
        "after": passage.after,
    }
