"""The composition root: every port with its adapter. Nothing else knows adapters."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import json
from collections.abc import Callable, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aspera.settings import Settings, as_environment, load_settings

if TYPE_CHECKING:
    from aspera.adapters.local.asl.history import HistoryEvent
    from aspera.adapters.local.database import Database
    from aspera.adapters.local.functions import ProcessFunctions
    from aspera.adapters.local.installation import Check
    from aspera.adapters.local.reading.limits import ReadingLimits
    from aspera.adapters.local.workflow import LocalWorkflow
    from aspera.ports.agent_executions import AgentExecutions
    from aspera.ports.agents import Agent
    from aspera.ports.clock import Clock
    from aspera.ports.documents import Documents
    from aspera.ports.embeddings import Embeddings
    from aspera.ports.events import Events
    from aspera.ports.findings import Findings
    from aspera.ports.graph import Graph
    from aspera.ports.objects import Objects
    from aspera.ports.page_images import PageImages
    from aspera.ports.pages import Pages
    from aspera.ports.progress import Progress
    from aspera.ports.report import ReportRenderer
    from aspera.ports.search_index import SearchIndex
    from aspera.ports.text_extraction import PageCounter, TextExtraction
    from aspera.ports.workflow import TaskCallbacks

PACKAGE = Path(__file__).parent


class LocalPorts:
    """A laptop's ports over one workspace folder. Each is made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.watchers: list[Callable[[str], object]] = []
        """Told the name of every state that the state machine enters in this process."""

    @cached_property
    def objects(self) -> Objects:
        from aspera.adapters.local.objects import FolderObjects

        return FolderObjects(self.settings.workspace / "objects")

    @cached_property
    def database(self) -> Database:
        from aspera.adapters.local.database import Database

        return Database(self.settings.workspace / "aspera.db")

    @cached_property
    def documents(self) -> Documents:
        from aspera.adapters.local.documents import SqliteDocuments

        return SqliteDocuments(self.database)

    @cached_property
    def findings(self) -> Findings:
        from aspera.adapters.local.findings import SqliteFindings

        return SqliteFindings(self.database)

    @cached_property
    def events(self) -> Events:
        from aspera.adapters.local.events import SqliteEvents

        return SqliteEvents(self.database, self.clock)

    @cached_property
    def agent_executions(self) -> AgentExecutions:
        from aspera.adapters.local.agent_executions import SqliteAgentExecutions

        return SqliteAgentExecutions(self.database)

    @cached_property
    def search_index(self) -> SearchIndex:
        from aspera.adapters.local.search_index import SqliteSearchIndex

        return SqliteSearchIndex(self.database)

    @cached_property
    def embeddings(self) -> Embeddings:
        from aspera.adapters.local.embeddings import HashedEmbeddings

        return HashedEmbeddings()

    @cached_property
    def graph(self) -> Graph:
        from aspera.adapters.local.graph import SqliteGraph

        return SqliteGraph(self.database)

    @cached_property
    def clock(self) -> Clock:
        from aspera.adapters.local.clock import SystemClock

        return SystemClock()

    @cached_property
    def progress(self) -> Progress:
        from aspera.adapters.local.progress import SilentProgress

        return SilentProgress()

    @cached_property
    def pages(self) -> Pages:
        from aspera.adapters.object_backed.pages import ObjectPages

        return ObjectPages(self.objects)

    @cached_property
    def agents(self) -> Mapping[str, Agent]:
        from aspera.agents.registry import make_agents
        from aspera.frameworks.loader import load_framework

        return make_agents(load_framework)

    @cached_property
    def page_counter(self) -> PageCounter:
        from aspera.adapters.local.text_extraction import LocalPageCounter

        return LocalPageCounter(self.objects, self._reading_limits)

    @cached_property
    def text_extraction(self) -> TextExtraction:
        from aspera.adapters.local.text_extraction import LocalTextExtraction

        return LocalTextExtraction(
            self.objects,
            self.callbacks,
            report=self._report_pages,
            processes=self.settings.workers,
            limits=self._reading_limits,
        )

    @cached_property
    def page_images(self) -> PageImages:
        from aspera.adapters.local.page_images import LocalPageImages

        return LocalPageImages(self.objects)

    @cached_property
    def report(self) -> ReportRenderer:
        from aspera.adapters.local.report import HtmlReport

        return HtmlReport()

    @cached_property
    def callbacks(self) -> TaskCallbacks:
        from aspera.adapters.local.workflow import LocalTaskCallbacks

        return LocalTaskCallbacks(self._executions)

    @cached_property
    def functions(self) -> ProcessFunctions:
        """Start this before any thread: the processes are forked where the system can fork."""
        from aspera.adapters.local.functions import ProcessFunctions

        return ProcessFunctions(
            load_function,
            self.settings.workers,
            environment=as_environment(self.settings),
            preload=tuple(function_names().values()),
            subject=_pages_of,
        )

    @cached_property
    def workflow(self) -> LocalWorkflow:
        from aspera.adapters.local.workflow import LocalWorkflow

        definition = json.loads(_shipped("statemachines/document_analysis.asl.json").read_text())
        return LocalWorkflow(
            definition,
            self.functions.invoke,
            self._executions,
            function_names(),
            observe=self._state_entered,
        )

    def load_ahead(self) -> None:
        """Load what the first document would wait for and forked processes can share: the agents'
        rules, and the libraries that are slow to import."""
        from aspera.agents.registry import load_rules

        load_rules()
        for library in ("numpy", "pypdfium2"):
            importlib.import_module(library)

    @property
    def _executions(self) -> Path:
        return self.settings.workspace / "executions"

    @property
    def _reading_limits(self) -> ReadingLimits:
        from aspera.adapters.local.reading.limits import ReadingLimits

        return ReadingLimits(
            max_pages=self.settings.max_pages,
            max_bytes=self.settings.max_megabytes * 1_000_000,
            max_pixels=self.settings.max_megapixels * 1_000_000,
            seconds_per_page=self.settings.seconds_per_page,
            ocr=self.settings.ocr,
        )

    def _state_entered(self, event: HistoryEvent) -> None:
        if event.type.endswith("StateEntered"):
            for watcher in list(self.watchers):
                watcher(event.name)

    def _report_pages(self, document_id: str, done: int, total: int) -> None:
        from aspera.domain.event import EventType

        self.events.append(document_id, EventType.PAGES_READ, {"done": done, "pages": total})


