"""Lines under new names, and metrics in new definitions."""

from __future__ import annotations

from dataclasses import replace

from aspera.domain.comparison.comparable import DocumentFacts
from aspera.domain.comparison.facts_codec import decode_facts, encode_facts
from aspera.domain.comparison.proposals import compare
from aspera.domain.fact_reading.definitions import definitions
from aspera.domain.finding import Severity
from aspera.domain.observation import Fact
from tests.drawing import page_of
from tests.two_documents import document, row

_SHARED = ("revenue", "cost of sale", "depreciation expense")


def _table(place: str, periods: tuple[str, str], label: str, figure: str) -> list[Fact]:
    rows = [
        fact
        for index, name in enumerate(_SHARED)
        for fact in row(name, place, [f"{8012 + 1111 * index}"], periods=["2022"])
    ]
    return (
        rows
        + row(label, place, [figure], periods=["2022"])
        + row("margin", place, ["7"], periods=periods[:1])
    )


def _pair(before: str, after: str, figure: str = "4799") -> tuple[DocumentFacts, DocumentFacts]:
    earlier = document("a", 2022, _table("30.t0", ("2022", "2021"), before, "4799"))
    return document("b", 2023, _table("41.t0", ("2023", "2022"), after, figure)), earlier


def test_a_line_under_a_new_name_is_an_observation_of_low_severity() -> None:
    (proposal,) = compare(*_pair("repayment capital lease", "repayment finance lease"))
    assert (proposal.rule, proposal.severity) == ("renamed-line", Severity.LOW)
    assert proposal.title == "“repayment capital lease” is now called “repayment finance lease”"
    assert [quotation.document_id for quotation in proposal.quotations] == ["", "a"]
    assert "4799 for 2022 under two names" in proposal.description


def test_another_figure_or_a_name_that_only_says_more_is_no_renaming() -> None:
    assert compare(*_pair("repayment capital lease", "repayment finance lease", "4812")) == []
    assert compare(*_pair("repayment lease", "repayment finance lease")) == []
    assert compare(*_pair("cash beginning year", "cash end period")) == []


def test_a_name_that_the_other_document_uses_elsewhere_is_no_renaming() -> None:
    later, earlier = _pair("repayment capital lease", "repayment finance lease")
    known = replace(earlier, facts=(*earlier.facts, *row("repayment finance lease", "9.t0", ["12"])))
    assert compare(later, known) == []


def _defined(name: str, year: int, *sentences: str) -> DocumentFacts:
    found = [
        mention for n, sentence in enumerate(sentences, 1) for mention in definitions(page_of(sentence, n))
    ]
    return replace(document(name, year), definitions=tuple(found))


_OLD = "Net debt is defined as borrowings less cash and cash equivalents."
_NEW = "Net debt is defined as borrowings less cash and cash equivalents, excluding lease liabilities."


def test_a_definition_that_takes_out_something_is_told_with_both_quotes() -> None:
    (proposal,) = compare(_defined("b", 2023, _NEW), _defined("a", 2022, _OLD))
    assert (proposal.rule, proposal.severity) == ("changed-definition", Severity.LOW)
    assert proposal.title == (
        "“Net debt” is defined with “excluding lease liabilities” in the later document only"
    )
    assert [quotation.quote for quotation in proposal.quotations] == [_NEW, _OLD]
    (back,) = compare(_defined("b", 2023, _OLD), _defined("a", 2022, _NEW))
    assert "in the earlier document only" in back.title


def test_other_words_for_the_same_and_two_definitions_in_one_document_are_silent() -> None:
    reworded = "Net debt is defined as interest-bearing borrowings, less cash and other cash equivalents."
    assert compare(_defined("b", 2023, reworded), _defined("a", 2022, _OLD)) == []
    assert compare(_defined("b", 2023, _NEW, _OLD), _defined("a", 2022, _OLD)) == []


def test_rows_that_take_in_other_categories_are_told() -> None:
    earlier = document("a", 2022, row("scope 3 category 1 15 emission", "3.t0", ["81200"], periods=["2022"]))
    later = document("b", 2023, row("scope 3 category 1 6 emission", "4.t0", ["9120"], periods=["2023"]))
    (proposal,) = compare(later, earlier)
    assert proposal.rule == "changed-definition"
    single = row("scope 3 category 2 emission", "4.t0", ["310"], periods=["2023"])
    assert compare(replace(later, facts=(*later.facts, *single)), earlier) == []


def test_definitions_are_kept_with_the_facts() -> None:
    kept = _defined("a", 2022, _OLD)
    assert decode_facts(encode_facts(kept)) == kept
