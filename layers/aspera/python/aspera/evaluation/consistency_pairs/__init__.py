"""How well figures that changed between two documents of one company are found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.evaluation.consistency_pairs.pairs import Pair, pairs_of
from aspera.evaluation.consistency_pairs.trials import Outcome, rehearse
from aspera.evaluation.measure import Evaluation, Measure, Section, share
from aspera.ports.corpus import Corpus

__all__ = ["evaluate"]

_PAIRS = (
    "Documents of one company, told by its name on the cover or by figures in common, never by file "
    "name. Every finding on documents as published is for a person to judge."
)
_PLANTED = (
    "One figure of the later document changed a copy: another digit, two digits swapped, or 3 to 20 % "
    "more or less, wherever the document states it under that label. Covered: the earlier document "
    "states the figure, too (same label and period). Most figures of a period that both report stand in "
    "one of the two alone, and then nothing can be compared; “prints, too”: four digits or more for the "
    "same year, under whatever label. “Unseen” is meant of the rules within a document: "
    "those of the comparison were made with every pair of the sample folder in view."
)


def evaluate(corpus: Corpus) -> Evaluation:
    pairs = pairs_of(corpus)
    outcomes = corpus.each(lambda pair: rehearse(corpus, pair), pairs)
    sections = [_published(outcomes, pairs)]
    for title, is_tuned in (("unseen", False), ("tuned on", True)):
        group = [outcome for outcome in outcomes if outcome.is_tuned_on is is_tuned]
        sections.append(Section(f"Restatements planted, {title}", tuple(_planted(group)), _PLANTED))
    judgements = tuple(judgement for outcome in outcomes for judgement in outcome.to_judge)
    return Evaluation("consistency_pairs", tuple(sections), judgements)


def _published(outcomes: Sequence[Outcome], pairs: Sequence[Pair]) -> Section:
    return Section(
        "Pairs of documents as published",
        (
            Measure("pairs", float(len(pairs)), len(pairs), unit="pairs"),
            Measure(
                "figures that both state and that agree",
                float(sum(outcome.agreeing for outcome in outcomes)),
                len(pairs),
                unit="figures",
            ),
            Measure(
                "findings to judge",
                float(sum(len(outcome.to_judge) for outcome in outcomes)),
                len(pairs),
                unit="findings",
            ),
        ),
        _PAIRS,
    )


def _planted(group: Iterable[Outcome]) -> Iterable[Measure]:
    trials = [trial for outcome in group for trial in outcome.trials]
    covered = [trial for trial in trials if not trial.is_any]
    anywhere = [trial for trial in trials if trial.is_any]
    printed = [trial for trial in anywhere if trial.is_printed]
    found = sum(trial.is_found for trial in trials)
    yield share("recall, covered", sum(trial.is_found for trial in covered), len(covered), "≥ 0.6")
    yield share(
        "recall, any figure of a period that both report",
        sum(trial.is_found for trial in anywhere),
        len(anywhere),
    )
    yield share(
        "recall, those of them that the earlier document prints, too",
        sum(trial.is_found for trial in printed),
        len(printed),
    )
    yield share("precision", found, found + sum(trial.stray for trial in trials), "≥ 0.9")
