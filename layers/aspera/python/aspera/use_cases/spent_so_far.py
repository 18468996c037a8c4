"""What a document has cost until now, in US dollars."""

from __future__ import annotations

from decimal import Decimal

from aspera.domain.document import Document
from aspera.domain.spend import account_on
from aspera.ports.budgets import Budgets
from aspera.ports.clock import Clock


def spent_so_far(document: Document, *, budgets: Budgets, clock: Clock) -> Decimal:
    """What is set aside for calls under way counts as spent."""
    account = account_on(document.document_id, document.owner, clock.now())
    return budgets.spent(account).document
