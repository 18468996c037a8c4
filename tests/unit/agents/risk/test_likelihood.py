from __future__ import annotations

import pytest

from aspera.agents.risk.likelihood import Likelihood, likelihood
from aspera.agents.risk.taxonomy import Kind


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The complaint was filed in May 2022 in the Court of Vienna.", Likelihood.OPEN),
        ("We believe that a loss from the lawsuit is probable.", Likelihood.LIKELY),
        ("We believe that a loss from the lawsuit is not probable.", Likelihood.UNLIKELY),
        ("It is unlikely that the plaintiffs will prevail.", Likelihood.UNLIKELY),
        ("The chance of a loss is remote.", Likelihood.REMOTE),
        ("We recorded a provision of $30 million for the lawsuit.", Likelihood.BOOKED),
        ("A reserve of $30 million has been established for the lawsuit.", Likelihood.BOOKED),
        ("We have not recorded any provision for the lawsuit.", Likelihood.OPEN),
        ("The recorded investment in non-accrual loans was $2.8 million.", Likelihood.OPEN),
        ("The IRS is expected to begin its audit in 2019.", Likelihood.OPEN),
    ],
)
def test_the_words_of_the_report_say_how_likely_it_is(sentence: str, expected: Likelihood) -> None:
    assert likelihood(Kind.PROCEEDING, sentence) is expected


def test_what_has_happened_needs_no_words() -> None:
    assert likelihood(Kind.EVENT, "A further loss is remote.") is Likelihood.HAPPENED
    assert likelihood(Kind.CRITICAL, "It is unlikely to recur.") is Likelihood.HAPPENED


def test_levels_run_from_one_to_five_and_give_their_reason() -> None:
    assert {item.level for item in Likelihood} == {1, 2, 3, 4, 5}
    assert all(item.reason for item in Likelihood)
