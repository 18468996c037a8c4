"""The rules of `rules.yaml` as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from aspera.domain.finding import Severity
from aspera.domain.sentence_search import SentenceSignals

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Gate(StrEnum):
    """Which sentences a rule looks at."""

    CLAIM = "claim"
    """Those that make an environmental claim."""
    SIGNAL = "signal"
    """All; the rule's own signal is strong enough."""


class Window(StrEnum):
    """How far from the sentence support for its claim is looked for."""

    SENTENCES = "sentences"
    PAGE = "page"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Mitigator:
    """Something that supports a claim. `credit` is taken off the rule's points."""

    key: str
    label: str
    credit: Decimal
    signals: SentenceSignals


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence sets the rule off when it shows one of `signals`, and one of `companions` if
    there are any, and none of `exceptions`. `needs` names where the proof stands that the sentence
    alone does not give: "tables" or "notes", "" when none is needed."""

    id: str
    category: str
    severity: Severity
    headline: str
    signals: SentenceSignals
    companions: SentenceSignals
    exceptions: SentenceSignals
    mitigators: tuple[str, ...]
    gate: Gate
    window: Window
    cleared_by: tuple[str, ...]
    """Mitigators any one of which settles the rule."""
    is_own_voice: bool
    """Only sentences that speak for the company count."""
    elsewhere: str
    needs: str
    despite: tuple[str, ...]
    """Reasons of suppression that do not apply to this rule."""
    why: str
    proof: str
    reference: str


@dataclass(frozen=True)
class RuleBook:
    version: str
    points: Mapping[Severity, Decimal]
    report_from: Decimal
    mitigators: Mapping[str, Mitigator]
    rules: tuple[Rule, ...]

    @cached_property
    def document_wide(self) -> tuple[str, ...]:
        """The mitigators that a rule looks for in the whole document."""
        wanted = {rule.elsewhere for rule in self.rules}
        for rule in self.rules:
            if rule.window is Window.DOCUMENT:
                wanted.update(rule.mitigators)
        return tuple(key for key in self.mitigators if key in wanted)

    def rule(self, rule_id: str) -> Rule:
        return next(rule for rule in self.rules if rule.id == rule_id)


def load_data(name: str) -> Any:
    """A YAML file of this package."""
    return yaml.load(files(__package__).joinpath(name).read_bytes(), _Loader)


@cache
def rule_book() -> RuleBook:
    data = load_data("rules.yaml")
    return RuleBook(
        version=data["version"],
        points={Severity(key): Decimal(value) for key, value in data["points"].items()},
        report_from=Decimal(data["report_from"]),
        mitigators={key: _mitigator(key, item) for key, item in data["mitigators"].items()},
        rules=tuple(_rule(item) for item in data["rules"]),
    )


def _mitigator(key: str, data: Mapping[str, Any]) -> Mitigator:
    return Mitigator(key, data["label"], Decimal(data["credit"]), SentenceSignals(data["signals"]))


def _rule(data: Mapping[str, Any]) -> Rule:
    return Rule(
        id=data["id"],
        category=data["category"],
        severity=Severity(data["severity"]),
        headline=data["headline"],
        signals=SentenceSignals(data["signals"]),
        companions=SentenceSignals(data.get("with", ())),
        exceptions=SentenceSignals(data.get("unless", ())),
        mitigators=tuple(data["mitigators"]),
        gate=Gate(data.get("gate", Gate.CLAIM)),
        window=Window(data.get("window", Window.SENTENCES)),
        cleared_by=tuple(data.get("cleared_by", ())),
        is_own_voice=data.get("voice") == "own",
        elsewhere=data.get("elsewhere", ""),
        needs=data.get("needs", ""),
        despite=tuple(data.get("despite", ())),
        why=" ".join(data["why"].split()),
        proof=data["proof"],
        reference=data["reference"],
    )
