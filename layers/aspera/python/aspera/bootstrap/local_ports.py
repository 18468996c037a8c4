"""A laptop's ports, complete."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from aspera.bootstrap.functions import function_names, load_function, pages_of
from aspera.bootstrap.local_reading import LocalReading
from aspera.bootstrap.shipped import shipped
from aspera.settings import Settings, as_environment

if TYPE_CHECKING:
    from aspera.adapters.local.asl.history import HistoryEvent
    from aspera.adapters.local.functions import ProcessFunctions
    from aspera.adapters.local.workflow import LocalWorkflow
    from aspera.ports.embeddings import Embeddings
    from aspera.ports.progress import Progress


class LocalPorts(LocalReading):
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

    def _state_entered(self, event: HistoryEvent) -> None:
        if event.type.endswith("StateEntered"):
            for watcher in list(self.watchers):
                watcher(event.name)
