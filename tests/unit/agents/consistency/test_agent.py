from __future__ import annotations

from dataclasses import replace

import pytest

from aspera.agents.consistency import ConsistencyAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal
from aspera.domain.observation import Material, merge
from aspera.domain.observation_codec import decode_observations, encode_observations
from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables
from tests.drawing import page_of

_PROFILE = Profile(
    document_id="d",
    filename="report.pdf",
    pages=9,
    language="en",
    kind=DocumentKind.ANNUAL_REPORT,
    number_locale=NumberLocale.POINT,
)
_SELECTED = """
    Selected financial data (in millions)
                                       2023        2022        2021
    Net sales                      $ 18,802    $ 17,310    $ 16,999
    Operating income                  3,674       2,713       3,032
    Net income                        2,811       2,040       2,377
    Total assets                     98,112      91,448      88,003
"""
_STATEMENT = """
    Consolidated statement of income (in millions)
                                       2023        2022        2021
    Net sales                      $ 18,802    $ 17,310    $ 16,999
    Cost of sales                    11,110      10,820      10,455
    Operating expenses                4,018       3,777       3,512
    Operating income                  3,674       2,713       3,032
    Net income                        2,811       2,040       2,377
"""


def _pages(*texts: str) -> list[Page]:
    pages = [page_of(text, number) for number, text in enumerate(texts, 1)]
    return [replace(page, tables=read_tables(page)) for page in pages]


def _found(*texts: str) -> list[Proposal]:
    """What is said of the pages, each in a shard of its own; every word of it proven."""
    pages = _pages(*texts)
    agent = ConsistencyAgent()
    shards = [encode_observations(agent.examine(Material(_PROFILE, (page,)))) for page in pages]
    observations = merge(decode_observations(shard) for shard in shards)
    proposals = [*agent.conclude(observations, _PROFILE).proposals]
    verifier = EvidenceVerifier({page.number: page for page in pages})
    assert all(verifier.verify(proposal) for proposal in proposals)
    return proposals


def test_two_tables_that_agree_stay_silent() -> None:
    assert _found(_SELECTED, _STATEMENT) == []


def test_a_slip_between_two_tables_is_found_with_both_quotes() -> None:
    (proposal,) = _found(_SELECTED, _STATEMENT.replace("17,310", "17,130"))
    assert proposal.rule == "table-against-table"
    assert [quotation.page for quotation in proposal.quotations] == [1, 2]
    assert "17,310" in proposal.quotations[0].quote
    assert "17,130" in proposal.quotations[1].quote
    assert proposal.title == "“Net sales” for 2022 is stated as $17,310 and as $17,130"


def test_the_recomputation_shows_both_operands() -> None:
    (proposal,) = _found(_SELECTED, _STATEMENT.replace("17,310", "17,130"))
    computation = proposal.computation
    assert computation is not None
    assert computation.formula == "$17,310 (page 1) ≠ $17,130 (page 2)"
    assert computation.printed - computation.recomputed == computation.difference == 180_000_000
    assert [operand.page for operand in computation.operands] == [1, 2]


def test_prose_that_contradicts_the_table_is_found() -> None:
    prose = "Net sales were $18,302 million in 2023, compared with $17,310 million in 2022."
    (proposal,) = _found(_STATEMENT, prose)
    assert proposal.rule == "table-against-prose"
    assert proposal.quotations[1].quote == prose


@pytest.mark.parametrize(
    "prose",
    [
        "Net sales were $18.8 billion in 2023, compared with $17.3 billion in 2022.",
        "Net sales of the Asian segment were $18,302 million in 2023 and $17,310 million in 2022.",
        "Net sales were $18,302 million in 2020, compared with $17,310 million in 2019.",
        "Pro forma for the merger, net sales were $18,302 million in 2023 and $17,310 million in 2022.",
        "Net sales are expected to be more than $18,302 million in 2023.",
        "Net sales were $18,302 million in the year, compared with $17,310 million.",
    ],
)
def test_prose_about_something_else_or_rounded_stays_silent(prose: str) -> None:
    assert _found(_STATEMENT, prose) == []


@pytest.mark.parametrize(
    "head",
    [
        "Consolidated statement of income, as previously reported (in millions)",
        "Pro forma consolidated statement of income (in millions)",
        "Three months ended (in millions)",
        "Parent company only (in millions)",
    ],
)
def test_a_table_about_other_figures_stays_silent(head: str) -> None:
    other = _STATEMENT.replace("Consolidated statement of income (in millions)", head)
    assert _found(_SELECTED, other.replace("17,310", "17,130")) == []


def test_segments_under_their_headings_stay_silent() -> None:
    segments = """
        Segments (in millions)
                                           2023        2022        2021
        North America
          Net sales                    $ 12,802    $ 11,310    $ 10,999
          Operating income                2,674       1,713       2,032
        International
          Net sales                    $  6,000    $  6,000    $  6,000
          Operating income                1,000       1,000       1,000
    """
    assert _found(_SELECTED, segments) == []


