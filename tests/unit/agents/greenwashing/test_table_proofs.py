"""Claims held against the tables of the same document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from aspera.agents.greenwashing import GreenwashingAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal
from aspera.domain.observation import Material, merge
from aspera.domain.observation_codec import decode_observations, encode_observations
from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables
from tests.drawing import page_of

EMISSIONS = """
    Environmental figures                  2019      2020      2021      2022      2023

    Total emissions (tCO2e)               1,000     1,050     1,400     1,200     1,120
    Emissions intensity (tCO2e per unit)   1.20      1.15      1.10      1.05      0.95
    Water withdrawal (m3)                 5,000     4,900     4,800     4,700     4,500
    Energy consumption (MWh)              8,000     8,100     8,200     8,300     8,400
"""
ABOUT = Profile(
    document_id="d",
    filename="report.pdf",
    pages=2,
    language="en",
    kind=DocumentKind.SUSTAINABILITY_REPORT,
    number_locale=NumberLocale.POINT,
)


def pages_of(sentence: str, table: str) -> list[Page]:
    second = page_of(table, 2)
    return [page_of(sentence, 1), replace(second, tables=read_tables(second))]


def findings(sentence: str, table: str = EMISSIONS) -> Sequence[Proposal]:
    """All of them proven; each page is a shard of its own, as it travels between functions."""
    agent, pages = GreenwashingAgent(), pages_of(sentence, table)
    parts = [encode_observations(agent.examine(Material(ABOUT, [page]))) for page in pages]
    found = agent.conclude(merge(map(decode_observations, parts)), ABOUT).proposals
    verifier = EvidenceVerifier({page.number: page for page in pages})
    assert all(verifier.verify(proposal) for proposal in found)
    return found


def rules(sentence: str, table: str = EMISSIONS) -> set[str]:
    return {proposal.rule for proposal in findings(sentence, table)}


INTENSITY = "Our emissions intensity per unit fell by 21 % from 2019 to 2023."
SINCE_WORST = "Since 2021 we have reduced our emissions by 20 %."
TOO_MUCH = "We reduced our water withdrawal by 30 % from 2019 to 2023."


def test_a_falling_intensity_is_questioned_when_the_absolute_figure_rises() -> None:
    (finding,) = findings(INTENSITY)
    assert finding.rule == "S02"
    assert [q.page for q in finding.quotations] == [1, 2, 2]
    assert "rose from 1,000 in 2019 to 1,120 in 2023" in finding.description


@pytest.mark.parametrize(
    ("sentence", "table"),
    [
        (f"{INTENSITY} In absolute terms they rose by 12 %.", EMISSIONS),
        (INTENSITY, EMISSIONS.replace("1,120", "  900")),
        (INTENSITY, "No figures here."),
        ("Our water intensity per unit fell by 21 % from 2019 to 2023.", EMISSIONS),
        ("Our scope 3 emissions intensity per unit fell by 21 % from 2019 to 2023.", EMISSIONS),
        ("Our emissions intensity per unit will fall by 21 % by 2030.", EMISSIONS),
    ],
)
def test_an_intensity_is_left_alone(sentence: str, table: str) -> None:
    assert "S02" not in rules(sentence, table)


def test_a_reduction_counted_from_the_worst_year_is_questioned_and_recomputed() -> None:
    finding = next(f for f in findings(SINCE_WORST) if f.rule == "S04")
    assert "1,400 for 2021, the highest of its 5 years" in finding.description
    assert finding.computation
    assert (finding.computation.printed, finding.computation.recomputed) == (Decimal(20), Decimal("-6.7"))


@pytest.mark.parametrize(
    ("sentence", "table"),
    [
        (f"{SINCE_WORST} The base year was chosen by the regulator.", EMISSIONS),
        (SINCE_WORST, EMISSIONS.replace("1,400", "1,100")),
        (SINCE_WORST.replace("2021", "2019").replace("20 %", "2 %"), EMISSIONS),
        (SINCE_WORST.replace("2021", "2022").replace("20 %", "7 %"), EMISSIONS),
        (SINCE_WORST.replace("reduced our", "reduced our recycled-paper"), EMISSIONS),
    ],
)
def test_a_base_year_is_left_alone(sentence: str, table: str) -> None:
    assert "S04" not in rules(sentence, table)


def test_a_claim_that_the_table_does_not_bear_out_is_recomputed() -> None:
    finding = next(f for f in findings(TOO_MUCH) if f.rule == "U09")
    computation = finding.computation
    assert computation and computation.formula == "(5,000 − 4,500) ÷ 5,000 × 100 = 10.0 %"
    assert (computation.printed, computation.recomputed, computation.difference) == (
        Decimal(30),
        Decimal("10.0"),
        Decimal("20.0"),
    )


def test_a_reduction_that_was_an_increase_is_called_one() -> None:
    finding = next(
        f for f in findings("We reduced our energy consumption by 5 % since 2019.") if f.rule == "U09"
    )
    assert "an increase of 5.0 %" in finding.description


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("We reduced our water withdrawal by 10 % from 2019 to 2023.", "it agrees"),
        ("We reduced our water withdrawal by about 11 % from 2019 to 2023.", "it is rough"),
        ("We reduced our water withdrawal by 5 % from 2019 to 2023.", "it claims less"),
        ("We reduced our water withdrawal by 4.3 % from 2019 to 2023.", "another pair of years explains it"),
        ("We reduced our water withdrawal in Spain by 30 %.", "no year to hold it against"),
        ("We will reduce our water withdrawal by 30 % by 2030 from 2019.", "a promise"),
        ("We reduced our water and energy use by 30 % from 2019 to 2023.", "two topics"),
        ("We reduced our water withdrawal by 30 % from 2015 to 2023.", "the year is not printed"),
        (
            "We reduced our water withdrawal by 30 % and our costs by 5 % from 2019 to 2023.",
            "two percentages",
        ),
    ],
)
def test_a_claim_is_not_held_against_a_table_when(sentence: str, why: str) -> None:
    assert "U09" not in rules(sentence), why


def test_a_contradiction_weighs_the_same_in_a_mandatory_statement() -> None:
    severities = [
        next(f.severity for f in findings(text) if f.rule == "U09")
        for text in (TOO_MUCH, f"Sustainability statement, ESRS E3, E3-4\n\n{TOO_MUCH}")
    ]
    assert severities[0] is severities[1]


def test_a_row_for_a_part_is_not_taken_for_the_whole() -> None:
    table = EMISSIONS.replace("Water withdrawal (m3)", "Water withdrawal Spain (m3)")
    assert "U09" not in rules(TOO_MUCH, table)
