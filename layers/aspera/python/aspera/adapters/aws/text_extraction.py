"""Amazon Textract, asynchronously.

The task token does not fit into Textract's JobTag, so it is kept under a tag before the job is
started: the notification may come before `start` returns. The tag is derived from what is to be
read, and is the request token too: a repeated start is the same job, paid once.
Source: Textract developer guide, "Calling Amazon Textract asynchronous operations".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aspera.adapters.aws.error_translation import translated
from aspera.adapters.aws.textract_errors import ERRORS
from aspera.adapters.aws.textract_results import BATCH, TextractResults
from aspera.domain.document import MediaType
from aspera.domain.errors import InvalidInput, Unavailable, UnreadableFile
from aspera.domain.run import digest
from aspera.ports.extraction_tasks import ExtractionTask, ExtractionTasks
from aspera.ports.objects import Objects
from aspera.ports.text_extraction import ExtractionRequest, PageBatch, PageSizes, TextExtraction

_READ_BY_TEXTRACT = frozenset({MediaType.PDF, MediaType.TIFF, MediaType.PNG, MediaType.JPEG})
_RESULTS_A_STEP = 100
"""Results that one call of `collect` takes: about a minute of a Lambda function's time."""
_RULES = "2"


class TextractExtraction:
    """`other` reads what Textract does not (DOCX, text). A job's id is `tag/JobId`; a cursor says
    what comes next: `results:N:TOKEN`, then `pages:FIRST:LAST`."""

    def __init__(
        self,
        client: Any,
        bucket: str,
        topic: str,
        role: str,
        *,
        objects: Objects,
        tasks: ExtractionTasks,
        page_sizes: Callable[[], PageSizes],
        other: Callable[[], TextExtraction],
    ) -> None:
        self._client = client
        self._bucket = bucket
        self._channel = {"SNSTopicArn": topic, "RoleArn": role}
        self._objects = objects
        self._tasks = tasks
        self._page_sizes = page_sizes
        self._other = other

    @property
    def revision(self) -> str:
        return f"textract {_RULES}; {self._other().revision}"

    def start(self, request: ExtractionRequest, task_token: str) -> str:
        if request.media_type not in _READ_BY_TEXTRACT:
            return self._other().start(request, task_token)
        tag = digest(request.object_key, request.destination, length=64)
        self._tasks.remember(
            ExtractionTask(
                tag=tag,
                task_token=task_token,
                document_id=request.document_id,
                destination=request.destination,
                pages=request.pages,
            )
        )
        sizes = self._page_sizes().measure(request.object_key, request.media_type)
        TextractResults(self._objects, request.destination).keep_sizes(sizes)
        with translated(ERRORS, "Textract"):
            answer = self._client.start_document_analysis(
                DocumentLocation={"S3Object": {"Bucket": self._bucket, "Name": request.object_key}},
                FeatureTypes=["TABLES"],
                ClientRequestToken=tag,
                JobTag=tag,
                NotificationChannel=self._channel,
            )
        return f"{tag}/{answer['JobId']}"

    def collect(self, job_id: str, cursor: str | None) -> tuple[PageBatch | None, str | None]:
        tag, slash, job = job_id.partition("/")
        if not (slash and len(tag) == 64):
            return self._other().collect(job_id, cursor)
        task = self._tasks.recall(tag)
        results = TextractResults(self._objects, task.destination)
        match (cursor or "results:0:").split(":", 2):
            case ["results", number, token] if number.isdigit():
                return None, self._take_results(job, int(number), token, results)
            case ["pages", first, last] if first.isdigit() and last.isdigit():
                return _next_batch(results, task, int(first), int(last))
        raise InvalidInput(f"{cursor!r} is no cursor of this extraction.")

    def _take_results(self, job: str, number: int, token: str, results: TextractResults) -> str:
        for _ in range(_RESULTS_A_STEP):
            following = {"NextToken": token} if token else {}
            with translated(ERRORS, "Textract"):
                answer = self._client.get_document_analysis(JobId=job, MaxResults=1000, **following)
            _check(answer)
            results.keep(number, answer)
            number, token = number + 1, answer.get("NextToken", "")
            if not token:
                return f"pages:1:{answer['DocumentMetadata']['Pages']}"
        return f"results:{number}:{token}"


def _check(answer: dict[str, Any]) -> None:
    """PARTIAL_SUCCESS is data: its warnings name the pages."""
    if answer["JobStatus"] == "IN_PROGRESS":
        raise Unavailable("Textract has not finished")
    if answer["JobStatus"] == "FAILED":
        raise UnreadableFile(
            f"Textract could not read the document: {answer.get('StatusMessage', 'no reason')}"
        )


def _next_batch(
    results: TextractResults, task: ExtractionTask, first: int, last: int
) -> tuple[PageBatch | None, str | None]:
    end = min(first + BATCH - 1, last)
    wanted = [number for number in range(first, end + 1) if task.wants(number)]
    batch = results.make_batch(wanted) if wanted else None
    return batch, f"pages:{end + 1}:{last}" if end < last else None
