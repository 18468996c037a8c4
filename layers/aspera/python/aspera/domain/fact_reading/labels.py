"""Labels of figures in the one form in which they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

_APOSTROPHE = re.compile(r"['’]s?\b")
_NOTE = re.compile(
    r"\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)"
    r"|\((?:see )?notes? [^)]*\)|\((?:in |amounts? in |dollars? in |expressed in |us)[^)]*\)|\(unaudited\)"
    r"|\[\w{1,2}\]|[*†‡§]+"
)
_ALTERNATIVE = re.compile(
    r"\((?:loss(?:es)?|gains?|income|earnings|expenses?|used in|used for|provided by|decrease|increase|"
    r"benefits?|provision|deficit|credit|charges?|deductions?|outflows?|inflows?)\)"
    r"|/ ?\(?(?:loss(?:es)?|gains?|income|deductions|deficit|decrease|benefit|used in|provided by)\)?(?=\W|$)"
)
_TOKEN = re.compile(r"[^\W_]+(?:[&.-][^\W_]+)*")
_EMPTY = frozenset(
    "the a an of and or for to in at on by with from as our its their we us company companys provided used "
    "approximately about".split()
)
_GENERIC = frozenset(
    "other total net balance subtotal amount value number sum all gross beginning ending end begin "
    "opening closing year period quarter month week day current noncurrent non-current prior previous "
    "january february march april may june july august september october november december "
    "change adjustment item addition effect impact increase decrease reported adjusted thereafter less plus "
    "average high low minimum maximum range aggregate common first second third fourth "
    "united state u.s america north international domestic foreign".split()
)
_CASH_FLOWS = frozenset(f"cash {activity} activity" for activity in ("operating", "investing", "financing"))
"""“Cash used in investing activities” is what the statement of cash flows calls net cash."""
_UNINFLECTED = frozenset("gas analysis basis plus less access process loss business bias status".split())


@lru_cache(maxsize=16384)
def normal_label(text: str) -> str:
    """`text` in lower case, without footnote marks, units, sign alternatives such as "(loss)" and
    words that carry no meaning; plurals are made singular. Words stay in order."""
    lowered = text.lower()
    if "(" in lowered or "/" in lowered or not lowered.isascii():
        lowered = _ALTERNATIVE.sub(" ", _NOTE.sub(" ", lowered))
    lowered = _APOSTROPHE.sub("", lowered)
    label = " ".join(_singular(token) for token in _TOKEN.findall(lowered) if token not in _EMPTY)
    return f"net {label}" if label in _CASH_FLOWS else label


@lru_cache(maxsize=16384)
def is_specific(label: str) -> bool:
    """Whether a normal label names something by itself: "net sale" does, "total" or "other" does not."""
    return any(len(token) > 1 and token[0].isalpha() and token not in _GENERIC for token in label.split())


def content_words(label: str) -> int:
    """How many words of a normal label name something."""
    return sum(token[0].isalpha() and token not in _GENERIC for token in label.split())


def _singular(token: str) -> str:
    if len(token) < 4 or token[-1] != "s" or token.endswith("ss") or token in _UNINFLECTED:
        return token
    if token.endswith("ies"):
        return token[:-3] + "y"
    if token.endswith(("xes", "ches", "shes", "sses")):
        return token[:-2]
    if token.endswith(("us", "is")):
        return token
    return token[:-1]
