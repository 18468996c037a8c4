from __future__ import annotations

import pytest

from aspera.agents.consistency.sentences import contradicting_sentences, repeatable_sentences
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Proposal
from tests.drawing import page_of


def _found(*texts: str) -> list[Proposal]:
    mentions = [
        mention
        for number, text in enumerate(texts, 1)
        for mention in repeatable_sentences(page_of(text, number))
    ]
    return list(contradicting_sentences(mentions, NumberLocale.POINT))


_EQUITY = "Total equity decreased $43.6 million, or 26.8%, to $118.9 million at December 31, 2022."


def test_one_amount_of_several_that_differs_is_found() -> None:
    other = _EQUITY.replace("$43.6", "$43.5")
    (proposal,) = _found(_EQUITY, other)
    assert [quotation.quote for quotation in proposal.quotations] == [_EQUITY, other]
    assert proposal.computation is not None
    assert proposal.computation.formula == "$43.6 million (page 1) ≠ $43.5 million (page 2)"


def test_the_only_amount_must_look_like_a_slip() -> None:
    one = "The maximum borrowing capacity of the bank was $394.7 million at December 31, 2022."
    assert len(_found(one, one.replace("394.7", "394.5"))) == 1
    assert _found(one, one.replace("394.7", "118.2")) == []


def test_a_sentence_three_times_is_one_finding() -> None:
    assert len(_found(_EQUITY, _EQUITY.replace("$43.6", "$43.5"), _EQUITY.replace("$43.6", "$43.5"))) == 1


@pytest.mark.parametrize(
    "other",
    [
        _EQUITY,
        _EQUITY.replace("2022", "2021"),
        _EQUITY.replace("Total equity", "Retained earnings"),
        _EQUITY.replace("$43.6", "$21.9").replace("26.8%", "11.2%"),
        _EQUITY.replace("$43.6 million", "$43.60 million"),
    ],
)
def test_other_years_words_or_several_amounts_stay_silent(other: str) -> None:
    assert _found(_EQUITY, other) == []
