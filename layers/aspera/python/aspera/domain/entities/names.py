"""Names as keys: equal for the ways in which one thing is written."""

from __future__ import annotations

import re

_FORM_CLASSES = {
    **dict.fromkeys(("inc", "incorporated"), "inc"),
    **dict.fromkeys(("corp", "corporation"), "corp"),
    **dict.fromkeys(("co", "company"), "co"),
    **dict.fromkeys(("ltd", "limited"), "ltd"),
    **dict.fromkeys(
        ("llc", "llp", "lp", "plc", "nv", "na", "sa", "spa", "ag", "se", "kgaa", "gmbh", "bv", "asa"), ""
    ),
    **dict.fromkeys(("as", "oyj", "pty", "pte"), ""),
}
_MARKS = str.maketrans({"’": "'", "‘": "'", ",": " ", "(": " ", ")": " ", "“": " ", "”": " ", '"': " "})
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)$")
_SHORT = dict(
    pair.split("=")
    for pair in (
        "matt=matthew bob=robert rob=robert bill=william will=william mike=michael dave=david "
        "tom=thomas jim=james joe=joseph dan=daniel steve=stephen steven=stephen chris=christopher "
        "ken=kenneth ron=ronald rick=richard dick=richard ed=edward tim=timothy greg=gregory "
        "jeff=jeffrey larry=lawrence andy=andrew tony=anthony liz=elizabeth kate=katherine sue=susan "
        "pat=patrick nick=nicholas sam=samuel ben=benjamin don=donald jon=jonathan fred=frederick "
        "doug=douglas phil=philip pete=peter"
    ).split()
)


def company_key(name: str) -> tuple[str, str]:
    """The name without legal form, case and punctuation, and its form in one spelling ("" when it
    has none)."""
    words = [word.replace(".", "") if len(word) < 6 else word.strip(".") for word in _plain(name)]
    words = ["and" if word == "&" else word for word in words]
    form = ""
    while len(words) > 1 and words[-1].replace("/", "") in _FORM_CLASSES:
        last = words.pop().replace("/", "")
        form = form or _FORM_CLASSES[last] or last
    while len(words) > 1 and words[-1] == "and":
        words.pop()
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words), form


def person_key(name: str) -> tuple[str, str]:
    """First and last name, short forms written out, and the initials between them."""
    words = [
        word for word in _plain(re.sub(r"\([^)]*\)|“[^”]*”", " ", name)) if not _SUFFIX.match(word.strip("."))
    ]
    full = [word for word in words if len(word.strip(".")) > 1]
    first = _SHORT.get(full[0], full[0])
    initials = "".join(word[0] for word in words[1:-1])
    return f"{first} {' '.join(full[1:][-1:])}", initials


def plain_key(name: str) -> str:
    return " ".join(_plain(name))


def _plain(name: str) -> list[str]:
    return name.casefold().translate(_MARKS).split() or [name]
