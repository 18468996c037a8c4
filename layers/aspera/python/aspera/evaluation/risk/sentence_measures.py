"""The agent before sentences of our own: on an empty page, and planted into real pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

from aspera.agents.risk import RiskAgent
from aspera.domain.canonical_text import canonical
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.errors import InvalidInput
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Material
from aspera.domain.page import Page
from aspera.evaluation.measure import Section, share
from aspera.evaluation.paragraphs import blank_page, with_paragraph
from aspera.evaluation.risk.sentence_sets import SentenceSet, tuned_on, unseen
from aspera.ports.corpus import Corpus

_MOST_HOSTS = 12
_FEWEST_WORDS, _MOST_WORDS = 150, 900
_PROFILE = Profile(
    document_id="sentences",
    filename="sentences.pdf",
    pages=1,
    language="en",
    kind=DocumentKind.TEN_K,
    number_locale=NumberLocale.POINT,
)
_TUNED = (
    "Sentences of our own. On the first run 99 of 120 were found in their class; of the minimal pairs "
    "36 of 47 were shown, and 1 of 59 that must not be. What was missed was mended, so all are tuned on."
)
_UNSEEN = (
    "Sentences of our own, written when the rules were done. On the first run 30 of 40 were found in "
    "their class; of the minimal pairs 24 of 24 were shown, and 1 of 26 that must not be. That one has "
    "been mended since; nothing else was."
)


def sections(corpus: Corpus) -> Sequence[Section]:
    """Minimal pairs alone, and planted into real pages of the corpus where there are any; then the
    classes."""
    hosts = list(_hosts(corpus))
    planted = f"planted into {len(hosts)} real pages"
    blank = [blank_page()]
    return [
        _pairs("What is always shown: unseen minimal pairs", unseen(), blank, _UNSEEN),
        _pairs("What is always shown: minimal pairs", tuned_on(), blank, _TUNED),
        *(
            [_pairs(f"What is always shown: minimal pairs {planted}", tuned_on(), hosts, _TUNED)]
            if hosts
            else ()
        ),
        _classes("Classes of risk: unseen sentences", unseen(), _UNSEEN),
        _classes("Classes of risk: sentences", tuned_on(), _TUNED),
    ]


def _classes(title: str, sentences: SentenceSet, note: str) -> Section:
    """Of the sentences that state a risk: how many are found in their class, and in no other."""
    found = [(id, _rules(text)) for id, texts in sentences.by_class.items() for text in texts]
    measures = (
        share("found in their class", sum(id in rules for id, rules in found), len(found), "≥ 0.8"),
        share("found in their class alone", sum({id} == rules for id, rules in found), len(found)),
    )
    return Section(title, measures, note)


def _pairs(title: str, sentences: SentenceSet, hosts: Sequence[Page], note: str) -> Section:
    pages = cycle(hosts)
    stated = [_is_shown(next(pages), text, p.risk_class) for p in sentences.pairs for text in p.stated]
    unstated = [_is_shown(next(pages), text, None) for p in sentences.pairs for text in p.unstated]
    measures = (
        share("stated, and shown as critical", sum(stated), len(stated), "≥ 0.9"),
        share("denied or hypothetical, and shown all the same", sum(unstated), len(unstated), "0"),
    )
    return Section(title, measures, note)


def _hosts(corpus: Corpus) -> Iterator[Page]:
    """A page of running text from the first quarter of each filing, at most twelve."""
    found = 0
    for entry in corpus.manifest():
        path = str(entry["file"])
        if found == _MOST_HOSTS or not path.lower().endswith(".pdf") or int(entry.get("pages") or 0) < 40:
            continue
        try:
            pages = corpus.pages(path)
        except InvalidInput:
            continue
        host = next((p for p in pages[len(pages) // 4 :] if _is_running_text(p)), None)
        if host is not None:
            found += 1
            yield host


def _is_running_text(page: Page) -> bool:
    return _FEWEST_WORDS <= len(page.words) <= _MOST_WORDS and not page.tables


def _is_shown(host: Page, sentence: str, risk_class: str | None) -> bool:
    """Whether the sentence is quoted by a critical finding, of the class when it is given."""
    said = canonical(sentence).rstrip(".")
    return any(
        proposal.severity is Severity.CRITICAL
        and risk_class in (None, proposal.rule)
        and any(canonical(quotation.quote).rstrip(".") in said for quotation in proposal.quotations)
        for proposal in _proposals(with_paragraph(host, sentence))
    )


def _rules(sentence: str) -> set[str]:
    return {proposal.rule for proposal in _proposals(with_paragraph(blank_page(), sentence))}


def _proposals(page: Page) -> Sequence[Proposal]:
    agent = RiskAgent()
    return agent.conclude(agent.examine(Material(_PROFILE, [page])), _PROFILE).proposals
