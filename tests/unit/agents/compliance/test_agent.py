from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.agents.compliance import ComplianceAgent
from aspera.domain.document import DocumentKind, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Severity
from aspera.domain.observation import Conclusion, Material, merge
from aspera.domain.page import Page
from aspera.frameworks.loader import load_framework
from tests.drawing import page_of
from tests.unit.agents.compliance.filings import filing, profile_of

COUNTS = "Form 10-K items"


def conclude(pages: list[Page], profile: Profile, shard: int = 40) -> Conclusion:
    agent = ComplianceAgent(load_framework)
    parts = [
        agent.examine(Material(profile, pages[start : start + shard]))
        for start in range(0, len(pages), shard)
    ]
    return agent.conclude(merge(parts), profile)


def test_a_filing_with_every_item_gives_no_occasion() -> None:
    pages = filing()
    conclusion = conclude(pages, profile_of(pages))
    assert conclusion.proposals == ()
    assert conclusion.statistics[COUNTS] == "30 present, 0 partial, 0 missing, 3 not applicable"
    assert (
        "Item 1C (not asked for in the reporting year 2022)"
        in conclusion.statistics[f"{COUNTS}, not applicable"]
    )


def test_an_item_that_is_nowhere_is_missing_with_what_was_searched() -> None:
    pages = filing(without=["3"])
    (proposal,) = conclude(pages, profile_of(pages)).proposals
    assert proposal.rule == "sec_10k.3"
    assert proposal.severity is Severity.MEDIUM
    assert proposal.title == "No disclosure found for Form 10-K Item 3: legal proceedings"
    assert proposal.quotations == ()
    assert proposal.absence is not None
    assert proposal.absence.queries == load_framework("sec_10k").requirements[5].queries
    assert proposal.absence.pages_searched == tuple(range(1, len(pages) + 1))
    assert "Reference: Form 10-K Item 3; S-K 103." in proposal.description


def test_a_missing_core_item_of_a_filing_is_of_high_severity() -> None:
    pages = filing(without=["8"])
    (proposal,) = conclude(pages, profile_of(pages)).proposals
    assert (proposal.rule, proposal.severity) == ("sec_10k.8", Severity.HIGH)


def test_an_item_in_the_contents_only_is_there_in_part_and_quoted() -> None:
    pages = filing(without=["2"], in_contents={"2": "15"})
    (proposal,) = conclude(pages, profile_of(pages)).proposals
    assert (proposal.rule, proposal.severity) == ("sec_10k.2", Severity.LOW)
    assert proposal.quotations[0].quote == "Item 2. Properties 15"
    assert proposal.absence is None
    assert EvidenceVerifier({page.number: page for page in pages}).verify(proposal)


def test_an_item_marked_not_applicable_in_the_contents_is_answered() -> None:
    pages = filing(without=["4"], in_contents={"4": "N/A"})
    conclusion = conclude(pages, profile_of(pages))
    assert conclusion.proposals == ()
    assert (
        "Item 4 (marked as not applicable in the contents)"
        in conclusion.statistics[f"{COUNTS}, not applicable"]
    )


@pytest.mark.parametrize(
    ("item", "answer", "line"),
    [
        ("11", "This is incorporated by reference to our Proxy Statement.", "incorporated by reference"),
        ("1B", "None.", "none stated"),
        ("9C", "Not applicable.", "marked as not applicable"),
    ],
)
def test_a_short_answer_is_an_answer(item: str, answer: str, line: str) -> None:
    pages = filing(bodies={item: answer})
    conclusion = conclude(pages, profile_of(pages))
    assert conclusion.proposals == ()
    assert f"Item {item}" in conclusion.statistics[f"{COUNTS}, {line}"].split(", ")


def test_an_item_that_only_some_filers_owe_is_not_asserted_for_others() -> None:
    pages = [
        page_of("FORM 10-K for the fiscal year ended December 31, 2022\nCommission file number 001"),
        *filing(without=["1A"])[1:],
    ]
    conclusion = conclude(pages, profile_of(pages))
    assert conclusion.proposals == ()
    assert (
        "Item 1A (applies only to: not a smaller reporting company)"
        in (conclusion.statistics[f"{COUNTS}, not asserted"])
    )


def test_an_item_that_is_due_only_since_is_missing_since() -> None:
    pages = filing()
    rules = {proposal.rule for proposal in conclude(pages, profile_of(pages, fiscal_year=2024)).proposals}
    assert rules == {"sec_10k.1C", "sec_10k.S-K-106b", "sec_10k.S-K-106c"}


def test_nothing_is_called_missing_when_too_few_pages_could_be_searched() -> None:
    pages = filing(without=["3"])
    conclusion = conclude(pages, profile_of(pages, pages=2 * len(pages)))
    assert conclusion.proposals == ()
    assert (
        f"only {len(pages)} of {2 * len(pages)} pages could be searched"
        in (conclusion.statistics[f"{COUNTS}, not asserted"])
    )


