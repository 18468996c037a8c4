"""Findings for people to judge, and what they said."""

from __future__ import annotations

from hashlib import sha256

import pytest

from aspera.adapters.memory.corpus import MemoryCorpus
from aspera.domain.errors import InvalidInput
from aspera.evaluation.adjudication import from_file, judged, to_file
from aspera.evaluation.labels import Label, Verdict
from aspera.evaluation.measure import Evaluation, Judgement

CORPUS = MemoryCorpus({"a.pdf": []})
DIGEST = sha256(b"").hexdigest()


def evaluation(*verdicts: str) -> Evaluation:
    findings = tuple(
        Judgement("a.pdf", 3, "sum", f"Total assets {number},000", "does not add up", verdict)
        for number, verdict in enumerate(verdicts, start=1)
    )
    return Evaluation("math", (), findings, {"equations": 1000, "pages": 50})


def label(quote: str, verdict: Verdict) -> Label:
    return Label(DIGEST, "math", "sum", 3, quote, verdict, "")


def test_labels_become_verdicts_and_figures() -> None:
    labels = [label("Total assets 1,000", Verdict.RIGHT), label("Total assets 2,000", Verdict.WRONG)]
    result = judged(evaluation("", "", ""), labels, CORPUS)
    assert [item.verdict for item in result.to_judge] == ["true", "ours", ""]
    figures = {measure.name: measure for measure in result.sections[-1].measures}
    assert figures["right, of those judged"].value == 0.5
    assert figures["false flags per 100 equations"].value == pytest.approx(0.2)
    assert figures["flags, not judged yet"].value == 1


def test_a_verdict_that_is_there_stays() -> None:
    result = judged(evaluation("harmless"), [label("Total assets 1,000", Verdict.WRONG)], CORPUS)
    assert result.to_judge[0].verdict == "harmless"


@pytest.mark.parametrize("name", ["math.jsonl", "math.csv"])
def test_a_file_that_a_person_filled_in_comes_back_as_labels(name: str) -> None:
    content = to_file(evaluation("", ""), CORPUS, name.endswith(".csv")).decode()
    assert from_file(content.encode(), name) == []
    for empty, filled in (('"verdict":""', '"verdict":"wrong"'), ("add up,,", "add up,wrong,")):
        content = content.replace(empty, filled, 1)
    (given,) = from_file(content.encode(), name)
    assert (given.sha256, given.rule, given.page, given.verdict) == (DIGEST, "sum", 3, Verdict.WRONG)
    assert given.quote == "Total assets 1,000"


def test_what_nobody_has_judged_comes_first() -> None:
    lines = to_file(evaluation("true", ""), CORPUS, is_csv=False).decode().splitlines()
    assert ['"verdict":""' in line for line in lines] == [True, False]
    assert '"verdict":"right"' in lines[1]


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"\xff\xfe", "a.csv"), (b"{not json", "a.jsonl"), (b'{"verdict":"maybe"}', "a.jsonl")],
)
def test_a_file_that_cannot_be_read_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(InvalidInput, match=name):
        from_file(content, name)


def test_a_quote_is_no_formula_for_a_spreadsheet_and_comes_back_as_it_was() -> None:
    finding = Judgement("a.pdf", 3, "sum", '=HYPERLINK("http://x")', "said", "ours")
    content = to_file(Evaluation("math", (), (finding,)), CORPUS, is_csv=True)
    assert b",=" not in content and b',"=' not in content
    (given,) = from_file(content, "math.csv")
    assert given.quote == finding.quote
