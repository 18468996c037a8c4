"""Numbers written out and in figures side by side: "thirty (30) days"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aspera.domain.fact_reading.sighting import as_quotation, sighting
from aspera.domain.finding import Proposal, Severity
from aspera.domain.page import Page

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_GROUPS = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_LAST_WORDS = frozenset(
    (*_SMALL, *_TENS, "hundred", *_GROUPS, "dollars", "euros", "pounds", "percent", "cent")
)
_BRACKET = re.compile(r"\((?=[\d$€£UE])")
_WORD = "|".join((*_SMALL, *_TENS, "hundred", *_GROUPS))
WRITTEN = rf"(?P<words>(?:{_WORD})(?:(?:-|\s+(?:and\s+)?)(?:{_WORD}))*)"
_THINGS = (
    r"(?:(?:business|calendar|working|consecutive|full|additional)\s+)?(?:days?|weeks?|months?|years?|hours?|"
    r"minutes|percent|per\s+cent|shares|copies|counterparts|directors|members|installments|instalments|dollars|euros)"
)
_COUNTED = re.compile(rf"\b{WRITTEN}\s*\((?P<figures>\d[\d,]*)%?\)[\s-]+(?=\(?{_THINGS}\b)", re.IGNORECASE)
_MONEY = re.compile(
    rf"\b{WRITTEN}\s+(?:u\.s\.\s+|us\s+)?(?:dollars|euros|pounds|percent|per\s+cent)\s*"
    r"\((?:us|usd|eur|gbp)?\s?[$€£]?\s?(?P<figures>\d[\d,]*)(?:\.00?)?\s?%?\)",
    re.IGNORECASE,
)


def contradicting_words(page: Page) -> Iterator[Proposal]:
    """Every place of the page where the words say one number and the figures behind them another."""
    text = page.text.text
    if not any(_ends_in_words(text, match.start()) for match in _BRACKET.finditer(text)):
        return
    for grammar in (_COUNTED, _MONEY):
        for match in grammar.finditer(text):
            words, figures = written_number(match["words"]), int(match["figures"].replace(",", ""))
            if words is not None and words != figures:
                yield _proposal(page, match, words, figures)


def _ends_in_words(text: str, end: int) -> bool:
    """Whether a word that can end a written number stands just before `end`."""
    before = text[max(0, end - 12) : end].replace("-", " ").split()
    return bool(before) and before[-1].lower() in _LAST_WORDS


def written_number(text: str) -> int | None:
    """ "one hundred and eighty" is 180; None for words in an order that makes no number."""
    total = group = 0
    previous = ""
    for word in re.split(r"[\s-]+", text.lower()):
        if word == "and":
            continue
        if word in _SMALL or word in _TENS:
            if previous in _SMALL or (previous in _TENS and (word in _TENS or _SMALL[word] > 9)):
                return None
            group += _SMALL.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred":
            group = max(group, 1) * 100
        else:
            total += max(group, 1) * _GROUPS[word]
            group = 0
        previous = word
    return total + group


def _proposal(page: Page, match: re.Match[str], words: int, figures: int) -> Proposal:
    written = " ".join(match["words"].split())
    mention = sighting(page, match.span(), "wording", "")
    return Proposal(
        agent_type="consistency",
        rule="words-against-figures",
        severity=Severity.HIGH,
        category="words against figures",
        title=f"“{written}” in words, {figures} in figures",
        description=f"The words say {words}, the figures in brackets say {figures}.",
        quotations=(as_quotation(mention),),
        anchor=f"{match['words']}|{match['figures']}",
    )
