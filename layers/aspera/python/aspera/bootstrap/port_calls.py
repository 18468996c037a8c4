"""The answering end of the calls that cross the private network's border."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def answer_port_call(call: Mapping[str, Any], ports: object) -> dict[str, Any]:
    from aspera.adapters.aws.port_calls import answered

    return answered(call, ports)
