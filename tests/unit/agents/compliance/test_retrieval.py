from __future__ import annotations

from aspera.agents.compliance.retrieval import Retrieval, is_about
from aspera.domain.framework import Requirement
from tests.drawing import page_of

REQUIREMENT = Requirement(
    id="a", title="how the directors look at climate", queries=("directors climate",), signals=("x y z",)
)
PAGE = page_of(
    """
    The directors met and had lunch.

    Twice a year our directors review the climate and its effects on us.

    The climate is fine and the directors like it, as all of us do.
    """,
    2,
)


def test_passages_that_share_two_words_are_found_and_others_are_not() -> None:
    found = Retrieval([PAGE]).best(REQUIREMENT, 3)
    assert [passage.text[:12] for passage in found] == ["Twice a year", "The climate "]
    assert [passage.text for passage in Retrieval([PAGE]).best(REQUIREMENT, 1)] == [found[0].text]


def test_a_page_of_contents_is_no_passage() -> None:
    rows = "\n".join(f"    Directors and climate part {n} ........ {n}" for n in range(1, 9))
    assert Retrieval([page_of(f"    Contents\n{rows}")]).best(REQUIREMENT, 3) == []


def test_words_are_about_a_requirement_when_they_share_two_of_its_own() -> None:
    assert is_about(REQUIREMENT, "The director reviews climatic change.")
    assert not is_about(REQUIREMENT, "The directors review everything that matters.")
