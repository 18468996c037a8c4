"""The process that opens a file and reads its pages: `python -m …page_reader <parent's id>`.

It may crash, hang or run out of memory on a hostile page; its parent sees that, writes the page
down as unread and lets another process go on. Requests, and what they are answered with:

    open    path, media_type, limits, mark          {pages}
    read    pages, problems; content: kept pages    {kept} and the page, …; {batch} and the pages
    render  page, dpi                               {} and a JPEG

Any of them with {unreadable}: one line for people.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from collections.abc import Callable, Mapping
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.processes.frames import OUT_OF_MEMORY, PAGE_BYTES, receive, send
from aspera.adapters.local.reading.processes.lifetime import die_with_parent, limit_memory
from aspera.adapters.local.reading.reader import Reader, open_reader
from aspera.domain.document import MediaType
from aspera.domain.errors import UnreadableFile
from aspera.domain.page import Page, PageSource
from aspera.domain.page_batch import describe, unread
from aspera.domain.page_codec import decode_pages, encode_pages

_MOST_CHARACTERS = 200


def serve(requests: BinaryIO, answers: BinaryIO, parent: int) -> None:
    """Answer until the parent closes the requests or ends."""
    die_with_parent()
    if os.getppid() != parent:
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    service = _Service(answers)
    while (frame := receive(requests)) is not None:
        service.answer(*frame)


class _Service:
    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._reader: Reader | None = None
        self._mark: FileIO | None = None

    def answer(self, request: Mapping[str, Any], content: bytes) -> None:
        calls: dict[str, Callable[[Mapping[str, Any], bytes], None]] = {
            "open": self._open,
            "read": self._read,
            "render": self._render,
            "measure": self._measure,
        }
        try:
            calls[request["do"]](request, content)
        except UnreadableFile as error:
            send(self._answers, {"unreadable": str(error)})
        except (MemoryError, OSError):
            raise
        except Exception as error:  # what a library raises for a damaged file is hard to foresee
            send(self._answers, {"unreadable": f"The file cannot be read: {_failure(error)}."})

    def _open(self, request: Mapping[str, Any], _: bytes) -> None:
        limits = ReadingLimits(**request["limits"])
        limit_memory(limits.memory)
        self._mark = FileIO(request["mark"], "r+")
        self._reader = open_reader(Path(request["path"]), MediaType(request["media_type"]), limits)
        send(self._answers, {"pages": self._reader.page_count})

    def _read(self, request: Mapping[str, Any], content: bytes) -> None:
        kept = {page.number: page for page in decode_pages(content)} if content else {}
        problems = {int(number): problem for number, problem in request["problems"].items()}
        pages = []
        for number in request["pages"]:
            page = kept.get(number) or self._page(number, problems)
            if page.source is PageSource.OCR and number not in kept:
                send(self._answers, {"kept": number}, encode_pages([page]))
            pages.append(page)
        send(self._answers, {"batch": describe(pages)}, encode_pages(pages))

    def _page(self, number: int, problems: Mapping[int, str]) -> Page:
        if number in problems:
            return unread(number, problems[number])
        self._begin(number)
        try:
            return self._opened.read(number)
        except UnreadableFile as error:
            return unread(number, str(error))
        except MemoryError:
            raise
        except Exception as error:  # one page that ASPERA fails on must not cost the others
            return unread(number, _failure(error))

    def _render(self, request: Mapping[str, Any], _: bytes) -> None:
        self._begin(request["page"])
        send(self._answers, {}, self._opened.render(request["page"], request["dpi"]))

    def _measure(self, request: Mapping[str, Any], _: bytes) -> None:
        send(self._answers, {"sizes": self._opened.sizes()})

    @property
    def _opened(self) -> Reader:
        if self._reader is None:
            raise UnreadableFile("no file is open")
        return self._reader

    def _begin(self, number: int) -> None:
        if self._mark is not None:
            self._mark.seek(0)
            self._mark.write(number.to_bytes(PAGE_BYTES, "little"))


def _failure(error: Exception) -> str:
    return f"ASPERA failed on it ({type(error).__name__}: {' '.join(str(error).split())[:_MOST_CHARACTERS]})"


def run(requests: BinaryIO, answers: BinaryIO, parent: int) -> int:
    """`serve`, and how it ended as an exit status. What libraries print goes nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    faulthandler.disable()
    try:
        serve(requests, answers, parent)
    except MemoryError:
        return OUT_OF_MEMORY
    except BrokenPipeError:
        pass
    return 0


def main() -> None:
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os._exit(run(requests, answers, int(sys.argv[1])))


if __name__ == "__main__":
    main()
