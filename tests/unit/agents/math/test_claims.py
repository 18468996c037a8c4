"""Sentences that state a change, a share or a multiple beside both figures."""

from __future__ import annotations

import pytest

from aspera.agents.math.claims import Figures, read_figures
from aspera.agents.math.grammar import Claim, statements
from aspera.domain.document import NumberLocale


def read(sentence: str) -> list[Figures]:
    found = (read_figures(sentence, statement, NumberLocale.POINT) for statement in statements(sentence))
    return [figures for figures in found if figures is not None]


CHANGES = [
    "Revenue {rose} by {p}% from $100 million to ${n} million.",
    "Revenue {rose} {p}% to ${n} million in 2023, from $100 million in 2022.",
    "Revenue {rose} €8 million, or {p}%, to ${n} million in 2023 compared to $100 million in 2022.",
    "Revenue {rose} {p}% to ${n} million (2022: $100 million).",
    "Revenue was ${n} million (2022: $100 million), {noun} of {p}%.",
    "Revenue was ${n} million (2022: $100 million), {up} {p}%.",
    "Revenue was ${n} million in 2023 and $100 million in 2022, {noun} of {p}%.",
    "Sales were ${n} million and $100 million for the years ended December 31, 2023 and 2022, respectively, "
    "representing {noun} of {p}%.",
    "Revenue {rose} from $100 million in 2022 to ${n} million in 2023, or {p}%.",
    "Revenue was ${n} million in 2023, {up} {p} % from $100 million in 2022.",
    "Revenue was ${n} million in 2023 compared with $100 million in 2022, {noun} of {p} percent.",
    "Total backlog of ${n} million at December 31, 2023 {rose} by {p}% from $100 million.",
]
RISE = {"rose": "rose", "up": "up", "noun": "an increase", "n": "112"}
FALL = {"rose": "decreased", "up": "down", "noun": "a decrease", "n": "88"}


@pytest.mark.parametrize("sentence", CHANGES)
@pytest.mark.parametrize("movement", [RISE, FALL], ids=["rise", "fall"])
def test_a_change_that_follows_is_not_contradicted(sentence: str, movement: dict[str, str]) -> None:
    (figures,) = read(sentence.format(p="12", **movement))
    assert figures.contradiction() is None


@pytest.mark.parametrize("sentence", CHANGES)
@pytest.mark.parametrize("movement", [RISE, FALL], ids=["rise", "fall"])
def test_a_change_that_does_not_follow_is_contradicted(sentence: str, movement: dict[str, str]) -> None:
    (figures,) = read(sentence.format(p="21", **movement))
    recomputed = figures.contradiction()
    assert recomputed is not None
    assert abs(recomputed.value) == 12


AMOUNTS = [
    "Revenue rose by ${a} million to $112 million in 2023 from $100 million in 2022.",
    "Revenue rose ${a} million, or 12%, from $100 million to $112 million.",
    "Book value rose ${a} per share, or 12%, to $112 per share in 2023 from $100 per share in 2022.",
]


@pytest.mark.parametrize("sentence", AMOUNTS)
def test_an_amount_by_which_something_rose_is_recomputed(sentence: str) -> None:
    found = read(sentence.format(a="12"))
    assert Claim.AMOUNT_CHANGE in {figures.statement.claim for figures in found}
    assert not any(figures.contradiction() for figures in found)
    wrong = {figures.statement.claim: figures.contradiction() for figures in read(sentence.format(a="21"))}
    recomputed = wrong.pop(Claim.AMOUNT_CHANGE)
    assert recomputed is not None
    assert recomputed.value in (12, 12_000_000)
    assert not any(wrong.values())


def test_two_figures_in_either_order_are_left_alone_when_one_of_them_comes_out() -> None:
    assert read("Sales were $100 million and $112 million in 2022 and 2023, respectively, up 12%.") == []


