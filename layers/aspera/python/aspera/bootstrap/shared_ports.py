"""What a laptop and a deployed stack have alike: the agents, the frameworks, prices, limits, the
language model, pages kept as objects, and files looked at where the function runs."""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from aspera.bootstrap.shipped import shipped
from aspera.settings import Settings

if TYPE_CHECKING:
    from aspera.adapters.local.reading.limits import ReadingLimits
    from aspera.domain.prices import PriceTable
    from aspera.domain.spend import Limits
    from aspera.frameworks.catalogue import Catalogue
    from aspera.ports.agents import Agent
    from aspera.ports.budgets import Budgets
    from aspera.ports.clock import Clock
    from aspera.ports.idempotency import Idempotency
    from aspera.ports.language_model import ModelAccess
    from aspera.ports.objects import Objects
    from aspera.ports.page_images import PageImages
    from aspera.ports.pages import Pages
    from aspera.ports.report import ReportRenderer
    from aspera.ports.telemetry import Telemetry
    from aspera.ports.text_extraction import PageCounter


class SharedPorts(ABC):
    """Each port is made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @property
    @abstractmethod
    def objects(self) -> Objects: ...

    @property
    @abstractmethod
    def budgets(self) -> Budgets: ...

    @cached_property
    def pages(self) -> Pages:
        from aspera.adapters.object_backed.pages import ObjectPages

        return ObjectPages(self.objects)

    @cached_property
    def page_counter(self) -> PageCounter:
        from aspera.adapters.local.text_extraction import LocalPageCounter

        return LocalPageCounter(self.objects, self.reading_limits)

    @cached_property
    def page_images(self) -> PageImages:
        from aspera.adapters.local.page_images import LocalPageImages

        return LocalPageImages(self.objects)

    @cached_property
    def report(self) -> ReportRenderer:
        from aspera.adapters.local.report import HtmlReport

        return HtmlReport()

    @property
    def cursor_secret(self) -> str:
        """Name of the secret that signs places in listings."""
        return "cursors"

    @property
    def telemetry(self) -> Telemetry | None:
        """None where no operator watches."""
        return None

    @property
    def idempotency(self) -> Idempotency | None:
        """None where nothing is reported twice."""
        return None

    @property
    def max_bytes(self) -> int:
        """Of a file that is taken in."""
        return self.settings.max_megabytes * 1_000_000

    @property
    def reading_limits(self) -> ReadingLimits:
        from aspera.adapters.local.reading.limits import ReadingLimits

        return ReadingLimits(
            max_pages=self.settings.max_pages,
            max_bytes=self.max_bytes,
            max_pixels=self.settings.max_megapixels * 1_000_000,
            seconds_per_page=self.settings.seconds_per_page,
            ocr=self.settings.ocr,
        )

    @cached_property
    def clock(self) -> Clock:
        from aspera.adapters.local.clock import SystemClock

        return SystemClock()

    @cached_property
    def agents(self) -> Mapping[str, Agent]:
        from aspera.agents.registry import make_agents

        return make_agents(self.frameworks.get)

    @cached_property
    def frameworks(self) -> Catalogue:
        from aspera.bootstrap.own_frameworks import read_frameworks

        return read_frameworks(self.settings.frameworks)

    @cached_property
    def model_access(self) -> ModelAccess | None:
        """A language model is off unless the settings name one; nothing of it is loaded then."""
        if not self.settings.model:
            return None
        from aspera.bootstrap.language_models import make_language_model
        from aspera.ports.language_model import ModelAccess

        return ModelAccess(make_language_model(self.settings), self.budgets, self.prices, self.limits)

    @cached_property
    def prices(self) -> PriceTable:
        from aspera.adapters.local.price_table import load_prices

        return load_prices(self.settings.prices or shipped("prices.yaml"))

    @cached_property
    def limits(self) -> Limits:
        from aspera.domain.spend import Limits

        settings = self.settings
        return Limits(document=settings.budget, owner=settings.budget_owner, day=settings.budget_day)

    def load_ahead(self) -> None:
        """Load what the first document would wait for and forked processes can share: the agents'
        rules, and the libraries that are slow to import."""
        from aspera.agents.registry import load_rules

        load_rules()
        for library in ("numpy", "pypdfium2"):
            importlib.import_module(library)
