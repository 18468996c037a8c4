"""The tokens of a question. Whatever is not expressly allowed is refused, with its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from aspera.domain.errors import InvalidInput

MOST_CHARACTERS = 2_000
MOST_TOKENS = 400
LONGEST_STRING = 200

_TOKEN = re.compile(
    r"(?P<space>[ \n]+)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]{0,39}(?![A-Za-z0-9_]))"
    r"|(?P<number>-?(?:0|[1-9][0-9]{0,8})(?![A-Za-z0-9_.]))"
    r"|(?P<string>'[^'\\\n\r]*'|\"[^\"\\\n\r]*\")"
    r"|(?P<mark>[.,()])"
)
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """`kind`: name, number, string, mark or end; a string's text is without its quotes."""

    kind: str
    text: str
    place: int


def lexemes(question: str) -> list[Lexeme]:
    """InvalidInput names the first character that is not allowed."""
    if len(question) > MOST_CHARACTERS:
        raise InvalidInput(f"a question has at most {MOST_CHARACTERS:,} characters")
    found: list[Lexeme] = []
    place = 0
    while place < len(question):
        match = _TOKEN.match(question, place)
        if match is None or match.lastgroup is None:
            raise InvalidInput(f"{_shown(question[place])} is not allowed here, at character {place + 1}")
        if match.lastgroup != "space":
            found.append(_lexeme(match.lastgroup, match.group(), place))
        place = match.end()
    if len(found) > MOST_TOKENS:
        raise InvalidInput(f"a question has at most {MOST_TOKENS} words and marks")
    return [*found, Lexeme("end", "", len(question))]


def _lexeme(kind: str, text: str, place: int) -> Lexeme:
    if kind != "string":
        return Lexeme(kind, text, place)
    inner = text[1:-1]
    if len(inner) > LONGEST_STRING:
        raise InvalidInput(f"a string has at most {LONGEST_STRING} characters, at character {place + 1}")
    if "${" in inner or any(unicodedata.category(character) in _UNSEEN for character in inner):
        raise InvalidInput(f"the string at character {place + 1} holds something that is not allowed")
    return Lexeme(kind, inner, place)


def _shown(character: str) -> str:
    if character.isprintable() and character.isascii():
        return f"“{character}”"
    return f"the character U+{ord(character):04X}"
