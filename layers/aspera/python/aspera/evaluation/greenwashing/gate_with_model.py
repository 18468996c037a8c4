"""The gate for environmental claims with a language model in doubtful cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aspera.agents.greenwashing.claims import is_environmental_claim
from aspera.agents.greenwashing.model_pass import ask_about, is_worth_asking
from aspera.domain.geometry import UNITS, Box
from aspera.domain.passage import Passage
from aspera.domain.questions import answered
from aspera.evaluation.asking import Asking
from aspera.evaluation.greenwashing.gate import FOLDER, labelled_sentences, measures
from aspera.evaluation.measure import Section
from aspera.ports.corpus import Corpus

_WHOLE_PAGE = Box(0, 0, UNITS, UNITS)
_NOTE = (
    "The model is asked about sentences at or near the threshold that nothing speaks against; elsewhere, "
    "and where it gave no answer, the rules decide."
)


def gate_sections_with_model(corpus: Corpus, asking: Asking) -> Iterator[Section]:
    """One for each file of the data set."""
    for path in corpus.files(FOLDER, ".jsonl"):
        sentences = list(labelled_sentences(corpus.read(path), path))
        said = _readings([text for text, _ in sentences], asking)
        judged = [
            (said.get(number, is_environmental_claim(text)), label)
            for number, (text, label) in enumerate(sentences, start=1)
        ]
        name = path.rpartition("/")[2]
        yield Section(f"Environmental claims with a language model: {name}", measures(judged), _NOTE)


def _readings(sentences: Sequence[str], asking: Asking) -> Mapping[int, bool]:
    """What the model says of the sentences that it was asked about, by their lines."""
    passages = [
        Passage(number, text, _WHOLE_PAGE)
        for number, text in enumerate(sentences, start=1)
        if is_worth_asking(text)
    ]
    questions = ask_about(passages, pages=5 * len(sentences))
    found: dict[int, bool] = {}
    for question, content in answered(questions, asking.answers([q.request for q in questions])):
        for said in content["sentences"]:
            passage = question.item(said["number"])
            if passage is not None:
                found.setdefault(passage.page, said["is_claim"])
    return found
