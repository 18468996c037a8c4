"""The gate for environmental claims, on Environmental Claim Detection (Stammbach, Webersinke,
Bingler, Kraus, Leippold: ACL 2023): sentences from reports, labelled by experts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

import orjson

from aspera.agents.greenwashing.claims import is_environmental_claim
from aspera.domain.errors import InvalidInput
from aspera.evaluation.documents import tuned_on
from aspera.evaluation.measure import Measure, Section, share
from aspera.ports.corpus import Corpus

FOLDER = "datasets/environmental_claims"
_GOAL = "≥ 0.76"
_TITLE = "Environmental claims by rules alone"
_SEEN = "The words of the gate were chosen with these sentences in view; the halves show how steady it is."
_UNSEEN = "No rule was tuned on these sentences."
Judged = Sequence[tuple[bool, bool]]
"""What the gate says of each sentence, and what the experts say."""


def gate_sections(corpus: Corpus) -> Iterator[Section]:
    """One for each file of the data set."""
    paths = corpus.files(FOLDER, ".jsonl")
    if not paths:
        yield Section(_TITLE, (), f"There is no {FOLDER} in this folder.")
    for path in paths:
        content = corpus.read(path)
        judged = [(is_environmental_claim(text), label) for text, label in labelled_sentences(content, path)]
        is_seen = sha256(content).hexdigest() in tuned_on()
        halves = (_f1("F1, odd lines", judged[::2]), _f1("F1, even lines", judged[1::2])) if is_seen else ()
        name = path.rpartition("/")[2]
        yield Section(f"{_TITLE}: {name}", (*measures(judged), *halves), _SEEN if is_seen else _UNSEEN)


def labelled_sentences(content: bytes, path: str) -> Iterator[tuple[str, bool]]:
    """InvalidInput names the line that is not {"text": …, "label": 0 or 1}."""
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            item = orjson.loads(line)
            yield str(item["text"]), bool(item["label"])
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidInput(f"{path}, line {number} is no labelled sentence") from error


def measures(judged: Judged) -> tuple[Measure, ...]:
    hits = sum(found and label for found, label in judged)
    return (
        _f1("F1", judged, _GOAL),
        share("precision", hits, sum(found for found, _ in judged)),
        share("recall", hits, sum(label for _, label in judged)),
    )


def _f1(name: str, judged: Judged, goal: str = "") -> Measure:
    hits = sum(found and label for found, label in judged)
    said = sum(found for found, _ in judged) + sum(label for _, label in judged)
    return Measure(name, 2 * hits / said if said else None, len(judged), goal=goal)
