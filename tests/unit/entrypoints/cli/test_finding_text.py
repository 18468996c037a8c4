from __future__ import annotations

import click

from aspera.domain.finding import Evidence, Finding, Severity
from aspera.entrypoints.cli.finding_text import counted, describe, shortened


def finding(*pages: int, quote: str = "word " * 60) -> Finding:
    evidence = tuple(Evidence(page=page, quote=quote.strip(), boxes=(), verified=True) for page in pages)
    return Finding(
        finding_id="1", agent_type="risk", rule="R", severity=Severity.HIGH, category="c",
        title="A title that is long enough to need a second line", description="d", evidence=evidence,
    )  # fmt: skip


def test_pages_are_named_once_and_in_order() -> None:
    assert "(risk R, page 4)" in describe(finding(4, 4))
    assert "(risk R, pages 2, 11)" in describe(finding(11, 2))
    assert "(risk R, whole document)" in describe(finding())


def test_on_a_terminal_no_line_is_wider_than_it_and_all_are_indented() -> None:
    first, *others = click.unstyle(describe(finding(4), width=60)).split("\n")
    assert first.startswith("HIGH     A title")
    assert all(line.startswith(" " * 9) for line in others)
    assert max(map(len, (first, *others))) <= 60


def test_in_a_pipe_a_finding_is_two_lines() -> None:
    assert len(describe(finding(4)).split("\n")) == 2


def test_text_is_cut_between_words() -> None:
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one", 9) == "one"


def test_one_is_singular() -> None:
    assert [counted(number, "page") for number in (0, 1, 1200)] == ["0 pages", "1 page", "1,200 pages"]


def test_pages_of_another_document_are_named_with_its_file() -> None:
    own = finding(4)
    other = own.evidence[0].model_copy(update={"page": 9, "document_id": "x", "filename": "old.pdf"})
    both = own.model_copy(update={"evidence": (*own.evidence, other)})
    assert "(risk R, page 4; old.pdf page 9)" in describe(both)
