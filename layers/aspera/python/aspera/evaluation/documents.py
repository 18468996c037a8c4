"""Which documents of a corpus are measured, and what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

import orjson

from aspera.domain.document import DocumentKind
from aspera.domain.errors import InvalidInput
from aspera.evaluation.planting.rehearsal import profile_of
from aspera.ports.corpus import Corpus

Result = TypeVar("Result")

FINANCIAL = frozenset(
    {
        DocumentKind.TEN_K,
        DocumentKind.TEN_Q,
        DocumentKind.EIGHT_K,
        DocumentKind.EARNINGS_RELEASE,
        DocumentKind.ANNUAL_REPORT,
    }
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A PDF of a corpus. `is_tuned_on`: rules were made with it in view."""

    path: str
    kind: DocumentKind
    pages: int
    is_tuned_on: bool


def readable_pdfs(corpus: Corpus) -> Sequence[Candidate]:
    """The PDFs with a text layer that the manifest says can be opened, each looked at."""
    entries = [
        entry
        for entry in corpus.manifest()
        if str(entry["file"]).lower().endswith(".pdf")
        and entry.get("opens")
        and entry.get("text_layer") in ("full", "partial")
    ]
    tuned = {path for path in (str(e["file"]) for e in entries if e.get("sha256") in tuned_on())}

    def look(path: str) -> Candidate | None:
        try:
            pages = corpus.pages(path)
        except InvalidInput:
            return None
        return Candidate(path, profile_of(path, pages).kind, len(pages), path in tuned)

    return [found for found in corpus.each(look, [str(entry["file"]) for entry in entries]) if found]


def each_document(
    corpus: Corpus, documents: Sequence[Candidate], read: Callable[[Candidate], Result]
) -> Sequence[Result]:
    """`read` on every document, results in their order. The longest are read first, so that no
    process is left with one at the end."""
    order = sorted(range(len(documents)), key=lambda place: -documents[place].pages)
    results = dict(zip(order, corpus.each(read, [documents[place] for place in order]), strict=True))
    return [results[place] for place in range(len(documents))]


@cache
def tuned_on() -> frozenset[str]:
    """SHA-256 of the documents that rules were tuned on."""
    lines = (resources.files(__package__) / "tuned_on.jsonl").read_bytes().splitlines()
    return frozenset(orjson.loads(line)["sha256"] for line in lines if line.strip())
