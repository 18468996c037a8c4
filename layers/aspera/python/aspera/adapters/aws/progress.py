"""Telling AppSync: a mutation on a data source of type NONE, signed with this function's role.

Source: AppSync developer guide, "Security and authorization", IAM: SigV4 for the service `appsync`.
GraphQL errors arrive with HTTP 200.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import orjson
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.exceptions import BotoCoreError, HTTPClientError
from botocore.httpsession import URLLib3Session

from aspera.domain.errors import AsperaError
from aspera.domain.event import Event
from aspera.domain.notification import Notification, notification

_SECONDS = 5.0
_log = logging.getLogger(__name__)


class AppSyncProgress:
    """`owner_of` reads the document's owner from its row. Nothing that goes wrong here stops an
    analysis: it is logged without the event's content, and clients catch up from the events."""

    def __init__(self, url: str, region: str, credentials: Any, owner_of: Callable[[str], str]) -> None:
        self._url = url
        self._region = region
        self._credentials = credentials
        self._owner_of = owner_of
        self._session = URLLib3Session(timeout=_SECONDS)

    def publish(self, event: Event) -> None:
        try:
            answer = self._post(notification(event, self._owner_of(event.document_id)))
        except (AsperaError, BotoCoreError, HTTPClientError, ValueError) as error:
            _log.warning("event %d was not pushed: %s", event.sequence, type(error).__name__)
            return
        if answer.get("errors"):
            kinds = sorted({str(error.get("errorType")) for error in answer["errors"]})
            _log.warning("event %d was not pushed: %s", event.sequence, ", ".join(kinds))

    def _post(self, told: Notification) -> dict[str, Any]:
        request = AWSRequest(
            method="POST",
            url=self._url,
            data=orjson.dumps({"query": told.query, "variables": told.variables}),
            headers={"Content-Type": "application/json"},
        )
        SigV4Auth(self._credentials, "appsync", self._region).add_auth(request)
        answer = orjson.loads(self._session.send(request.prepare()).content)
        return answer if isinstance(answer, dict) else {}
