from __future__ import annotations

import json

from aspera.adapters.memory.corpus import MemoryCorpus
from aspera.domain.requirement_assessment import RequirementStatus
from aspera.evaluation.compliance import evaluate
from aspera.evaluation.compliance.statuses import is_tuned_half, set_pages, text_statuses
from tests.drawing import page_of
from tests.unit.agents.compliance.filings import filing

STATEMENT = (
    "Our suppliers are audited by an independent third party to verify their compliance with our standards on "
    "slavery and human trafficking.\n\nWe do not provide training on these topics to our employees."
)
AGREEMENT = (
    "Confidential Information means any business, financial and technical information that is disclosed.\n"
    "The Recipient shall return all Confidential Information on request.\n"
    "The Recipient shall not reverse engineer any sample, and the Confidential Information stays confidential.\n"
    "These obligations of the Recipient on Confidential Information survive termination of this agreement.\n"
)


def test_a_folder_without_any_of_it_says_so() -> None:
    found = evaluate(MemoryCorpus({"a.pdf": [page_of("Nothing of the kind.")]}))
    assert [section.measures for section in found.sections] == [()] * len(found.sections)
    assert all(section.note for section in found.sections)


def test_labelled_statements_are_scored() -> None:
    row = {
        "text": STATEMENT,
        "labels": {"disclosed_audits": "Yes", "best_practice_training": "No", "disclosed_training": "No"},
    }
    corpus = MemoryCorpus(
        {}, {"datasets/legalbench_supply_chain/disclosures.jsonl": json.dumps(row).encode()}
    )
    measures = {measure.name: measure for measure in evaluate(corpus).sections[0].measures}
    assert measures["accuracy, disclosed_audits"].value == 1
    assert measures["accuracy, best_practice_training"].value == 1
    assert measures["accuracy, disclosed_training"].value == 0
    assert measures["accuracy of present/missing, all"].count == 3


def test_labelled_agreements_are_scored() -> None:
    truth = {"nda-2": "Contradiction", "nda-11": "Entailment", "nda-18": "NotMentioned"}
    annotations = {name: {"choice": choice, "spans": []} for name, choice in truth.items()}
    content = {
        "labels": {},
        "documents": [{"text": AGREEMENT, "annotation_sets": [{"annotations": annotations}]}],
    }
    corpus = MemoryCorpus({}, {"datasets/contractnli/contracts.json": json.dumps(content).encode()})
    measures = {measure.name: measure.value for measure in evaluate(corpus).sections[1].measures}
    assert measures["F1 of contradictions, all"] == 1
    assert measures["accuracy over three classes, all"] == 1


def test_a_filing_has_no_gap_and_each_item_that_is_taken_out_is_noticed() -> None:
    section = next(
        section
        for section in evaluate(MemoryCorpus({"filing.pdf": filing()})).sections
        if section.title.startswith("Form 10-K")
    )
    measures = {measure.name: measure for measure in section.measures}
    assert measures["false gaps among requirements decided, not tuned on"].value == 0
    assert measures["deleted items noticed, not tuned on"].value == 1
    assert measures["deleted items noticed, not tuned on"].count >= 15


def test_a_text_is_set_on_pages_that_hold_all_its_words() -> None:
    text = "One paragraph.\n\n" + "Another one with more words. " * 300 + "\nAnd a last one."
    pages = set_pages(text)
    assert len(pages) > 1
    assert " ".join(word for page in pages for word in page.words) == " ".join(text.split())
    assert text_statuses(STATEMENT, "supply_chain")["audits"] is RequirementStatus.PRESENT


def test_the_halves_are_told_apart_by_content() -> None:
    assert {is_tuned_half(str(number)) for number in range(20)} == {True, False}
