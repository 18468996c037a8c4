"""How a laptop reads documents."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from aspera.bootstrap.local_stores import LocalStores

if TYPE_CHECKING:
    from aspera.ports.text_extraction import TextExtraction
    from aspera.ports.workflow import TaskCallbacks


class LocalReading(LocalStores):
    """Text extraction, and what it answers to."""

    @cached_property
    def text_extraction(self) -> TextExtraction:
        from aspera.adapters.local.text_extraction import LocalTextExtraction

        return LocalTextExtraction(
            self.objects,
            self.callbacks,
            report=self._report_pages,
            processes=self.settings.workers,
            limits=self.reading_limits,
        )

    @cached_property
    def callbacks(self) -> TaskCallbacks:
        from aspera.adapters.local.workflow import LocalTaskCallbacks

        return LocalTaskCallbacks(self._executions)

    def count_pages(self, path: Path) -> int:
        """A file's pages; nothing is stored. UnreadableFile as for `page_counter`."""
        from aspera.adapters.local.text_extraction import count_pages
        from aspera.domain.errors import UnreadableFile
        from aspera.domain.media import sniff

        try:
            with path.open("rb") as file:
                media_type = sniff(file.read(65_536), path.name)
        except OSError as error:
            raise UnreadableFile(error.strerror or str(error)) from error
        return count_pages(path, media_type, self.reading_limits)

    @property
    def _executions(self) -> Path:
        return self.settings.workspace / "executions"

    def _report_pages(self, document_id: str, done: int, total: int) -> None:
        from aspera.domain.event import EventType

        self.events.append(document_id, EventType.PAGES_READ, {"done": done, "pages": total})