def test_one_sentence_printed_twice_with_another_number_is_found() -> None:
    one = "Loans pledged under the agreement were $482.1 million at December 31, 2022 and $478.3 million at June 30, 2021."
    (proposal,) = _found(one, one.replace("482.1", "428.1"))
    assert proposal.rule in {"prose-against-prose", "sentence-against-sentence"}
    assert [quotation.quote for quotation in proposal.quotations] == [one, one.replace("482.1", "428.1")]


def test_a_denial_against_a_count_is_found() -> None:
    table = """
        Safety                             2023        2022        2021
        Hours worked                  1,880,222   1,731,044   1,699,981
        Fatalities                            2           1           1
        Lost time injuries                   14          17          21
    """
    (proposal,) = _found(table, "We are proud of our people. There were no fatalities in 2023.")
    assert proposal.rule == "denial-against-count"
    assert _found(table, "There were no fatalities in 2020.") == []
    assert _found(table, "There were no fatalities among contractors in 2023.") == []


def test_the_same_pages_give_the_same_words() -> None:
    texts = (_SELECTED, _STATEMENT.replace("17,310", "17,130"))
    assert _found(*texts) == _found(*texts)


def test_empty_pages_say_nothing() -> None:
    assert _found("", "") == []


_QUARTER = """
    Results (in millions)
                                  Three months ended        Six months ended
                                       June 30,                 June 30,
                                    2023        2022        2023        2022
    Net sales                     $ 5,310     $ 5,010    $ 10,410    $ 10,010
    Operating income                1,210       1,110       2,410       2,210
"""
_LOOKALIKES = {
    "three and six months": (
        _QUARTER,
        """
        Results (in millions)
        Six months ended June 30,           2023        2022
        Net sales                        $ 5,910     $ 5,010
        Operating income                   1,910       1,110
        """,
    ),
    "the quarter and the year": (
        """
        Results (in millions)
        Three months ended December 31,     2023        2022
        Net sales                        $ 5,310     $ 5,010
        Operating income                   1,210       1,110
        """,
        """
        Results (in millions)
        Year ended December 31,             2023        2022
        Net sales                        $ 5,910     $ 5,010
        Operating income                   1,910       1,110
        """,
    ),
    "balances of two accounts": (
        """
        Allowance for doubtful accounts (in millions)
                                            2023        2022        2021
        Balance at beginning of year       1,212       1,100       1,004
        Additions charged to income          310         212         196
        Balance at end of year             1,522       1,212       1,100
        """,
        """
        Allowance for inventory (in millions)
                                            2023        2022        2021
        Balance at beginning of year       1,222       1,100       1,004
        Additions charged to income          410         232         186
        Balance at end of year             1,532       1,222       1,100
        """,
    ),
    "other in two sections of the cash flow": (
        """
        Cash flows (in millions)            2023        2022        2021
        Operating activities
          Other, net                       1,212       1,107       1,003
          Depreciation                     4,004       3,907       3,803
        """,
        """
        Cash flows (in millions)            2023        2022        2021
        Investing activities
          Other, net                       1,222       1,107       1,003
          Capital expenditure              6,004       5,907       5,803
        """,
    ),
    "basic and diluted": (
        """
        Earnings per share                  2023        2022        2021
        Basic earnings per share           13.25       12.17       11.44
        Net income                        28,111      24,400      23,377
        """,
        """
        Earnings per share                  2023        2022        2021
        Diluted earnings per share         13.24       12.17       11.44
        Net income                        28,111      24,400      23,377
        """,
    ),
    "thousands and millions": (
        _SELECTED,
        """
        Selected financial data (in thousands)
                                       2023          2022          2021
        Net sales              $ 18,802,114  $ 17,310,402  $ 16,999,118
        Operating income          3,674,402     2,713,118     3,032,007
        """,
    ),
    "amounts and shares of the total": (
        _STATEMENT,
        """
        As a percentage of net sales        2023        2022        2021
        Net sales                         100.0%      100.0%      100.0%
        Cost of sales                      59.1%       62.5%       61.5%
        Operating income                   19.5%       15.7%       17.8%
        """,
    ),
}


@pytest.mark.parametrize("name", _LOOKALIKES)
def test_what_only_looks_like_a_contradiction_stays_silent(name: str) -> None:
    assert _found(*_LOOKALIKES[name]) == []


def _statistics(*texts: str) -> dict[str, str]:
    pages = _pages(*texts)
    agent = ConsistencyAgent()
    return agent.conclude(agent.examine(Material(_PROFILE, pages)), _PROFILE).statistics


def test_rows_of_a_name_that_stands_too_often_are_counted() -> None:
    name = "rows of too common a name to compare each with each"
    assert name not in _statistics(*[_SELECTED] * 24)
    assert _statistics(*[_SELECTED] * 25)[name] == "100"


def test_sentences_that_are_too_long_to_be_read_are_counted() -> None:
    sentence = "Our net sales were $177.9 billion in 2017 " + "and so on and on " * 53 + "to the end."
    assert _statistics(sentence)["sentences too long to be read"] == "1"
    assert "sentences too long to be read" not in _statistics(sentence.replace("and so on and on " * 10, ""))
