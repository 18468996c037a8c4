"""A question's text as steps, by recursive descent."""

from __future__ import annotations

from aspera.domain.errors import InvalidInput
from aspera.domain.gremlin import allowed
from aspera.domain.gremlin.lexing import Lexeme, lexemes
from aspera.domain.gremlin.shapes import checked_modulators, checked_predicate, checked_step
from aspera.domain.gremlin.syntax import Argument, By, Predicate, Step, Token, Traversal

_BARE = {word: Token(word) for words in allowed.ENUMERATIONS.values() for word in words}


def parse(question: str) -> Traversal:
    """One traversal that begins with `g.V(…)` or `g.E(…)`. InvalidInput says what is not allowed."""
    parser = _Parser(lexemes(question))
    traversal = parser.question()
    if parser.next.kind != "end":
        raise InvalidInput(f"the question should end at character {parser.next.place + 1}")
    return traversal


class _Parser:
    def __init__(self, lexemes: list[Lexeme]) -> None:
        self._lexemes = lexemes
        self._position = 0
        self._depth = 0
        self._steps = 0
        self._repeating = False

    @property
    def next(self) -> Lexeme:
        return self._lexemes[self._position]

    def question(self) -> Traversal:
        if self._take("name") != "g":
            raise InvalidInput("a question begins with “g.V(” or “g.E(”")
        self._mark(".")
        name = self._take("name")
        if name not in allowed.STARTS:
            raise InvalidInput(f"a question begins with “g.V(” or “g.E(”; “g.{name}” is not allowed")
        return Traversal((checked_step(name, self._arguments()), *self._further_steps()))

    def _further_steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while self._is_mark("."):
            self._position += 1
            steps.append(self._step(self._take("name")))
        return tuple(steps)

    def _nested(self, first: str) -> Traversal:
        self._depth += 1
        if self._depth > allowed.DEEPEST:
            raise InvalidInput(f"traversals stand at most {allowed.DEEPEST} deep in each other")
        steps = (self._step(first), *self._further_steps())
        self._depth -= 1
        return Traversal(steps)

    def _step(self, name: str) -> Step:
        self._steps += 1
        if self._steps > allowed.MOST_STEPS:
            raise InvalidInput(f"a question has at most {allowed.MOST_STEPS} steps")
        if name not in allowed.SHAPES or name in (*allowed.STARTS, "by", "times"):
            raise InvalidInput(f"the step “{name}” is not allowed here")
        if self._repeating and name not in allowed.REPEATABLE:
            raise InvalidInput(f"the step “{name}” is not allowed within repeat(…)")
        if name == "repeat":
            return self._repeat()
        step = checked_step(name, self._arguments())
        return checked_modulators(Step(step.name, step.arguments, self._modulators()))

    def _repeat(self) -> Step:
        self._repeating = True
        (body,) = checked_step("repeat", self._arguments()).arguments
        self._repeating = False
        self._mark(".")
        if self._take("name") != "times":
            raise InvalidInput("repeat(…) is followed by times(…)")
        (times,) = checked_step("times", self._arguments()).arguments
        return Step("repeat", (body, times))

    def _modulators(self) -> tuple[By, ...]:
        found: list[By] = []
        while self._is_mark(".") and self._lexemes[self._position + 1].text == "by":
            self._position += 2
            found.append(_modulator(checked_step("by", self._arguments()).arguments))
        return tuple(found)

    def _arguments(self) -> tuple[Argument, ...]:
        self._mark("(")
        found: list[Argument] = []
        while not self._is_mark(")"):
            if found:
                self._mark(",")
            found.append(self._argument())
        self._mark(")")
        return tuple(found)

    def _argument(self) -> Argument:
        lexeme = self.next
        self._position += 1
        if lexeme.kind == "string":
            return lexeme.text
        if lexeme.kind == "number":
            return int(lexeme.text)
        if lexeme.kind != "name":
            raise InvalidInput(f"an argument is missing at character {lexeme.place + 1}")
        if self._is_mark("("):
            if lexeme.text in allowed.PREDICATES:
                return self._predicate(lexeme.text)
            return self._nested(lexeme.text)
        if self._is_mark("."):
            self._position += 1
            return self._qualified(lexeme.text)
        if lexeme.text in _BARE:
            return _BARE[lexeme.text]
        raise InvalidInput(f"“{lexeme.text}” is not allowed at character {lexeme.place + 1}")

    def _qualified(self, family: str) -> Argument:
        """After `P.`, `TextP.`, `T.`, `__.` and the like."""
        name = self._take("name")
        if family == "__":
            return self._nested(name)
        if name in allowed.FAMILIES.get(family, ()):
            return self._predicate(name)
        if name in allowed.ENUMERATIONS.get(family, ()):
            return Token(name)
        raise InvalidInput(f"“{family}.{name}” is not allowed")

    def _predicate(self, name: str) -> Predicate:
        return checked_predicate(name, self._arguments())

    def _take(self, kind: str) -> str:
        lexeme = self.next
        if lexeme.kind != kind:
            raise InvalidInput(f"a {kind} is missing at character {lexeme.place + 1}")
        self._position += 1
        return lexeme.text

    def _mark(self, mark: str) -> None:
        if not self._is_mark(mark):
            raise InvalidInput(f"“{mark}” is missing at character {self.next.place + 1}")
        self._position += 1

    def _is_mark(self, mark: str) -> bool:
        return self.next.kind == "mark" and self.next.text == mark


def _modulator(arguments: tuple[Argument, ...]) -> By:
    descending = Token.DESCENDING in arguments
    what = next((a for a in arguments if a not in (Token.ASCENDING, Token.DESCENDING)), None)
    if isinstance(what, int | Predicate):
        raise InvalidInput("by(…) takes a property's name, id, label, keys, values or a traversal")
    return By(what, descending)
