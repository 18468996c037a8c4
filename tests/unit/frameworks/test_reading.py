from __future__ import annotations

import pytest

from aspera.domain.errors import InvalidInput
from aspera.domain.framework import Framework
from aspera.frameworks.reading import read_framework

HEAD = "id: mine\nname: Mine\ntitle: My own\nrequirements:\n"


def read(requirements: str) -> Framework:
    return read_framework(HEAD + requirements, "mine.yaml")


def refusal(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        read_framework(text, "mine.yaml")
    return str(refused.value).split("\n")


def test_a_user_may_bring_a_framework() -> None:
    framework = read("- {id: a, title: A policy on gifts, signals: [gift]}")
    assert framework.requirements[0].search_phrases == ("policy gifts",)


@pytest.mark.parametrize(
    ("requirements", "reason"),
    [
        ("- {id: a, title: t, signals: ['(']}", "line 5: requirement a, signals: the signal '('"),
        ("- {id: a, title: t, signals: ['(x+)+y']}", "repeat stands inside of another"),
        ("- {id: a, title: t, signals: ['(a?){30}b']}", "combined in too many ways"),
        ("- {id: a, title: t, signals: [x], colour: red}", "requirement a, colour: there is no such field"),
        ("- {id: a, signals: [x]}", "requirement a, title: this field is needed"),
        ("- {id: a, title: t}", "requirement a: it needs a heading or a signal"),
        ("- {id: a, title: t, signals: x}", "requirement a, signals: a list is needed"),
        ("- {id: 1, title: t, signals: [x]}", "requirement 1, id: a text is needed; put it in quotes"),
        ("- a", "requirement 1: a mapping of fields is needed"),
        ("- {id: a, title: t, signals: [x", "it is not YAML"),
        ("  none", "requirements: a list is needed"),
        ("- &a {id: a, title: t, signals: [x]}\n- *a", "line 5: anchors and aliases"),
    ],
)
def test_a_fault_is_named_with_file_line_and_reason(requirements: str, reason: str) -> None:
    (line,) = refusal(HEAD + requirements)
    assert line.startswith("mine.yaml, line ")
    assert reason in line


def test_all_faults_are_named_at_once_in_their_order() -> None:
    faults = refusal(
        HEAD
        + "- {id: a, title: t, signals: ['(']}\n- {id: a, title: u, signals: [x], colour: red}\n- {id: b}\n"
    )
    assert [fault.partition(":")[0] for fault in faults] == [
        "mine.yaml, line 5",
        "mine.yaml, line 6",
        "mine.yaml, line 6",
        "mine.yaml, line 7",
    ]
    assert faults[1].endswith("requirement a stands there twice, first in line 5")


def test_a_field_that_stands_there_twice_is_named() -> None:
    (fault,) = refusal("id: mine\nname: A\nname: B\ntitle: t\nrequirements: []\n")
    assert fault == "mine.yaml, line 3: name stands there twice, first in line 2"


@pytest.mark.parametrize("text", ["", "just words", "- 1\n- 2", "[" * 5000, "\x00"])
def test_what_is_no_framework_at_all_is_refused(text: str) -> None:
    assert refusal(text)


def test_a_file_without_end_is_refused_by_its_size() -> None:
    assert "2,000,000 characters" in refusal("# " + "x" * 2_000_001)[0]
