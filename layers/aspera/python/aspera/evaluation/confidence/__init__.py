"""How likely a finding is right, by its rule, learnt from verdicts of people; and whether that ranks."""

from __future__ import annotations

from aspera.evaluation.confidence.calibrating import Verdicts, calibrate
from aspera.evaluation.confidence.standing import standing_labels
from aspera.evaluation.labels import labels
from aspera.evaluation.measure import Evaluation, Measure, Section, share
from aspera.ports.corpus import Corpus


def evaluate(corpus: Corpus) -> Evaluation:
    """A section for each agent with labels. Labels whose finding is no longer made do not count."""
    sections = [
        _section(agent, verdicts) for agent, verdicts in sorted(standing_labels(labels(), corpus).items())
    ]
    return Evaluation(subject="confidence", sections=tuple(sections))


def _section(agent: str, verdicts: Verdicts) -> Section:
    calibration = calibrate(verdicts)
    right, wrong = verdicts.count(True), verdicts.count(False)
    area = Measure("AUROC on held-out folds of documents", calibration.auroc, right + wrong, goal="≥ 0.55")
    shown = "shown" if calibration.ranks else "hidden, since it does not rank or cannot be measured"
    return Section(
        f"Confidence of the {agent} agent",
        (
            share("right, of those judged right or wrong", right, right + wrong),
            area,
            Measure(
                "rules with enough labels", float(len(calibration.rules)), calibration.labels, unit="rules"
            ),
        ),
        f"Confidence per rule is {shown}. Five folds; no document is in two.",
    )
