"""Values that end in `.$`: a path, or intrinsic functions over paths and literals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from aspera.adapters.local.asl.context import Expression, compile_reference
from aspera.adapters.local.asl.errors import Refused, StateError
from aspera.adapters.local.asl.intrinsics import FUNCTIONS, fail, format_argument
from aspera.adapters.local.asl.scope import Scope

_DEEPEST = 10
"""How many intrinsic functions may be nested (Developer Guide)."""
_TOKEN = re.compile(
    r"""\s*(?:States\.(?P<function>\w+)\s*\(
      | '(?P<text>(?:[^'\\]|\\.)*)'
      | (?P<path>\$\$?(?:\.[\w-]+|\.\*|\[(?:[^\]'"]|'[^']*'|"[^"]*")*\])*)
      | (?P<literal>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|true\b|false\b|null\b)
      | (?P<mark>[,)]))\s*""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PLACEHOLDER = re.compile(r"(?<!\\)(?:\\\\)*\{\}")


class _Argument(NamedTuple):
    """`text` is set for a literal string: as it is written, escapes and all."""

    evaluate: Expression
    text: str | None = None


def compile_expression(source: Any) -> Expression:
    """Refused when `source` is neither a path nor an intrinsic function that is implemented."""
    if not isinstance(source, str):
        raise Refused(f"a field that ends in .$ needs a path or an intrinsic function, not {source!r}")
    if not source.startswith("States."):
        return compile_reference(source)
    argument, position = _parse(source, 0, 1)
    if position != len(source):
        raise Refused(f"{source!r} goes on after its closing bracket")
    return argument.evaluate


def _parse(source: str, position: int, depth: int) -> tuple[_Argument, int]:
    match = _TOKEN.match(source, position)
    if match is None or match["mark"]:
        raise Refused(f"{source!r} cannot be read from {source[position:]!r} on")
    if match["function"]:
        return _parse_call(source, match, depth)
    if match["path"]:
        return _Argument(compile_reference(match["path"])), match.end()
    if match["text"] is not None:
        value: Any = _unescape(match["text"])
        return _Argument(lambda data, scope: value, match["text"]), match.end()
    value = orjson.loads(match["literal"])
    return _Argument(lambda data, scope: value), match.end()


def _parse_call(source: str, match: re.Match[str], depth: int) -> tuple[_Argument, int]:
    if depth > _DEEPEST:
        raise Refused(f"{source!r} nests more than {_DEEPEST} intrinsic functions")
    arguments: list[_Argument] = []
    position = match.end()
    following = _TOKEN.match(source, position)
    if following is not None and following["mark"] == ")":
        return _Argument(_call(match["function"], arguments)), following.end()
    while True:
        argument, position = _parse(source, position, depth + 1)
        arguments.append(argument)
        following = _TOKEN.match(source, position)
        if following is None or not following["mark"]:
            raise Refused(f"{source!r} lacks a comma or a bracket before {source[position:]!r}")
        position = following.end()
        if following["mark"] == ")":
            return _Argument(_call(match["function"], arguments)), position


def _call(name: str, arguments: Sequence[_Argument]) -> Expression:
    if name == "Format":
        return _format(arguments)
    if name not in FUNCTIONS:
        raise Refused(f"the intrinsic function States.{name} is not implemented")
    expected, function = FUNCTIONS[name]
    if expected is not None and len(arguments) != expected:
        raise Refused(f"States.{name} takes {expected} arguments, not {len(arguments)}")
    evaluates = tuple(argument.evaluate for argument in arguments)

    def call(data: Any, scope: Scope) -> Any:
        values = [evaluate(data, scope) for evaluate in evaluates]
        try:
            return function(*values)
        except StateError as error:
            raise fail(f"States.{name}: {error.cause}") from error

    return call


def _format(arguments: Sequence[_Argument]) -> Expression:
    if not arguments or arguments[0].text is None:
        raise Refused("States.Format needs a literal string as its first argument")
    pieces = _split_template(arguments[0].text)
    evaluates = tuple(argument.evaluate for argument in arguments[1:])
    if len(pieces) != len(evaluates) + 1:
        raise Refused(f"States.Format has {len(pieces) - 1} times {{}} for {len(evaluates)} arguments")

    def call(data: Any, scope: Scope) -> str:
        text = pieces[0]
        for evaluate, piece in zip(evaluates, pieces[1:], strict=True):
            text += format_argument(evaluate(data, scope)) + piece
        return text

    return call


def _split_template(template: str) -> list[str]:
    """The texts around each {} that is not escaped."""
    pieces: list[str] = []
    start = 0
    for match in _PLACEHOLDER.finditer(template):
        pieces.append(_unescape(template[start : match.end() - 2]))
        start = match.end()
    return [*pieces, _unescape(template[start:])]


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    if match[1] not in "'{}\\":
        raise Refused(f"the escape {match[0]!r} is not one of \\' \\{{ \\}} \\\\")
    return match[1]
