"""A deployed stack's stores. Clients are made once for each execution environment of a function,
when they are first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from aspera.bootstrap.shared_ports import SharedPorts
from aspera.settings import AwsSettings

if TYPE_CHECKING:
    from aspera.adapters.aws.documents import DynamoDocuments
    from aspera.adapters.aws.port_calls import PortCalls
    from aspera.ports.agent_executions import AgentExecutions
    from aspera.ports.budgets import Budgets
    from aspera.ports.cache import Cache
    from aspera.ports.events import Events
    from aspera.ports.extraction_tasks import ExtractionTasks
    from aspera.ports.findings import Findings
    from aspera.ports.graph import Graph
    from aspera.ports.idempotency import Idempotency
    from aspera.ports.links import Links
    from aspera.ports.objects import Objects
    from aspera.ports.reviews import Reviews
    from aspera.ports.search_index import SearchIndex
    from aspera.ports.secret_versions import SecretVersions
    from aspera.ports.secrets import Secrets
    from aspera.ports.telemetry import Telemetry

_READ_SECONDS = 60


class AwsStores(SharedPorts):
    settings: AwsSettings

    def __init__(self, settings: AwsSettings) -> None:
        super().__init__(settings)

    @cached_property
    def session(self) -> Any:
        import boto3

        return boto3.Session()

    def client(self, service: str, **options: Any) -> Any:
        """Retries of short hiccups are the SDK's; the rest is left to the state machine."""
        from botocore.config import Config

        from aspera.adapters.aws.whole_answers import require_whole_answers

        retries = {"mode": "standard", "total_max_attempts": 3}
        configuration = Config(retries=retries, connect_timeout=5, read_timeout=_READ_SECONDS, **options)
        return require_whole_answers(self.session.client(service, config=configuration))

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
    def reviews(self) -> Reviews:
        from aspera.adapters.aws.reviews import DynamoReviews

        return DynamoReviews(self._dynamodb, self.settings.table_prefix, self.objects, self.clock)

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
    def graph(self) -> Graph:
        if not self.settings.graph_endpoint:
            from aspera.adapters.aws.graph_dynamodb import DynamoGraph

            return DynamoGraph(self._dynamodb, self.settings.table_prefix)
        if self.settings.network_function:
            from aspera.adapters.aws.graph_inside import GraphInside

            return GraphInside(self._port_calls)
        from aspera.adapters.aws.graph_neptune import NeptuneGraph
        from aspera.adapters.aws.gremlin_connection import GremlinConnection
        from aspera.adapters.aws.neptune_signature import signer, unsigned, websocket_url

        url = websocket_url(self.settings.graph_endpoint)
        session = self.session
        signed = signer(url, session.get_credentials(), session.region_name)
        return NeptuneGraph(GremlinConnection(url, unsigned if url.startswith("ws:") else signed))

    @cached_property
    def cache(self) -> Cache:
        if not self.settings.cache_endpoint:
            from aspera.adapters.memory.cache import MemoryCache

            return MemoryCache(self.clock)
        if self.settings.network_function:
            from aspera.adapters.aws.cache_inside import CacheInside

            return CacheInside(self._port_calls)
        from aspera.adapters.aws.cache import RedisCache, connect

        return RedisCache(connect(self.settings.cache_endpoint), self._note_lookup)

    @property
    def cursor_secret(self) -> str:
        return self.settings.cursor_secret

    @cached_property
    def secret_versions(self) -> SecretVersions:
        from aspera.adapters.aws.secret_versions import SecretsManagerVersions

        return SecretsManagerVersions(self.client("secretsmanager"))

    @cached_property
    def idempotency(self) -> Idempotency:
        from aspera.adapters.aws.idempotency import DynamoIdempotency

        return DynamoIdempotency(self._dynamodb, self.settings.table_prefix)

    @cached_property
    def secrets(self) -> Secrets:
        from aspera.adapters.aws.secrets import SecretsManagerSecrets

        return SecretsManagerSecrets(self.client("secretsmanager"))

    @cached_property
    def telemetry(self) -> Telemetry:
        from aspera.adapters.aws.telemetry import PowertoolsTelemetry

        return PowertoolsTelemetry(self.settings.environment)

    def _note_lookup(self, found: bool) -> None:
        from aspera.ports.telemetry import Measurement

        self.telemetry.measure(Measurement(name="CacheHitRate", value=100.0 * found, unit="Percent"))

    @cached_property
    def _port_calls(self) -> PortCalls:
        from aspera.adapters.aws.port_calls import PortCalls

        return PortCalls(self.client("lambda"), self.settings.network_function)

    @cached_property
    def _dynamodb(self) -> Any:
        return self.client("dynamodb")

    @cached_property
    def _s3(self) -> Any:
        return self.client("s3")
