from __future__ import annotations

from aspera.domain.tabulation.headings import Headings

STEP = 1500


def test_headings_without_rows_between_them_nest() -> None:
    headings = Headings()
    headings.enter("Assets:", 0)
    headings.enter("Current assets", 0)
    assert headings.above(STEP) == ("Assets", "Current assets")


def test_a_heading_after_rows_replaces_the_one_before() -> None:
    headings = Headings()
    headings.enter("Current", 0)
    assert headings.above(0) == ("Current",)
    headings.enter("Deferred", 0)
    assert headings.above(0) == ("Deferred",)


def test_an_outdented_row_leaves_the_heading() -> None:
    headings = Headings()
    headings.enter("Other income", 0)
    assert headings.above(STEP) == ("Other income",)
    assert headings.above(0) == ()


def test_a_total_ends_the_heading_that_it_names() -> None:
    headings = Headings()
    headings.enter("Assets", 0)
    headings.enter("Current assets", 0)
    headings.close("Total current assets")
    assert headings.current() == ("Assets",) or headings.current() == ()
    headings.close("Total assets")
    assert headings.current() == ()
