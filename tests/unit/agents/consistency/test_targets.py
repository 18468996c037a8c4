from __future__ import annotations

import pytest

from aspera.agents.consistency.targets import contradicting_targets
from aspera.domain.fact_reading.targets import targets
from aspera.domain.finding import Proposal
from tests.drawing import page_of


def _found(*texts: str) -> list[Proposal]:
    mentions = [mention for number, text in enumerate(texts, 1) for mention in targets(page_of(text, number))]
    return list(contradicting_targets(mentions))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We aim to be net zero by 2040.", "Our net-zero commitment stands: we will be net zero by 2045."),
        (
            "We will reduce our Scope 1 and 2 emissions by 50% by 2030.",
            "We will reduce our scope 1 and 2 emissions by 40% by 2030.",
        ),
        (
            "We will reduce water withdrawal by 25% by 2030 from a 2019 baseline.",
            "Our goal is to reduce water withdrawal by 25% by 2035 from a 2019 baseline.",
        ),
        (
            "Our sites will use 100% renewable electricity by 2025.",
            "We will use 100% renewable electricity by 2028.",
        ),
    ],
)
def test_one_target_with_two_years_or_percentages_is_found_with_both_quotes(one: str, other: str) -> None:
    (proposal,) = _found(one, other)
    assert [(quotation.page, quotation.quote) for quotation in proposal.quotations] == [(1, one), (2, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We aim to be net zero by 2040.", "We remain committed to being net zero by 2040."),
        ("We aim to be net zero by 2050.", "We aim for net zero operations by 2030."),
        ("We aim to be net zero by 2050.", "The UK government wants us all to be net zero by 2045."),
        ("We aim to be net zero by 2040.", "We had originally planned to be net zero by 2050."),
        ("We will reduce our Scope 1 emissions by 50% by 2030.", "We will reduce our Scope 3 emissions by 25% by 2030."),
        ("We will reduce emissions by 30% by 2025.", "We will reduce emissions by 50% by 2030."),
        ("We will reduce our absolute emissions by 30% by 2030.", "We will reduce our emissions intensity by 50% by 2030."),
        ("We will be carbon neutral by 2030 in our offices.", "We will be carbon neutral by 2040 across the value chain."),
        (
            "We will reduce emissions by 30% by 2030 from a 2015 baseline.",
            "We will reduce emissions by 20% by 2030 from a 2019 baseline.",
        ),
    ],
)  # fmt: skip
def test_two_targets_stay_two_targets(one: str, other: str) -> None:
    assert _found(one, other) == []
