"""Which language model the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aspera.settings import Settings

if TYPE_CHECKING:
    from aspera.ports.language_model import LanguageModel


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
