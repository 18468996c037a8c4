"""The result as one HTML file that needs nothing else: no network, no server, no scripts to read it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from aspera.adapters.local.report.view import report_view
from aspera.domain.outcome import Analysis

if TYPE_CHECKING:
    from jinja2 import Template


class HtmlReport:
    def render(self, analysis: Analysis, pictures: Mapping[int, bytes]) -> bytes:
        return _template().render(report_view(analysis, pictures)).encode()


@cache
def _template() -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    resources = files(__package__)
    environment = Environment(
        loader=FunctionLoader(lambda name: (resources / name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    styles = (resources / name for name in ("report.css", "compliance.css"))
    environment.globals["style"] = "".join(style.read_text("utf-8") for style in styles)
    environment.globals["script"] = (resources / "report.js").read_text("utf-8")
    return environment.from_string((resources / "report.html.jinja").read_text("utf-8"))
