"""A deployed stack on this machine: our handlers as Lambda functions behind moto's S3, EventBridge,
SQS, SNS and Step Functions, over DynamoDB Local, OpenSearch and a Gremlin Server.

Everything but the Lambda runtime is reached over the wire, by environment variables, as on AWS.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import os
import threading
import time
import urllib.request
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any

import boto3
from opensearchpy import OpenSearch

from aspera.adapters.aws.opensearch_mapping import index_body
from aspera.bootstrap import current_ports, function_names
from aspera.bootstrap.aws_ports import AwsPorts
from tests.engines.grants import grants
from tests.engines.running import port_of
from tests.engines.services import Services
from tests.engines.tables import create_tables, delete_tables

ROOT = Path(__file__).resolve().parents[2]
_ACCOUNT = "123456789012"
_QUEUES = {
    "uploads": "start_analysis",
    "extractions": "complete_extraction",
    "executions": "settle_document",
}
_ROLE = f"arn:aws:iam::{_ACCOUNT}:role/any-role"


def _default_session() -> Any:
    """The session of adapters that make their client themselves, and of all the others."""
    boto3.setup_default_session()
    return boto3.DEFAULT_SESSION


@dataclass
class Stack:
    """`invoked` are (function, event) in the order of their calls; `before` is called with each, and
    may raise. `calls` are (function, IAM action, resource). With `cold` every call is a function's
    first."""

    services: Services
    prefix: str
    aws: Callable[[str], Any]
    machine: str = ""
    queues: dict[str, str] = field(default_factory=dict)
    invoked: list[tuple[str, Any]] = field(default_factory=list)
    before: Callable[[str, Any], None] = lambda name, event: None
    calls: set[tuple[str, str, str]] = field(default_factory=set)
    cold: bool = False
    session: Any = field(default_factory=_default_session)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.session.events.register("provide-client-params", self.note_call)

    def invoke(self, function: str, event: Any) -> Any:
        """As Lambda does: JSON in, JSON out. One at a time, so that a call of AWS is that of the
        function that runs."""
        event = json.loads(json.dumps(event))
        with self._lock:
            if self.cold:
                self.start_cold()
            self.invoked.append((function, event))
            self.before(function, event)
            return json.loads(json.dumps(handler(function)(event, _Context(function))))

    def start_cold(self) -> None:
        """Nothing is remembered of earlier calls, as in a new execution environment."""
        current_ports.cache_clear()
        ports = current_ports()
        assert isinstance(ports, AwsPorts)
        ports.session = self.session

    def note_call(self, params: Any, model: Any, **_: Any) -> None:
        """Told by botocore of each call, before it is made."""
        if self.invoked:
            self.calls.update((self.invoked[-1][0], *grant) for grant in grants(model, params))

    def upload(self, owner: str, document_id: str, filename: str, data: bytes) -> str:
        key = f"uploads/{owner}/{document_id}/{filename}"
        self.aws("s3").put_object(Bucket=self.prefix, Key=key, Body=data)
        return key

    def pump(self, seconds: float = 120) -> None:
        """Deliver messages until no queue holds one and no execution runs."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not any([self.deliver(queue) for queue in self.queues]) and not self.running():
                return
        raise AssertionError(f"still running after {seconds} s: {self.running()}")

    def deliver(self, queue: str) -> int:
        """One batch to its function; what it could not deal with becomes visible again at once."""
        sqs, url = self.aws("sqs"), self.queues[queue]
        answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=0)
        messages = answer.get("Messages", [])
        if not messages:
            time.sleep(0.02)
            return 0
        records = [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": {},
                "messageAttributes": {},
                "eventSource": "aws:sqs",
            }
            for message in messages
        ]
        report = self.invoke(_QUEUES[queue], {"Records": records})
        failed = {failure["itemIdentifier"] for failure in report["batchItemFailures"]}
        for message in messages:
            handle = message["ReceiptHandle"]
            if message["MessageId"] in failed:
                sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=0)
            else:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=handle)
        return len(messages)

    def running(self) -> list[str]:
        answer = self.aws("stepfunctions").list_executions(
            stateMachineArn=self.machine, statusFilter="RUNNING"
        )
        return [execution["name"] for execution in answer["executions"]]

    def histories(self) -> Iterator[list[dict[str, Any]]]:
        """Of every execution that ever was."""
        client = self.aws("stepfunctions")
        for one in client.list_executions(stateMachineArn=self.machine)["executions"]:
            arn = one["executionArn"]
            yield client.get_execution_history(executionArn=arn, maxResults=1000)["events"]


