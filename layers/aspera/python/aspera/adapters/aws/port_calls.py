"""Calls of a port by way of a function that stands where the port's service can be reached.

Neptune and Valkey answer inside a private network only; AppSync, Step Functions and Bedrock are
outside of it. So one function stands inside and is asked by those that need both.

A call is `{port, method, arguments}`, its answer `{data}` or `{error: {type, message}}`; arguments
and data are JSON by the method's annotations, compressed, because Lambda carries 6 MB (Lambda
developer guide, "Lambda quotas").
"""

from __future__ import annotations

import base64
import inspect
import json
import zlib
from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

from pydantic import ConfigDict, TypeAdapter, create_model

from aspera.adapters.aws.error_translation import translated
from aspera.adapters.aws.lambda_errors import ERRORS
from aspera.domain.errors import STATE_MACHINE_ERRORS, AsperaError, Defect, Unavailable
from aspera.ports.cache import Cache
from aspera.ports.graph import Graph

PORTS: Mapping[str, type] = {"graph": Graph, "cache": Cache}
_ERRORS = {kind.__name__: kind for kind in STATE_MACHINE_ERRORS}
_BYTES = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
Message = dict[str, Any]


class PortCalls:
    """Asks `function`; an error that it tells is raised here under the same name."""

    def __init__(self, client: Any, function: str) -> None:
        self._client = client
        self._function = function

    def __call__(self, port: str, method: str, **arguments: Any) -> Any:
        taken, given = _signature(port, method)
        packed = _packed(taken.validate_python(arguments, from_attributes=True), taken)
        answer = self._ask({"port": port, "method": method, "arguments": packed})
        if "error" in answer:
            raise _ERRORS[answer["error"]["type"]](answer["error"]["message"])
        return _unpacked(answer["data"], given)

    def _ask(self, call: Message) -> Message:
        with translated(ERRORS, "Lambda"):
            answer = self._client.invoke(FunctionName=self._function, Payload=json.dumps(call).encode())
            told: Message = json.loads(answer["Payload"].read())
        if "FunctionError" in answer:
            raise Unavailable(f"the function inside the network failed ({told.get('errorType', 'unknown')})")
        return told


def answered(call: Mapping[str, Any], ports: Any) -> Message:
    """The other end: what `ports` answer to a call."""
    if call["port"] not in PORTS or not hasattr(PORTS[call["port"]], call["method"]):
        raise Defect("such a port is not called from outside")
    taken, given = _signature(call["port"], call["method"])
    arguments = _unpacked(call["arguments"], taken)
    try:
        method = getattr(getattr(ports, call["port"]), call["method"])
        found = method(**{name: getattr(arguments, name) for name in type(arguments).model_fields})
    except AsperaError as error:
        kind = next(one for one in STATE_MACHINE_ERRORS if isinstance(error, one))
        return {"error": {"type": kind.__name__, "message": str(error)}}
    return {"data": _packed(found, given)}


@cache
def _signature(port: str, method: str) -> tuple[TypeAdapter[Any], TypeAdapter[Any]]:
    """What a method takes, as one value with a field for each parameter; and what it gives."""
    call = getattr(PORTS[port], method)
    hints = get_type_hints(call)
    fields: Any = {
        name: (hints[name], ... if one.default is one.empty else one.default)
        for name, one in inspect.signature(call).parameters.items()
        if name != "self"
    }
    taken = create_model(f"{port}.{method}", __config__=_BYTES, **fields)
    plain = hints["return"] in (bytes, bytes | None)
    return TypeAdapter(taken), TypeAdapter(hints["return"], config=_BYTES if plain else None)


def _packed(value: Any, kind: TypeAdapter[Any]) -> str:
    return base64.b64encode(zlib.compress(kind.dump_json(value), 6)).decode()


def _unpacked(text: str, kind: TypeAdapter[Any]) -> Any:
    return kind.validate_json(zlib.decompress(base64.b64decode(text)))
