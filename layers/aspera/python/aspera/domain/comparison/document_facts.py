"""Take from what was observed what later documents are compared with."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from aspera.domain.comparison.comparable import DocumentFacts, DocumentIdentity
from aspera.domain.comparison.figures import digits
from aspera.domain.document import Profile
from aspera.domain.fact_reading import restatements
from aspera.domain.fact_reading.definitions import is_definition
from aspera.domain.fact_reading.names import company_of
from aspera.domain.fact_reading.targets import is_target
from aspera.domain.observation import Fact, Observations

_SKETCH = 256
_TELLING_DIGITS = 5


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
        definitions=tuple(mention for mention in observations.mentions if is_definition(mention)),
    )


def _sketch(facts: Iterable[Fact]) -> tuple[int, ...]:
    hashes = {
        crc32(f"{fact.label}|{fact.period}|{abs(fact.value).normalize()}".encode())
        for fact in facts
        if fact.source == "table" and digits(fact) >= _TELLING_DIGITS
    }
    return tuple(sorted(hashes)[:_SKETCH])
