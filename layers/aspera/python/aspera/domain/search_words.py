"""Text as words for searching: lower case, without diacritics, split at all that is no letter or
digit. SQLite's `unicode61 remove_diacritics 2` splits the same way."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r"\"([^\"]+)\"|(\S+)")
_LATIN_DIACRITIC = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_DIACRITIC = re.compile("[\u0300-\u036f]+")

_STOP_WORDS = """
a about above after again all also am an and any are as at be because been before being below between
both but by can could did do does doing down during each few for from further had has have having he
her here hers him his how i if in into is it its itself just me more most my no nor not of off on once
only or other our ours out over own same she should so some such than that the their theirs them then
there these they this those through to too under until up very was we were what when where which while
who whom whose why will with would you your yours
aber alle als am an auch auf aus bei bis das dass dem den der des die dies diese dieser durch ein eine
einem einen einer eines er es für hat haben ich ihr ihre im in ist kann können mit nach nicht noch nur
oder sein seine sich sie sind so über um und uns unser unter vom von vor war waren was welche wenn werden
wie wir wird wurde wurden zu zum zur
au aux avec ce ces cet cette comme dans de des du elle elles en entre est et été être eux il ils je la
le les leur leurs lui mais ne nos notre nous on ont ou où par pas plus pour qu que quel quelle quelles
quels qui sa sans se ses son sont sous sur un une vos votre vous
"""
"""Function words of English, German and French: in so many chunks that they tell none apart."""


@cache
def stop_words() -> frozenset[str]:
    return frozenset(fold(_STOP_WORDS).split())


def fold(text: str) -> str:
    """`text` in lower case and without the diacritics of the letters a to z. Letters of other
    scripts stay what they are: й is another letter than и."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    plain = _LATIN_DIACRITIC.sub("", unicodedata.normalize("NFD", lowered))
    return _DIACRITIC.sub("", unicodedata.normalize("NFC", plain))


def words(text: str) -> list[str]:
    """All words of `text`, folded, in order."""
    return _WORD.findall(fold(text))


def query_words(text: str) -> list[str]:
    """The distinct words of a query that tell chunks apart; all of them when every one is a
    stop word."""
    distinct = list(dict.fromkeys(words(text)))
    return [word for word in distinct if word not in stop_words()] or distinct


def phrases(query: str) -> list[str]:
    """The parts of a query that must all occur: what stands in double quotes as it stands, any
    other word by itself."""
    return [quoted or word for quoted, word in _PHRASE.findall(query)]
