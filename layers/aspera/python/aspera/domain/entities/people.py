"""People by the roles that they are named with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aspera.domain.entities.people_words import NO_NAME
from aspera.domain.entities.sighting import Sighting, quote_around

_CHIEF = r"Chief [A-Z][a-z]+(?:(?:,| and| &)? [A-Z][a-z]+){0,3} Officer"
_ROLE = (
    # Each alternative begins with a letter, so that the search looks at capitals only.
    rf"(?:{_CHIEF}|C[EFOTI]O|Vice President|President(?! of the (?:United|European|Republic))"
    r"|Chair(?:man|woman|person)?|Director|General Counsel|Secretary|Treasurer|Controller"
    r"|Principal Accounting Officer|Member of the (?:Executive|Management|Supervisory) Board"
    r"|Audit Partner|Engagement Partner|Vorstandsvorsitzender?|Finanzvorstand|Geschäftsführer(?:in)?"
    r"|Wirtschaftsprüfer(?:in)?|Direct(?:eur|rice) [Gg]énérale?|Président-[Dd]irecteur [Gg]énéral)\b"
)
_BEFORE_ROLE = (
    *("Executive ", "Senior ", "Corporate ", "Independent ", "Non-Executive "),
    *("Managing ", "Lead ", "Vice "),
)
_LITERALS = (
    *("Officer", "President", "Chair", "Director", "CEO", "CFO", "Counsel", "Secretary", "Treasurer"),
    *("Controller", "Partner", "Member of", "vorstand", "Vorstands", "führer", "prüfer", "Directeur"),
)
_HYPHENATED = r"(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
_FIRST = rf"[A-ZÀ-Ý][a-zà-ÿ’']+{_HYPHENATED}"
_PREFIX = r"(?:Mc|Mac|O[’']|De|Di|Le|La|Van|Von|D[’'])"
_LAST = rf"(?:{_PREFIX}[A-ZÀ-Ý][a-zà-ÿ]+|[A-ZÀ-Ý][a-zà-ÿ’']+){_HYPHENATED}"
_MIDDLE = rf"(?:(?:[A-Z]\.|{_FIRST}|“[A-Z][a-z]+”|\([A-Z][a-z]+\)) ){{0,2}}"
_PARTICLES = r"(?:(?:de|van|von|der|den|la|di|da|bin|al) ){0,2}"
_NAME = rf"(?:{_FIRST}|[A-Z]\.) {_MIDDLE}{_PARTICLES}{_LAST}(?:,? (?:Jr|Sr)\.|,? I{{2,3}}\b)?"
_NAMED_BEFORE = (
    rf"(?P<name>{_NAME})(?:, | – | - | — |: | \(| \d{{2}} |, (?:our|the|its|former|our former|current) | )$"
)
_NAMED_AFTER = (
    rf",? (?:Mr\. |Ms\. |Mrs\. |Dr\. )?(?P<name>{_NAME})"
    r"(?=[,.;:)]| (?:said|says|and|has|was|is|will|to|who|joined)\b)"
)
_REACH = 70

_ROLE_TAIL = re.compile(r"(?:,| and| &)* (?:(?:and|&) )?$")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """When first needed: names in all their forms are slow to compile."""
    return re.compile(pattern)


def people(text: str, page: int) -> Iterator[Sighting]:
    """Somebody named right before a role, or after it with a comma or a verb behind."""
    if not any(literal in text for literal in _LITERALS):
        return
    seen: set[tuple[str, str]] = set()
    last: tuple[str, int, int] | None = None
    for match in _compiled(_ROLE).finditer(text):
        start, end = _with_rank(text, match.start()), match.end()
        if start and text[start - 1].isalnum():
            continue
        role = text[start:end]
        named = _before(text, start)
        if named is None and last and _ROLE_TAIL.fullmatch(text[last[2] : start]):
            # "Jane Doe, President and Chief Executive Officer": both roles are hers.
            named = last[0], last[1]
        if named is None:
            named = _after(text, end)
        if named is None:
            last = None
            continue
        last = (*named, end)
        name, at = named
        if (name, role) not in seen:
            seen.add((name, role))
            quote = quote_around(text, min(at, start), max(end, at + len(name)))
            yield Sighting("Person", name, page, quote, role)


def _with_rank(text: str, start: int) -> int:
    """Where “Executive Vice President” begins, given where “Vice President” does."""
    while rank := next((word for word in _BEFORE_ROLE if text.endswith(word, 0, start)), ""):
        start -= len(rank)
    return start


def _before(text: str, start: int) -> tuple[str, int] | None:
    floor = max(0, start - _REACH, text.rfind("\n", 0, start - 1) + 1)
    window = text[floor:start].replace("\n", " ")
    match = _compiled(_NAMED_BEFORE).search(window)
    if match is None:
        return None
    return _checked(match["name"], floor + match.start("name"))


def _after(text: str, end: int) -> tuple[str, int] | None:
    match = _compiled(_NAMED_AFTER).match(text, end, end + _REACH)
    if (
        match is None
        or _compiled(_ROLE).match(text, match.end() + 1)
        or _compiled(_ROLE).match(text, match.end() + 2)
    ):
        return None
    return _checked(match["name"], match.start("name"))


def _checked(name: str, start: int) -> tuple[str, int] | None:
    """The name without words before it that belong to no name; None when too little is left."""
    words = name.split()
    half = len(words) // 2
    if len(words) % 2 == 0 and half >= 2 and words[:half] == words[half:]:
        start += len(" ".join(words[:half])) + 1
        words = words[half:]
    while words and words[0].strip(".,") in NO_NAME:
        start += len(words[0]) + 1
        words = words[1:]
    if any(word.strip(".,’'") in NO_NAME for word in words):
        return None
    words, start = _last_name_of(words, start)
    whole = [word for word in words if len(word.strip(".")) > 1 and word[0].isupper()]
    if len(words) < 2 or len(whole) < 2:
        return None
    return " ".join(words), start


def _last_name_of(words: list[str], start: int) -> tuple[list[str], int]:
    """Where lists of names run into each other, the name nearest to the role: “Ann Lee Bo Ray” is Bo
    Ray, “Hall Ann J. Hall” is Ann J. Hall."""
    keep = len(words)
    middle = next((n for n in range(len(words) - 2, 0, -1) if words[n][-1] in ".)”" and len(words[n]) > 1), 0)
    if middle > 1:
        keep = len(words) - middle + 1
    elif len(words) >= 4 and all(word[0].isupper() and word[-1] != "." for word in words):
        keep = 2
    elif len(words) >= 3 and words[0] == words[-1]:
        keep = len(words) - 1
    dropped = words[: len(words) - keep]
    return words[len(dropped) :], start + sum(len(word) + 1 for word in dropped)