class LambdaError(Exception):
    """What Lambda itself could not do, under the name that Step Functions has for it."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class _Context:
    function_name: str
    memory_limit_in_mb: int = 1024
    invoked_function_arn: str = "arn:aws:lambda:us-east-1:123456789012:function:any"
    aws_request_id: str = "request"

    def get_remaining_time_in_millis(self) -> int:
        return 60_000


@cache
def handler(function: str) -> Callable[[Any, Any], Any]:
    """Loaded as the Lambda runtime does: by importing the module."""
    path = ROOT / "functions" / function / "app.py"
    spec = importlib.util.spec_from_file_location(f"deployed.{function}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    loaded: Callable[[Any, Any], Any] = module.lambda_handler
    return loaded


@contextmanager
def stack(graph: str = "") -> Iterator[Stack]:
    """`graph` is gremlin, or empty for DynamoDB."""
    with _moto() as moto, _services() as services, _environment(moto, services.url, graph) as prefix:
        made = Stack(services, prefix, cache(boto3.Session().client))
        with _tables_and_index(prefix):
            _resources(made)
            with _lambda(made):
                handler.cache_clear()
                made.start_cold()
                yield made
        current_ports.cache_clear()
        handler.cache_clear()


@contextmanager
def _moto() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from moto.server import ThreadedMotoServer
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    url = "http://{}:{}".format(*server.get_host_and_port())
    body = json.dumps({"stepfunctions": {"execute_state_machine": True}}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{url}/moto-api/config", body, method="POST")).close()
    yield url
    urllib.request.urlopen(urllib.request.Request(f"{url}/moto-api/reset", b"", method="POST")).close()
    server.stop()


@contextmanager
def _services() -> Iterator[Services]:
    services = Services()
    yield services
    services.close()


@contextmanager
def _environment(moto: str, services: str, graph: str) -> Iterator[str]:
    """What the template sets, and where the services are; yields the name of what is made."""
    prefix = f"test-{token_hex(6)}"
    on_moto = ("S3", "SQS", "SNS", "EVENTBRIDGE", "SFN", "SECRETS_MANAGER")
    on_services = ("TEXTRACT", "BEDROCK_RUNTIME")
    ours = {
        "BUCKET": prefix,
        "TABLE_PREFIX": prefix,
        "STATE_MACHINE": f"arn:aws:states:us-east-1:{_ACCOUNT}:stateMachine:{prefix}",
        "SEARCH_ENDPOINT": f"http://127.0.0.1:{port_of('opensearch')}",
        "API_ENDPOINT": f"{services}/graphql",
        "TEXTRACT_TOPIC": f"arn:aws:sns:us-east-1:{_ACCOUNT}:{prefix}",
        "TEXTRACT_ROLE": f"arn:aws:iam::{_ACCOUNT}:role/textract",
        "EMBEDDING_DIMENSIONS": "256",
        "GRAPH_ENDPOINT": f"ws://127.0.0.1:{port_of('gremlin')}/gremlin" if graph else "",
        "CURSOR_SECRET": f"{prefix}-cursors",
        "CACHE_ENDPOINT": f"redis://127.0.0.1:{port_of('redis')}",
    }
    values = {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL_DYNAMODB": f"http://127.0.0.1:{port_of('dynamodb')}",
        **{f"AWS_ENDPOINT_URL_{name}": moto for name in on_moto},
        **{f"AWS_ENDPOINT_URL_{name}": services for name in on_services},
        **{f"ASPERA_{name}": value for name, value in ours.items()},
    }
    with set_environment(values):
        yield prefix


@contextmanager
def set_environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    yield
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


@contextmanager
def _tables_and_index(prefix: str) -> Iterator[None]:
    dynamodb = boto3.client("dynamodb")
    opensearch = OpenSearch(hosts=[{"host": "127.0.0.1", "port": port_of("opensearch")}], timeout=60)
    body = index_body(256, "lucene")
    small = {"refresh_interval": "50ms", "number_of_replicas": 0, "number_of_shards": 1}
    body["settings"]["index"] |= small
    create_tables(dynamodb, prefix)
    opensearch.indices.create(index=f"{prefix}-chunks", body=body)
    yield
    opensearch.indices.delete(index=f"{prefix}-chunks")
    opensearch.close()
    delete_tables(dynamodb, prefix)
    dynamodb.close()


def _resources(made: Stack) -> None:
    """Bucket → EventBridge → queue; topic → queue; the state machine."""
    aws, prefix = made.aws, made.prefix
    for queue in _QUEUES:
        made.queues[queue] = aws("sqs").create_queue(QueueName=f"{prefix}-{queue}")["QueueUrl"]
    arns = {queue: f"arn:aws:sqs:us-east-1:{_ACCOUNT}:{prefix}-{queue}" for queue in _QUEUES}
    aws("s3").create_bucket(Bucket=prefix)
    aws("s3").put_bucket_notification_configuration(
        Bucket=prefix, NotificationConfiguration={"EventBridgeConfiguration": {}}
    )
    pattern = {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"bucket": {"name": [prefix]}, "object": {"key": [{"prefix": "uploads/"}]}},
    }
    aws("events").put_rule(Name=prefix, EventPattern=json.dumps(pattern))
    aws("events").put_targets(Rule=prefix, Targets=[{"Id": "1", "Arn": arns["uploads"]}])
    topic = aws("sns").create_topic(Name=prefix)["TopicArn"]
    aws("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arns["extractions"])
    aws("secretsmanager").create_secret(Name=f"{prefix}-cursors")
    aws("secretsmanager").rotate_secret(
        SecretId=f"{prefix}-cursors", RotationRules={"AutomaticallyAfterDays": 90}
    )
    aws("secretsmanager").put_secret_value(SecretId=f"{prefix}-cursors", SecretString=token_hex(24))
    made.services.notify = lambda message: aws("sns").publish(TopicArn=topic, Message=json.dumps(message))
    made.machine = aws("stepfunctions").create_state_machine(
        name=prefix, definition=_definition(), roleArn=_ROLE
    )["stateMachineArn"]


def _definition() -> str:
    text = (ROOT / "statemachines/document_analysis.asl.json").read_text()
    for placeholder, name in function_names().items():
        text = text.replace(f"${{{placeholder}}}", name)
    return text


@contextmanager
def _lambda(made: Stack) -> Iterator[None]:
    """moto's interpreter calls Lambda by this function, which would want docker."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from moto.stepfunctions.parser.asl.component.state.exec.state_task import lambda_eval_utils
    before = lambda_eval_utils._invoke_lambda_function

    def call(parameters: dict[str, Any], **_: Any) -> dict[str, Any]:
        event = json.loads(parameters.get("Payload") or b"{}")
        answer = {"StatusCode": 200, "ExecutedVersion": "$LATEST"}
        try:
            return answer | {"Payload": made.invoke(parameters["FunctionName"], event)}
        except Exception as error:
            kind = error.kind if isinstance(error, LambdaError) else type(error).__name__
            report = {"errorMessage": str(error), "errorType": kind}
            return answer | {"FunctionError": "Unhandled", "Payload": report}

    lambda_eval_utils._invoke_lambda_function = call
    yield
    lambda_eval_utils._invoke_lambda_function = before
