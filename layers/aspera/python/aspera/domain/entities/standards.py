"""Standards, frameworks and laws that documents report by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aspera.domain.entities.sighting import Sighting, quote_around

_KNOWN: tuple[tuple[str, str, str], ...] = (
    ("GRI", "GRI", r"\bGRI(?= Standards| Content| \d|[ -]Index|\)| Universal|: )"),
    ("GRI", "Global Reporting", r"Global Reporting Initiative"),
    ("ESRS", "ESRS", r"\bESRS\b"),
    ("ESRS", "European Sustainability Rep", r"European Sustainability Reporting Standards?"),
    ("CSRD", "CSRD", r"\bCSRD\b"),
    ("CSRD", "Corporate Sustainability Rep", r"Corporate Sustainability Reporting Directive"),
    ("IFRS S1", "IFRS S1", r"\bIFRS S1\b"),
    ("IFRS S2", "IFRS S2", r"\bIFRS S2\b"),
    ("TCFD", "TCFD", r"\bTCFD\b"),
    ("TCFD", "Task Force on Climate", r"Task Force on Climate-related Financial Disclosures?"),
    ("TNFD", "TNFD", r"\bTNFD\b"),
    ("SASB", "SASB", r"\bSASB\b"),
    ("SASB", "Sustainability Accounting Sta", r"Sustainability Accounting Standards Board"),
    ("SBTi", "SBTi", r"\bSBTi\b"),
    ("SBTi", "Based Targets", r"Science[ -]Based Targets [Ii]nitiative"),
    ("GHG Protocol", "GHG Protocol", r"\bGHG Protocol\b"),
    ("GHG Protocol", "Gas Protocol", r"Greenhouse Gas Protocol"),
    ("CDP", "CDP", r"\bCDP\b(?= (?:[Cc]limate|Water|Forests|score|rating|questionnaire|disclosure)|\))"),
    ("CDP", "Carbon Disclosure", r"Carbon Disclosure Project"),
    ("EU Taxonomy", "axonomy", r"\b(?:EU|European) [Tt]axonomy\b|\bTaxonomy Regulation\b"),
    ("SFDR", "SFDR", r"\bSFDR\b"),
    ("UN Global Compact", "Global Compact", r"(?:United Nations|UN|U\.N\.) Global Compact|\bUNGC\b"),
    (
        "UN Sustainable Development Goals",
        "Sustainable Dev",
        r"(?:UN |United Nations )?Sustainable Development Goals",
    ),
    ("Paris Agreement", "Paris", r"\bParis (?:Climate )?Agreement\b"),
    ("GDPR", "GDPR", r"\bGDPR\b"),
    ("GDPR", "General Data Prot", r"General Data Protection Regulation"),
    ("CCPA", "California Consumer Priv", r"California Consumer Privacy Act"),
    ("FCPA", "Corrupt Practices", r"Foreign Corrupt Practices Act"),
    ("UK Bribery Act", "Bribery Act", r"\bBribery Act\b"),
    ("UK Modern Slavery Act", "Modern Slavery Act", r"\bModern Slavery Act\b"),
    ("Sarbanes-Oxley Act", "Sarbanes", r"\bSarbanes[-–]Oxley\b"),
    ("Dodd-Frank Act", "Dodd", r"\bDodd[-–]Frank\b"),
    ("COSO framework", "Treadway", r"Sponsoring Organi[sz]ations of the Treadway Commission"),
    ("US GAAP", "GAAP", r"\bU\.?S\.? GAAP\b"),
    ("US GAAP", "accepted in the United", r"principles generally accepted in the United States"),
    ("IFRS", "IFRS", r"\bIFRSs?\b(?! S\d)(?! Foundation)"),
    ("IFRS", "Financial Reporting Stand", r"International Financial Reporting Standards"),
    ("Basel III", "Basel III", r"\bBasel III\b"),
    ("HIPAA", "HIPAA", r"\bHIPAA\b"),
    ("NIST Cybersecurity Framework", "NIST", r"\bNIST Cybersecurity Framework\b"),
    ("OECD Guidelines", "OECD Guidelines", r"\bOECD Guidelines for Multinational Enterprises\b"),
    (
        "PCAOB standards",
        "PCAOB",
        r"standards of the (?:PCAOB|Public Company Accounting Oversight Board)|\bPCAOB\b",
    ),
)
_ISO = re.compile(r"\bISO(?:/IEC)? ?(?P<number>9001|14001|14064|14067|26000|27001|45001|50001|37001|22301)\b")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Most documents name few of them, and forty patterns are slow to compile."""
    return re.compile(pattern)


def standards(text: str, page: int) -> Iterator[Sighting]:
    """Each standard once a page, by the name that it usually goes by."""
    seen: set[str] = set()
    for name, literal, pattern in _KNOWN:
        if name in seen or literal not in text:
            continue
        match = _compiled(pattern).search(text)
        if match:
            seen.add(name)
            yield Sighting("Compliance", name, page, quote_around(text, *match.span()))
    if "ISO" in text:
        for match in _ISO.finditer(text):
            name = f"ISO {match['number']}"
            if name not in seen:
                seen.add(name)
                yield Sighting("Compliance", name, page, quote_around(text, *match.span()))
