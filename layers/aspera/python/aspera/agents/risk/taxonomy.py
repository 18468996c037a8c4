"""The classes of `taxonomy.yaml` as frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from aspera.domain.sentence_search import SentenceSignals

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Kind(StrEnum):
    """What a specific statement asserts, the gravest first."""

    CRITICAL = "critical"
    EVENT = "event"
    PROCEEDING = "proceeding"
    EXPOSURE = "exposure"


@dataclass(frozen=True, slots=True)
class Pattern:
    """`label` says what a critical pattern means. `impact` 0: as the class has it. A formula says
    "may" or "should" of what is so ("which may cast significant doubt")."""

    kind: Kind
    signals: SentenceSignals
    label: str = ""
    impact: int = 0
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class RiskClass:
    """`stems` are lower-case literals that bring a sentence to the class. A sentence is specific
    when it shows one of `patterns` and one of `companions` if there are any, none of
    `exceptions`, and one of the kinds of fact in `facts`."""

    id: str
    title: str
    topic: str
    impact: int
    stems: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    companions: SentenceSignals
    exceptions: SentenceSignals
    facts: tuple[str, ...]
    reference: str


@dataclass(frozen=True, slots=True)
class Taxonomy:
    version: str
    classes: Mapping[str, RiskClass]
    stems: tuple[tuple[str, tuple[str, ...]], ...]
    """Each stem with the ids of its classes."""


@cache
def taxonomy() -> Taxonomy:
    data = yaml.load(files(__package__).joinpath("taxonomy.yaml").read_bytes(), _Loader)
    classes = [_risk_class(item) for item in data["classes"]]
    return Taxonomy(data["version"], {item.id: item for item in classes}, _stems(classes))


def _risk_class(data: Mapping[str, Any]) -> RiskClass:
    return RiskClass(
        id=data["id"],
        title=data["title"],
        topic=data["topic"],
        impact=data["impact"],
        stems=tuple(data["stems"]),
        patterns=(
            *_critical(data.get("critical", ())),
            *_patterns(Kind.EVENT, data.get("events", ())),
            *_patterns(Kind.PROCEEDING, data.get("proceedings", ())),
            *_patterns(Kind.EXPOSURE, data.get("exposures", ())),
        ),
        companions=SentenceSignals(data.get("with", ())),
        exceptions=SentenceSignals(data.get("unless", ())),
        facts=tuple(data.get("facts", ())),
        reference=data["reference"],
    )


def _critical(groups: Sequence[Mapping[str, Any]]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(
            kind=Kind.CRITICAL,
            signals=SentenceSignals((text,)),
            label=group["label"],
            impact=group.get("impact", 5),
            is_formula=group.get("formula", False),
        )
        for group in groups
        for text in group["patterns"]
    )


def _patterns(kind: Kind, texts: Sequence[str]) -> tuple[Pattern, ...]:
    return tuple(Pattern(kind, SentenceSignals((text,))) for text in texts)


def _stems(classes: Sequence[RiskClass]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    by_stem: dict[str, list[str]] = {}
    for risk_class in classes:
        for stem in risk_class.stems:
            by_stem.setdefault(stem, []).append(risk_class.id)
    return tuple((stem, tuple(ids)) for stem, ids in by_stem.items())
