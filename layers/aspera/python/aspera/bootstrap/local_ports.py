"""A laptop's ports, complete."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from aspera.bootstrap.functions import function_names, load_function, pages_of
from aspera.bootstrap.local_models import LocalModels
from aspera.bootstrap.shipped import shipped
from aspera.settings import Settings, as_environment

if TYPE_CHECKING:
    from aspera.adapters.local.asl.history import HistoryEvent
    from aspera.adapters.local.functions import ProcessFunctions
    from aspera.adapters.local.workflow import LocalWorkflow
    from aspera.frameworks.catalogue import Catalogue
    from aspera.ports.agents import Agent
    from aspera.ports.embeddings import Embeddings
    from aspera.ports.progress import Progress
    from aspera.ports.report import ReportRenderer


class LocalPorts(LocalModels):
    """A laptop's ports over one workspace folder. Each is made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.watchers: list[Callable[[str], object]] = []
        """Told the name of every state that the state machine enters in this process."""

    @cached_property
    def embeddings(self) -> Embeddings:
        from aspera.adapters.local.embeddings import HashedEmbeddings

        return HashedEmbeddings()

    @cached_property
    def progress(self) -> Progress:
        from aspera.adapters.local.progress import SilentProgress

        return SilentProgress()

    @cached_property
    def agents(self) -> Mapping[str, Agent]:
        from aspera.agents.registry import make_agents

        return make_agents(self.frameworks.get)

    @cached_property
    def frameworks(self) -> Catalogue:
        from aspera.bootstrap.own_frameworks import read_frameworks

        return read_frameworks(self.settings.frameworks)

    @cached_property
    def report(self) -> ReportRenderer:
        from aspera.adapters.local.report import HtmlReport

        return HtmlReport()

    @cached_property
    def functions(self) -> ProcessFunctions:
        """Start this before any thread: the processes are forked where the system can fork."""
        from aspera.adapters.local.functions import ProcessFunctions

        return ProcessFunctions(
            load_function,
            self.settings.workers,
            environment=as_environment(self.settings),
            preload=tuple(function_names().values()),
            subject=pages_of,
        )

    @cached_property
    def workflow(self) -> LocalWorkflow:
        from aspera.adapters.local.workflow import LocalWorkflow

        definition = json.loads(shipped("statemachines/document_analysis.asl.json").read_text())
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

    def _state_entered(self, event: HistoryEvent) -> None:
        if event.type.endswith("StateEntered"):
            for watcher in list(self.watchers):
                watcher(event.name)
