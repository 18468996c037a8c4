"""How well requirements are found: labelled disclosures, contracts and reports, filings, and statuses
that people have read."""

from __future__ import annotations

from aspera.evaluation.compliance.climate_questions import climate_questions
from aspera.evaluation.compliance.filings import filings
from aspera.evaluation.compliance.hand_labels import hand_labels
from aspera.evaluation.compliance.non_disclosure import non_disclosure
from aspera.evaluation.compliance.supply_chain import supply_chain
from aspera.evaluation.measure import Evaluation
from aspera.ports.corpus import Corpus


def evaluate(corpus: Corpus) -> Evaluation:
    """Each part is found by folder or manifest; one that is not there is a section that says so."""
    labelled, to_judge = hand_labels(corpus)
    sections = (
        *supply_chain(corpus),
        *non_disclosure(corpus),
        *climate_questions(corpus),
        *filings(corpus),
        labelled,
    )
    return Evaluation("compliance", sections, tuple(to_judge))
