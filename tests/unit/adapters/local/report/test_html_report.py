from __future__ import annotations

import io
import re
from decimal import Decimal
from itertools import pairwise

import pytest
from PIL import Image

from aspera.adapters.local.report import HtmlReport
from aspera.domain.document import DocumentStatus
from aspera.domain.finding import (
    Absence,
    Computation,
    Evidence,
    Excerpt,
    ExcerptCell,
    ExcerptRow,
    Finding,
    Mark,
    Operand,
    Severity,
)
from aspera.domain.outcome import AgentOutcome, AgentStatus, Analysis, Coverage, DocumentSummary, PageProblem

BOX = (0.1, 0.4, 0.3, 0.02)


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 85), "white").save(file, "JPEG")
    return file.getvalue()


def analysis(**changes) -> Analysis:
    evidence = Evidence(page=2, quote="Total <b>51,840</b>", boxes=(BOX,), verified=True)
    computation = Computation(
        formula="6,130 + 45,350 = 51,480, printed 51,840",
        operands=(Operand(label="Inventories", value=Decimal("6130"), page=2, box=BOX),),
        printed=Decimal("51840"),
        recomputed=Decimal("51480"),
        difference=Decimal("360"),
        tolerance=Decimal("1.5"),
    )
    shared = {"category": "c", "title": "A title", "description": "Said <script>alert(1)</script>."}
    findings = (
        Finding(finding_id="1", agent_type="math", rule="sum", severity=Severity.HIGH, evidence=(evidence,), computation=computation, **shared),
        Finding(finding_id="2", agent_type="compliance", rule="X", severity=Severity.LOW, evidence=(), absence=Absence(queries=("board oversight",), pages_searched=(1, 2, 3, 5)), **shared),
    )  # fmt: skip
    coverage = Coverage(
        pages_total=5, pages_requested=5, pages_read=4, pages_blank=1, pages_by_ocr=2, words=100,
        tables=3, chunks=9, chunks_indexed=9, problems=(PageProblem(page=4, reason="no text layer"),),
    )  # fmt: skip
    fields = {
        "document": DocumentSummary(id="d", filename="<report>.pdf", sha256="ab" * 32, pages=5, language="en", kind="annual_report"),
        "status": DocumentStatus.PARTIAL,
        "reason": "page 4 not read: no text layer",
        "coverage": coverage,
        "agents": (AgentOutcome(agent_type="math", status=AgentStatus.COMPLETE, findings=1, statistics={"equations": "12"}),),
        "findings": findings,
    }  # fmt: skip
    return Analysis(**(fields | changes))


@pytest.fixture(scope="module")
def html() -> str:
    return HtmlReport().render(analysis(), {2: picture()}).decode()


def test_it_is_one_file_that_asks_for_nothing_else(html: str) -> None:
    assert not re.findall(r"(?:src|href)=[\"'](?!#|data:)", html)
    assert not re.search(r"url\((?!data:)", html)
    assert "default-src 'none'" in html


def test_text_of_a_document_is_shown_and_never_run(html: str) -> None:
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html
    assert "<b>51,840" not in html and "&lt;report&gt;.pdf" in html


def test_what_was_left_out_stands_at_the_top(html: str) -> None:
    assert html.index("Not everything was read") < html.index('id="findings"')
    assert "Page 4 not read: no text layer." in html and "Page 4: no text layer" in html


def test_a_finding_shows_quote_place_and_the_sum_written_out(html: str) -> None:
    assert "6,130 + 45,350 = 51,480, printed 51,840" in html
    assert "51,480" in html and "+360" in html and "±1.5" in html
    assert 'href="#page2"' in html and 'id="page2"' in html
    assert html.count('class="mark"') >= 2


def test_two_numbers_set_against_each_other_are_shown_once() -> None:
    operands = tuple(Operand(label="x", value=Decimal(value), page=2) for value in ("7000", "9000"))
    computation = Computation(
        formula="7 ≠ 9", operands=operands, printed=Decimal("7000"), recomputed=Decimal("9000"),
        difference=Decimal("-2000"), tolerance=Decimal("0.500"),
    )  # fmt: skip
    finding = analysis().findings[0].model_copy(update={"computation": computation})
    html = HtmlReport().render(analysis(findings=(finding,)), {}).decode()
    assert "Recomputed" not in html and html.count("7,000") == 1
    assert "−2,000" in html and "±0.5)" in html


