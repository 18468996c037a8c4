"""From a drawn page to proven findings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from aspera.agents.math import MathAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Material, Observations, merge
from aspera.domain.observation_codec import decode_observations, encode_observations
from aspera.domain.page import Page, PageSource
from aspera.domain.tabulation import read_tables
from tests.drawing import page_of

BALANCE = """
CONSOLIDATED BALANCE SHEETS
(in millions)
                                         2023          2022          2021

Current assets
  Cash                               $  1,250      $  1,105      $    980
  Receivables                           3,412         3,377         3,105
  Inventories                           2,204         2,190         2,001
Total current assets                    6,866         6,672         6,086
Property and equipment                  9,120         8,871         8,410
Goodwill                                1,300         1,300         1,300
Total assets                         $ 17,286      $ 16,843      $ 15,796
"""
PROFILE = Profile(
    document_id="d",
    filename="report.pdf",
    pages=2,
    language="en",
    kind=DocumentKind.ANNUAL_REPORT,
    number_locale=NumberLocale.POINT,
)


def drawn(text: str, number: int = 1) -> Page:
    page = page_of(text, number)
    return replace(page, tables=read_tables(page))


def observed(*pages: Page) -> Observations:
    return MathAgent().examine(Material(PROFILE, pages))


def proposals(*pages: Page) -> tuple[Proposal, ...]:
    return MathAgent().conclude(observed(*pages), PROFILE).proposals


def test_a_sound_page_gives_no_proposal() -> None:
    assert proposals(drawn(BALANCE)) == ()


def test_a_wrong_total_is_proven_by_its_own_row() -> None:
    page = drawn(BALANCE.replace("6,866", "6,966"))
    (proposal,) = proposals(page)
    (evidence,) = EvidenceVerifier({1: page}).verify(proposal) or ()
    assert evidence.quote == "Total current assets 6,966"
    assert proposal.severity is Severity.HIGH
    assert proposal.rule == "sum"
    assert proposal.title == "“Total current assets” for 2023 does not add up"


def test_the_computation_shows_operands_with_their_places() -> None:
    page = drawn(BALANCE.replace("6,866", "6,966"))
    (proposal,) = proposals(page)
    computation = proposal.computation
    assert computation is not None
    assert computation.formula == "1,250 + 3,412 + 2,204 = 6,866, printed 6,966"
    assert computation.difference == computation.printed - computation.recomputed == Decimal(100)
    assert computation.tolerance == Decimal(2)
    assert [(operand.label, operand.value) for operand in computation.operands] == [
        ("Cash, 2023", Decimal(1250)),
        ("Receivables, 2023", Decimal(3412)),
        ("Inventories, 2023", Decimal(2204)),
    ]
    assert all(operand.box is not None for operand in computation.operands)


def test_a_number_in_a_later_column_is_quoted_with_the_row_before_it() -> None:
    page = drawn(BALANCE.replace("15,796", "15,696"))
    (proposal,) = proposals(page)
    (evidence,) = EvidenceVerifier({1: page}).verify(proposal) or ()
    assert evidence.quote == "Total assets $ 17,286 $ 16,843 $ 15,696"


def test_a_sentence_that_contradicts_itself_is_proven() -> None:
    page = drawn("Revenue increased by 21% to $4.2 billion in 2023, from $3.9 billion in 2022.")
    (proposal,) = proposals(page)
    assert EvidenceVerifier({1: page}).verify(proposal) is not None
    assert proposal.rule == "stated_change"
    assert proposal.computation is not None
    assert proposal.computation.formula == "($4.2 billion − $3.9 billion) ÷ $3.9 billion = 7.7%, printed 21%"
    assert proposal.description == (
        "The sentence states a change of 21%; from $3.9 billion to $4.2 billion the change is 7.7%."
    )


def test_a_share_in_a_sentence_is_proven() -> None:
    page = drawn("By the end of the year 45 of our 60 sites (57%) were certified.")
    (proposal,) = proposals(page)
    assert EvidenceVerifier({1: page}).verify(proposal) is not None
    assert proposal.description == "The sentence says that 45 is 57% of 60; it is 75.0%."


def test_what_was_done_is_told_in_numbers() -> None:
    conclusion = MathAgent().conclude(observed(drawn(BALANCE)), PROFILE)
    assert conclusion.statistics["tables recomputed"] == "1"
    assert conclusion.statistics["equations checked"] == conclusion.statistics["equations that hold"] == "6"
    assert conclusion.statistics["numbers confirmed"] == "21 of 21 (100 %)"


def test_shards_give_what_the_whole_gives() -> None:
    pages = drawn(BALANCE.replace("6,866", "6,966"), 1), drawn(BALANCE.replace("8,871", "8,781"), 2)
    whole = observed(*pages)
    parts = merge(decode_observations(encode_observations(observed(page))) for page in pages)
    agent = MathAgent()
    assert agent.conclude(parts, PROFILE) == agent.conclude(whole, PROFILE)
    assert len(whole.proposals) == 2


def test_a_comma_locale_is_read_and_written() -> None:
    swapped = BALANCE.replace("6,866", "6,966").replace(",", ".")
    profile = PROFILE.model_copy(update={"number_locale": NumberLocale.COMMA})
    (proposal,) = MathAgent().examine(Material(profile, (drawn(swapped),))).proposals
    assert proposal.computation is not None
    assert proposal.computation.formula == "1.250 + 3.412 + 2.204 = 6.866, printed 6.966"


def test_an_empty_shard_is_no_trouble() -> None:
    assert MathAgent().conclude(observed(), PROFILE).proposals == ()


def test_the_same_error_on_two_pages_is_one_proposal_with_two_quotations() -> None:
    sentence = "Revenue increased by 21% to $4.2 billion in 2023, from $3.9 billion in 2022."
    pages = drawn(sentence, 1), drawn(f"Results in brief\n\n{sentence}", 2)
    (proposal,) = proposals(*pages)
    assert [quotation.page for quotation in proposal.quotations] == [1, 2]
    assert proposal.description.endswith("The same stands on pages 1 and 2.")
    assert EvidenceVerifier({page.number: page for page in pages}).verify(proposal) is not None


def recognised(text: str) -> Page:
    return replace(drawn(text), source=PageSource.OCR)


def test_what_a_reader_may_have_mistaken_is_not_held_against_a_scan() -> None:
    assert proposals(recognised(BALANCE.replace("6,866", "6,966"))) == ()
    assert proposals(recognised("Revenue increased by 21% to $4.2 billion, from $3.9 billion.")) == ()


def test_a_scan_whose_total_leaves_out_a_row_is_accused() -> None:
    page = recognised(BALANCE.replace("6,866", "5,616").replace("17,286", "16,036"))
    (proposal,) = proposals(page)
    assert "when “Cash” for 2023 is left out" in proposal.description


def test_the_likely_culprit_is_quoted_beside_the_total() -> None:
    page = drawn(BALANCE.replace("1,250", "2,150"))
    (proposal,) = proposals(page)
    total, culprit = EvidenceVerifier({1: page}).verify(proposal) or ()
    assert total.quote == "Total current assets 6,866"
    assert culprit.quote == "Cash $ 2,150"


def test_a_table_whose_sums_were_not_all_tried_is_counted() -> None:
    rows = "\n".join(f"Plant of type {n:<20}{1_003 + 37 * n:>10,}{2_011 + 53 * n:>12,}" for n in range(45))
    page = drawn(
        f"Sites                                  2023        2022\n{rows}\nTotal                              {111_222:,}     {222_333:,}"
    )
    told = MathAgent().conclude(observed(page), PROFILE).statistics
    assert told["tables too large to try every sum"] == "1"
    sound = MathAgent().conclude(observed(drawn(BALANCE)), PROFILE).statistics
    assert "tables too large to try every sum" not in sound
