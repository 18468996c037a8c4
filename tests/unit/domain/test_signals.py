from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.domain.errors import InvalidInput
from aspera.domain.page import Page, PageSource, PageText
from aspera.domain.signals import SignalSet, compile_signal
from aspera.frameworks.loader import framework_names, load_framework

_FLAGS = re.IGNORECASE | re.MULTILINE


def text_of(text: str) -> PageText:
    return PageText(Page(1, 600, 800, PageSource.TEXT_LAYER), text, [])


def plain(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text, _FLAGS)]


@cache
def package_patterns() -> tuple[str, ...]:
    return tuple(
        pattern
        for name in framework_names()
        for requirement in load_framework(name).requirements
        for pattern in (*requirement.headings, *requirement.signals, *requirement.hints)
    )


def test_a_signal_ignores_case() -> None:
    assert compile_signal("climate risk").spans(text_of("Our CLIMATE Risk is high")) == [(4, 16)]


def test_a_signal_whose_words_are_absent_does_not_match() -> None:
    assert compile_signal(r"board.{0,80}climate").spans(text_of("The board met.")) == []


def test_a_wildcard_does_not_leave_its_block() -> None:
    assert compile_signal(r"board.{0,80}climate").spans(text_of("The board met.\nThe climate.")) == []


def test_an_anchor_stands_for_the_beginning_of_a_block() -> None:
    assert compile_signal(r"^signatures").spans(text_of("A title\nSignatures of all")) == [(8, 18)]


@pytest.mark.parametrize("text", ["RıSK", "RİSK", "riſk", "risK", "RISK"])
def test_letters_that_python_holds_equal_pass_the_prefilter(text: str) -> None:
    assert compile_signal("risk").spans(text_of(text)) == plain("risk", text) == [(0, 4)]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"(\w+\s?)+climate", "inside of another"),
        (r"(?:a{2,}b?)*c", "inside of another"),
        (r"board.*climate.*risk", "more than one endless wildcard"),
        (r"[\s\S]+a[^b]*c", "more than one endless wildcard"),
        (r"(?<=a+)b", "look-behind"),
        (r"climate?|x*", "empty text"),
        (r"(climate", "not a regular expression"),
    ],
)
def test_a_dangerous_or_broken_pattern_is_refused_with_its_reason(pattern: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        compile_signal(pattern)


def test_a_set_names_the_rules_that_match_in_their_order() -> None:
    rules = SignalSet({"b": ["climate", "clim"], "a": ["net[- ]zero"], "none": ["unheard of"]})
    page = text_of("Net zero is our climate goal")
    assert rules.spans(page) == {"b": [(16, 20), (16, 23)], "a": [(0, 8)]}
    assert list(rules.spans(page)) == rules.candidates(page) == ["b", "a"]


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_every_text_that_a_package_pattern_matches_is_found(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(package_patterns()))
    matching = data.draw(st.from_regex(re.compile(pattern, _FLAGS)))
    before = data.draw(st.text("a \nTCſıİK", max_size=5))
    text = before + matching
    signal = compile_signal(pattern)
    assert signal.spans(text_of(text)) == plain(pattern, text)
    assert SignalSet({"x": [pattern]}).spans(text_of(text)) == (
        {"x": sorted(set(plain(pattern, text)))} if plain(pattern, text) else {}
    )


_WORDS = st.sampled_from(
    "climate risk board item 1a risks scope 1 2 net-zero CO2 by 2030 target \n . x".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join), st.data())
def test_the_prefilter_changes_no_result_on_any_text(text: str, data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(package_patterns()))
    assert compile_signal(pattern).spans(text_of(text)) == plain(pattern, text)


_PIECES = st.sampled_from(
    [
        "climate",
        "a",
        "[bc]",
        "[^x]",
        r"\s",
        r"\b",
        "(on|off)",
        "(e|fg)?",
        "h{2}",
        "(?:ij)+",
        ".",
        "k{0,2}",
        "^",
        "$",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=6).map("".join), st.text("abcehijkonf\n CLIMATE", max_size=40))
def test_the_prefilter_is_right_for_patterns_of_any_build(pattern: str, noise: str) -> None:
    text = noise + "climate on bhhij off\naccfg climate"
    pattern = f"(climate|[on]){pattern}"
    assert compile_signal(pattern).spans(text_of(text)) == plain(pattern, text)


SLOW = r"climate.{0,200}ab\w*.{0,200}risk\w*.{0,200}board"


def test_a_search_that_takes_too_many_steps_is_cut_short_and_named() -> None:
    slow = text_of("climate abrisk " * 2000 + "x" * 500 + " board")
    found = SignalSet({"r": [SLOW], "s": ["climate"]}).search(slow)
    assert found.cut_short == (("r", SLOW),)
    assert len(found.spans["s"]) == 2000


def test_an_ordinary_page_is_searched_to_its_end() -> None:
    found = SignalSet({"r": [SLOW]}).search(text_of("The climate is above all a risk for the board. " * 5))
    assert found.cut_short == ()
    assert found.spans["r"]
