"""Asking a language model whether two statements are about one figure.

It is asked about pairs that the rules compared and found different, but not surely one figure. It says
what the two have to do with each other, and no more: the figures are compared by us.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from aspera.agents.consistency.judgement import near_misses
from aspera.agents.consistency.proof import Conflict
from aspera.agents.consistency.proposals import figure_proposal
from aspera.domain.answer import Answer
from aspera.domain.answer_forms import listed, one_of, record, whole
from aspera.domain.comparison.lines import lines_of
from aspera.domain.comparison.scales import in_one_scale
from aspera.domain.fact_reading.calendar import spelled_period
from aspera.domain.framing import Item
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.model_proposals import as_read_by_model
from aspera.domain.observation import Fact, Material, Observations
from aspera.domain.questions import Question, answered, put
from aspera.ports.agents import Verdict

_SAME = "same"
_RELATIONS = (_SAME, "other_quantity", "other_period", "other_scope", "other_basis", "unclear")
_MOST_ITEMS = 20
_PAGES = 20
_LONGEST_TEXT = 500
_SAID = (
    "A language model took the two statements for one figure, no rule did: the figures are compared, "
    "that they mean the same is not proven."
)


@cache
def inquiry() -> Inquiry:
    said = record(number=whole(1, _MOST_ITEMS), relation=one_of(_RELATIONS))
    return Inquiry(
        name="consistency-pairs",
        prompt=files(__package__).joinpath("prompt_pairs.md").read_text("utf-8"),
        answer_schema=record(pairs=listed(said, _MOST_ITEMS)),
        max_tokens=800,
        pages=_PAGES,
    )


def questions(material: Material, observed: Observations) -> list[Question[Conflict]]:
    """The pairs that most speaks for first."""
    conflicts = near_misses(lines_of(in_one_scale(observed.facts)))
    return put(inquiry(), conflicts, _shown, most_items=_MOST_ITEMS, pages=len(material.pages))


def judge(
    material: Material, observed: Observations, answers: Sequence[tuple[ModelRequest, Answer]]
) -> Verdict:
    named = list(_named(answered(questions(material, observed), answers)))
    proposals = tuple(
        as_read_by_model(figure_proposal(conflict), _SAID) for conflict in named if conflict is not None
    )
    return Verdict(Observations(proposals=proposals), len(named), len(named) - len(proposals))


def _named(answers: Iterable[tuple[Question[Conflict], Any]]) -> Iterator[Conflict | None]:
    """The pairs that the model takes for one figure; None for a pair that was not asked about, and
    for one that it speaks of in two ways."""
    for question, content in answers:
        said: dict[int, set[str]] = {}
        for pair in content["pairs"]:
            said.setdefault(pair["number"], set()).add(pair["relation"])
        for number, relations in said.items():
            if _SAME in relations:
                yield question.item(number) if len(relations) == 1 else None


def _shown(conflict: Conflict) -> Item:
    return {
        "period": spelled_period(conflict.period),
        **_side("first", conflict.first),
        **_side("second", conflict.second),
    }


def _side(name: str, fact: Fact) -> Item:
    return {
        f"{name}_label": fact.label,
        f"{name}_under": list(fact.qualifiers),
        f"{name}_text": fact.quote[:_LONGEST_TEXT],
        f"{name}_page": fact.page,
    }
