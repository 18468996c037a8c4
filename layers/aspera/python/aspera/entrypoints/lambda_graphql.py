"""AppSync's calls for fields that need code: one call, one field.

`graphql/resolvers/invoke.js` says what is sent: `type`, `field`, `arguments`, the id of the
`document` that the field is of, `owner` and `groups` from the session. The answer is `{data}` or
`{error: {type, message}}`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

from aspera.bootstrap import current_ports
from aspera.domain.errors import AsperaError, Defect, family_of
from aspera.entrypoints.deployed_analyses import DeployedAnalyses
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.identity import Identity
from aspera.entrypoints.measurements import answering

_DOCUMENT = "Document"
_log = logging.getLogger(__name__)
Answer = dict[str, Any]


def answer_field(event: Mapping[str, Any], context: Any = None) -> Answer:
    ports = current_ports()
    about = event["document"] or event["arguments"].get("documentId") or ""
    with answering("answer_query", ports, about, context):
        return answer(event, ports)


def answer(event: Mapping[str, Any], ports: Any) -> Answer:
    caller = Identity(owner=event["owner"], groups=tuple(event["groups"]))
    models = tuple(filter(None, ports.settings.model.split(",")))
    asked = Context(identity=caller, ports=ports, analyses=DeployedAnalyses(ports), models=models, home="aws")
    try:
        return {"data": _settled(_resolve(event, asked))}
    except AsperaError as error:
        return {"error": {"type": family_of(error).__name__, "message": str(error)}}
    except Exception as error:  # what is our own fault is logged, and only its kind is told
        _log.error("a resolver failed: %s", type(error).__name__)
        kind = f"A defect in ASPERA ({type(error).__name__}); please report it."
        return {"error": {"type": Defect.__name__, "message": kind}}


def _resolve(event: Mapping[str, Any], context: Context) -> Any:
    """What is loaded is what this field needs: the first call of a cold start waits for it."""
    if event["type"] == _DOCUMENT:
        from aspera.entrypoints.graphql.views.documents import document_view

        document = context.ports.documents.get(event["document"], context.owner)
        return document_view(document, context)[event["field"]]
    from aspera.entrypoints.graphql.resolvers import RESOLVERS

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