def bind(call: Callable[..., Any], ports: object) -> Callable[..., Any]:
    """`call` with its keyword-only parameters filled from the ports of the same names."""
    wanted = inspect.signature(call).parameters.values()
    keywords = [parameter.name for parameter in wanted if parameter.kind is parameter.KEYWORD_ONLY]
    return partial(call, **{name: getattr(ports, name) for name in keywords if hasattr(ports, name)})


@cache
def current_ports() -> LocalPorts:
    """This process's ports, as the environment describes them."""
    return LocalPorts(load_settings())


def load_function(name: str) -> Callable[[Any, Any], Any]:
    """The `lambda_handler` of functions/<name>/app.py, prepared to answer."""
    current_ports().load_ahead()
    path = _shipped(f"functions/{name}/app.py")
    spec = importlib.util.spec_from_file_location(f"functions.{name}.app", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.lambda_handler.prepare()
    handler: Callable[[Any, Any], Any] = module.lambda_handler
    return handler


def _pages_of(event: Mapping[str, Any]) -> tuple[str, int] | None:
    """The pages that an event is about: whoever has read them need not read them again."""
    return (event["run"]["run_id"], event["first_page"]) if "first_page" in event else None


def function_names() -> dict[str, str]:
    """`RegisterDocumentFunctionArn` → `register_document`, for every function there is."""
    names = sorted(path.parent.name for path in _shipped("functions").glob("*/app.py"))
    return {f"{name.title().replace('_', '')}FunctionArn": name for name in names}


def _shipped(relative: str) -> Path:
    """A file of the repository that the wheel carries inside the package."""
    inside = PACKAGE / relative
    return inside if inside.exists() else PACKAGE.parents[3] / relative


def check_installation(settings: Settings) -> list[Check]:
    from aspera.adapters.local.installation import check_machine

    return check_machine(settings.workspace, settings.ocr)
