from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aspera.adapters.aws.text_extraction import TextractExtraction
from aspera.adapters.memory.extraction_tasks import MemoryExtractionTasks
from aspera.adapters.memory.objects import MemoryObjects
from aspera.domain.document import MediaType
from aspera.domain.errors import AsperaError, Defect, InvalidInput, NotFound, Unavailable, UnreadableFile
from aspera.domain.page import Page, PageSource
from aspera.domain.page_codec import decode_pages, encode_pages
from aspera.domain.textract_blocks import read_pages
from aspera.ports.text_extraction import ExtractionRequest, PageBatch
from tests.aws_recordings import Answering

TOPIC = "arn:aws:sns:eu-central-1:123456789012:AmazonTextract-aspera"
ROLE = "arn:aws:iam::123456789012:role/textract"
REQUEST = ExtractionRequest(
    document_id="d1",
    object_key="uploads/ada/d1/report.pdf",
    media_type=MediaType.PDF,
    destination="runs/d1/r1/extraction",
)


class OtherExtraction:
    """What reads text files."""

    revision = "other 1"

    def __init__(self) -> None:
        self.started: list[ExtractionRequest] = []

    def start(self, request: ExtractionRequest, task_token: str) -> str:
        self.started.append(request)
        return request.destination

    def collect(self, job_id: str, cursor: str | None) -> tuple[PageBatch | None, str | None]:
        raise NotFound(job_id)


class Textract:
    """One finished job, its blocks given out `size` at a time."""

    def __init__(self, blocks: list[dict[str, Any]], size: int = 1000, **answer: Any) -> None:
        self.blocks = blocks
        self.size = size
        self.answer = {"JobStatus": "SUCCEEDED", **answer}
        self.pages = max((block.get("Page", 1) for block in blocks), default=1)
        self.sizes: dict[int, tuple[float, float]] = {}
        self.objects = MemoryObjects()
        self.tasks = MemoryExtractionTasks()
        self.other = OtherExtraction()
        self.service = Answering("textract", self.respond)
        self.extraction = self.over(self.service)

    def over(self, service: Answering) -> TextractExtraction:
        return TextractExtraction(
            service.client,
            "bucket",
            TOPIC,
            ROLE,
            objects=self.objects,
            tasks=self.tasks,
            page_sizes=lambda: self,
            other=lambda: self.other,
        )

    def measure(self, object_key: str, media_type: MediaType) -> dict[int, tuple[float, float]]:
        return self.sizes

    def respond(self, operation: str, parameters: dict[str, Any]) -> Any:
        if operation == "StartDocumentAnalysis":
            return {"JobId": "j" * 64}
        start = int(parameters.get("NextToken", 0))
        end = start + self.size
        more = {"NextToken": str(end)} if end < len(self.blocks) else {}
        metadata = {"DocumentMetadata": {"Pages": self.pages}}
        return {**self.answer, **metadata, "Blocks": self.blocks[start:end], **more}

    def read(self, request: ExtractionRequest = REQUEST) -> tuple[list[PageBatch], list[Page]]:
        job = self.extraction.start(request, "token")
        batches: list[PageBatch] = []
        cursor: str | None = None
        while True:
            batch, cursor = self.extraction.collect(job, cursor)
            batches.extend([batch] if batch else [])
            if cursor is None:
                pages = [page for one in batches for page in decode_pages(self.objects.get(one.key))]
                return batches, pages


def word(id: str, page: int, text: str, top: float = 0.1) -> list[dict[str, Any]]:
    """A line of one word."""
    geometry = {"BoundingBox": {"Left": 0.1, "Top": top, "Width": 0.2, "Height": 0.02}}
    common = {"Page": page, "Text": text, "Confidence": 99.0, "Geometry": geometry}
    return [
        {"Id": f"l{id}", "BlockType": "LINE", "Relationships": [{"Type": "CHILD", "Ids": [id]}], **common},
        {"Id": id, "BlockType": "WORD", "TextType": "PRINTED", **common},
    ]


def test_a_job_is_started_with_what_botocore_and_textract_take() -> None:
    textract = Textract(word("a", 1, "Revenue"))
    job = textract.extraction.start(REQUEST, "token")
    ((operation, asked),) = textract.service.asked
    assert operation == "StartDocumentAnalysis"
    tag = asked["JobTag"]
    assert (len(tag), asked["ClientRequestToken"]) == (64, tag)
    assert asked["DocumentLocation"] == {"S3Object": {"Bucket": "bucket", "Name": REQUEST.object_key}}
    assert asked["NotificationChannel"] == {"SNSTopicArn": TOPIC, "RoleArn": ROLE}
    assert job == f"{tag}/{'j' * 64}"


def test_the_token_is_kept_before_the_job_is_started() -> None:
    textract = Textract([])

    def respond(operation: str, parameters: dict[str, Any]) -> Any:
        assert textract.tasks.recall(parameters["JobTag"]).task_token == "token"
        return {"JobId": "j"}

    textract.respond = respond  # type: ignore[method-assign]
    service = Answering("textract", respond)
    textract.over(service).start(REQUEST, "token")
    assert len(service.asked) == 1


