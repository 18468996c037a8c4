"""One execution of the analysis for one content and one configuration."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from aspera.domain.document import Document
from aspera.domain.finding import Value
from aspera.domain.page_ranges import covers


class Options(Value):
    """What the user asked for; part of the configuration revision. `pages` are inclusive
    ranges, none means all; empty `frameworks` means: choose by document kind."""

    agents: tuple[str, ...]
    frameworks: tuple[str, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()

    def wants(self, page: int) -> bool:
        return covers(self.pages, page)


class Run(Value):
    """The state that travels through the state machine: ids, keys and options, no content."""

    document_id: str
    run_id: str
    owner: str
    filename: str
    object_key: str
    options: Options

    @property
    def execution_name(self) -> str:
        return f"{self.document_id}-{self.run_id}"

    def key(self, *parts: str) -> str:
        """The object key of something that this run made."""
        return "/".join(("runs", self.document_id, self.run_id, *parts))


def last_run(document: Document) -> Run:
    """The document's latest run, for reading what it stored; its options are not known."""
    return Run(
        document_id=document.document_id,
        run_id=document.run_id,
        owner=document.owner,
        filename=document.filename,
        object_key=document.object_key,
        options=Options(agents=()),
    )


def digest(*parts: str | bytes, length: int = 16) -> str:
    """A short content address: hex SHA-256 over length-prefixed parts."""
    hasher = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()[:length]


def upload_key(owner: str, document_id: str, filename: str) -> str:
    return f"uploads/{owner}/{document_id}/{filename}"


def format_ranges(pages: Iterable[int]) -> str:
    """`1–3, 7` for 1, 2, 3, 7."""
    ranges: list[list[int]] = []
    for page in sorted(set(pages)):
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)
