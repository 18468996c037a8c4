"""What can be set from outside. The only module that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from aspera.domain.errors import InvalidInput
from aspera.domain.finding import Value

PREFIX = "ASPERA_"


class Settings(Value):
    """Each field is read from ASPERA_<NAME>; every default works without configuration."""

    model_config = ConfigDict(protected_namespaces=())

    workspace: Path = Field(
        default=Path(".aspera"), description="Folder that holds everything ASPERA remembers."
    )
    owner: str = Field(
        default="local", pattern=r"^[\w.@-]{1,64}$", description="Who the documents belong to."
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        le=64,
        description="Processes that read pages and run agents at the same time (default: one per core).",
    )
    max_pages: int = Field(default=3000, ge=1, description="A document with more pages is refused.")
    max_megabytes: int = Field(default=500, ge=1, description="A larger file is refused.")
    max_megapixels: int = Field(
        default=40, ge=1, description="Pages are drawn for OCR with at most this many million pixels."
    )
    seconds_per_page: float = Field(
        default=60.0, gt=0, description="A page that takes longer is counted as not read."
    )
    ocr: Literal["auto", "tesseract", "rapidocr", "off"] = Field(
        default="auto",
        description="How pages without text are read: auto takes Tesseract when it is installed.",
    )
    frameworks: Path | None = Field(
        default=None, description="Folder with disclosure frameworks of your own (YAML files)."
    )
    model: str = Field(
        default="",
        description="Language model to ask, bedrock:ID or openai:URL#MODEL (two: SMALL,LARGE); none: off.",
    )
    model_key: SecretStr = Field(
        default=SecretStr(""),
        exclude=True,
        description="Key of the server behind an openai: URL; read from here only, and never shown.",
    )
    model_seconds: float = Field(
        default=300.0, gt=0, description="An answer of the model that takes longer is given up."
    )
    budget: Decimal = Field(
        default=Decimal("1.00"), ge=0, description="The most, in US dollars, that one document may cost."
    )
    budget_owner: Decimal = Field(
        default=Decimal("20.00"), ge=0, description="The most that one owner may spend on one day (UTC)."
    )
    budget_day: Decimal = Field(
        default=Decimal("50.00"), ge=0, description="The most that all owners may spend on one day (UTC)."
    )
    prices: Path | None = Field(
        default=None, description="Price table (YAML) to use instead of the one in the package."
    )


class AwsSettings(Settings):
    """What the functions of a deployed stack are told besides; the template sets each of them."""

    bucket: str = Field(description="S3 bucket for uploads and for what runs make.")
    table_prefix: str = Field(description="Begins the name of every DynamoDB table, as aspera-dev.")
    environment: str = Field(default="dev", description="A dimension of every metric.")
    state_machine: str = Field(default="", description="ARN of the document analysis.")
    search_endpoint: str = Field(description="URL of the OpenSearch Serverless collection.")
    search_generation: Literal["nextgen", "classic", "own"] = Field(
        default="nextgen",
        description="Which OpenSearch it is: Serverless of either generation, or one of your own.",
    )
    graph_endpoint: str = Field(
        default="", description="URL of the Neptune cluster; empty: the graph is kept in DynamoDB."
    )
    cache_endpoint: str = Field(
        default="", description="URL of the Valkey or Redis cache (rediss://…); empty: none."
    )
    network_function: str = Field(
        default="",
        description="Function inside the private network that is asked for graph and cache; empty: they are"
        " reached directly.",
    )
    api_endpoint: str = Field(default="", description="URL of the AppSync API; empty: nobody is told.")
    web_origin: str = Field(
        default="",
        description="The web application's origin, whose pages may call the REST API; empty: none.",
    )
    cursor_secret: str = Field(
        default="",
        description="Name of the secret that signs places in listings; empty: they are not signed.",
    )
    textract_topic: str = Field(default="", description="ARN of the SNS topic that Textract tells.")
    textract_role: str = Field(default="", description="ARN of the role with which it does.")
    embedding_dimensions: Annotated[Literal[256, 512, 1024], BeforeValidator(int)] = Field(
        default=1024, description="Length of Titan's vectors; the index is made for it."
    )
    running_documents: int = Field(
        default=50, ge=1, description="Analyses at the same time; more wait in the queue."
    )


AnySettings = TypeVar("AnySettings", bound=Settings)


def load_settings(environment: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """Settings from the environment; `overrides` (not None) win. InvalidInput names every field
    that is wrong, all at once."""
    return _load(Settings, environment, overrides)


def load_aws_settings(environment: Mapping[str, str] | None = None) -> AwsSettings | None:
    """The settings of a deployed stack; None where no bucket is named: on a laptop."""
    source = os.environ if environment is None else environment
    return _load(AwsSettings, source, {}) if source.get(f"{PREFIX}BUCKET") else None


def _load(
    kind: type[AnySettings], environment: Mapping[str, str] | None, overrides: Mapping[str, Any]
) -> AnySettings:
    source = os.environ if environment is None else environment
    values: dict[str, Any] = {
        name: source[PREFIX + name.upper()] for name in kind.model_fields if source.get(PREFIX + name.upper())
    }
    values.update({name: value for name, value in overrides.items() if value is not None})
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        problems = "; ".join(
            f"{PREFIX}{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors()
        )
        raise InvalidInput(problems) from error


def as_environment(settings: Settings) -> dict[str, str]:
    """The variables that make another process load the same settings. The model's key is not among
    them: it is inherited."""
    values = settings.model_dump().items()
    return {PREFIX + name.upper(): str(value) for name, value in values if value is not None}
