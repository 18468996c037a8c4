"""How a laptop asks a language model, if at all."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from aspera.bootstrap.local_reading import LocalReading
from aspera.bootstrap.shipped import shipped
from aspera.settings import Settings

if TYPE_CHECKING:
    from aspera.domain.prices import PriceTable
    from aspera.domain.spend import Limits
    from aspera.ports.budgets import Budgets
    from aspera.ports.language_model import LanguageModel, ModelAccess


class LocalModels(LocalReading):
    """A language model is off unless the settings name one; nothing of it is loaded then."""

    @cached_property
    def model_access(self) -> ModelAccess | None:
        if not self.settings.model:
            return None
        from aspera.ports.language_model import ModelAccess

        return ModelAccess(make_language_model(self.settings), self.budgets, self.prices, self.limits)

    @cached_property
    def budgets(self) -> Budgets:
        from aspera.adapters.local.budgets import SqliteBudgets

        return SqliteBudgets(self.database)

    @cached_property
    def prices(self) -> PriceTable:
        from aspera.adapters.local.price_table import load_prices

        return load_prices(self.settings.prices or shipped("prices.yaml"))

    @cached_property
    def limits(self) -> Limits:
        from aspera.domain.spend import Limits

        settings = self.settings
        return Limits(document=settings.budget, owner=settings.budget_owner, day=settings.budget_day)


def make_language_model(settings: Settings) -> LanguageModel:
    """The model that the settings name. Connects to nothing yet. InvalidInput says how a model is
    named."""
    from aspera.domain.model_spec import parse_model_spec

    spec = parse_model_spec(settings.model)
    if spec.service == "bedrock":
        from aspera.adapters.aws.language_model import BedrockLanguageModel

        return BedrockLanguageModel(spec, settings.model_seconds)
    from aspera.adapters.openai_compatible.exchange import Patience
    from aspera.adapters.openai_compatible.language_model import OpenAiLanguageModel

    timeouts = Patience(first=settings.model_seconds, whole=settings.model_seconds)
    return OpenAiLanguageModel(spec, settings.model_key.get_secret_value(), timeouts)