POINTS = [
    "The rate rose {b} basis points to 3.38% in 2023 from 3.24% in 2022.",
    "We saw a {b} basis point increase in the rate to 3.38% in 2023 from 3.24% in 2022.",
    "The rate was 3.38% in 2023, an increase of {b} basis points as compared to 3.24% in 2022.",
]


@pytest.mark.parametrize("sentence", POINTS)
def test_basis_points_are_told_from_percent(sentence: str) -> None:
    (figures,) = read(sentence.format(b="14"))
    assert figures.contradiction() is None
    (figures,) = read(sentence.format(b="41"))
    recomputed = figures.contradiction()
    assert recomputed is not None
    assert recomputed.value == 14


def test_a_rise_that_is_a_fall_is_contradicted() -> None:
    (figures,) = read("Revenue increased 12% to $88 million from $100 million.")
    recomputed = figures.contradiction()
    assert recomputed is not None
    assert recomputed.value == -12


def test_rounded_figures_leave_room() -> None:
    found = read("Revenue decreased $456 million, or 5%, to $8.4 billion, from $8.8 billion in 2019.")
    assert [figures.statement.claim for figures in found] == [Claim.PERCENT_CHANGE, Claim.AMOUNT_CHANGE]
    assert not any(figures.contradiction() for figures in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Revenue rose approximately 21% from $100 million to $112 million.",
        "Revenue rose more than 21% from $100 million to $112 million.",
        "On an organic basis revenue rose 21% from $100 million to $112 million.",
        "Revenue grew 21% annualized, from $100 million to $112 million.",
        "Revenue and profit rose 21% and 9% from $100 million and $8 million, respectively.",
        "The loss grew 21% from $(100) million to $112 million.",
        "Revenue rose 21% from $100 million to €112 million.",
        "Revenue rose 21% from $100 to $112 million.",
        "Net income was $20.4 million, or $1.03 per share, a decrease of 4.4%, compared to $21.4.",
        "The rate rose 21% from 10% to 12%.",
        "Section 12 increased 21% from 2019 to 2021.",
        "Revenue rose 21%.",
    ],
)
def test_sentences_that_leave_something_open_are_left_alone(sentence: str) -> None:
    assert read(sentence) == []


def test_percentage_points_are_kept_apart_from_percent() -> None:
    (figures,) = read("The margin increased 5 percentage points from 10% to 12%.")
    recomputed = figures.contradiction()
    assert recomputed is not None
    assert recomputed.value == 2


def test_basis_points_are_hundredths_of_points() -> None:
    (figures,) = read("The margin declined 7 basis points to 3.38% in 2022 compared to 3.45% in 2021.")
    assert figures.contradiction() is None


@pytest.mark.parametrize(
    "sentence",
    [
        "{n} of our 60 sites ({p}%) are certified.",
        "{p}% ({n} of 60) of sites.",
        "{n}, or {p}%, of the 60 sites.",
    ],
)
def test_shares_are_recomputed(sentence: str) -> None:
    (sound,) = read(sentence.format(n=45, p=75))
    (wrong,) = read(sentence.format(n=45, p=57))
    assert sound.contradiction() is None
    recomputed = wrong.contradiction()
    assert recomputed is not None
    assert recomputed.value == 75


@pytest.mark.parametrize(
    ("sentence", "contradicted"),
    [
        ("Membership doubled from 1,200 to 2,390.", False),
        ("Membership doubled from 1,200 to 1,500.", True),
        ("Membership more than doubled from 1,200 to 6,000.", False),
        ("Membership more than doubled from 1,200 to 1,900.", True),
        ("Waste halved from 800 tonnes to 390 tonnes.", False),
        ("Waste halved to 700 tonnes from 800 tonnes.", True),
    ],
)
def test_multiples_are_round_words(sentence: str, contradicted: bool) -> None:
    assert [figures.contradiction() is not None for figures in read(sentence)] in (
        [contradicted],
        [] if not contradicted else [True],
    )
