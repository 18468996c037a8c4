"""What sort of document it is, by what its first pages say of themselves.

Only plain evidence counts: a cover that names the form, a title, the formulas of a contract. In
doubt it is OTHER, because rules and frameworks are gated by the kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aspera.domain.document import DocumentKind
from aspera.domain.page import Page

_COVER_PAGES = 8
_TITLE_WORDS = 18
_LEAST_REPORT_PAGES = 8

_SEC_FORM = re.compile(
    r"securities and exchange commission[\s\S]{0,300}?\bform\s+"
    r"(10-?k|10-?q|8-?k|20-?f|40-?f)(405|sb|t)?(/a)?\b[\s\S]{0,400}?"
    r"\b(annual|quarterly|current|transition) report\s+(pursuant|under|filed)"
)
_SEC_KINDS = {
    "10k": DocumentKind.TEN_K,
    "10q": DocumentKind.TEN_Q,
    "8k": DocumentKind.EIGHT_K,
    "20f": DocumentKind.ANNUAL_REPORT,
    "40f": DocumentKind.ANNUAL_REPORT,
}

_PRIVACY_TITLE = re.compile(
    r"\b(privacy (notice|policy|statement)|data protection (notice|declaration)|datenschutzerklärung|"
    r"politique de confidentialité)\b"
)
_PERSONAL_DATA = re.compile(r"personal (data|information)|personenbezogen|données personnelles")

_CLIMATE_TITLE = re.compile(
    r"\b(climate(-related)?( \w+){0,4} (report|disclosures?|plan|statement)|tcfd( \w+)? report|"
    r"net[- ]zero( \w+){0,2} (report|plan)|(climate|transition) (action|transition) plan)\b"
)
_SUSTAINABILITY_TITLE = re.compile(
    r"\b((sustainability|sustainable development|esg|csr|corporate (social )?responsibility|responsibility|"
    r"environmental,? social,? (and|&) governance|non-?financial|impact)\b[\s\S]{0,60}\b"
    r"(report|statement|review|update|declaration)|nachhaltigkeits(bericht|erklärung)|"
    r"rapport (de développement durable|rse|de durabilité)|déclaration de performance extra-financière)\b"
)
_ANNUAL_TITLE = re.compile(
    r"\b(annual report|annual review|annual (integrated|financial) report|integrated( annual)? report|"
    r"report (and|&) accounts|universal registration document|geschäftsbericht|rapport (annuel|intégré)|"
    r"document d.enregistrement universel|informe anual|relazione (annuale|finanziaria)|jaarverslag|"
    r"relatório anual)\b"
)
_ACCOUNTS = re.compile(
    r"\b(balance sheet|statements? of financial position|income statement|statements? of (income|operations|"
    r"comprehensive income)|net income|net loss|shareholders|revenues?|dividends?|directors)\b"
)

_RESULTS_HEADLINE = re.compile(
    r"\b(announces|reports|reported|announced|delivers|posts)\b.{0,120}\b(quarter|half|full[- ]year|fiscal|"
    r"year[- ]end|20\d\d)\b.{0,60}\b(results|earnings|sales|profit)|"
    r"\b(quarter|half[- ]year|full[- ]year|fiscal) .{0,40}\b(results|earnings)\b"
)
_RESULTS_CUES = (
    re.compile(r"\b(eps|earnings per (diluted )?share|per diluted share)\b"),
    re.compile(r"\b(conference call|webcast)\b"),
    re.compile(r"\b(business wire|prnewswire|globe newswire|investor relations|media (contact|relations))\b"),
    re.compile(r"\b(outlook|guidance)\b"),
    re.compile(r"\bcompared to .{0,60}\b(quarter|prior year|last year|year[- ]ago)\b"),
)

_CONTRACT_CUES = (
    re.compile(
        r"\bthis .{0,80}\b(agreement|contract|lease|deed|licen[cs]e)\b.{0,120}\b(made|entered|dated)\b"
    ),
    re.compile(r"\b(by and )?between\b.{3,300}\band\b.{3,200}\((the |each,? a |collectively,? )?[\"“]"),
    re.compile(r"\bwhereas\b"),
    re.compile(r"\b(hereinafter|herein|hereto|hereof|hereunder)\b"),
    re.compile(r"\bin witness whereof\b|\bgoverning law\b|\bthe parties (hereby )?agree\b"),
)
_FIELD = (
    r"\b(?:date of birth|social security|applicant|print name|zip code|zip\)|telephone|phone|license n|"
    r"job title|email)"
)
_FORM_CUES = (
    re.compile(r"\bform\s+[a-z0-9-]+\s*\(rev|\b(std|form|sf) ?\d{2,4}\b"),
    re.compile(r"check (all|one|the box)|\[\s?\]|[☐❑□]"),
    re.compile(r"\bsignature\b"),
    re.compile(_FIELD),
    re.compile(rf"(?:{_FIELD}[\s\S]*?){{5}}"),
    re.compile(r"\b(complete this|fill (in|out)|please (print|type)|for (office|official) use)\b"),
)
_LONGEST_FORM = 12


def kind(pages: Sequence[Page], filename: str, page_count: int) -> DocumentKind:
    """`pages` are the first ones and perhaps some others. `filename` counts as one more title."""
    cover = [page for page in pages if page.number <= _COVER_PAGES]
    text = "\n".join(page.text.lower for page in cover)
    return (
        _sec_form(cover)
        or _titled(_titles(cover, filename), text, page_count)
        or _by_wording(cover, text, page_count)
        or DocumentKind.OTHER
    )


def _sec_form(cover: Sequence[Page]) -> DocumentKind | None:
    """The cover sheet of a filing. An amendment may hold a single item, so it is not taken for
    the whole form."""
    for page in cover:
        match = _SEC_FORM.search(page.text.lower)
        if match:
            return DocumentKind.OTHER if match[3] else _SEC_KINDS[match[1].replace("-", "")]
    return None


def _titles(cover: Sequence[Page], filename: str) -> str:
    """Short blocks of the first two pages: a title is no sentence."""
    blocks = [block for page in cover[:2] for block in page.text.lower.split("\n")]
    short = [block for block in blocks[:12] if len(block.split()) <= _TITLE_WORDS]
    name = re.sub(r"[\W_]+", " ", filename.rpartition(".")[0].lower())
    return "\n".join((*short, name))


def _titled(titles: str, text: str, page_count: int) -> DocumentKind | None:
    """A title that the text bears out."""
    if _PRIVACY_TITLE.search(titles) and len(_PERSONAL_DATA.findall(text)) >= 3:
        return DocumentKind.PRIVACY_NOTICE
    if page_count < _LEAST_REPORT_PAGES:
        return None
    if _CLIMATE_TITLE.search(titles) and text.count("climate") >= 5:
        return DocumentKind.CLIMATE_REPORT
    is_annual = bool(_ANNUAL_TITLE.search(titles))
    if not is_annual and _SUSTAINABILITY_TITLE.search(titles) and _is_about_sustainability(text):
        return DocumentKind.SUSTAINABILITY_REPORT
    if is_annual and len(set(map(str, _ACCOUNTS.findall(text)))) >= 2:
        return DocumentKind.ANNUAL_REPORT
    return None


def _is_about_sustainability(text: str) -> bool:
    words = ("sustainab", "climate", "emission", "environment", "nachhaltig", "durable")
    return sum(map(text.count, words)) >= 5


def _by_wording(cover: Sequence[Page], text: str, page_count: int) -> DocumentKind | None:
    first = "\n".join(page.text.lower for page in cover[:2])
    if _RESULTS_HEADLINE.search(first[:2_000]) and _cues(_RESULTS_CUES, text) >= 3:
        return DocumentKind.EARNINGS_RELEASE
    if _cues(_CONTRACT_CUES, first) >= 3:
        return DocumentKind.CONTRACT
    if page_count <= _LONGEST_FORM and _cues(_FORM_CUES, first) >= 3:
        return DocumentKind.FORM
    return None


def _cues(cues: Sequence[re.Pattern[str]], text: str) -> int:
    return sum(cue.search(text) is not None for cue in cues)
