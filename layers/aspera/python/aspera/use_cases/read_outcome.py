"""How much of a document was read, and what it did cost, without reading its findings."""

from __future__ import annotations

import orjson

from aspera.domain.cost import Cost
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import NotFound
from aspera.domain.finding import Value
from aspera.domain.outcome import Coverage
from aspera.domain.run import last_run
from aspera.ports.objects import Objects
from aspera.use_cases.complete_document import analysis_key

_ENDED = (DocumentStatus.COMPLETE, DocumentStatus.PARTIAL)


class Outcome(Value):
    coverage: Coverage
    cost: Cost = Cost.model_construct()


def read_outcome(document: Document, *, objects: Objects) -> Outcome | None:
    """None as long as the analysis has not ended, and when it failed."""
    if document.status not in _ENDED:
        return None
    try:
        stored = orjson.loads(objects.get(analysis_key(last_run(document))))
    except NotFound:
        return None
    return Outcome.model_validate_json(orjson.dumps({key: stored[key] for key in ("coverage", "cost")}))
