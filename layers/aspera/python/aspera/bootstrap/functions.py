"""The functions that the state machine calls."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Mapping
from typing import Any

from aspera.bootstrap.binding import current_ports
from aspera.bootstrap.shipped import shipped
from aspera.domain.finding import Value


def load_function(name: str) -> Callable[[Any, Any], Any]:
    """The `lambda_handler` of functions/<name>/app.py, prepared to answer."""
    current_ports().load_ahead()
    path = shipped(f"functions/{name}/app.py")
    spec = importlib.util.spec_from_file_location(f"functions.{name}.app", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.lambda_handler.prepare()
    _build_validators(Value)
    handler: Callable[[Any, Any], Any] = module.lambda_handler
    return handler


def _build_validators(kind: type[Value]) -> None:
    """Of everything that is loaded: once here, not once in each forked process."""
    for value in kind.__subclasses__():
        value.model_rebuild()
        _build_validators(value)


def pages_of(event: Mapping[str, Any]) -> tuple[str, int] | None:
    """The pages that an event is about: whoever has read them need not read them again."""
    return (event["run"]["run_id"], event["first_page"]) if "first_page" in event else None


def function_names() -> dict[str, str]:
    """`RegisterDocumentFunctionArn` → `register_document`, for every task of the state machine."""
    definition = shipped("statemachines/document_analysis.asl.json").read_text("utf-8")
    states = sorted(set(re.findall(r"\$\{(\w+)FunctionArn\}", definition)))
    return {f"{state}FunctionArn": re.sub(r"(?<!^)(?=[A-Z])", "_", state).lower() for state in states}
