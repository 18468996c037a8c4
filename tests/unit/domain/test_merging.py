from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.finding import Computation, Evidence, Finding, Operand, RatioBox, Severity
from aspera.domain.merging import merge_findings, say_the_same

BOX: RatioBox = (0.1, 0.4, 0.3, 0.02)
ELSEWHERE: RatioBox = (0.1, 0.8, 0.3, 0.02)


def computation(printed: str, recomputed: str, *, compares: bool = False) -> Computation:
    values = (Decimal(printed), Decimal(recomputed)) if compares else (Decimal(60), Decimal(65))
    return Computation(
        formula="60 + 65 = 125",
        operands=tuple(Operand(label="a", value=value, page=3) for value in values),
        printed=Decimal(printed),
        recomputed=Decimal(recomputed),
        difference=Decimal(printed) - Decimal(recomputed),
        tolerance=Decimal("0.5"),
    )


def finding(agent: str, rule: str, *, box: RatioBox = BOX, page: int = 3, **fields) -> Finding:
    quote = fields.pop("quote", "Total 120")
    defaults = dict(severity=Severity.MEDIUM, category="c", title="t", description="d")
    evidence = (Evidence(page=page, quote=quote, boxes=(box,), verified=True),)
    return Finding(
        finding_id=f"{agent}-{rule}", agent_type=agent, rule=rule, evidence=evidence, **defaults | fields
    )


WRONG_TOTAL = finding("math", "sum", computation=computation("120", "125"))


def contradiction(printed: str, other: str, **fields) -> Finding:
    return finding(
        "consistency", "table-against-prose", computation=computation(printed, other, compares=True), **fields
    )


@pytest.mark.parametrize(
    ("printed", "other"),
    [("120", "125"), ("125", "120"), ("120000", "125000"), ("120000000", "125000000"), ("120", "125.4")],
)
def test_a_wrong_total_is_one_finding_whoever_sees_it(printed: str, other: str) -> None:
    (kept,) = merge_findings([WRONG_TOTAL, contradiction(printed, other)])
    assert kept.agent_type == "math"
    assert kept.also == ("consistency table-against-prose",)


@pytest.mark.parametrize(
    "other",
    [
        contradiction("120", "130"),
        contradiction("121", "125"),
        contradiction("120", "125", box=ELSEWHERE),
        contradiction("120", "125", page=4),
        finding("consistency", "dates"),
        finding("math", "share", computation=computation("120", "125")),
    ],
    ids=["another value", "another figure", "another line", "another page", "no figure", "the same agent"],
)
def test_what_claims_something_else_stays_apart(other: Finding) -> None:
    assert merge_findings([WRONG_TOTAL, other]) == [WRONG_TOTAL, other]


def test_of_two_the_graver_remains_and_takes_its_own_place() -> None:
    grave = contradiction("120", "125", severity=Severity.HIGH)
    between = finding("risk", "R-FIN-LIQ")
    kept = merge_findings([between, WRONG_TOTAL, grave])
    assert [item.agent_type for item in kept] == ["risk", "consistency"]
    assert kept[1].also == ("math sum",)


TARGET = "We will reduce our emissions by 50% by 2030."
PARTIAL = "Disclosed only in part: ESRS 2023 E1-4, Climate targets"


def test_a_target_that_lacks_its_base_is_one_finding_with_the_disclosure_that_lacks_it() -> None:
    green = finding("greenwashing", "F02", quote=TARGET, severity=Severity.HIGH)
    gap = finding("compliance", "esrs_2023.E1-4", quote="reduce our emissions by 50% by 2030", title=PARTIAL)
    (kept,) = merge_findings([green, gap])
    assert (kept.agent_type, kept.also) == ("greenwashing", ("compliance esrs_2023.E1-4",))


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("V01", PARTIAL),
        ("F02", "Disclosed only in part: ESRS 2023 S1-5, Workforce targets"),
        ("F02", "No disclosure found for ESRS 2023 E1-4: Climate targets"),
        ("O04", PARTIAL),
    ],
)
def test_a_passage_in_common_is_not_enough(rule: str, title: str) -> None:
    green = finding("greenwashing", rule, quote=TARGET)
    gap = finding("compliance", "x", quote=TARGET, title=title)
    assert not say_the_same(green, gap)


def test_another_sentence_about_a_target_stays_apart() -> None:
    green = finding("greenwashing", "F02", quote=TARGET)
    gap = finding("compliance", "x", quote="Our climate targets are set by the board.", title=PARTIAL)
    assert not say_the_same(green, gap)


NUMBERS = st.sampled_from(("120", "125", "130", "120000", "125000"))
FINDINGS = st.builds(
    lambda number, agent, printed, right, severity: finding(
        agent, str(number), computation=computation(printed, right), severity=severity
    ),
    st.integers(0, 99),
    st.sampled_from(("math", "consistency", "greenwashing")),
    NUMBERS,
    NUMBERS,
    st.sampled_from(Severity),
)


@given(st.lists(FINDINGS, max_size=8, unique_by=lambda f: f.finding_id))
def test_nothing_is_lost_and_merging_again_changes_nothing(findings: list[Finding]) -> None:
    kept = merge_findings(findings)
    assert len(kept) + sum(len(item.also) for item in kept) == len(findings)
    assert min((f.severity.rank for f in kept), default=0) == min(
        (f.severity.rank for f in findings), default=0
    )
    assert [f.finding_id for f in merge_findings(kept)] == [f.finding_id for f in kept]


def test_what_only_a_model_read_takes_no_place_from_what_a_rule_found() -> None:
    read = contradiction("120", "125", severity=Severity.HIGH).model_copy(
        update={"rule": "table-against-prose-by-model"}
    )
    (kept,) = merge_findings([read, WRONG_TOTAL])
    assert (kept.rule, kept.also) == ("sum", ("consistency table-against-prose-by-model",))
