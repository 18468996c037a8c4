from __future__ import annotations

import pytest

from aspera.domain.completeness import judge
from aspera.domain.document import DocumentStatus
from aspera.domain.outcome import AgentOutcome, AgentStatus, Coverage, PageProblem, TableProblem

WHOLE = Coverage(
    pages_total=10,
    pages_requested=10,
    pages_read=10,
    pages_blank=1,
    pages_by_ocr=0,
    words=99,
    tables=1,
    chunks=5,
    chunks_indexed=5,
)
DONE = AgentOutcome(agent_type="math", status=AgentStatus.COMPLETE)


def test_a_document_that_was_read_whole_is_complete() -> None:
    assert judge(WHOLE, [DONE], "") == (DocumentStatus.COMPLETE, "")


@pytest.mark.parametrize(
    ("coverage", "agent", "graph_problem", "reason"),
    [
        (
            {"pages_read": 8, "problems": (PageProblem(page=3, reason="no text"), PageProblem(page=4, reason="no text"))},
            DONE,
            "",
            "pages 3–4 not read: no text",
        ),
        ({"pages_requested": 4, "pages_read": 4}, DONE, "", "6 of 10 pages were not asked for (--pages)"),
        ({"pages_read": 9}, DONE, "", "1 of 10 pages are missing from the reading"),
        ({"chunks_indexed": 3}, DONE, "", "2 of 5 passages are missing from the search index"),
        (
            {},
            AgentOutcome(agent_type="math", status=AgentStatus.PARTIAL, reason="failed on pages 1–3 (Defect)"),
            "",
            "agent math: failed on pages 1–3 (Defect)",
        ),
        ({}, DONE, "Unavailable", "the graph was not updated (Unavailable)"),
        (
            {"unread_tables": (TableProblem(page=4, reason="more than 1,000 columns"),)},
            DONE,
            "",
            "1 table on page 4 could not be read: more than 1,000 columns; its numbers were not checked",
        ),
        (
            {"unread_tables": tuple(TableProblem(page=page, reason="more than 20,000 cells") for page in (7, 7, 4))},
            DONE,
            "",
            "3 tables on pages 4, 7 could not be read: more than 20,000 cells; their numbers were not checked",
        ),
    ],
)  # fmt: skip
def test_whatever_was_skipped_makes_it_partial_and_is_said(coverage, agent, graph_problem, reason) -> None:
    status, said = judge(WHOLE.model_copy(update=coverage), [agent], graph_problem)
    assert status is DocumentStatus.PARTIAL
    assert said == reason
