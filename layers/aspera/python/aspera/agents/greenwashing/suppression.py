"""Why a sentence is no environmental claim of the company's own."""

from __future__ import annotations

import re

from aspera.agents.greenwashing.lexicon import lexicon

_FOOTNOTE_MARK = re.compile(r"(?<=[a-z]{3})\d{1,2}\b")
_SUBJECT = 60
"""Characters in which the subject of a sentence is looked for."""


def without_names(sentence: str) -> str:
    """The sentence with the names of laws, standards, bodies and places, and the marks of
    footnotes, blanked out; same length."""
    masked = lexicon().names.sub(lambda match: "_" * len(match.group()), sentence)
    return _FOOTNOTE_MARK.sub(lambda match: " " * len(match.group()), masked)


def suppression_reasons(sentence: str) -> tuple[str, ...]:
    """Every reason that speaks against the sentence, in a fixed order; none when it counts."""
    words = lexicon()
    reasons = [reason for reason, pattern in words.reasons.items() if pattern.search(sentence)]
    if words.quoted.search(sentence):
        reasons.append("quotation")
    if is_about_others(sentence):
        reasons.append("others")
    return tuple(reasons)


def speaks_for_company(sentence: str) -> bool:
    """Whether "we", "our", the company's name or a bullet's bare verb is the speaker."""
    return is_spoken_by_company(sentence) or lexicon().own_voice.match(sentence) is not None


def is_spoken_by_company(sentence: str) -> bool:
    """Whether "we", "our" or "the group" is named."""
    return lexicon().speakers.search(sentence) is not None


def is_negated(sentence: str, start: int) -> bool:
    """Whether the words just before `start` deny what follows."""
    return lexicon().negation.search(sentence, max(0, start - 60), start) is not None


def is_about_others(sentence: str) -> bool:
    """Whether somebody else is the subject."""
    words = lexicon()
    if words.others_of_ours.match(sentence):
        return True
    return bool(words.others.search(sentence, 0, _SUBJECT)) and not is_spoken_by_company(sentence)
