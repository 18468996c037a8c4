from __future__ import annotations

from aspera.agents.risk.taxonomy import Kind, taxonomy
from aspera.evaluation.risk.sentence_sets import tuned_on, unseen


def test_every_class_has_its_sentences() -> None:
    for sentences, fewest in ((tuned_on(), 3), (unseen(), 1)):
        assert set(sentences.by_class) == set(taxonomy().classes)
        assert all(len(texts) >= fewest for texts in sentences.by_class.values())


def test_every_class_that_is_always_shown_has_its_minimal_pairs() -> None:
    always = {
        id
        for id, risk_class in taxonomy().classes.items()
        if any(pattern.kind is Kind.CRITICAL for pattern in risk_class.patterns)
    }
    for sentences in (tuned_on(), unseen()):
        assert {pairs.risk_class for pairs in sentences.pairs} == always
        assert all(len(pairs.stated) >= 3 and len(pairs.unstated) >= 3 for pairs in sentences.pairs)


def test_no_sentence_stands_twice() -> None:
    texts = [text for one in (tuned_on(), unseen()) for group in one.by_class.values() for text in group]
    texts += [
        text
        for one in (tuned_on(), unseen())
        for pairs in one.pairs
        for text in (*pairs.stated, *pairs.unstated)
    ]
    assert all(isinstance(text, str) for text in texts)
    assert len(set(texts)) == len(texts)
