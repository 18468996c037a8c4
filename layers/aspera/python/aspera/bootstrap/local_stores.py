"""A laptop's stores: everything that is remembered, in one workspace folder."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from aspera.bootstrap.shared_ports import SharedPorts

if TYPE_CHECKING:
    from aspera.adapters.local.database import Database
    from aspera.ports.agent_executions import AgentExecutions
    from aspera.ports.budgets import Budgets
    from aspera.ports.cache import Cache
    from aspera.ports.documents import Documents
    from aspera.ports.events import Events
    from aspera.ports.findings import Findings
    from aspera.ports.graph import Graph
    from aspera.ports.objects import Objects
    from aspera.ports.reviews import Reviews
    from aspera.ports.search_index import SearchIndex
    from aspera.ports.secrets import Secrets


class LocalStores(SharedPorts):
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
    def reviews(self) -> Reviews:
        from aspera.adapters.local.reviews import SqliteReviews

        return SqliteReviews(self.database, self.clock)

    @cached_property
    def agent_executions(self) -> AgentExecutions:
        from aspera.adapters.local.agent_executions import SqliteAgentExecutions

        return SqliteAgentExecutions(self.database)

    @cached_property
    def search_index(self) -> SearchIndex:
        from aspera.adapters.local.search_index import SqliteSearchIndex

        return SqliteSearchIndex(self.database)

    @cached_property
    def graph(self) -> Graph:
        from aspera.adapters.local.graph import SqliteGraph

        return SqliteGraph(self.database)

    @cached_property
    def cache(self) -> Cache:
        from aspera.adapters.memory.cache import MemoryCache

        return MemoryCache(self.clock)

    @cached_property
    def budgets(self) -> Budgets:
        from aspera.adapters.local.budgets import SqliteBudgets

        return SqliteBudgets(self.database)

    @cached_property
    def secrets(self) -> Secrets:
        from aspera.adapters.local.secrets import FolderSecrets

        return FolderSecrets(self.settings.workspace / "secrets")
