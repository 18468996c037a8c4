"""Whatever the wire does, an adapter answers rightly or raises one of our errors: one that is tried
again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config

from aspera.adapters.aws.embeddings import TitanEmbeddings
from aspera.adapters.aws.language_model import BedrockLanguageModel
from aspera.adapters.aws.objects import S3Objects
from aspera.adapters.aws.text_extraction import TextractExtraction
from aspera.adapters.aws.whole_answers import require_whole_answers
from aspera.adapters.aws.workflow import StepFunctionsWorkflow
from aspera.adapters.memory.extraction_tasks import MemoryExtractionTasks
from aspera.adapters.memory.objects import MemoryObjects
from aspera.domain.document import MediaType
from aspera.domain.errors import Unanswered, Unavailable
from aspera.domain.model_spec import parse_model_spec
from aspera.ports.text_extraction import ExtractionRequest
from tests.engines.faulty_wire import faulty_wire
from tests.engines.running import port_of
from tests.engines.services import Services
from tests.inquiries import request

MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:none"
BROKEN = ("throttle", "error", "reset", "slow", "truncated")
Call = Callable[[Any], Any]


class NoSizes:
    def measure(self, object_key: str, media_type: MediaType) -> dict[int, tuple[float, float]]:
        return {}


def start_textract(client: Any) -> Any:
    parts = {"objects": MemoryObjects(), "tasks": MemoryExtractionTasks(), "page_sizes": NoSizes}
    channel = ("arn:aws:sns:us-east-1:123456789012:topic", "arn:aws:iam::123456789012:role/textract")
    extraction = TextractExtraction(client, "bucket", *channel, **parts, other=lambda: extraction)  # type: ignore[arg-type]
    wanted = ExtractionRequest(
        document_id="d", object_key="k", media_type=MediaType.PDF, destination="runs/d/r/extraction"
    )
    return extraction.start(wanted, "token")


def converse(client: Any) -> Any:
    spec = parse_model_spec("bedrock:us.anthropic.claude-haiku-4-5-20251001-v1:0")
    return BedrockLanguageModel(spec, 60, patience=0, client=client).answer(request())


CALLS: dict[str, tuple[str, str, Call]] = {
    "Textract": ("textract", "json", start_textract),
    "Titan": ("bedrock-runtime", "rest", lambda client: TitanEmbeddings(client, 256).embed(["a"])),
    "Converse": ("bedrock-runtime", "rest", converse),
    "Step Functions": (
        "stepfunctions",
        "json",
        lambda client: StepFunctionsWorkflow(client, MACHINE).running(10),
    ),
    "S3": ("s3", "s3", lambda client: list(S3Objects(client, "no-bucket-here").list("x"))),
}


@pytest.fixture(scope="module")
def services() -> Iterator[Services]:
    made = Services()
    yield made
    made.close()


def target(service: str, services: Services) -> str:
    on_moto = service in ("stepfunctions", "s3")
    return f"http://127.0.0.1:{port_of('moto')}" if on_moto else services.url


def connect(service: str, url: str) -> Any:
    patience = Config(retries={"total_max_attempts": 1}, read_timeout=0.3, s3={"addressing_style": "path"})
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    return require_whole_answers(boto3.client(service, endpoint_url=url, config=patience, **keys))


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("name", CALLS)
def test_each_fault_is_worth_another_attempt(services: Services, name: str, fault: str) -> None:
    service, words, call = CALLS[name]
    with faulty_wire(target(service, services), 1, (fault,), words, pause=1.0) as wire:
        with pytest.raises(Unavailable) as raised:
            call(connect(service, wire.url))
        assert wire.met[fault] >= 1
    may_be_paid = name in ("Converse", "Titan") and fault in ("error", "reset", "slow", "truncated")
    assert isinstance(raised.value, Unanswered) is may_be_paid


def test_a_whole_answer_passes(services: Services) -> None:
    service, _, call = CALLS["Titan"]
    assert len(call(connect(service, services.url))[0]) == 256
