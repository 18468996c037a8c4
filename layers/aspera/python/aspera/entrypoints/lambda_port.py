"""A function inside the private network, asked by those outside of it for the graph and the cache."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aspera.bootstrap import answer_port_call, current_ports


def answer_call(event: Mapping[str, Any], context: Any = None) -> dict[str, Any]:
    return answer_port_call(event, current_ports())
