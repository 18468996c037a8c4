"""What is kept of a document so that later ones can be compared with it."""

from __future__ import annotations

from dataclasses import dataclass

from aspera.domain.document import DocumentKind
from aspera.domain.finding import Value
from aspera.domain.observation import Fact, Mention

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
    """`targets` are the company's own; `restated_pages` are those that speak of restatements;
    `definitions` say how metrics are worked out."""

    identity: DocumentIdentity
    facts: tuple[Fact, ...]
    targets: tuple[Mention, ...]
    restated_pages: tuple[int, ...]
    definitions: tuple[Mention, ...] = ()
