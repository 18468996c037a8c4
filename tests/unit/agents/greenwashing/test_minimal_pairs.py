"""Each rule with a sentence that is reported, and the same sentence with its support beside it,
which is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from aspera.agents.greenwashing import GreenwashingAgent
from aspera.agents.greenwashing.agent import assess
from aspera.agents.greenwashing.rules import rule_book
from aspera.domain.finding import Severity
from aspera.domain.observation import Material, merge
from tests.drawing import page_of
from tests.unit.agents.greenwashing.test_agent import profile
from tests.unit.agents.greenwashing.test_rules import CASES, PROVEN_ELSEWHERE

SUPPORT = {
    "num": "it is 40 %",
    "base": "against 2019 levels",
    "year": "the next step is due in 2027",
    "scope": "scope 1 is covered",
    "scope3": "scope 3 is covered",
    "std": "it follows ISO 14064",
    "sbti": "the SBTi validated it",
    "assur": "limited assurance was given",
    "plan": "it has milestones",
    "cert": "it carries the EU Ecolabel",
    "method": "a life cycle assessment was made",
    "share": "that is 40 % of our products",
    "comp": "it is compared with the old model",
    "resid": "the residual emissions are small",
    "reason": "the reason is a new law",
    "link": "see page 2",
}
ANSWERS = "The carbon emissions in scope 1 were reduced by 4 % since 2019."
FOSSIL = "We reduced emissions. Coal production and its revenues rose in our portfolio."
UNDEFENDED = {
    "A08": "Our spray is not ozone-friendly.",
    "I01": "We comply with all environmental laws and protect the environment.",
    "I02": "Our spray is not CFC-free.",
    "I03": "Our snack is not gluten-free, but protects the environment and reduces waste.",
}
BY_TEXT = [rule for rule in rule_book().rules if rule.id not in PROVEN_ELSEWHERE]


def reported(text: str) -> set[str]:
    """The rules that are left after support is credited; low ones are counted too."""
    agent, about = GreenwashingAgent(), profile()
    pages = [page_of(text, 1), page_of(ANSWERS, 2), page_of(FOSSIL, 3)]
    seen = merge(
        [agent.examine(Material(about, pages[:1] + pages[2:])), agent.examine(Material(about, pages[1:2]))]
    )
    claims = replace(assess(seen), book=replace(rule_book(), report_from=Decimal(1))).claims()
    shown = {verdict.rule.id: verdict.residual for claim in claims for verdict in claim.verdicts}
    low = {rule.id for rule in rule_book().rules if rule.severity is Severity.LOW}
    return {rule for rule, residual in shown.items() if rule in low or residual >= rule_book().report_from}


@pytest.mark.parametrize("rule", [rule.id for rule in BY_TEXT])
def test_a_bare_claim_is_reported(rule: str) -> None:
    assert rule in reported(CASES[rule][0])


@pytest.mark.parametrize("rule", [rule.id for rule in BY_TEXT if rule.mitigators])
def test_the_same_claim_with_its_support_is_not_reported(rule: str) -> None:
    keys = rule_book().rule(rule).mitigators
    assert rule not in reported(f"{CASES[rule][0]} For this, {', '.join(SUPPORT[key] for key in keys)}.")


@pytest.mark.parametrize("rule", UNDEFENDED)
def test_what_nothing_supports_is_not_reported_when_it_is_not_claimed(rule: str) -> None:
    assert not rule_book().rule(rule).mitigators
    assert rule not in reported(UNDEFENDED[rule])


def test_every_rule_has_its_pair() -> None:
    with_pairs = {rule.id for rule in BY_TEXT if rule.mitigators} | set(UNDEFENDED) | set(PROVEN_ELSEWHERE)
    assert with_pairs == {rule.id for rule in rule_book().rules}
