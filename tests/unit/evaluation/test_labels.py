from __future__ import annotations

import pytest

from aspera.domain.errors import InvalidInput
from aspera.evaluation.labels import LabelIndex, Verdict, labels, read_labels

LINE = b'{"sha256":"a1","page":3,"rule":"R-FIN-CR","quote":"loans totaled $2.8 million","verdict":"right"}\n'


def test_the_agent_is_read_from_the_file_name_when_the_line_does_not_say() -> None:
    assert [label.agent for label in read_labels(LINE, "risk-filings.jsonl")] == ["risk"]


def test_a_requirement_is_read_as_a_rule() -> None:
    (label,) = read_labels(LINE.replace(b'"rule"', b'"requirement"'), "compliance.jsonl")
    assert label.rule == "R-FIN-CR"


@pytest.mark.parametrize("line", [b"{", b"[]", b"{}", LINE.replace(b"right", b"perhaps")])
def test_what_is_no_label_is_refused_with_file_and_line(line: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"risk\.jsonl, line 2"):
        list(read_labels(LINE + line, "risk.jsonl"))


def test_a_label_is_found_by_place_and_words() -> None:
    index = LabelIndex(read_labels(LINE, "risk.jsonl"))
    place = ("a1", "risk", "R-FIN-CR", 3)
    label = index.find(*place, "All non-performing loans totaled  $2.8 million as of 2022")
    assert label is not None and label.verdict is Verdict.RIGHT
    assert index.find(*place, "Something else was said there") is None
    assert index.find("a2", *place[1:], "loans totaled $2.8 million") is None


def test_the_labels_of_the_package_can_be_read_and_cite_few_words() -> None:
    for label in labels():
        assert len(label.quote.split()) <= 25, label
        assert label.reason and len(label.sha256) == 64, label
