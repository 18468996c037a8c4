"""AppSync's calls for fields that need code: one call, one field.

`graphql/resolvers/invoke.js` says what is sent: `type`, `field`, `arguments`, the id of the
`document` that the field is of, `owner` and `groups` from the session. The answer is `{data}` or
`{error: {type, message}}`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aspera.bootstrap import bind, current_ports
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import AsperaError, InvalidInput, Unavailable
from aspera.domain.run import Options
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.errors import error_type_of
from aspera.entrypoints.graphql.identity import Identity
from aspera.entrypoints.graphql.resolvers import RESOLVERS
from aspera.entrypoints.graphql.views.documents import document_view
from aspera.use_cases.begin_run import begin_run
from aspera.use_cases.request_analysis import request_analysis

_DOCUMENT = "Document"
_log = logging.getLogger(__name__)
Answer = dict[str, Any]


def answer_field(event: Mapping[str, Any], context: Any = None) -> Answer:
    return answer(event, current_ports())


def answer(event: Mapping[str, Any], ports: Any) -> Answer:
    caller = Identity(owner=event["owner"], groups=tuple(event["groups"]))
    models = tuple(filter(None, ports.settings.model.split(",")))
    asked = Context(identity=caller, ports=ports, analyses=_Analyses(ports), models=models, home="aws")
    try:
        return {"data": _settled(_resolve(event, asked))}
    except AsperaError as error:
        return {"error": {"type": error_type_of(error), "message": str(error)}}
    except Exception as error:  # what is our own fault is logged, and only its kind is told
        _log.error("a resolver failed: %s", type(error).__name__)
        kind = f"A defect in ASPERA ({type(error).__name__}); please report it."
        return {"error": {"type": error_type_of(error), "message": kind}}


def _resolve(event: Mapping[str, Any], context: Context) -> Any:
    if event["type"] == _DOCUMENT:
        document = context.ports.documents.get(event["document"], context.owner)
        return document_view(document, context)[event["field"]]
    resolver = RESOLVERS[event["type"]][event["field"]]
    answer = resolver(context, **{_snake(name): value for name, value in event["arguments"].items()})
    return _plain(answer) if event["field"] in ("analyse", "tryExample") else answer


def _plain(document: Mapping[str, Any]) -> Answer:
    """AppSync asks for a document's dearer fields by themselves."""
    return {name: value for name, value in document.items() if not callable(value)}


def _settled(value: Any) -> Any:
    if callable(value):
        return _settled(value(None))
    if isinstance(value, Mapping):
        return {name: _settled(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_settled(part) for part in value]
    return value


def _snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda capital: f"_{capital.group().lower()}", name)


@dataclass(frozen=True, slots=True)
class _Analyses:
    """Analyses that Step Functions makes."""

    ports: Any

    def request(self, document_id: str, owner: str, options: Options, again: bool = False) -> Document:
        if self._is_running(document_id, owner):
            raise InvalidInput("The document is being analysed; ask again when that has ended.")
        most = self.ports.settings.running_documents
        if self.ports.workflow.running(most) >= most:
            raise Unavailable("As many documents as may be are being analysed; try again in some minutes.")
        document: Document = bind(request_analysis, self.ports)(document_id, owner, options, again)
        bind(begin_run, self.ports)(document, options)
        return document

    def withdraw(self, document_id: str) -> None:
        """Nothing waits here: what runs is refused, as long as its row says so."""
        owner = self.ports.documents.owner_of(document_id)
        if self._is_running(document_id, owner):
            raise InvalidInput("The document is being analysed; delete it when that has ended.")

    def _is_running(self, document_id: str, owner: str) -> bool:
        document: Document = self.ports.documents.get(document_id, owner)
        return document.status is DocumentStatus.PROCESSING
