from __future__ import annotations

import pytest

from tests.drawing import page_of
from tests.unit.agents.greenwashing.test_agent import conclude

FORMER = "In 2020 we set the target to reduce our scope 1 emissions by 50 % by 2030 against 2019 levels."
WEAKER = "We will reduce our scope 1 emissions by 30 % by 2030 against 2019 levels."
LATER = "We will reduce our scope 1 emissions by 50 % by 2035 against 2019 levels."


def rules(first: str, second: str) -> set[str]:
    return {proposal.rule for proposal in conclude(page_of(first, 1), page_of(second, 2)).proposals}


@pytest.mark.parametrize("current", [WEAKER, LATER])
def test_a_target_that_moved_is_shown_beside_the_former_one(current: str) -> None:
    found = conclude(page_of(FORMER, 1), page_of(current, 2)).proposals
    moved = next(proposal for proposal in found if proposal.rule == "F08")
    assert [quotation.page for quotation in moved.quotations] == [2, 1]
    assert "On page 1 the former target is 50 % by 2030" in moved.description


@pytest.mark.parametrize(
    ("former", "current", "why"),
    [
        (FORMER, WEAKER.replace("30 %", "60 %"), "it is stronger"),
        (FORMER, WEAKER.replace("30 %", "50 %"), "it is the same"),
        (FORMER, WEAKER.replace("by 2030", "by 2025"), "it is a step on the way"),
        (FORMER, WEAKER.replace("scope 1", "scope 3"), "other emissions"),
        (FORMER, WEAKER.replace("2019 levels", "2015 levels"), "another base"),
        (FORMER, f"{WEAKER} We lowered it because we sold our cleanest plants.", "it is explained"),
        (FORMER.replace("In 2020 we set the target to", "We will"), WEAKER, "neither is the former one"),
        (FORMER.replace("emissions", "water use"), WEAKER, "another topic"),
    ],
)
def test_targets_that_differ_are_no_contradiction_when(former: str, current: str, why: str) -> None:
    assert "F08" not in rules(former, current), why


def test_a_dropped_target_is_questioned_unless_a_reason_is_given() -> None:
    dropped = "We have withdrawn our target for carbon emissions."
    assert "F08" in rules(dropped, "We make pumps.")
    assert "F08" not in rules(f"{dropped} This is because the plant was sold.", "We make pumps.")


@pytest.mark.parametrize(
    "sentence",
    [
        "We have retired our coal plants to meet our climate goals.",
        "We lowered our emissions and our waste in line with our targets.",
        "We have dropped our emissions by half and reached our goals.",
        "Our climate target has been revised upwards.",
        "We extended our water goals to all suppliers.",
        "We have updated our climate targets.",
        "We withdrew our guidance and our energy target stands.",
    ],
)
def test_progress_and_news_are_not_taken_for_a_dropped_target(sentence: str) -> None:
    assert "F08" not in rules(sentence, "We make pumps.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Our target for carbon emissions has been postponed.",
        "We abandoned our 2030 climate goal.",
        "Our climate target was moved from 2040 to 2050.",
    ],
)
def test_a_target_that_is_said_to_have_moved_is_questioned(sentence: str) -> None:
    assert "F08" in rules(sentence, "We make pumps.")
