"""How well requirements are found: labelled disclosures, contracts and reports, filings, and statuses
that people have read."""

from __future__ import annotations

from dataclasses import replace

from aspera.evaluation.asking import Asking
from aspera.evaluation.compliance.climate_questions import climate_questions
from aspera.evaluation.compliance.filings import filings
from aspera.evaluation.compliance.hand_labels import hand_labels
from aspera.evaluation.compliance.non_disclosure import non_disclosure
from aspera.evaluation.compliance.supply_chain import supply_chain
from aspera.evaluation.measure import Evaluation, Section
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


def evaluate_with_model(corpus: Corpus, asking: Asking) -> Evaluation:
    """What is labelled as disclosed or not, by rules alone and with the model."""
    by_rules = (*supply_chain(corpus), *climate_questions(corpus))
    with_model = (*supply_chain(corpus, asking), *climate_questions(corpus, asking))
    return Evaluation("compliance", (*by_rules, *map(_with_model, with_model), asking.section()))


def _with_model(section: Section) -> Section:
    return replace(section, title=f"{section.title}, with a language model")
