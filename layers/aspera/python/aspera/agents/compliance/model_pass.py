"""Asking a language model about requirements that the rules did not find, or only in part.

It is shown the passages that share most words with a requirement, and says which of them answers it.
Its answer can only lower what is accused (`model_reading`): a passage that is proven, and speaks of the
requirement in the requirement's own words, makes it present; one that is only proven, partial.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from aspera.agents.compliance.checklist import condition_key, mention_key
from aspera.agents.compliance.gate import off_topic
from aspera.agents.compliance.metrics import metrics_on
from aspera.agents.compliance.retrieval import Retrieval, is_about
from aspera.agents.compliance.strength import READ, READ_IN_PART
from aspera.agents.compliance.verdicts import assess_all
from aspera.domain.answer import Answer
from aspera.domain.answer_forms import listed, one_of, record, whole, words
from aspera.domain.framework import Framework, MetricRule, Requirement
from aspera.domain.framing import Item
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.observation import Material, Mention, Observations
from aspera.domain.page import Page
from aspera.domain.passage import Passage, QuotationCheck
from aspera.domain.questions import Question, answered, put
from aspera.domain.requirement_assessment import RequirementStatus as Status
from aspera.ports.agents import Verdict

_FULL, _PART, _NONE = "full", "part", "none"
_MOST_ITEMS = 8
_MOST_PASSAGES = 4
_PAGES = 5
_LONGEST_PASSAGE = 700
_FEWEST_WORDS = 8
_OPEN = (Status.MISSING, Status.PARTIAL, Status.NOT_ASSERTED)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A requirement that is open, with the passages that are likeliest to answer it."""

    framework: Framework
    requirement: Requirement
    passages: Sequence[Passage]


@cache
def inquiry() -> Inquiry:
    said = record(
        number=whole(1, _MOST_ITEMS),
        verdict=one_of((_FULL, _PART, _NONE)),
        passage=whole(0, _MOST_PASSAGES),
        quote=words(_LONGEST_PASSAGE),
    )
    return Inquiry(
        name="compliance-disclosures",
        prompt=files(__package__).joinpath("prompt_disclosures.md").read_text("utf-8"),
        answer_schema=record(requirements=listed(said, _MOST_ITEMS)),
        max_tokens=2_000,
        pages=_PAGES,
    )


def questions(
    frameworks: Iterable[Framework], material: Material, observed: Observations
) -> list[Question[Doubt]]:
    """Core requirements first, then in the order of the frameworks."""
    doubts = [
        Doubt(framework, requirement, ())
        for framework in frameworks
        if not off_topic(framework, observed.counts)
        for requirement in _open(framework, material, observed)
    ]
    if not doubts:
        return []
    retrieval = Retrieval(material.pages)
    found = [
        Doubt(doubt.framework, doubt.requirement, passages)
        for doubt in sorted(doubts, key=lambda doubt: not doubt.requirement.core)
        if (passages := _short(retrieval.best(doubt.requirement, _MOST_PASSAGES)))
    ]
    return put(inquiry(), found, _shown, most_items=_MOST_ITEMS, pages=len(material.pages))


def judge(
    asked: Sequence[Question[Doubt]],
    material: Material,
    answers: Sequence[tuple[ModelRequest, Answer]],
) -> Verdict:
    check = QuotationCheck(material.pages)
    pages = {page.number: page for page in material.pages}
    found: dict[str, Mention] = {}
    proposed = 0
    for doubt, said in _said(asked, answers):
        if said["verdict"] == _NONE:
            continue
        proposed += 1
        mention = _mention(doubt, said, check, pages) if doubt else None
        if mention is not None:
            found.setdefault(mention.key, mention)
    return Verdict(Observations(mentions=tuple(found.values())), proposed, proposed - len(found))


def _open(framework: Framework, material: Material, observed: Observations) -> Iterator[Requirement]:
    """What these pages, taken by themselves, leave open; not what may not be asked for at all."""
    for assessment in assess_all(framework, observed, material.profile):
        requirement = assessment.requirement
        is_met = observed.counts.get(condition_key(framework, requirement.id), 0) > 0
        if assessment.status in _OPEN and requirement.mandatory and (is_met or not requirement.condition):
            yield requirement


def _short(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if len(passage.text) <= _LONGEST_PASSAGE)


def _said(
    asked: Sequence[Question[Doubt]], answers: Sequence[tuple[ModelRequest, Answer]]
) -> Iterator[tuple[Doubt | None, Mapping[str, str | int]]]:
    """The first word on a requirement counts, a second one is about none."""
    for question, content in answered(asked, answers):
        seen: set[int] = set()
        for said in content["requirements"]:
            yield (None if said["number"] in seen else question.item(said["number"])), said
            seen.add(said["number"])


def _mention(
    doubt: Doubt, said: Mapping[str, str | int], check: QuotationCheck, pages: Mapping[int, Page]
) -> Mention | None:
    number = int(said["passage"])
    if not 0 < number <= len(doubt.passages):
        return None
    passage = doubt.passages[number - 1]
    quotation = check.proven(passage, str(said["quote"]))
    if quotation is None:
        return None
    is_substance = is_about(doubt.requirement, quotation.quote) and _is_sentence(quotation.quote)
    is_full = said["verdict"] == _FULL and is_substance
    return Mention(
        key=mention_key(doubt.framework, doubt.requirement),
        page=passage.page,
        quote=quotation.quote,
        box=passage.box,
        strength=READ if is_full else READ_IN_PART,
        detail=_metrics(doubt, pages[passage.page]) if is_full else "",
    )


def _is_sentence(quote: str) -> bool:
    return len(quote.split()) >= _FEWEST_WORDS


def _metrics(doubt: Doubt, page: Page) -> str:
    if doubt.framework.rules.metrics is MetricRule.NONE:
        return ""
    return metrics_on(page.text.lower, doubt.requirement.metrics)


def _shown(doubt: Doubt) -> Item:
    return {
        "requirement": doubt.requirement.title,
        "expects": doubt.requirement.expects,
        "passages": [f"{number}: {passage.text}" for number, passage in enumerate(doubt.passages, start=1)],
    }
