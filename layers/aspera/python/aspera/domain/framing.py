"""Text of a document, set so that it cannot pass for anything but data.

Each item is one line of JSON. Inside of its strings `<`, `>`, `[`, `]`, `{`, `}` and the backtick are
escaped, so that no text of a document closes its string, opens another item, or spells a token that
a server keeps for itself (`<|im_start|>`, `[INST]`); characters that nobody sees are left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>[]{}`"}
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
Item = Mapping[str, str | int | Sequence[str]]


def framed(item: Item) -> str:
    """One line; `json.loads` gives back what can be seen of the item."""
    seen = {name: _visible(value) for name, value in item.items()}
    line = json.dumps(seen, ensure_ascii=False, separators=(", ", ": "))
    return _STRING.sub(lambda match: match[0].translate(_ESCAPES), line)


def _visible(value: str | int | Sequence[str]) -> str | int | list[str]:
    if isinstance(value, int):
        return value
    return _seen(value) if isinstance(value, str) else [_seen(part) for part in value]


def _seen(text: str) -> str:
    if not (text.isascii() and text.isprintable()):
        text = "".join(_shown(character) for character in text)
    return " ".join(text.split())


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _UNSEEN else character
