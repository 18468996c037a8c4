"""Lambda's operation Invoke, answered in this process by the code of the function `call_port`."""

from __future__ import annotations

import io
import json
from typing import Any

from aspera.adapters.aws.port_calls import PortCalls, answered


class InvokedHere:
    """What goes over the wire is bytes both ways, within Lambda's 6 MB."""

    def __init__(self, ports: Any) -> None:
        self._ports = ports

    def invoke(self, FunctionName: str, Payload: bytes) -> dict[str, Any]:
        assert len(Payload) <= 6 * 1024**2
        answer = json.dumps(answered(json.loads(Payload), self._ports)).encode()
        return {"StatusCode": 200, "Payload": io.BytesIO(answer)}


def calls_to(ports: Any) -> PortCalls:
    return PortCalls(InvokedHere(ports), "call-port")
