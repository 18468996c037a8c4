"""Whether a sentence asserts something specific about a class of risk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from aspera.agents.risk.modality import is_denied_within, is_hypothetical, is_negated
from aspera.agents.risk.taxonomy import Kind, Pattern, RiskClass

_SENSITIVITIES = frozenset(("R-FIN-FX",))
"""A sensitivity says what a change would do, so its "would" is no conjecture."""

_AFTERTHOUGHT = 25
"""Characters after a grave assertion in which a "would" still takes it back."""


@dataclass(frozen=True, slots=True)
class Specific:
    """The words `start` to `end` of a sentence show `pattern`."""

    pattern: Pattern
    start: int
    end: int


def specific_part(
    risk_class: RiskClass, sentence: str, lower: str, facts: Collection[str]
) -> Specific | None:
    """The gravest specific part of the sentence, if there is one."""
    for pattern in risk_class.patterns:
        match = pattern.signals.search(sentence, lower)
        if match is None:
            continue
        specific = Specific(pattern, match.start(), match.end())
        if _is_asserted(risk_class, specific, sentence) and _is_factual(risk_class, specific, facts):
            return specific if _is_meant(risk_class, sentence, lower) else None
    return None


def _is_meant(risk_class: RiskClass, sentence: str, lower: str) -> bool:
    """Whether the sentence shows a companion, if the class asks for one, and no exception."""
    if risk_class.exceptions.search(sentence, lower):
        return False
    return not risk_class.companions or risk_class.companions.search(sentence, lower) is not None


def _is_asserted(risk_class: RiskClass, specific: Specific, sentence: str) -> bool:
    kind, start, end = specific.pattern.kind, specific.start, specific.end
    if is_negated(sentence, start):
        return False
    if kind is Kind.EVENT and is_denied_within(sentence, start, end):
        return False
    if specific.pattern.is_formula:
        end = start
    elif kind is Kind.CRITICAL:
        end = min(len(sentence), end + _AFTERTHOUGHT)
    if kind is Kind.EXPOSURE and risk_class.id in _SENSITIVITIES:
        return True
    return not is_hypothetical(sentence, start, end)


def _is_factual(risk_class: RiskClass, specific: Specific, facts: Collection[str]) -> bool:
    if specific.pattern.kind is Kind.CRITICAL:
        return True
    return any(fact in facts for fact in risk_class.facts) if risk_class.facts else bool(facts)
