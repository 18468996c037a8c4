"""How well the greenwashing agent tells claims from other sentences, and how often it is right."""

from __future__ import annotations

from aspera.evaluation.asking import Asking
from aspera.evaluation.documents import readable_pdfs
from aspera.evaluation.greenwashing.gate import gate_sections
from aspera.evaluation.greenwashing.gate_with_model import gate_sections_with_model
from aspera.evaluation.greenwashing.readings import Reading, read_documents, read_sentences
from aspera.evaluation.greenwashing.verdicts import by_rule, judged, to_judge
from aspera.evaluation.measure import Evaluation
from aspera.ports.corpus import Corpus

__all__ = ["evaluate", "evaluate_with_model"]

_DOCUMENTS = (
    "Every English PDF with a text layer, as an analysis reads it; labels are ours, read on the page."
)
_SENTENCES = (
    "Each sentence of the data set as a page of its own, so nothing around it supports it; labels are ours."
)


def evaluate(corpus: Corpus) -> Evaluation:
    documents = read_documents(corpus, readable_pdfs(corpus))
    sentences = read_sentences(corpus)
    everything: list[Reading] = [*documents, *sentences]
    return Evaluation(
        "greenwashing",
        (
            *gate_sections(corpus),
            judged("Findings on documents", documents, _DOCUMENTS),
            judged("Findings on single sentences", sentences, _SENTENCES),
            by_rule(everything),
        ),
        tuple(judgement for reading in everything for judgement in to_judge(reading)),
    )


def evaluate_with_model(corpus: Corpus, asking: Asking) -> Evaluation:
    """The gate by rules alone and with the model."""
    with_model = tuple(gate_sections_with_model(corpus, asking))
    return Evaluation("greenwashing", (*gate_sections(corpus), *with_model, asking.section()))
