"""How a user names a language model: `bedrock:ID` or `openai:URL#MODEL`.

Two models after a comma, SMALL,LARGE, share the work: `bedrock:ID,ID`, `openai:URL#MODEL,MODEL`.
"""

from __future__ import annotations

from typing import Literal

from aspera.domain.errors import InvalidInput
from aspera.domain.finding import Value
from aspera.domain.inquiry import ModelSize

Service = Literal["bedrock", "openai"]
_HELP = "A model is named bedrock:ID or openai:URL#MODEL (two models: SMALL,LARGE)"


class ModelSpec(Value):
    """`url` is empty for Bedrock."""

    service: Service
    url: str = ""
    small: str
    large: str

    def name(self, size: ModelSize) -> str:
        return self.small if size is ModelSize.SMALL else self.large

    def id(self, size: ModelSize) -> str:
        """The name of one model as the price table lists it."""
        return f"bedrock:{self.name(size)}" if not self.url else f"openai:{self.url}#{self.name(size)}"


def parse_model_spec(text: str) -> ModelSpec:
    """InvalidInput says how a model is named."""
    service, colon, rest = text.strip().partition(":")
    url, mark, names = rest.rpartition("#") if service == "openai" else ("", "#", rest)
    small, comma, large = (part.strip() for part in names.partition(","))
    if service not in ("bedrock", "openai") or not colon or not mark or not small or (comma and not large):
        raise InvalidInput(f"{_HELP}; {text!r} is neither.")
    if any(c.isspace() or not c.isprintable() for c in small + large):
        raise InvalidInput(f"{_HELP}; a model's name has no spaces.")
    if service == "openai" and not url.startswith(("http://", "https://")):
        raise InvalidInput(f"{_HELP}; {url!r} is no http or https URL.")
    return ModelSpec(
        service="bedrock" if service == "bedrock" else "openai",
        url=url.rstrip("/"),
        small=small,
        large=large or small,
    )


def is_on_this_machine(model: str) -> bool:
    """Whether a model's id has a loopback URL."""
    scheme, _, rest = model.removeprefix("openai:").partition("://")
    authority = rest.partition("#")[0].partition("/")[0]
    host = authority[1:].partition("]")[0] if authority.startswith("[") else authority.partition(":")[0]
    return scheme in ("http", "https") and "@" not in authority and _is_loopback(host)


def _is_loopback(host: str) -> bool:
    return host in ("localhost", "::1") or (host.startswith("127.") and host.replace(".", "").isdigit())
