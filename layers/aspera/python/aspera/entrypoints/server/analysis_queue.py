"""Analyses in the background: one after the other, none lost when the server is."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from typing import TYPE_CHECKING

from aspera.bootstrap import bind
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import AsperaError, InvalidInput, NotFound, Unavailable
from aspera.domain.run import Options, last_run
from aspera.entrypoints.local_analysis import analyse_here
from aspera.use_cases.fail_document import StateError, fail_document
from aspera.use_cases.request_analysis import (
    request_analysis,
    requested_options,
    settle_request,
    unfinished_documents,
)

if TYPE_CHECKING:
    from aspera.bootstrap.server import ServerPorts

_RUNNERS = 2
"""Documents at a time: while one waits for its slowest part, another has the processes."""
_PAUSE = 2.0
"""Seconds before it is tried again what another process of this workspace is working on."""


class AnalysisQueue:
    """What was asked for is stored before it is queued, so the next server goes on with it."""

    def __init__(self, ports: ServerPorts) -> None:
        self._ports = ports
        self._owner = ports.settings.owner
        self._waiting: deque[str] = deque()
        self._running: set[str] = set()
        self._is_closed = False
        self._changed = threading.Condition()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(_RUNNERS)]

    def start(self) -> None:
        """Go on with what is not finished, and take what is asked for."""
        found = unfinished_documents(self._owner, documents=self._ports.documents)
        self._waiting.extend(document.document_id for document in found)
        for thread in self._threads:
            thread.start()

    def request(self, document_id: str, owner: str, options: Options, again: bool = False) -> Document:
        """InvalidInput while it is analysed."""
        with self._changed:
            if document_id in self._running:
                raise InvalidInput("The document is being analysed; ask again when that has ended.")
            document: Document = bind(request_analysis, self._ports)(document_id, owner, options, again)
            if document_id not in self._waiting:
                self._waiting.append(document_id)
            self._changed.notify()
        return document

    def withdraw(self, document_id: str) -> None:
        """It is not begun any more. InvalidInput when it was begun."""
        with self._changed:
            if document_id in self._running:
                raise InvalidInput("The document is being analysed; delete it when that has ended.")
            if document_id in self._waiting:
                self._waiting.remove(document_id)

    def stop(self) -> None:
        """End what runs, within seconds. It stays unfinished, and is gone on with."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._ports.workflow.stop()
        self._ports.functions.close()
        for thread in self._threads:
            thread.join(timeout=3)

    def _work(self) -> None:
        while (document_id := self._take()) is not None:
            try:
                self._analyse(document_id)
            except Unavailable:
                self._try_later(document_id)
            except NotFound:
                logging.getLogger(__name__).info("a document was deleted before it was analysed")
            finally:
                with self._changed:
                    self._running.discard(document_id)

    def _take(self) -> str | None:
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._waiting)
            if self._is_closed:
                return None
            document_id = self._waiting.popleft()
            self._running.add(document_id)
            return document_id

    def _try_later(self, document_id: str) -> None:
        time.sleep(0 if self._is_closed else _PAUSE)
        with self._changed:
            self._waiting.append(document_id)

    def _analyse(self, document_id: str) -> None:
        ports = self._ports
        document = ports.documents.get(document_id, self._owner)
        options = requested_options(document, Options(agents=tuple(ports.agents)), objects=ports.objects)
        try:
            analyse_here(document, options, ports)
        except Unavailable:
            raise
        except Exception as error:  # a defect met in one document must not cost the others
            self._fail(document, error)
        if ports.documents.get(document_id, self._owner).status is not DocumentStatus.PROCESSING:
            settle_request(document, objects=ports.objects)

    def _fail(self, document: Document, error: Exception) -> None:
        if self._is_closed:
            return
        known = isinstance(error, AsperaError)
        reason = str(error) if known else f"a defect in ASPERA ({type(error).__name__}); please report it"
        logging.getLogger(__name__).error("an analysis failed", exc_info=error)
        state_error = StateError(error=type(error).__name__, cause=reason)
        bind(fail_document, self._ports)(last_run(document), state_error)
