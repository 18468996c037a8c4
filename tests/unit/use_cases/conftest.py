"""A small world in memory: ports, a document, and an agent that says what it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import pytest

from aspera.adapters.local.embeddings import HashedEmbeddings
from aspera.adapters.memory.agent_executions import MemoryAgentExecutions
from aspera.adapters.memory.cache import MemoryCache
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.documents import MemoryDocuments
from aspera.adapters.memory.events import MemoryEvents
from aspera.adapters.memory.findings import MemoryFindings
from aspera.adapters.memory.graph import MemoryGraph
from aspera.adapters.memory.objects import MemoryObjects
from aspera.adapters.memory.progress import RecordingProgress
from aspera.adapters.memory.search_index import MemorySearchIndex
from aspera.adapters.object_backed.pages import ObjectPages
from aspera.domain.document import Document, MediaType, Profile
from aspera.domain.finding import Proposal, Quotation, Severity
from aspera.domain.observation import Conclusion, Material, Observations
from aspera.domain.page import Page
from aspera.domain.page_codec import encode_pages
from aspera.domain.run import Options, Run
from aspera.frameworks.catalogue import Catalogue
from aspera.ports.agents import Agent
from aspera.ports.text_extraction import PageBatch
from tests.drawing import page_of

TEXTS = (
    "Nordhafen had 3,412 employees at the end of 2024.\n\nThe board oversees the climate strategy.",
    "Total current assets were 51,840 thousand euros.",
    "The covenant was breached in September 2024 and the banks waived it.",
)


@dataclass
class RepeatingAgent:
    """Proposes each sentence that holds `word`, and one that is not in the document."""

    name: ClassVar[str] = "math"
    revision: ClassVar[str] = "1"
    word: str = "51,840"

    def examine(self, material: Material) -> Observations:
        found = [
            self.proposal(page.number, page.text.text[start:end])
            for page in material.pages
            for start, end in page.text.sentences
            if self.word in page.text.text[start:end]
        ]
        invented = [
            self.proposal(page.number, "This sentence stands nowhere in it") for page in material.pages[:1]
        ]
        return Observations(
            proposals=(*found, *invented), pages=tuple(page.number for page in material.pages)
        )

    def conclude(self, observations: Observations, profile: Profile) -> Conclusion:
        return Conclusion(observations.proposals, {"pages": str(len(observations.pages))})

    def proposal(self, page: int, quote: str) -> Proposal:
        return Proposal(
            agent_type=self.name,
            rule="R1",
            severity=Severity.HIGH,
            category="c",
            title="t",
            description="d",
            quotations=(Quotation(page=page, quote=quote),),
        )


@dataclass
class World:
    clock: ManualClock = field(default_factory=ManualClock)
    cache: MemoryCache = field(default_factory=lambda: MemoryCache(ManualClock()))
    objects: MemoryObjects = field(default_factory=MemoryObjects)
    documents: MemoryDocuments = field(default_factory=MemoryDocuments)
    findings: MemoryFindings = field(default_factory=MemoryFindings)
    agent_executions: MemoryAgentExecutions = field(default_factory=MemoryAgentExecutions)
    search_index: MemorySearchIndex = field(default_factory=MemorySearchIndex)
    graph: MemoryGraph = field(default_factory=MemoryGraph)
    progress: RecordingProgress = field(default_factory=RecordingProgress)
    embeddings: HashedEmbeddings = field(default_factory=HashedEmbeddings)
    agents: Mapping[str, Agent] = field(default_factory=lambda: {"math": RepeatingAgent()})

    frameworks: Catalogue = field(default_factory=Catalogue)

    def __post_init__(self) -> None:
        self.events = MemoryEvents(self.clock)
        self.pages = ObjectPages(self.objects)
        self.run = Run(
            document_id="doc",
            run_id="run",
            owner="ann",
            filename="report.pdf",
            object_key="uploads/ann/doc/report.pdf",
            options=Options(agents=tuple(self.agents)),
        )
        self.documents.put(
            Document(
                document_id="doc",
                owner="ann",
                filename="report.pdf",
                sha256="00",
                media_type=MediaType.PDF,
                object_key=self.run.object_key,
                size=1,
                created_at=1,
                pages=len(TEXTS),
                run_id="run",
            )
        )

    def store_pages(self, pages: list[Page] | None = None) -> None:
        pages = pages or [page_of(text, number) for number, text in enumerate(TEXTS, 1)]
        self.objects.put("batch", encode_pages(pages))
        batch = PageBatch(
            key="batch",
            first=pages[0].number,
            last=pages[-1].number,
            read=sum(bool(page.words) for page in pages),
            blank=0,
            by_ocr=0,
            words=sum(len(page.words) for page in pages),
            tables=0,
        )
        self.pages.add(self.run, batch)


@pytest.fixture
def world() -> World:
    return World()
