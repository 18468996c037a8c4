"""The calibration as the file that the package carries (`aspera/calibration/confidence.yaml`)."""

from __future__ import annotations

import yaml

from aspera.evaluation.confidence.calibrating import calibrate
from aspera.evaluation.confidence.standing import standing_labels
from aspera.evaluation.labels import labels
from aspera.ports.corpus import Corpus

_HEAD = (
    "# Written by `aspera evaluate confidence --write-calibration`; do not edit.\n"
    "# Per agent: how many labels, AUROC on held-out folds, and the confidence of each rule.\n"
)


def calibration_file(corpus: Corpus) -> bytes:
    """YAML, the same for the same labels and findings."""
    agents = {}
    for agent, verdicts in sorted(standing_labels(labels(), corpus).items()):
        found = calibrate(verdicts)
        agents[agent] = {"labels": found.labels, "auroc": found.auroc, "rules": dict(found.rules)}
    return (_HEAD + yaml.safe_dump({"agents": agents}, sort_keys=True)).encode()
