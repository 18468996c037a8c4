"""The passages of some pages that share most words with a requirement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from aspera.agents.compliance.page_role import is_listing
from aspera.domain.framework import Requirement
from aspera.domain.page import Page
from aspera.domain.passage import Passage, sentence_passage
from aspera.domain.prose import Prose
from aspera.domain.search_words import query_words

_LEAST_SHARED = 2
_STEM = 5
"""Letters by which two forms of a word are taken for one: "emission", "emissions"."""


def is_about(requirement: Requirement, quote: str) -> bool:
    """Whether the words share two of the requirement's own, at least."""
    return len(_own_words(requirement) & _stems(quote)) >= _LEAST_SHARED


class Retrieval:
    """Sentences of running text; pages that only list what stands elsewhere are left out."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._sentences = [found for page in pages if not is_listing(page) for found in _sentences(page)]
        self._frequency = Counter(stem for found in self._sentences for stem in found.stems)

    def best(self, requirement: Requirement, most: int) -> Sequence[Passage]:
        """Rare words count more; of equals the first. None that shares a single word only."""
        wanted = _own_words(requirement) | _stems(requirement.expects)
        scored = [
            (score, index)
            for index, found in enumerate(self._sentences)
            if len(shared := wanted & found.stems) >= _LEAST_SHARED and (score := self._weight(shared))
        ]
        scored.sort(key=lambda one: (-one[0], one[1]))
        chosen = [self._sentences[index] for _, index in scored[:most]]
        return [sentence_passage(found.prose, found.number, 0) for found in chosen]

    def _weight(self, stems: Iterable[str]) -> float:
        total = len(self._sentences)
        return sum(log(1 + total / self._frequency[stem]) for stem in sorted(stems))


@dataclass(frozen=True, slots=True)
class _Sentence:
    prose: Prose
    number: int
    stems: frozenset[str]


def _sentences(page: Page) -> Iterator[_Sentence]:
    prose = Prose(page)
    for number in range(len(page.text.sentences)):
        if prose.is_statement(number):
            yield _Sentence(prose, number, _stems(prose.text(number)))


def _own_words(requirement: Requirement) -> frozenset[str]:
    return _stems(" ".join((requirement.title, *requirement.queries)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in query_words(text) if len(word) > 2)
