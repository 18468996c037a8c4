"""Asking a language model. Off by default; nothing outside is asked unless the user names a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from aspera.domain.answer import Answer
from aspera.domain.inquiry import ModelRequest, ModelSize
from aspera.domain.prices import PriceTable
from aspera.domain.spend import Limits
from aspera.ports.budgets import Budgets


class LanguageModel(Protocol):
    """One request, one answer, no memory. An adapter waits and tries again by itself, within a
    deadline, only where the vendor refused without charge (throttling); whatever else goes wrong
    it raises at once. It never raises for what the model wrote: that is `Answer.problem`."""

    @property
    def revision(self) -> str:
        """Changes whenever the same request could be sent differently; part of the configuration
        revision."""

    def model(self, size: ModelSize) -> str:
        """The id, as in the price table, of the model that answers requests of this size."""

    def answer(self, request: ModelRequest) -> Answer:
        """Unavailable: not answered, not charged, later it may work. Unanswered (an Unavailable):
        no answer came, but it may have been charged. InvalidInput: this request, or the access to
        this model, will not work as it is."""


@dataclass(frozen=True)
class ModelAccess:
    """A model that may be asked, and what asking may cost. There is none while the model is off."""

    language_model: LanguageModel
    budgets: Budgets
    prices: PriceTable
    limits: Limits
