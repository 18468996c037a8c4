from __future__ import annotations

import pytest

from aspera.domain.errors import InvalidInput
from aspera.domain.sentence_search import SentenceSignals

FOOTPRINT = SentenceSignals((r"\bcarbon (?:footprint|intensity)\b", r"\bfell\b"))


def test_a_signal_is_found_whatever_its_case() -> None:
    sentence = "Our Carbon Footprint fell."
    match = FOOTPRINT.search(sentence, sentence.lower())
    assert match is not None and match.group() == "Carbon Footprint"


def test_the_first_pattern_that_matches_decides() -> None:
    match = FOOTPRINT.search("Emissions fell.", "emissions fell.")
    assert match is not None and match.group() == "fell"


def test_a_sentence_without_the_needed_words_shows_nothing() -> None:
    assert FOOTPRINT.search("Our carbon.", "our carbon.") is None


def test_no_pattern_matches_nothing_and_is_false() -> None:
    assert not SentenceSignals(()) and SentenceSignals(()).search("a", "a") is None


def test_a_refused_pattern_is_reported() -> None:
    with pytest.raises(InvalidInput):
        SentenceSignals(("(a",))


def test_all_that_is_found_stands_apart_and_the_first_pattern_goes_before() -> None:
    words = SentenceSignals((r"\bcarbon footprint\b", r"\bfootprint fell\b", r"\bcarbon\b"))
    sentence = "Carbon footprint fell, carbon rose."
    assert words.found(sentence, sentence.lower()) == ["Carbon footprint", "carbon"]
