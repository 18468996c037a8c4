"""A disclosure framework and its requirements: what has to be in a document, and how to tell."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from aspera.domain.document import DocumentKind
from aspera.domain.errors import InvalidInput
from aspera.domain.finding import Severity, Value
from aspera.domain.signals import compile_signal


def _checked(pattern: str) -> str:
    try:
        compile_signal(pattern)
    except InvalidInput as error:
        raise ValueError(str(error)) from error
    return pattern


Pattern = Annotated[str, AfterValidator(_checked), Field(description="A Python regular expression.")]
Patterns = tuple[Pattern, ...]


class MetricKind(StrEnum):
    """What a figure measures; "present" may ask for one beside the words."""

    EMISSIONS = "tCO2e"
    ENERGY = "energy"
    VOLUME = "volume"
    MASS = "mass"
    AREA = "area"
    CURRENCY = "currency"
    PERCENTAGE = "pct"
    COUNT = "count"
    RATIO = "ratio"
    HOURS = "hours"
    DAYS = "days"
    DATE = "date"
    YEAR = "year"
    RATE = "rate"
    YES_NO = "bool"


class MetricRule(StrEnum):
    """Which of a requirement's metrics must stand beside its signal. `ANY` suits rules whose
    metrics are alternatives, `NONE` those whose figures may stand elsewhere."""

    ANY = "any"
    ALL = "all"
    NONE = "none"


class StatusRules(Value):
    """How observations become a status."""

    metrics: MetricRule = MetricRule.ANY
    least_found: Annotated[int, Field(ge=0)] = 0
    """"Missing" is said only when at least this many requirements were found: a document in
    which nearly nothing is found is of another build, not empty."""
    missing: Severity = Severity.MEDIUM
    partial: Severity = Severity.LOW
    contrary: Severity = Severity.MEDIUM
    certain_kinds: tuple[DocumentKind, ...] = ()
    """Kinds of document in which a core requirement cannot be left out; there it is HIGH."""


class TopicGate(Value):
    """The framework is applied only to a document that speaks of its topic often enough."""

    signals: Patterns
    at_least: Annotated[int, Field(ge=1)]


class FiscalYears(Value):
    """The reporting years, both ends included, for which something is valid. A year is the one
    in which the reporting period ends."""

    first: int | None = None
    last: int | None = None

    def hold(self, year: int | None) -> bool | None:
        """None when there are limits and the year is not known."""
        if self.first is None and self.last is None:
            return True
        if year is None:
            return None
        return (self.first or year) <= year <= (self.last or year)


class Requirement(Value):
    """One item of a framework.

    A heading proves that it is dealt with where it begins a line, a signal anywhere in running
    text; a hint proves only that its subject is touched. `condition` says in words when it
    applies, empty when always; `condition_signals` prove that it does.
    `contrary` proves that the document says the opposite, `contrary_unless_found` that it does where
    no heading or signal is found beside it.
    `queries` are what to search for before calling it missing: 2–4 distinctive words each, or
    "words in double quotes" that have to stand together, all in one passage;
    `expects` says what would satisfy it.
    """

    id: Annotated[str, Field(min_length=1)]
    label: str = ""
    """How people refer to it ("Strategy (c)"); the id when empty."""
    title: Annotated[str, Field(min_length=1)]
    topic: str = ""
    reference: str = ""
    mandatory: bool = True
    core: bool = False
    condition: str = ""
    condition_signals: Patterns = ()
    fiscal_years: FiscalYears = FiscalYears.model_construct()
    headings: Patterns = ()
    signals: Patterns = ()
    hints: Patterns = ()
    contrary: Patterns = ()
    contrary_unless_found: Patterns = ()
    metrics: tuple[MetricKind, ...] = ()
    queries: tuple[str, ...] = ()
    expects: str = ""
    maps_to: dict[str, str] = {}

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not (self.headings or self.signals or self.contrary or self.contrary_unless_found):
            raise ValueError("it needs a heading or a signal to be found by")
        return self

    @property
    def name(self) -> str:
        return self.label or self.id

    @property
    def search_phrases(self) -> tuple[str, ...]:
        """`queries`, or the first words of the title that mean something."""
        return self.queries or (" ".join(_telling_words(self.title)[:3]),)


class Framework(Value):
    """`language` is that of the signals. `applies_to` are the kinds of document that it is meant
    for; it is applied to them unasked when `by_default`.

    Versions of one standard share a `family`; where two of them hold for a reporting year, the one
    that the document names (`declared_by`) is applied. `indexed`: documents list where they deal
    with a requirement, by its id, in a content index. `replaces` is the id of the framework of the
    package whose place this one takes.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
    name: str
    """Short, as in "TCFD"."""
    title: str
    version: str = ""
    status: str = ""
    caveat: str = ""
    family: str = ""
    declared_by: Patterns = ()
    indexed: bool = False
    replaces: str = ""
    language: str = "en"
    applies_to: tuple[DocumentKind, ...] = ()
    by_default: bool = False
    fiscal_years: FiscalYears = FiscalYears.model_construct()
    topic_gate: TopicGate | None = None
    rules: StatusRules = StatusRules.model_construct()
    requirements: Annotated[tuple[Requirement, ...], Field(min_length=1)]

    @field_validator("requirements")
    @classmethod
    def _are_told_apart(cls, requirements: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
        ids = [requirement.id for requirement in requirements]
        twice = sorted({id for id in ids if ids.count(id) > 1})
        if twice:
            raise ValueError(f"these ids stand there more than once: {', '.join(twice)}")
        return requirements


_IDLE = frozenset(
    "a an and any are as at by each for from has how if in including incl into is it its no not of on or "
    "other over per that the their these those to under used using what which who why with within".split()
)


def _telling_words(title: str) -> list[str]:
    words = "".join(c if c.isalnum() or c in "-'" else " " for c in title.lower()).split()
    return [word for word in words if len(word) > 2 and word not in _IDLE] or words