def test_starting_again_is_the_same_job_and_waits_with_the_new_token() -> None:
    textract = Textract(word("a", 1, "Revenue"))
    first = textract.extraction.start(REQUEST, "old")
    assert textract.extraction.start(REQUEST, "new") == first
    assert textract.service.asked[0] == textract.service.asked[1]
    assert textract.tasks.recall(first.split("/")[0]).task_token == "new"


@pytest.mark.parametrize("media_type", [MediaType.DOCX, MediaType.TEXT, MediaType.MARKDOWN])
def test_what_textract_does_not_read_is_read_otherwise(media_type: MediaType) -> None:
    textract = Textract([])
    request = REQUEST.model_copy(update={"media_type": media_type})
    assert textract.extraction.start(request, "token") == request.destination
    assert textract.other.started == [request]
    assert textract.service.asked == []


@pytest.mark.samples
@pytest.mark.parametrize("size", [1, 50, 137, 1000])
def test_a_document_of_several_pages_is_the_same_wherever_its_results_end(samples: Path, size: int) -> None:
    recorded = json.loads((samples / "textract/multi-page-forms-samples-2-page.json").read_text())
    batches, pages = Textract(recorded["Blocks"], size).read()
    assert pages == decode_pages(encode_pages(read_pages(recorded["Blocks"])))
    assert [(batch.first, batch.last, batch.read) for batch in batches] == [(1, 2, 2)]
    assert batches[0].words == sum(len(page.words) for page in pages) > 0


def test_a_long_document_comes_in_batches() -> None:
    blocks = [block for page in range(1, 41) for block in word(f"w{page}", page, f"page{page}")]
    batches, pages = Textract(blocks, size=7).read()
    assert [(batch.first, batch.last) for batch in batches] == [(1, 16), (17, 32), (33, 40)]
    assert [page.words for page in pages] == [[f"page{number}"] for number in range(1, 41)]


def test_pages_are_as_large_as_in_the_file() -> None:
    textract = Textract([*word("a", 1, "one"), *word("c", 3, "three"), *word("d", 4, "four")])
    textract.sizes = {1: (595.0, 842.0), 2: (842.0, 595.0), 3: (1190.5, 842.0)}
    _, pages = textract.read()
    assert [(page.width, page.height) for page in pages] == [
        *textract.sizes.values(),
        (612.0, 792.0),
    ], "US Letter only where nothing is known"


def test_a_page_without_blocks_is_blank() -> None:
    _, pages = Textract([*word("a", 1, "one"), *word("c", 3, "three")]).read()
    assert [page.source for page in pages] == [PageSource.OCR, PageSource.BLANK, PageSource.OCR]


def test_a_page_that_textract_could_not_read_is_said_to_be_unread() -> None:
    warnings = [{"ErrorCode": "INTERNAL_ERROR", "Pages": [2]}]
    textract = Textract(
        [*word("a", 1, "one"), *word("c", 3, "three")], JobStatus="PARTIAL_SUCCESS", Warnings=warnings
    )
    (batch,), pages = textract.read()
    assert (batch.read, batch.problems[0].page) == (2, 2)
    assert "INTERNAL_ERROR" in batch.problems[0].reason
    assert pages[1].source is PageSource.UNREAD


def test_only_the_pages_that_are_wanted_are_made() -> None:
    blocks = [block for page in range(1, 41) for block in word(f"w{page}", page, "x")]
    request = REQUEST.model_copy(update={"pages": ((2, 3), (34, 34))})
    _, pages = Textract(blocks).read(request)
    assert [page.number for page in pages] == [2, 3, 34]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [({"JobStatus": "IN_PROGRESS"}, Unavailable), ({"JobStatus": "FAILED"}, UnreadableFile)],
)
def test_a_job_without_results_is_told_apart(answer: dict[str, str], expected: type[AsperaError]) -> None:
    with pytest.raises(expected):
        Textract([], **answer).read()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("LimitExceededException", Unavailable),
        ("ProvisionedThroughputExceededException", Unavailable),
        ("UnsupportedDocumentException", UnreadableFile),
        ("InvalidS3ObjectException", Defect),
    ],
)
def test_textracts_errors_are_ours(code: str, expected: type[AsperaError]) -> None:
    textract = Textract([])
    service = Answering("textract", lambda operation, parameters: (code, 400))
    with pytest.raises(expected):
        textract.over(service).start(REQUEST, "token")


@pytest.mark.parametrize("cursor", ["", "x", "pages:a:b", "results:x:", "pages:1", "results"])
def test_an_invented_cursor_is_refused(cursor: str) -> None:
    textract = Textract(word("a", 1, "one"))
    job = textract.extraction.start(REQUEST, "token")
    with pytest.raises(InvalidInput):
        textract.extraction.collect(job, cursor or ":")


def test_a_job_that_nobody_started_is_not_found() -> None:
    with pytest.raises(NotFound):
        Textract([]).extraction.collect(f"{'0' * 64}/job", None)
