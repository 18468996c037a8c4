"""What stands around a signal: a heading with something under it, a sentence, a mere label."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from aspera.agents.compliance.page_role import ends_in_page_number
from aspera.agents.compliance.strength import HEADED, INDEX, REFERENCE, STRONG, TITLE_ONLY
from aspera.domain.page import Page, PageText
from aspera.domain.signals import Span

ELSEWHERE = "incorporated by reference"
NONE_STATED = "none stated"
NOT_APPLICABLE = "marked as not applicable"
SHORT_ANSWERS = (ELSEWHERE, NONE_STATED, NOT_APPLICABLE)
"""What an item may say instead of content; it is there all the same."""

_ELSEWHERE = re.compile(
    r"\b(?:information|required by|response to|set forth|disclosures?)\b[^.]{0,250}"
    r"(?:incorporated\s+(?:\w+\s+){0,4}by\s+reference|(?:proxy|information) statement)|"
    r"\A[^.]{0,80}(?<!documents )\bincorporated\s+(?:\w+\s+){0,4}by\s+reference",
    re.IGNORECASE,
)
_NONE_STATED = re.compile(r"\bnone\b|\bno(?:thing)? to report\b|\bthere (?:are|were|is) no\b", re.IGNORECASE)
_NOT_APPLICABLE = re.compile(r"\bnot applicable\b|\bn/a\b|\breserved\b|\bnot required\b", re.IGNORECASE)
_PART = re.compile(r"(?:part\s+[ivx]+\W*)?", re.IGNORECASE)
_JOINING = frozenset("a about and for in of on or the to with".split())
_REFERRED = re.compile(
    r"\W*(?:sections? (?:of|in|above|below|for)\b|(?:in|of|to) (?:this|our|the) (?:annual|form|report))",
    re.IGNORECASE,
)
_QUOTED_TITLE = re.compile(r"[,:]?\s*[“\"](?=\w)")
_LONGEST_TITLE = 20
_LEAST_BODY = 12
"""So many words under a heading are something; a short answer is known by its words."""
_LONGEST_ANSWER = 50
_ANSWER_WITHIN = 600
_LEAST_PROSE, _SHORT_SENTENCE = 8, 4
"""Words of a sentence without a full stop, which may be a title, and of one with it."""
_LEAST_CONTENTS_ROWS = 5
_LOOK_AHEAD = 1_500
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading's match turned out to be, and the span to quote."""

    span: Span
    strength: str
    detail: str


def read_headings(page: Page, spans: Sequence[Span], is_listing: bool) -> dict[Span, Heading]:
    """Judge each match of a heading pattern by where it stands and what follows it. `spans` are
    all matches on the page, sorted; a heading's text ends where the next heading begins."""
    opening = [span for span in spans if _begins_line(page, span)]
    is_contents = is_listing and len(opening) >= _LEAST_CONTENTS_ROWS
    starts = [start for start, _ in opening]
    judged: dict[Span, Heading] = {}
    for span in spans:
        following = bisect_right(starts, span[0])
        end = starts[following] if following < len(starts) else len(page.text.text)
        body = page.text.text[span[1] : min(end, span[1] + _LOOK_AHEAD)]
        if is_contents or (is_listing and _is_row(page, span)):
            judged[span] = Heading(_heading_quote(page, span, end), INDEX, _stated(body[:200]))
        elif span not in opening or _is_quoted(page, span) or _goes_on_as_reference(body):
            judged[span] = Heading(sentence_at(page.text, span), REFERENCE, "")
        else:
            is_filled = _is_filled(body, end == len(page.text.text))
            strength = HEADED if is_filled else TITLE_ONLY
            judged[span] = Heading(_heading_quote(page, span, end), strength, _stated(body))
    return judged


def signal_strength(text: PageText, span: Span, sentence: Span) -> str:
    """STRONG in a sentence, or in a label or heading with text under it."""
    quote = text.text[slice(*sentence)]
    if len(quote.split()) >= (_SHORT_SENTENCE if quote.endswith(".") else _LEAST_PROSE):
        return STRONG
    body = text.text[max(span[1], sentence[1]) :][:_LOOK_AHEAD]
    return STRONG if _is_filled(body, not body.strip()) else TITLE_ONLY


def sentence_at(text: PageText, span: Span) -> Span:
    """The sentence around a match, cut to what can be quoted."""
    sentences = text.sentences
    start, end = sentences[max(bisect_right(sentences, (span[0], len(text.text))) - 1, 0)]
    if span[1] - start > _LONGEST_QUOTE:
        start = span[0]
    return _whole_words(text.text, start, max(span[1], min(end, start + _LONGEST_QUOTE)))


def _is_filled(body: str, ends_page: bool) -> bool:
    """A heading at the end of a page goes on overleaf."""
    return ends_page or len(body.split()) >= _LEAST_BODY or bool(_stated(body))


def _stated(body: str) -> str:
    """What a short answer says instead of content."""
    if _ELSEWHERE.search(body, 0, _ANSWER_WITHIN):
        return ELSEWHERE
    if len(body.split()) > _LONGEST_ANSWER:
        return ""
    if _NOT_APPLICABLE.search(body):
        return NOT_APPLICABLE
    return NONE_STATED if _NONE_STATED.search(body) else ""


def _begins_line(page: Page, span: Span) -> bool:
    """Whether nothing but a part's number, or the end of a sentence, stands before the match on
    its line."""
    first = page.line_words(page.line_of(page.text.words_in(*span)[0]))[0]
    before = page.text.text[page.text.starts[first] : span[0]].rstrip()
    return _PART.fullmatch(before) is not None or before.endswith((".", ":", ";"))


def _is_quoted(page: Page, span: Span) -> bool:
    """Whether the title stands in quotation marks, as in “Item 7, "Management's Discussion …"”."""
    return _QUOTED_TITLE.search(page.text.text, *span) is not None


def _is_row(page: Page, span: Span) -> bool:
    """Whether the heading's line, or the one that it runs on to, ends in a page number."""
    line = page.line_of(page.text.words_in(*span)[-1])
    return any(ends_in_page_number(page, row) for row in (line, line + 1) if row < len(page.lines))


def _goes_on_as_reference(body: str) -> bool:
    """Whether a title only runs on to “… section of this Form 10-K”: its words are capitalised or
    small, and the first other one tells."""
    position = 0
    for word in body.split()[:_LONGEST_TITLE]:
        position = body.index(word, position)
        if _REFERRED.match(body, position):
            return True
        bare = word.strip("“”\"'’,—–-")
        if bare.islower() and bare not in _JOINING:
            return False
        position += len(word)
    return False


def _heading_quote(page: Page, span: Span, end: int) -> Span:
    """The heading to the end of its line, or as far as its match goes."""
    last = page.line_words(page.line_of(page.text.words_in(*span)[-1]))[-1]
    line_end = min(page.text.starts[last] + len(page.words[last]), end, span[0] + _LONGEST_QUOTE)
    return _whole_words(page.text.text, span[0], max(span[1], line_end))


def _whole_words(text: str, start: int, end: int) -> Span:
    """The span widened to whole words, without blanks at its edges."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    kept = text[start:end]
    return end - len(kept.lstrip()), start + len(kept.rstrip())
