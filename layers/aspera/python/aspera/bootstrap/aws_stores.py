"""A deployed stack's stores. Clients are made once for each execution environment of a function,
when they are first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from aspera.settings import AwsSettings

if TYPE_CHECKING:
    from aspera.adapters.aws.documents import DynamoDocuments
    from aspera.ports.agent_executions import AgentExecutions
    from aspera.ports.budgets import Budgets
    from aspera.ports.cache import Cache
    from aspera.ports.clock import Clock
    from aspera.ports.events import Events
    from aspera.ports.extraction_tasks import ExtractionTasks
    from aspera.ports.findings import Findings
    from aspera.ports.links import Links
    from aspera.ports.objects import Objects
    from aspera.ports.search_index import SearchIndex

_READ_SECONDS = 60


class AwsStores:
    def __init__(self, settings: AwsSettings) -> None:
        self.settings = settings

    def client(self, service: str, **options: Any) -> Any:
        """Retries of short hiccups are the SDK's; the rest is left to the state machine."""
        import boto3
        from botocore.config import Config

        retries = {"mode": "standard", "total_max_attempts": 3}
        configuration = Config(retries=retries, connect_timeout=5, read_timeout=_READ_SECONDS, **options)
        return boto3.client(service, config=configuration)

    @cached_property
    def objects(self) -> Objects:
        from aspera.adapters.aws.objects import S3Objects

        return S3Objects(self._s3, self.settings.bucket)

    @cached_property
    def links(self) -> Links:
        from aspera.adapters.aws.links import S3Links

        return S3Links(self._s3, self.settings.bucket)

    @cached_property
    def documents(self) -> DynamoDocuments:
        from aspera.adapters.aws.documents import DynamoDocuments

        return DynamoDocuments(self._dynamodb, self.settings.table_prefix, self.objects)

    @cached_property
    def findings(self) -> Findings:
        from aspera.adapters.aws.findings import DynamoFindings

        return DynamoFindings(self._dynamodb, self.settings.table_prefix, self.objects, self.clock)

    @cached_property
    def events(self) -> Events:
        from aspera.adapters.aws.events import DynamoEvents

        return DynamoEvents(self._dynamodb, self.settings.table_prefix, self.objects, self.clock)

    @cached_property
    def agent_executions(self) -> AgentExecutions:
        from aspera.adapters.aws.agent_executions import DynamoAgentExecutions

        return DynamoAgentExecutions(self._dynamodb, self.settings.table_prefix, self.objects)

    @cached_property
    def budgets(self) -> Budgets:
        from aspera.adapters.aws.budgets import DynamoBudgets

        return DynamoBudgets(self._dynamodb, self.settings.table_prefix, self.clock)

    @cached_property
    def extraction_tasks(self) -> ExtractionTasks:
        from aspera.adapters.aws.extraction_tasks import DynamoExtractionTasks

        return DynamoExtractionTasks(self._dynamodb, self.settings.table_prefix, self.objects, self.clock)

    @cached_property
    def search_index(self) -> SearchIndex:
        from aspera.adapters.aws.opensearch_client import connect
        from aspera.adapters.aws.search_index import OpenSearchIndex

        settings = self.settings
        return OpenSearchIndex(
            connect(settings.search_endpoint),
            f"{settings.table_prefix}-chunks",
            settings.embedding_dimensions,
            own_ids=settings.search_generation != "classic",
        )

    @cached_property
    def cache(self) -> Cache:
        if not self.settings.cache_endpoint:
            from aspera.adapters.memory.cache import MemoryCache

            return MemoryCache(self.clock)
        from aspera.adapters.aws.cache import RedisCache, connect

        return RedisCache(connect(self.settings.cache_endpoint))

    @cached_property
    def clock(self) -> Clock:
        from aspera.adapters.local.clock import SystemClock

        return SystemClock()

    @cached_property
    def _dynamodb(self) -> Any:
        return self.client("dynamodb")

    @cached_property
    def _s3(self) -> Any:
        return self.client("s3")