def test_pages_that_could_not_be_searched_are_told() -> None:
    pages = filing(without=["8"])
    (proposal,) = conclude(pages, profile_of(pages, pages=len(pages) + 1)).proposals
    assert proposal.severity is Severity.MEDIUM
    assert "1 page without readable text could not be searched." in proposal.description


def test_nothing_is_called_missing_in_a_document_of_another_build() -> None:
    pages = [page_of("A story without items, about a town and its people, and what became of them.")]
    conclusion = conclude(pages, profile_of(pages))
    assert conclusion.proposals == ()
    assert "may be of another build" in conclusion.statistics[f"{COUNTS}, not asserted"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"language": "fr"}, "not assessed: there are no signals for language fr"),
        ({"language": ""}, "not assessed: the document's language is not known"),
        ({"fiscal_year": 1999}, "not assessed: this version does not hold for the reporting year 1999"),
    ],
)
def test_what_cannot_be_assessed_is_said_and_not_accused(changes: dict[str, object], reason: str) -> None:
    pages = filing(without=["3"])
    conclusion = conclude(pages, profile_of(pages, **changes))
    assert conclusion.proposals == ()
    assert conclusion.statistics == {COUNTS: reason}
    assert [(matrix.note, matrix.requirements) for matrix in conclusion.assessments] == [(reason, ())]


def test_without_a_framework_nothing_is_assessed() -> None:
    pages = filing()
    profile = profile_of(pages, frameworks=(), kind=DocumentKind.TEN_Q)
    assert conclude(pages, profile).statistics == {"frameworks": "none applies to a document of kind 10-Q"}


CLIMATE = """
    Our TCFD report

    The board of directors oversees climate-related risks twice a year, as the committee's charter says.

    The executive committee answers for climate and sustainability, and meets every month to review it.

    Physical risks and transition risks are acute or chronic over the short, medium and long term.

    Climate affects our financial planning and the allocation of capital expenditure to new plants.

    We identify and assess climate-related risks each year, and manage climate-related risks by insurance.

    This is integrated into our enterprise risk management framework and our group risk register.

    Energy consumption was 12 GWh. Scope 1 emissions were 1,069 tonnes of CO2e. We aim at net zero by 2040.
"""


def climate_profile(pages: list[Page]) -> Profile:
    kind = DocumentKind.SUSTAINABILITY_REPORT
    return profile_of(pages, kind=kind, frameworks=("tcfd",), fiscal_year=2023)


def test_a_missing_climate_scenario_is_reported() -> None:
    pages = [page_of(CLIMATE)]
    conclusion = conclude(pages, climate_profile(pages))
    (proposal,) = conclusion.proposals
    assert proposal.title == (
        "No disclosure found for TCFD Strategy (c): resilience of the strategy under climate scenarios"
    )
    assert conclusion.statistics["TCFD recommended disclosures"] == (
        "10 present, 0 partial, 1 missing, 0 not applicable"
    )


def test_emissions_without_a_figure_are_there_in_part() -> None:
    text = (
        CLIMATE.replace("were 1,069 tonnes of CO2e", "fell")
        + "\n\nA climate scenario of 1.5 °C was used for it."
    )
    pages = [page_of(text)]
    (proposal,) = conclude(pages, climate_profile(pages)).proposals
    assert proposal.rule == "tcfd.TCFD-MT-B"
    assert "No figure (tCO2e) stands on the pages that deal with it." in proposal.description
    assert EvidenceVerifier({1: pages[0]}).verify(proposal)


def test_a_report_that_hardly_speaks_of_the_topic_is_left_alone() -> None:
    pages = [
        page_of("We help our people to grow, and we will reduce our emissions, as the law asks of us all.")
    ]
    conclusion = conclude(pages, climate_profile(pages))
    assert conclusion.proposals == ()
    assert "hardly speaks of it" in conclusion.statistics["TCFD recommended disclosures"]


@settings(max_examples=25, deadline=None)
@given(shard=st.integers(1, 30), without=st.sets(st.sampled_from(["2", "3", "5", "9", "10", "14"])))
def test_how_the_document_is_cut_into_shards_changes_nothing(shard: int, without: set[str]) -> None:
    pages = filing(without=without)
    whole = conclude(pages, profile_of(pages))
    assert conclude(pages, profile_of(pages), shard) == whole
    assert {proposal.rule for proposal in whole.proposals} == {f"sec_10k.{item}" for item in without}


def test_it_never_says_that_a_law_is_kept() -> None:
    pages = filing(without=["3"], in_contents={"3": "9"})
    conclusion = conclude(pages, profile_of(pages, frameworks=("sec_10k", "tcfd")))
    assert "complian" not in repr(conclusion).replace("agent_type='compliance'", "").lower()
