"""Whether a step's arguments are of the kinds and sizes that it may have."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.errors import InvalidInput
from aspera.domain.gremlin import allowed
from aspera.domain.gremlin.syntax import Argument, Predicate, Step, Token, Traversal

_LETTERS = {
    Token.ID: "k",
    Token.LABEL: "k",
    Token.KEYS: "c",
    Token.VALUES: "c",
    Token.LOCAL: "l",
    Token.ASCENDING: "o",
    Token.DESCENDING: "o",
}
_MOST_NUMBER = {"times": allowed.MOST_TIMES, "limit": allowed.MOST_RESULTS, "range": allowed.MOST_RESULTS}
_LEAST_NUMBER = {"times": 1}
_BY_LABEL = ("eq", "neq", "within", "without")


def checked_step(name: str, arguments: tuple[Argument, ...]) -> Step:
    """InvalidInput when they are not."""
    if not allowed.SHAPES[name].fullmatch(_letters(arguments)):
        raise InvalidInput(f"{name}(…) does not take these arguments")
    numbers = [argument for argument in arguments if isinstance(argument, int)]
    least, most = _LEAST_NUMBER.get(name, 0), _MOST_NUMBER.get(name)
    if most is not None and not all(least <= number <= most for number in numbers):
        raise InvalidInput(f"{name}(…) takes {least} to {most:,}")
    if name == "range" and numbers[0] > numbers[1]:
        raise InvalidInput("range(…) begins before it ends")
    if name == "where":
        _check_labels(arguments)
    if name == "project" and len(set(arguments)) < len(arguments):
        raise InvalidInput("the names in project(…) are told apart")
    return Step(name, arguments)


def checked_predicate(name: str, arguments: tuple[Argument, ...]) -> Predicate:
    if not allowed.PREDICATES[name].fullmatch(_letters(arguments)):
        raise InvalidInput(f"{name}(…) does not take these arguments")
    return Predicate(
        name, tuple(a for a in arguments if isinstance(a, str | int) and not isinstance(a, Token))
    )


def checked_modulators(step: Step) -> Step:
    if len(step.by) > allowed.MODULATED.get(step.name, 0):
        raise InvalidInput(f"this by(…) is not allowed after {step.name}(…)")
    if step.name != "order" and any(by.descending for by in step.by):
        raise InvalidInput("asc and desc belong to order()")
    of_maps = any(by.what in (Token.KEYS, Token.VALUES) for by in step.by)
    if of_maps and not (step.name == "order" and Token.LOCAL in step.arguments):
        raise InvalidInput("keys and values belong to order(local)")
    if step.name == "group" and len(step.by) == 2:
        _check_reduced(step.by[1].what)
    return step


def _check_reduced(what: object) -> None:
    """A value of a group that is worked out by a traversal: of all its members together."""
    if isinstance(what, Traversal) and what.steps[-1].name not in ("count", "fold"):
        raise InvalidInput("the second by(…) of group() ends with count() or fold()")


def _check_labels(arguments: Sequence[Argument]) -> None:
    for argument in arguments:
        if isinstance(argument, Predicate) and argument.name not in _BY_LABEL:
            raise InvalidInput(f"where(…) compares what as(…) has named by {', '.join(_BY_LABEL)}")


def _letters(arguments: Sequence[Argument]) -> str:
    return "".join(_letter(argument) for argument in arguments)


def _letter(argument: Argument) -> str:
    match argument:
        case Token():
            return _LETTERS[argument]
        case str():
            return "s"
        case int():
            return "n"
        case Predicate():
            return "p"
        case Traversal():
            return "t"
