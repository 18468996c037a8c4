from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.comparison.proposals import compare
from aspera.domain.finding import Proposal, Severity
from tests.two_documents import document, row, target

_LABELS = ("gross profit", "operating income", "cost sale")


def _facts(page: int, periods: Sequence[str], changed: str, at: int):
    facts = row("net sale", f"{page}.t0", _figures(changed, at), periods=periods)
    for number, label in enumerate(_LABELS):
        facts += row(label, f"{page}.t0", _figures(str(48213 + 1000 * number), at), periods=periods)
    return facts


def _figures(common: str, at: int) -> list[str]:
    figures = ["77001", "66002"]
    figures[at] = common
    return figures


def _compared(restated_pages: Sequence[int] = (), own_is_later: bool = True) -> Proposal:
    earlier = document("a", 2022, _facts(30, ("2022", "2021"), "139553", 0))
    later = document("b", 2023, _facts(41, ("2023", "2022"), "138112", 1), restated_pages=restated_pages)
    own, other = (later, earlier) if own_is_later else (earlier, later)
    (proposal,) = compare(own, other)
    return proposal


def test_both_sides_are_quoted_the_own_one_first() -> None:
    proposal = _compared()
    own, other = proposal.quotations
    assert (own.page, own.document_id) == (41, "")
    assert (other.page, other.document_id) == (30, "a")
    assert proposal.cited_pages == {41}
    assert proposal.cited_places == {("", 41), ("a", 30)}


def test_the_numbers_are_those_of_both_documents() -> None:
    computation = _compared().computation
    assert computation is not None
    assert [(o.document_id, o.page, str(o.value)) for o in computation.operands] == [
        ("a", 30, "139553"),
        ("", 41, "138112"),
    ]
    assert "a.pdf, page 30" in computation.formula and "b.pdf, page 41" in computation.formula


def test_a_change_that_nothing_announces_is_medium() -> None:
    proposal = _compared()
    assert proposal.severity is Severity.MEDIUM
    assert "mentions no restatement" in proposal.description


def test_a_restatement_that_is_announced_nearby_is_low_and_called_so() -> None:
    proposal = _compared(restated_pages=[42])
    assert proposal.severity is Severity.LOW
    assert proposal.category == "restated figures"


def test_a_restatement_note_elsewhere_is_told_with_its_page() -> None:
    proposal = _compared(restated_pages=[77])
    assert proposal.severity is Severity.MEDIUM
    assert "on page 77" in proposal.description


def test_the_earlier_year_comes_first_whichever_document_is_looked_at() -> None:
    assert _compared().title == _compared(own_is_later=False).title
    assert _compared(own_is_later=False).quotations[0].page == 30


def test_changes_of_one_table_are_one_finding() -> None:
    earlier = _facts(30, ("2022", "2021"), "139553", 0) + row("tax", "30.t0", ["4011"], periods=["2022"])
    later = _facts(41, ("2023", "2022"), "138112", 1) + row("tax", "41.t0", ["3877"], periods=["2022"])
    (proposal,) = compare(document("b", 2023, later), document("a", 2022, earlier))
    assert "1 more line of the table" in proposal.title
    assert len(proposal.quotations) == 4


def test_moved_base_years_and_changed_targets_bear_rules_of_their_own() -> None:
    key = "target cut|{}|absolute emission|absolute"
    earlier = document("a", 2022, targets=[target(key.format("2019"), "40|2030")])
    moved = document("b", 2023, targets=[target(key.format("2021"), "40|2030")])
    changed = document("c", 2023, targets=[target(key.format("2019"), "40|2035")])
    assert [p.rule for p in compare(moved, earlier)] == ["moved-base-year"]
    assert [p.rule for p in compare(changed, earlier)] == ["changed-target"]


def test_the_same_documents_give_the_same_findings() -> None:
    assert _compared() == _compared()