def test_nothing_read_is_not_called_complete_by_any_agent() -> None:
    nothing = analysis().coverage.model_copy(update={"pages_read": 0, "pages_blank": 0})
    html = HtmlReport().render(analysis(coverage=nothing, findings=()), {}).decode()
    assert "COMPLETE" not in html and "nothing was checked" in html


def test_headings_follow_each_other_without_a_gap(html: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_place_that_is_linked_to_exists(html: str) -> None:
    linked = set(re.findall(r'href="#([^"]+)"', html))
    assert linked <= set(re.findall(r'id="([^"]+)"', html))


def test_a_cited_page_names_the_findings_on_it(html: str) -> None:
    assert 'Page 2: <a href="#f1">finding 1</a>' in html


def test_a_claim_of_absence_says_what_was_searched_and_where(html: str) -> None:
    assert "board oversight" in html and "on pages 1–3, 5: not found" in html


def test_a_report_without_findings_does_not_claim_that_all_is_well() -> None:
    html = HtmlReport().render(analysis(findings=()), {}).decode()
    assert "It does not mean that there is none" in html


def test_what_was_checked_is_open_to_see_when_nothing_was_found(html: str) -> None:
    clean = HtmlReport().render(analysis(findings=()), {}).decode()
    assert '<details class="looked-at" open>' in clean
    assert '<details class="looked-at">' in html


def test_the_same_analysis_makes_the_same_bytes() -> None:
    pictures = {2: picture()}
    assert HtmlReport().render(analysis(), pictures) == HtmlReport().render(analysis(), pictures)


def test_who_else_found_it_and_how_often_such_findings_are_right_are_told_where_known(html: str) -> None:
    assert "Also found by" not in html and "were right when people read them" not in html
    first = analysis().findings[0].model_copy(update={"also": ("consistency prose",), "confidence": 0.87})
    told = HtmlReport().render(analysis(findings=(first,)), {}).decode()
    assert "Also found by: consistency prose." in told
    assert "Of findings like this, 87 % were right when people read them." in told


def test_the_little_table_marks_the_number_in_words_and_not_by_colour_alone() -> None:
    table = Excerpt(
        page=3,
        columns=("2023", "2022"),
        rows=(
            ExcerptRow(
                label="Cash <b>",
                cells=(
                    ExcerptCell(text="2,150", mark=Mark.SUSPECT, sign="+", note="should read 1,250"),
                    ExcerptCell(text="1,105"),
                ),
            ),
            ExcerptRow(
                label="Total",
                left_out=4,
                is_result=True,
                cells=(ExcerptCell(text="6,866", mark=Mark.RESULT), ExcerptCell(text="6,672")),
            ),
        ),
    )
    finding = analysis().findings[0]
    assert finding.computation is not None
    computation = finding.computation.model_copy(update={"excerpt": table, "unit": "%"})
    changed = finding.model_copy(update={"computation": computation})
    shown = HtmlReport().render(analysis(findings=(changed,)), {}).decode()
    assert "should read 1,250" in shown
    assert "does not follow" in shown
    assert "4 rows left out" in shown
    assert "Cash &lt;b&gt;" in shown
    assert "%</td>" in shown


def test_what_stands_in_another_document_is_quoted_with_its_file_and_marked_on_no_page() -> None:
    own = analysis().findings[0]
    assert own.computation is not None
    other = own.evidence[0].model_copy(
        update={"quote": "Total 51,480", "document_id": "x", "filename": "old.pdf"}
    )
    operands = (
        *own.computation.operands,
        own.computation.operands[0].model_copy(update={"document_id": "x"}),
    )
    finding = own.model_copy(
        update={
            "evidence": (*own.evidence, other),
            "computation": own.computation.model_copy(update={"operands": operands}),
        }
    )
    alone = HtmlReport().render(analysis(findings=(own,)), {2: picture()}).decode()
    html = HtmlReport().render(analysis(findings=(finding,)), {2: picture()}).decode()
    assert "old.pdf, page 2" in html and "old.pdf, 2" in html
    assert html.count('class="mark"') == alone.count('class="mark"')
