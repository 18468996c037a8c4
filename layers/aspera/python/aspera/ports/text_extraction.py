"""Reading the words, lines, layout and tables of a file, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Protocol

from pydantic import Field

from aspera.domain.document import MediaType
from aspera.domain.finding import Value
from aspera.domain.outcome import PageProblem, TableProblem


class ExtractionRequest(Value):
    """`object_key` is the uploaded file; page batches are written below `destination`. `pages`
    are inclusive ranges, none means all. `document_id` is for progress."""

    document_id: str
    object_key: str
    media_type: MediaType
    destination: str
    pages: tuple[tuple[int, int], ...] = ()


class PageBatch(Value):
    """Some pages that were written to the object store under `key` (see
    `domain.page_codec`), with what the plan needs to know without opening them. `read` counts
    every page that was read; `blank` and `by_ocr` are among them."""

    key: str
    first: Annotated[int, Field(ge=1)]
    last: Annotated[int, Field(ge=1)]
    read: int
    blank: int
    by_ocr: int
    words: int
    tables: int
    problems: tuple[PageProblem, ...] = ()
    unread_tables: tuple[TableProblem, ...] = ()


class TextExtraction(Protocol):
    """Asynchronous, as Textract is: `start` begins a job and may return before it ends; when it
    has ended the workflow is told (`Workflow.succeed`) with the job's id."""

    @property
    def revision(self) -> str:
        """Changes whenever the same file could be read differently (engine, settings, versions)."""

    def start(self, request: ExtractionRequest, task_token: str) -> str:
        """Begin; the same request again continues where it stopped. The job's id is returned."""

    def collect(self, job_id: str, cursor: str | None) -> tuple[PageBatch | None, str | None]:
        """One batch (None when this step made none), and the cursor of the next step or None when
        this was the last."""


class PageSizes(Protocol):
    """How large pages are, for readers that tell places as shares of a page only."""

    def measure(self, object_key: str, media_type: MediaType) -> Mapping[int, tuple[float, float]]:
        """Width and height in points, as shown, by page number; those that can be told."""


class PageCounter(Protocol):
    """A first look at a file: is it what it says it is, and how many pages has it."""

    def count(self, object_key: str, media_type: MediaType) -> int:
        """Pages of the file. UnreadableFile says in one line for people what is wrong with it."""
