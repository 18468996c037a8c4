"""Analyses that Step Functions makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aspera.bootstrap import bind
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import InvalidInput, Unavailable
from aspera.domain.run import Options


@dataclass(frozen=True, slots=True)
class DeployedAnalyses:
    """`ports` are those of a deployed stack."""

    ports: Any

    def request(self, document_id: str, owner: str, options: Options, again: bool = False) -> Document:
        """The document, PROCESSING; as it is when what is asked for is its result already. The result of
        an earlier run with these options is made anew: an execution that succeeded starts no second time."""
        # Loaded when an analysis is asked for: most calls of a cold start only read.
        from aspera.use_cases.begin_run import begin_run, plan_run
        from aspera.use_cases.complete_document import analysis_key
        from aspera.use_cases.request_analysis import request_analysis

        if self._is_running(document_id, owner):
            raise InvalidInput("The document is being analysed; ask again when that has ended.")
        most = self.ports.settings.running_documents
        if self.ports.workflow.running(most) >= most:
            raise Unavailable("As many documents as may be are being analysed; try again in some minutes.")
        stored: Document = self.ports.documents.get(document_id, owner)
        run = bind(plan_run, self.ports)(stored, options)
        has_result = self.ports.objects.exists(analysis_key(run))
        if has_result and stored.run_id == run.run_id and not again:
            return stored
        document: Document = bind(request_analysis, self.ports)(
            document_id, owner, options, again or has_result
        )
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
