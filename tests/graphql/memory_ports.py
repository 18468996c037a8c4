"""The server's ports in memory, filled from `given/`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aspera.adapters.local.embeddings import HashedEmbeddings
from aspera.adapters.local.links import LocalLinks
from aspera.adapters.local.page_images import LocalPageImages
from aspera.adapters.memory.agent_executions import MemoryAgentExecutions
from aspera.adapters.memory.budgets import MemoryBudgets
from aspera.adapters.memory.cache import MemoryCache
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.documents import MemoryDocuments
from aspera.adapters.memory.events import MemoryEvents
from aspera.adapters.memory.findings import MemoryFindings
from aspera.adapters.memory.graph import MemoryGraph
from aspera.adapters.memory.objects import MemoryObjects
from aspera.adapters.memory.progress import RecordingProgress
from aspera.adapters.memory.reviews import MemoryReviews
from aspera.adapters.memory.search_index import MemorySearchIndex
from aspera.adapters.memory.secrets import MemorySecrets
from aspera.adapters.object_backed.pages import ObjectPages
from aspera.bootstrap import bind
from aspera.domain.document import Document
from aspera.domain.errors import NotFound
from aspera.domain.event import EventType
from aspera.domain.finding import Finding
from aspera.domain.review import ReviewChange
from aspera.domain.run import Options
from aspera.ports.agent_executions import AgentExecution
from aspera.ports.workflow import Execution
from aspera.use_cases.request_analysis import request_analysis

AFTER_ALL = 1_700_000_100_000
"""Later than everything that is given."""
GIVEN = Path(__file__).parent / "given"


class IdleWorkflow:
    """Nothing runs here."""

    def start(self, name: str, state: dict[str, Any], again: bool = False) -> None:
        return None

    def describe(self, name: str) -> Execution:
        raise NotFound(name)

    def forget(self, prefix: str) -> None:
        return None


class MemoryPorts:
    def __init__(self) -> None:
        self.clock = ManualClock()
        self.documents = MemoryDocuments()
        self.findings = MemoryFindings()
        self.events = MemoryEvents(self.clock)
        self.reviews = MemoryReviews(self.clock)
        self.agent_executions = MemoryAgentExecutions()
        self.objects = MemoryObjects()
        self.links = LocalLinks(self.clock)
        self.pages = ObjectPages(self.objects)
        self.page_images = LocalPageImages(self.objects)
        self.budgets = MemoryBudgets()
        self.cache = MemoryCache(self.clock)
        self.graph = MemoryGraph()
        self.search_index = MemorySearchIndex()
        self.embeddings = HashedEmbeddings()
        self.secrets = MemorySecrets({"cursors": ("a key",)})
        self.cursor_secret = "cursors"
        self.progress = RecordingProgress()
        self.workflow = IdleWorkflow()
        self.agents = dict.fromkeys(("math", "consistency", "greenwashing", "compliance", "risk"))
        self.max_bytes = 500_000_000
        self.examples: dict[Path, str] = {}

    def request(self, document_id: str, owner: str, options: Options, again: bool = False) -> Document:
        document: Document = bind(request_analysis, self)(document_id, owner, options, again)
        return document

    def withdraw(self, document_id: str) -> None:
        return None

    def load(self, *names: str) -> None:
        """Store the rows of `given/<name>.json`."""
        for name in names:
            rows = json.loads((GIVEN / f"{name}.json").read_text())
            for row in rows.get("documents", ()):
                self.documents.put(Document.model_validate_json(json.dumps(row)))
            for row in rows.get("agent_executions", ()):
                self.agent_executions.record(AgentExecution.model_validate_json(json.dumps(row)))
            self._load_findings(rows.get("findings", ()))
            self._load_numbered(rows)
        self._set_clock(AFTER_ALL)

    def _load_findings(self, rows: list[dict[str, Any]]) -> None:
        for document_id in dict.fromkeys(row["document_id"] for row in rows):
            own = [{**row} for row in rows if row["document_id"] == document_id]
            for row in own:
                del row["document_id"]
            self.findings.replace(document_id, [Finding.model_validate_json(json.dumps(r)) for r in own])

    def _load_numbered(self, rows: dict[str, Any]) -> None:
        for row in rows.get("events", ()):
            self._set_clock(row["time"])
            event = self.events.append(row["document_id"], EventType(row["type"]), row["detail"])
            assert event.sequence == row["sequence"]
        for row in rows.get("reviews", ()):
            self._set_clock(row["time"])
            change = {name: row[name] for name in ReviewChange.model_fields}
            change = ReviewChange.model_validate_json(json.dumps(change))
            entry = self.reviews.append(row["document_id"], row["finding_id"], row["author"], change)
            assert entry.sequence == row["sequence"]

    def _set_clock(self, time: int) -> None:
        self.clock.advance((time - self.clock.now()) / 1000)
