"""Which rules a sentence sets off, and what stands near to support it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aspera.agents.greenwashing.mitigators import find_support
from aspera.agents.greenwashing.rules import Gate, Rule
from aspera.agents.greenwashing.suppression import is_negated, speaks_for_company, without_names

_WITHIN = frozenset(("num", "scope", "scope3", "base", "std", "cert"))


@dataclass(frozen=True, slots=True)
class Match:
    """`start` and `end` mark the words of the sentence that set the rule off."""

    rule: Rule
    start: int
    end: int


def match_rules(
    sentence: str, rules: Sequence[Rule], is_claim: bool, reasons: Sequence[str]
) -> tuple[Match, ...]:
    """In the order of the rules. `reasons` are those against the sentence."""
    masked = without_names(sentence)
    lower = masked.lower()
    found = []
    for rule in rules:
        if (rule.gate is Gate.CLAIM and not is_claim) or set(reasons) - set(rule.despite):
            continue
        if rule.is_own_voice and not speaks_for_company(sentence):
            continue
        match = _match(rule, masked, lower)
        if match and not is_negated(masked, match.start):
            found.append(match)
    return tuple(found)


def support_near(sentence: str, match: Match, before: str, after: str) -> tuple[str, ...]:
    """The rule's mitigators in the sentence and around it. The words that set the rule off do not
    support themselves."""
    rest = f"{before} {sentence[: match.start]} _ {sentence[match.end :]} {after}"
    inside = sentence[match.start : match.end]
    keys = match.rule.mitigators
    near = find_support(rest, keys)
    return tuple(key for key in keys if key in near or _supports_itself(key, inside))


def _supports_itself(key: str, words: str) -> bool:
    """Only what names a fact outside of the claim may stand within its words."""
    return key in _WITHIN and bool(find_support(words, (key,)))


def _match(rule: Rule, text: str, lower: str) -> Match | None:
    match = rule.signals.search(text, lower)
    if match is None or rule.exceptions.search(text, lower):
        return None
    if rule.companions and not rule.companions.search(text, lower):
        return None
    return Match(rule, match.start(), match.end())
