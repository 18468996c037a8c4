"""The agent before whole documents and before single sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from aspera.agents.greenwashing.agent import GreenwashingAgent, assess
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.finding import Proposal
from aspera.domain.geometry import UNITS
from aspera.domain.observation import Material, Observations
from aspera.domain.page import Block, BlockKind, Page, PageSource
from aspera.evaluation.documents import Candidate
from aspera.evaluation.greenwashing.gate import FOLDER, labelled_sentences
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.ports.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Reading:
    """What the agent says of a document. `set_off` counts the sentences that set each rule off,
    shown or not. A sentence of a data set stands on the page of its line."""

    document: str
    sha256: str
    findings: tuple[Proposal, ...]
    set_off: Mapping[str, int]


def read_documents(corpus: Corpus, documents: Sequence[Candidate]) -> Sequence[Reading]:
    """Findings whose evidence is not found are left out, as in an analysis."""

    def read(document: Candidate) -> Reading:
        pages = corpus.pages(document.path)
        rehearsal = Rehearsal.of(document.path, pages, GreenwashingAgent())
        return Reading(
            document.path,
            sha256(corpus.read(document.path)).hexdigest(),
            tuple(rehearsal.proven),
            _set_off(rehearsal.observations),
        )

    return corpus.each(read, documents)


def read_sentences(corpus: Corpus) -> Sequence[Reading]:
    """One reading for each file of the data set."""
    return [_read_file(path, corpus.read(path)) for path in corpus.files(FOLDER, ".jsonl")]


def _read_file(path: str, content: bytes) -> Reading:
    agent, about = GreenwashingAgent(), _profile(path)
    findings: list[Proposal] = []
    set_off: Counter[str] = Counter()
    sentences = list(labelled_sentences(content, path))
    for number, (text, _) in enumerate(sentences, start=1):
        observations = agent.examine(Material(about, [_page(text, number)]))
        findings.extend(agent.conclude(observations, about).proposals)
        set_off.update(_set_off(observations))
    return Reading(path, sha256(content).hexdigest(), tuple(findings), set_off)


def _set_off(observations: Observations) -> Mapping[str, int]:
    candidates = assess(observations).candidates
    return Counter(trigger.rule for candidate in candidates for trigger in candidate.triggers)


def _profile(path: str) -> Profile:
    return Profile(
        document_id=path,
        filename=path,
        pages=1,
        language="en",
        kind=DocumentKind.OTHER,
        number_locale=NumberLocale.POINT,
    )


def _page(text: str, number: int) -> Page:
    words = text.split()
    whole = (0, 0, UNITS, UNITS)
    blocks = [Block(BlockKind.TEXT, 0, 1)] if words else []
    return Page(number, 612, 792, PageSource.TYPESET, words, whole * len(words), [0][: len(words)], blocks)
