"""Totals above which a row is missing: told only where something proves it."""

from __future__ import annotations

import pytest

from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Severity
from tests.unit.agents.math.test_agent import BALANCE, drawn, proposals

RECEIVABLES = "  Receivables                           3,412         3,377         3,105\n"
SHORT = BALANCE.replace(RECEIVABLES, "")
ALONE = SHORT[: SHORT.index("Property")]
NOTE = """
NOTE 4

                                         2023          2022          2021
Trade                                   3,412         3,377         3,105
Other                                     312           277           105
"""


def test_a_greater_total_that_comes_out_proves_that_a_row_is_missing() -> None:
    page = drawn(SHORT)
    (proposal,) = proposals(page)
    assert proposal.rule == "omitted_row"
    assert proposal.severity is not Severity.LOW
    assert "“Total assets”, which contains it, comes out" in proposal.description
    assert EvidenceVerifier({1: page}).verify(proposal) is not None


def test_without_a_greater_total_nothing_is_said() -> None:
    assert proposals(drawn(ALONE)) == ()


def test_a_row_of_another_page_that_is_exactly_what_is_missing_is_named() -> None:
    pages = drawn(ALONE), drawn(NOTE, 2)
    (proposal,) = proposals(*pages)
    assert "exactly the figures of “Trade” in a table on page 2" in proposal.description
    assert {quotation.page for quotation in proposal.quotations} == {1, 2}
    assert EvidenceVerifier({page.number: page for page in pages}).verify(proposal) is not None


def test_a_row_that_fits_in_all_periods_but_one_is_not_what_is_missing() -> None:
    assert proposals(drawn(ALONE), drawn(NOTE.replace("3,105", "3,106"), 2)) == ()


def test_a_total_that_misses_now_more_now_less_is_left_alone() -> None:
    mixed = SHORT.replace("6,866", "2,866").replace("17,286", "13,286")
    assert proposals(drawn(mixed)) == ()


def test_the_rest_of_a_table_of_the_page_before_is_left_alone() -> None:
    assert proposals(drawn(NOTE), drawn(SHORT, 2)) == ()


CASH_FLOW = """
CASH FLOW STATEMENT

EUR thousand                                  2024          2023
Profit for the year                          8,400         6,300
Depreciation                                18,260        16,030
Change in working capital                    2,500        (1,130)
Cash flow from operating activities         29,160        21,200
Purchase of ships and terminals            (37,950)      (24,600)
{investing}                               (37,950)      (24,600)
Proceeds from bank loans                    12,600         7,900
Dividends paid                              (3,000)       (2,400)
Cash flow from financing activities          9,600         5,500
Net change in cash                             810         2,100
Cash at the beginning of the year           14,640        12,540
Cash at the end of the year                 15,450        14,640
"""


@pytest.mark.parametrize("investing", ["Cash flow from investing activities", "Invested in all     "])
def test_a_section_of_a_single_row_hides_no_other_row(investing: str) -> None:
    assert proposals(drawn(CASH_FLOW.format(investing=investing))) == ()
