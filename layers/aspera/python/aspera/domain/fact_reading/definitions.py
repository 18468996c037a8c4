"""How the document says that it works out a metric: "Net debt is defined as borrowings less cash"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aspera.domain.fact_reading.labels import content_words, normal_label
from aspera.domain.fact_reading.sighting import sighting
from aspera.domain.observation import Mention
from aspera.domain.page import Page

KEY = "definition "
_SIGNS = (" defined as ", "define ", " calculated as ", " computed as ")
_DEFINED = re.compile(
    r"(?:\b(?:we|the company|the group|management) defines? (?P<defined>[\w ,&’'()“”\"/-]{3,70}?) as"
    r"|(?:^|[.;:•] )(?P<term>[“\"]?[A-Z][\w &’'()“”\"/-]{2,70}?)"
    r" (?:is|are) (?:also )?(?:defined|calculated|computed) as) (?P<words>.+)",
    re.IGNORECASE,
)
_OPERATOR = re.compile(
    r",? ?\b(?:and )?(?P<operator>excluding|including|plus|less|minus|net of|before|adjusted for|adding back|"
    r"divided by)\b"
)
_KINDS = {"adding back": "plus", "minus": "less", "net of": "less", "before": "excluding"}
_LONGEST_TERM = 6
_LONGEST = 500


def definitions(page: Page) -> Iterator[Mention]:
    """Each definition of a metric, under its normal name. Its detail has a line for the whole and one for
    each part that an operator names: "kind|normal words|words as printed", the whole without a kind and
    with the term as printed."""
    if not any(sign in page.text.lower for sign in _SIGNS):
        return
    text = page.text.text
    for start, end in page.text.sentences:
        match = _DEFINED.search(text[start : min(end, start + _LONGEST)])
        printed = " ".join((match["defined"] or match["term"]).split()) if match else ""
        term = normal_label(printed)
        if match and content_words(term) and len(term.split()) <= _LONGEST_TERM:
            span = start + match.start(), start + match.end()
            yield sighting(page, span, KEY + term, "\n".join(_parts(printed, match["words"])))


def _parts(printed: str, words: str) -> Iterator[str]:
    """The whole first, then what stands behind each operator."""
    yield f"|{normal_label(words)}|{printed}"
    operators = list(_OPERATOR.finditer(words))
    for index, match in enumerate(operators):
        end = operators[index + 1].start() if index + 1 < len(operators) else len(words)
        operator = match["operator"].lower()
        printed = " ".join(words[match.start("operator") : end].split()).rstrip(" .,;")
        yield f"{_KINDS.get(operator, operator)}|{normal_label(words[match.end() : end])}|{printed}"


def is_definition(mention: Mention) -> bool:
    return mention.key.startswith(KEY)
