"""How well the risk agent tells what is stated from what may happen, and which class it is of."""

from __future__ import annotations

from aspera.evaluation.measure import Evaluation
from aspera.evaluation.risk.published import judgements, published_pages
from aspera.evaluation.risk.sentence_measures import sections
from aspera.ports.corpus import Corpus


def evaluate(corpus: Corpus) -> Evaluation:
    """Sentences of our own first; findings on the documents as published are for people to judge."""
    documents = published_pages(corpus)
    return Evaluation(
        subject="risk",
        sections=tuple(sections(corpus)),
        to_judge=judgements(corpus, documents),
        exposure={"pages": sum(documents.values())},
    )
