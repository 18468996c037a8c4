"""Which language a document is written in, by its most frequent small words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain, islice

from aspera.domain.page import Page

_SMALL_WORDS = {
    "en": "the of and to in a is that for it as was with be by on not are this which or from at an have "
    "has were their its will been our we may than",
    "de": "der die und das den von zu ist im nicht mit des ein dem auf für eine sich auch es an werden "
    "aus als wird bei oder sind wir nach einer durch über zum zur",
    "fr": "de la et les le des en du un une est que dans pour qui par au sur pas plus ce sont avec aux "
    "ou il sa ses nous cette être été ont leur à",
    "es": "de la que el en y los del las un por con una para se no su al es lo como más o sus ha son "
    "entre este está también fue desde",
    "it": "di e il la che in un per del della una con non le sono i si da al dei è alla nel delle gli "
    "più come anche ha dal nella lo",
    "nl": "de van het een en in is dat op te zijn voor met die niet aan er om door als bij ook wordt "
    "naar uit tot worden over deze wij",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das à são "
    "pela pelo também foi nos sua",
    "sv": "och i att det som en på är av för med den till inte om ett de har vi från kan eller vid men "
    "ska vår under även",
    "da": "og i at det er en til af på for med den de som ikke der et har vi kan fra om ved eller sig "
    "blev også være vores",
    "pl": "w i na z do się nie że o jest to oraz za od przez dla po są jak co ich jako być ma lub tego roku",
}
_MOST_WORDS = 5_000
_LEAST_WORDS = 8
_LEAST_SHARE = 0.08
_LEAD = 1.15
"""A language must be this much ahead of the next: neighbours share many of their small words."""


def language(pages: Sequence[Page]) -> str:
    """ISO 639-1; empty when there is too little running text, or two languages are level."""
    tokens = islice(chain.from_iterable(page.words for page in pages), _MOST_WORDS)
    words = Counter(filter(str.isalpha, " ".join(tokens).lower().split()))
    known = _languages_by_word()
    votes = Counter({name: 0 for name in _SMALL_WORDS})
    for word in words.keys() & known.keys():
        for name in known[word]:
            votes[name] += words[word]
    (best, most), (_, next_most) = votes.most_common(2)
    is_clear = most >= _LEAST_WORDS and most >= _LEAST_SHARE * words.total() and most >= _LEAD * next_most
    return best if is_clear else ""


@cache
def _languages_by_word() -> dict[str, tuple[str, ...]]:
    by_word: dict[str, tuple[str, ...]] = {}
    for name, words in _SMALL_WORDS.items():
        for word in words.split():
            by_word[word] = (*by_word.get(word, ()), name)
    return by_word
