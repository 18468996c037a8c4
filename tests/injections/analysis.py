"""What all agents say of a file, read as an analysis reads it, with a model or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import open_reader
from aspera.agents.registry import make_agents
from aspera.domain.document import MediaType, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal
from aspera.domain.framework import Framework, Requirement
from aspera.domain.page import Page
from aspera.domain.profiling.profile import profile
from aspera.domain.requirement_assessment import RequirementStatus
from tests.injections.payloads import MARK
from tests.model_answers import Script, concluded

_SUFFIXES = {MediaType.PDF: "pdf", MediaType.MARKDOWN: "md", MediaType.DOCX: "docx", MediaType.TEXT: "txt"}

FRAMEWORK = Framework(
    id="own",
    name="Own",
    title="Our own",
    requirements=(
        Requirement(
            id="a",
            title="how the directors look at a warmer world",
            queries=("directors warmer world",),
            core=True,
            signals=("board oversight of climate",),
        ),
        Requirement(id="b", title="what the pumps weigh", signals=("each pump weighs",)),
        Requirement(id="c", title="food in the canteen", signals=("the food is good",)),
    ),
)


@dataclass(frozen=True)
class Said:
    """`findings` are proven; `statuses` those of the framework's requirements."""

    findings: Sequence[Proposal]
    statuses: dict[str, RequirementStatus]

    @property
    def own(self) -> list[Proposal]:
        """Without what quotes the planted words."""
        return [finding for finding in self.findings if MARK not in str(finding.quotations)]


def pages_of(content: bytes, media: MediaType) -> list[Page]:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"report.{_SUFFIXES[media]}")
        path.write_bytes(content)
        reader = open_reader(path, media, ReadingLimits(ocr="off"))
        try:
            return [reader.read(number) for number in range(1, reader.page_count + 1)]
        finally:
            reader.close()


def profile_of(pages: Sequence[Page], filename: str = "report.pdf") -> Profile:
    found = profile("d", filename, len(pages), [page for page in pages if page.words])
    return found.model_copy(update={"frameworks": ("own",)})


def said_of(pages: Sequence[Page], script: Script | None, filename: str = "report.pdf") -> Said:
    about, readable = profile_of(pages, filename), [page for page in pages if page.words]
    verifier = EvidenceVerifier({page.number: page for page in pages})
    findings: list[Proposal] = []
    statuses: dict[str, RequirementStatus] = {}
    for agent in make_agents(lambda name: FRAMEWORK).values():
        conclusion = concluded(agent, about, readable, script)
        findings += [proposal for proposal in conclusion.proposals if verifier.verify(proposal) is not None]
        for matrix in conclusion.assessments:
            statuses |= {item.requirement: item.status for item in matrix.requirements}
    return Said(findings, statuses)


def in_words(finding: Proposal) -> tuple[object, ...]:
    """All of a finding but where on its page the words stand, which a line more moves."""
    computation = finding.computation
    return (
        finding.agent_type,
        finding.rule,
        finding.severity,
        finding.category,
        finding.title,
        finding.description,
        tuple((quotation.page, quotation.quote) for quotation in finding.quotations),
        computation and (computation.formula, computation.printed, computation.recomputed),
        finding.absence,
    )
