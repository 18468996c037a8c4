"""The frameworks that come with the package."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from aspera.domain.document import DocumentKind
from aspera.domain.errors import InvalidInput
from aspera.domain.framework import Framework

_SUFFIX = ".yaml"


@cache
def framework_names() -> tuple[str, ...]:
    """The ids of the frameworks that come with the package, sorted."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(file.name.removesuffix(_SUFFIX) for file in files if file.name.endswith(_SUFFIX)))


@cache
def load_framework(name: str) -> Framework:
    """InvalidInput when there is none of that name."""
    if name not in framework_names():
        raise InvalidInput(f"there is no framework {name!r}; known are {', '.join(framework_names())}")
    return Framework.model_validate(_parsed(framework_text(name)))


@cache
def framework_text(name: str) -> str:
    """The file of a framework of the package."""
    return (resources.files(__package__) / f"{name}{_SUFFIX}").read_text("utf-8")


def frameworks_for(kind: DocumentKind) -> tuple[str, ...]:
    """The ids of the frameworks that are applied to this kind of document unasked."""
    return _by_kind().get(kind, ())


def family_members(family: str) -> tuple[str, ...]:
    """The ids of the versions of one standard, oldest first."""
    return tuple(name for name, head in _heads().items() if head.get("family") == family)


def family_of(name: str) -> str:
    """The standard that a framework of the package is a version of; empty when of none."""
    return str(_heads()[name].get("family", ""))


@cache
def _by_kind() -> dict[DocumentKind, tuple[str, ...]]:
    names: dict[DocumentKind, tuple[str, ...]] = {}
    for name, head in _heads().items():
        if head.get("by_default"):
            for kind in map(DocumentKind, head["applies_to"]):
                names[kind] = (*names.get(kind, ()), name)
    return names


@cache
def _heads() -> dict[str, dict[str, Any]]:
    """What stands before the requirements, which cost the time and come last."""
    return {name: _parsed(framework_text(name).partition("\nrequirements:")[0]) for name in framework_names()}


def _parsed(text: str) -> Any:
    """YAML is loaded with the first framework: whoever asks for their names only does without."""
    import yaml

    from aspera.frameworks.source import LOADER

    return yaml.load(text, Loader=LOADER)
