"""Ports for calls, and this process's ports."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from aspera.settings import load_aws_settings, load_settings

if TYPE_CHECKING:
    from aspera.bootstrap.aws_ports import AwsPorts
    from aspera.bootstrap.local_ports import LocalPorts


def bind(call: Callable[..., Any], ports: object) -> Callable[..., Any]:
    """`call` with its keyword-only parameters filled from the ports of the same names."""
    wanted = inspect.signature(call).parameters.values()
    keywords = [parameter.name for parameter in wanted if parameter.kind is parameter.KEYWORD_ONLY]
    return partial(call, **{name: getattr(ports, name) for name in keywords if hasattr(ports, name)})


@cache
def current_ports() -> LocalPorts | AwsPorts:
    """This process's ports, as the environment describes them: a deployed stack's where a bucket
    is named, else a laptop's."""
    settings = load_aws_settings()
    if settings is not None:
        from aspera.bootstrap.aws_ports import AwsPorts

        return AwsPorts(settings)
    from aspera.bootstrap.local_ports import LocalPorts

    return LocalPorts(load_settings())
