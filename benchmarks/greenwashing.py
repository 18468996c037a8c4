"""How well the gate of the greenwashing agent tells environmental claims from other sentences.

Measured on Environmental Claim Detection (Stammbach, Webersinke, Bingler, Kraus, Leippold: ACL
2023), sentences from reports labelled by experts. The words of the gate were chosen with the
development part in view, so its figure is not held out; give another part of the data set to
measure that.

    python benchmarks/greenwashing.py [sentences.jsonl] [--json result.json]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from aspera.agents.greenwashing.claims import is_environmental_claim

SENTENCES = (
    Path(__file__).resolve().parents[2]
    / "shared"
    / "samples"
    / "datasets"
    / "environmental_claims"
    / "dev.jsonl"
)


def measure(path: Path = SENTENCES) -> Mapping[str, float]:
    """Precision, recall and F1 over the lines of `path`: {"text": …, "label": 0 or 1}."""
    sentences = [json.loads(line) for line in path.read_text().splitlines()]
    judged = [(is_environmental_claim(item["text"]), bool(item["label"])) for item in sentences]
    figures = {"sentences": len(judged), "claims": sum(label for _, label in judged), **_scores(judged)}
    for name, value in figures.items():
        print(f"{name:<10} {value:>7}")
    return figures


def _scores(judged: Sequence[tuple[bool, bool]]) -> Mapping[str, float]:
    hits = sum(found and label for found, label in judged)
    precision = hits / max(1, sum(found for found, _ in judged))
    recall = hits / max(1, sum(label for _, label in judged))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the gate for environmental claims.")
    parser.add_argument("sentences", nargs="?", type=Path, default=SENTENCES)
    parser.add_argument("--json", type=Path, help="write the figures here")
    arguments = parser.parse_args()
    figures = measure(arguments.sentences)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
