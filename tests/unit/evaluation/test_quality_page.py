"""The page of all figures."""

from __future__ import annotations

from aspera.evaluation.measure import Evaluation, Section, share
from aspera.evaluation.quality_page import quality_page


def test_subjects_stand_in_the_order_of_the_registry_with_all_their_figures() -> None:
    section = Section("Filings | new", (share("recall", 1, 2, "≥ 0.9"),), "Unseen.")
    page = quality_page([Evaluation("risk", (section,)), Evaluation("math", (section,))])
    assert page.index("## Math") < page.index("## Risk")
    assert "| recall | 0.500 | 0.095–0.905 | 2 | ≥ 0.9 missed |" in page
    assert "Unseen." in page and page.endswith("|\n")


def test_the_page_is_the_same_whatever_order_the_figures_come_in() -> None:
    one, other = Evaluation("math", ()), Evaluation("tables", ())
    assert quality_page([one, other]) == quality_page([other, one])
