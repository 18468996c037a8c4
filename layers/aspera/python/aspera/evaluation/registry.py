"""The subjects that can be measured, by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec

from aspera.domain.errors import InvalidInput
from aspera.evaluation.asking import Asking
from aspera.evaluation.measure import Evaluation
from aspera.ports.corpus import Corpus

_PARTS: Mapping[str, Sequence[str]] = {
    "math": ("math",),
    "consistency": ("consistency", "consistency_pairs"),
    "tables": ("tables",),
    "greenwashing": ("greenwashing",),
    "compliance": ("compliance",),
    "risk": ("risk",),
    "confidence": ("confidence",),
}
"""The modules of `aspera.evaluation` that a subject is measured by."""

SUBJECTS = tuple(_PARTS)


def load_subject(name: str, asking: Asking | None = None) -> Callable[[Corpus], Evaluation]:
    """What measures the subject, with a language model if one is asked; nothing of the other
    subjects is imported. InvalidInput for an unknown subject, and for one that has no measurement."""
    if name not in _PARTS:
        raise InvalidInput(f"there is no subject “{name}”; there are {', '.join(SUBJECTS)}")
    modules = [f"aspera.evaluation.{part}" for part in _PARTS[name]]
    present = [module for module in modules if find_spec(module) is not None]
    if not present:
        raise InvalidInput(f"“{name}” cannot be measured yet")
    parts = [import_module(module) for module in present]
    if asking is None:
        return lambda corpus: _joined(name, [part.evaluate(corpus) for part in parts])
    assisted = [part.evaluate_with_model for part in parts if hasattr(part, "evaluate_with_model")]
    if not assisted:
        raise InvalidInput(f"--model: “{name}” is measured by rules alone")
    return lambda corpus: _joined(name, [part(corpus, asking) for part in assisted])


def _joined(name: str, parts: Sequence[Evaluation]) -> Evaluation:
    exposure: Counter[str] = Counter()
    for part in parts:
        exposure.update(part.exposure)
    return Evaluation(
        name,
        tuple(section for part in parts for section in part.sections),
        tuple(judgement for part in parts for judgement in part.to_judge),
        dict(exposure),
    )
