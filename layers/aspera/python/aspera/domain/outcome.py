"""How a run went: each agent's outcome, and how much of the document was read."""

from __future__ import annotations

from enum import StrEnum

from aspera.domain.cost import Cost
from aspera.domain.document import DocumentStatus
from aspera.domain.finding import Finding, Value
from aspera.domain.requirement_assessment import FrameworkAssessment


class AgentStatus(StrEnum):
    COMPLETE = "COMPLETE"
    PARTIAL = "PARTIAL"
    FAILED = "FAILED"


class AgentOutcome(Value):
    """One agent's part of a run. `reason` is empty when it is COMPLETE. `findings` counts what
    was proven and is shown as its own; `merged` what was proven and says the same as a finding of
    another agent; `dropped` counts proposals whose evidence was not found."""

    agent_type: str
    status: AgentStatus
    reason: str = ""
    duration_ms: int = 0
    findings: int = 0
    dropped: int = 0
    merged: int = 0
    statistics: dict[str, str] = {}


class PageProblem(Value):
    """A page that was not read, and why."""

    page: int
    reason: str


class TableProblem(Value):
    """A table that was given up, on which page, and why. Nobody has checked its numbers."""

    page: int
    reason: str


class Coverage(Value):
    """What was read out of how much. `pages_read` counts pages with readable words or proven
    blank; `problems` names each page that was asked for and not read, `unread_tables` each table
    that was given up on a page that was read."""

    pages_total: int
    pages_requested: int
    pages_read: int
    pages_blank: int
    pages_by_ocr: int
    words: int
    tables: int
    chunks: int
    chunks_indexed: int
    problems: tuple[PageProblem, ...] = ()
    unread_tables: tuple[TableProblem, ...] = ()


class DocumentSummary(Value):
    """The document as the report shows it."""

    id: str
    filename: str
    sha256: str
    pages: int
    language: str
    kind: str


class Analysis(Value):
    """The result of a run: what `findings.json` holds."""

    document: DocumentSummary
    status: DocumentStatus
    reason: str = ""
    coverage: Coverage
    agents: tuple[AgentOutcome, ...]
    findings: tuple[Finding, ...]
    assessments: tuple[FrameworkAssessment, ...] = ()
    """The compliance matrix, one for each framework that was asked for."""
    cost: Cost = Cost.model_construct()
    timings: dict[str, float] = {}
    """Seconds by state, an inner one behind its outermost (`IndexAndAnalyse/RunAgent`, summed over
    all that ran at the same time). Only these and the agents' durations differ between two runs."""
