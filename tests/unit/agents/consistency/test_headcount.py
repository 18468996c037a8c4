from __future__ import annotations

from collections.abc import Sequence

import pytest

from aspera.agents.consistency.headcount import contradicting_headcounts, headcounts
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Proposal
from aspera.domain.observation import Fact
from tests.drawing import page_of
from tests.two_documents import row

_USUAL = "As of December 31, 2023, we had approximately 90,000 employees worldwide."


def _found(*texts: str, facts: Sequence[Fact] = ()) -> list[Proposal]:
    mentions = [
        mention for number, text in enumerate(texts, 1) for mention in headcounts(page_of(text, number))
    ]
    return list(contradicting_headcounts(mentions, facts, NumberLocale.POINT))


def _counted(number: str) -> list[Fact]:
    return [
        Fact(
            label="number employee",
            period="2023",
            value=fact.value,
            precision=fact.precision,
            unit="",
            qualifiers=(),
            printed=number,
            quote=number,
            page=7,
            box=fact.box,
            source="table",
        )
        for fact in row("number employee", "7.t0", [number], periods=["2023"])
    ]


def test_two_numbers_in_the_same_words_contradict() -> None:
    (proposal,) = _found(_USUAL, _USUAL.replace("90,000", "97,000"))
    assert proposal.title == "90,000 employees for December 31, 2023, and 97,000"
    assert [quotation.page for quotation in proposal.quotations] == [1, 2]


def test_numbers_may_be_written_out() -> None:
    (proposal,) = _found(
        "In 2023 the company employed twelve hundred employees.",
        "In 2023 the company employed 1,300 employees.",
    )
    assert "1,200" in proposal.title


@pytest.mark.parametrize(
    "other",
    [
        _USUAL,
        "As of December 31, 2023, we had approximately 92,000 full-time employees worldwide.",
        "As of December 31, 2023, we had approximately 12,000 employees in Germany.",
        "As of December 31, 2022, we had approximately 87,000 employees worldwide.",
        "We had approximately 95,000 employees at the end of 2022 and 2023.",
        "We had more than 80,000 employees in 2023.",
        "As of December 31, 2023, we had 90,400 employees worldwide.",
    ],
)
def test_other_people_other_days_and_roundings_do_not_contradict(other: str) -> None:
    assert _found(_USUAL, other) == []


def test_a_table_that_looks_like_a_slip_contradicts() -> None:
    text = "As of December 31, 2023, we had 90,412 employees."
    (proposal,) = _found(text, facts=_counted("94012"))
    assert [quotation.page for quotation in proposal.quotations] == [7, 1]
    assert _found(text, facts=_counted("71230")) == []
    assert _found(text, facts=_counted("90412")) == []
