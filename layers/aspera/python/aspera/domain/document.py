"""A document and what is known about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from aspera.domain.finding import Value


class MediaType(StrEnum):
    UNKNOWN = "application/octet-stream"
    """Not looked at yet."""
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"


class DocumentKind(StrEnum):
    """What sort of document it is; rules and frameworks are gated by it."""

    TEN_K = "10-K"
    TEN_Q = "10-Q"
    EIGHT_K = "8-K"
    EARNINGS_RELEASE = "earnings_release"
    ANNUAL_REPORT = "annual_report"
    SUSTAINABILITY_REPORT = "sustainability_report"
    CLIMATE_REPORT = "climate_report"
    CONTRACT = "contract"
    PRIVACY_NOTICE = "privacy_notice"
    FORM = "form"
    OTHER = "other"


class DocumentStatus(StrEnum):
    UPLOADING = "UPLOADING"
    """Announced; its bytes are not there yet."""
    PROCESSING = "PROCESSING"
    COMPLETE = "COMPLETE"
    PARTIAL = "PARTIAL"
    FAILED = "FAILED"


class Document(Value):
    """An uploaded file with an owner. `created_at` is milliseconds since the epoch, UTC."""

    document_id: str
    owner: str
    filename: str
    sha256: str
    media_type: MediaType
    object_key: str
    size: Annotated[int, Field(ge=1)]
    created_at: int
    pages: int = 0
    language: str = ""
    kind: DocumentKind = DocumentKind.OTHER
    status: DocumentStatus = DocumentStatus.PROCESSING
    reason: str = ""
    run_id: str = ""
    sequencer: str = ""
    """Orders the uploads of its file: a later one's is greater as text. Empty where nobody counts."""


class NumberLocale(StrEnum):
    """How a document writes numbers, voted over all of it."""

    POINT = "1,234.5"
    COMMA = "1.234,5"


class Profile(Value):
    """What the plan found out about a document; agents are given it with every shard."""

    document_id: str
    filename: str
    pages: int
    language: str
    kind: DocumentKind
    number_locale: NumberLocale
    fiscal_year: int | None = None
    frameworks: tuple[str, ...] = ()
    """Ids of the frameworks that the compliance agent is to apply."""

    @property
    def may_be_english(self) -> bool:
        """English, or a language that could not be told."""
        return self.language[:2].lower() in ("", "en")
