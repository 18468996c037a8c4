"""The intrinsic functions, on values. What is wrong with their arguments is States.IntrinsicFailure.

Semantics: Step Functions Developer Guide, "Intrinsic functions". Numbers that should be whole are
rounded as Java's Math.round does it. UUID and MathRandom are missing on purpose: an execution
that is replayed would find other values.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
from collections.abc import Callable
from typing import Any

import orjson

from aspera.adapters.local.asl.errors import StateError
from aspera.adapters.local.asl.payloads import canonical

_LONGEST_TEXT = 10_000
"""Characters that Hash and Base64 take."""
_LONGEST_RANGE = 1_000
_ALGORITHMS = ("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512")


def fail(message: str) -> StateError:
    return StateError("States.IntrinsicFailure", message)


def array_partition(values: Any, size: Any) -> list[Any]:
    values, size = _array(values), _whole(size)
    if size < 1:
        raise fail(f"the chunk size is {size}, not positive")
    return [values[start : start + size] for start in range(0, len(values), size)]


def array_contains(values: Any, wanted: Any) -> bool:
    key = canonical(wanted)
    return any(canonical(value) == key for value in _array(values))


def array_range(first: Any, last: Any, step: Any) -> list[int]:
    """From `first` to `last` inclusive. AWS documents no negative step: it fails."""
    first, last, step = _whole(first), _whole(last), _whole(step)
    if step < 1:
        raise fail(f"the step is {step}, not positive")
    numbers = range(first, last + 1, step)
    if len(numbers) > _LONGEST_RANGE:
        raise fail(f"{len(numbers)} elements, more than {_LONGEST_RANGE}")
    return list(numbers)


def array_get_item(values: Any, index: Any) -> Any:
    values, index = _array(values), _whole(index)
    if not 0 <= index < len(values):
        raise fail(f"there is no element {index} in an array of {len(values)}")
    return values[index]


def array_length(values: Any) -> int:
    return len(_array(values))


def array_unique(values: Any) -> list[Any]:
    """The first of each; the order stays."""
    unique: dict[bytes, Any] = {}
    for value in _array(values):
        unique.setdefault(canonical(value), value)
    return list(unique.values())


def base64_encode(text: Any) -> str:
    return base64.b64encode(_short_text(text).encode()).decode()


def base64_decode(text: Any) -> str:
    try:
        return base64.b64decode(_short_text(text), validate=True).decode()
    except (binascii.Error, ValueError) as error:
        raise fail("not Base64 of a text in UTF-8") from error


def hash_text(text: Any, algorithm: Any) -> str:
    if algorithm not in _ALGORITHMS:
        raise fail(f"no hash algorithm {algorithm!r}")
    name = algorithm.replace("-", "").lower()
    return hashlib.new(name, _short_text(text).encode(), usedforsecurity=False).hexdigest()


def json_merge(first: Any, second: Any, deep: Any) -> dict[str, Any]:
    """Shallow, as AWS has it: the second's fields win."""
    if deep is not False:
        raise fail("only the shallow mode exists: the third argument is false")
    if not isinstance(first, dict) or not isinstance(second, dict):
        raise fail("both have to be objects")
    return {**first, **second}


def json_to_string(value: Any) -> str:
    return orjson.dumps(value).decode()


def string_to_json(text: Any) -> Any:
    """A blank text is null."""
    if not _text(text).strip():
        return None
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise fail("not JSON") from error


def string_split(text: Any, delimiters: Any) -> list[str]:
    """Each character of `delimiters` parts; empty pieces are dropped."""
    text, delimiters = _text(text), _text(delimiters)
    if not delimiters:
        return [text] if text else []
    spaced = text.translate({ord(character): delimiters[0] for character in delimiters})
    return [piece for piece in spaced.split(delimiters[0]) if piece]


def math_add(left: Any, right: Any) -> int:
    return _whole(left) + _whole(right)


def format_argument(value: Any) -> str:
    """How States.Format prints an argument. AWS prints objects and arrays in Java's notation;
    nobody wants that, so it fails here."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        raise fail("States.Format prints strings, numbers, booleans and null only")
    return orjson.dumps(value).decode()


def _array(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise fail("not an array")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise fail("not a string")
    return value


def _short_text(value: Any) -> str:
    if len(_text(value)) > _LONGEST_TEXT:
        raise fail(f"{len(value)} characters, more than {_LONGEST_TEXT}")
    return _text(value)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise fail("not a number")
    return value if isinstance(value, int) else math.floor(value + 0.5)


def _array_of(*values: Any) -> list[Any]:
    return list(values)


FUNCTIONS: dict[str, tuple[int | None, Callable[..., Any]]] = {
    "Array": (None, _array_of),
    "ArrayContains": (2, array_contains),
    "ArrayGetItem": (2, array_get_item),
    "ArrayLength": (1, array_length),
    "ArrayPartition": (2, array_partition),
    "ArrayRange": (3, array_range),
    "ArrayUnique": (1, array_unique),
    "Base64Decode": (1, base64_decode),
    "Base64Encode": (1, base64_encode),
    "Hash": (2, hash_text),
    "JsonMerge": (3, json_merge),
    "JsonToString": (1, json_to_string),
    "MathAdd": (2, math_add),
    "StringSplit": (2, string_split),
    "StringToJson": (1, string_to_json),
}
"""By name: how many arguments (None: any number) and the function. Format is compiled apart."""
