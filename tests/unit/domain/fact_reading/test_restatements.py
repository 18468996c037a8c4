from __future__ import annotations

import pytest

from aspera.domain.fact_reading.restatements import restatements
from tests.drawing import page_of


@pytest.mark.parametrize(
    "text",
    [
        "Prior year figures were restated.",
        "Certain amounts have been reclassified to conform to the current presentation.",
        "The segments were recast.",
        "We adopted the standard under the full retrospective method.",
    ],
)
def test_a_page_that_speaks_of_changed_figures_is_marked_once(text: str) -> None:
    (mention,) = restatements(page_of(f"{text} {text}"))
    assert mention.page == 1


def test_other_pages_are_not() -> None:
    assert list(restatements(page_of("The estate was sold; revenue was as expected."))) == []
