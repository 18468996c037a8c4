"""How well the math agent finds slips, and how often it accuses sound documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.evaluation.documents import FINANCIAL, Candidate, readable_pdfs
from aspera.evaluation.math.filings import Reading, as_published, planted, read_documents
from aspera.evaluation.math.verified_sums import verified_sums
from aspera.evaluation.measure import Evaluation, Section
from aspera.ports.corpus import Corpus

__all__ = ["evaluate"]

_UNSEEN = "These are not among the documents that rules were tuned on."
_SEEN = "The rules were tuned with these documents in view."
_WORDS = (
    "One slip a copy, in the words of a page as read; its tables are read anew, and the agent examines and "
    "concludes over the whole document. Covered: the number stands in a relation that holds before (rows: "
    "it is an addend of a sum that holds). A slip within rounding cannot be found, and counts as missed."
)
_FILE = "The same, with the slip written into the PDF, and the page read from the changed file."


def evaluate(corpus: Corpus) -> Evaluation:
    documents = readable_pdfs(corpus)
    readings = read_documents(corpus, documents)
    return Evaluation(
        "math",
        (*_sections(readings), verified_sums(corpus)),
        tuple(judgement for reading in readings for judgement in reading.to_judge),
        {
            "pages": sum(reading.document.pages for reading in readings),
            "equations": sum(reading.equations for reading in readings),
        },
    )


def _sections(readings: Sequence[Reading]) -> Iterable[Section]:
    financial = [r for r in readings if r.document.kind in FINANCIAL]
    other = [r for r in readings if r.document.kind not in FINANCIAL]
    for part, note, is_seen in (("unseen", _UNSEEN, False), ("tuned on", _SEEN, True)):
        group = [reading for reading in financial if reading.document.is_tuned_on is is_seen]
        if not group:
            yield Section(f"Financial reports, {part}", (), "There are none in this folder.")
            continue
        yield as_published(f"Financial reports as published, {part}", group, note, "≤ 0.3")
        words = [trial for reading in group for trial in reading.in_words]
        file = [trial for reading in group for trial in reading.in_file]
        yield planted(f"Slips in their words, {part}", words, f"{_WORDS} {note}")
        yield planted(f"Slips in their PDF files, {part}", file, f"{_FILE} {note}")
    yield as_published("Other documents as published", other, _kinds(other))


def _kinds(readings: Sequence[Reading]) -> str:
    names = sorted({candidate.kind.value for candidate in map(_document, readings)})
    return f"Of these kinds: {', '.join(names)}." if names else "There are none in this folder."


def _document(reading: Reading) -> Candidate:
    return reading.document
