"""What is kept of a document so that later ones can be compared with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from aspera.domain.comparison.figures import digits
from aspera.domain.document import DocumentKind, Profile
from aspera.domain.fact_reading import restatements
from aspera.domain.fact_reading.names import company_of
from aspera.domain.fact_reading.targets import is_target
from aspera.domain.finding import Value
from aspera.domain.observation import Fact, Mention, Observations

_SKETCH = 256
_TELLING_DIGITS = 5
_FEWEST_IN_COMMON = 4
_INCOMPARABLE = frozenset((DocumentKind.CONTRACT, DocumentKind.PRIVACY_NOTICE, DocumentKind.FORM))


class DocumentIdentity(Value):
    """Whose document it is and about which year. `company` is "" when no name could be told.
    `sketch` are the smallest hashes of its long figures with label and period: a bottom-k sketch
    (Broder 1997, doi 10.1109/SEQUEN.1997.666900), so that documents with figures in common are
    seen without loading them."""

    document_id: str
    run_id: str
    filename: str
    kind: DocumentKind
    company: str = ""
    fiscal_year: int | None = None
    sketch: tuple[int, ...] = ()

    def is_kin(self, other: DocumentIdentity) -> bool:
        """Whether the two are reports of one company: one name, or figures in common."""
        if self.kind in _INCOMPARABLE or other.kind in _INCOMPARABLE:
            return False
        if self.company and self.company == other.company:
            return True
        return len(set(self.sketch).intersection(other.sketch)) >= _FEWEST_IN_COMMON


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """`targets` are the company's own; `restated_pages` are those that speak of restatements."""

    identity: DocumentIdentity
    facts: tuple[Fact, ...]
    targets: tuple[Mention, ...]
    restated_pages: tuple[int, ...]


def document_facts(observations: Observations, profile: Profile, run_id: str) -> DocumentFacts:
    """From what the consistency agent saw of all pages."""
    identity = DocumentIdentity(
        document_id=profile.document_id,
        run_id=run_id,
        filename=profile.filename,
        kind=profile.kind,
        company=company_of(observations.mentions),
        fiscal_year=profile.fiscal_year,
        sketch=_sketch(observations.facts),
    )
    return DocumentFacts(
        identity=identity,
        facts=observations.facts,
        targets=tuple(mention for mention in observations.mentions if is_target(mention)),
        restated_pages=tuple(
            sorted({mention.page for mention in observations.mentions if mention.key == restatements.KEY})
        ),
    )


def _sketch(facts: Iterable[Fact]) -> tuple[int, ...]:
    hashes = {
        crc32(f"{fact.label}|{fact.period}|{abs(fact.value).normalize()}".encode())
        for fact in facts
        if fact.source == "table" and digits(fact) >= _TELLING_DIGITS
    }
    return tuple(sorted(hashes)[:_SKETCH])
