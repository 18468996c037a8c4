"""Reads the frameworks of the package, and those of a user, from YAML."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import ValidationError

from aspera.domain.document import DocumentKind
from aspera.domain.errors import InvalidInput
from aspera.domain.framework import Framework, Requirement

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
    file = resources.files(__package__) / f"{name}{_SUFFIX}"
    return read_framework(file.read_text("utf-8"), file.name)


def frameworks_for(kind: DocumentKind) -> tuple[str, ...]:
    """The ids of the frameworks that are applied to this kind of document unasked."""
    return _by_kind().get(kind, ())


@cache
def _by_kind() -> dict[DocumentKind, tuple[str, ...]]:
    """Only the heads of the files are read: the requirements, which cost the time, come last."""
    names: dict[DocumentKind, tuple[str, ...]] = {}
    for name in framework_names():
        text = (resources.files(__package__) / f"{name}{_SUFFIX}").read_text("utf-8")
        head = yaml.load(text.partition("\nrequirements:")[0], Loader=_Loader)
        if head.get("by_default"):
            for kind in map(DocumentKind, head["applies_to"]):
                names[kind] = (*names.get(kind, ()), name)
    return names


def read_framework(text: str, source: str) -> Framework:
    """A framework from YAML. InvalidInput names `source`, the item and the reason."""
    try:
        data = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise InvalidInput(f"{source} is not YAML: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("requirements"), list):
        raise InvalidInput(f"{source}: a framework is a mapping with a list of requirements")
    requirements = [
        _requirement(item, source, position) for position, item in enumerate(data["requirements"], start=1)
    ]
    try:
        return Framework.model_validate({**data, "requirements": requirements})
    except ValidationError as error:
        raise InvalidInput(f"{source}: {_reason(error)}") from error


def _requirement(item: Any, source: str, position: int) -> Requirement:
    name = item.get("id", position) if isinstance(item, dict) else position
    try:
        return Requirement.model_validate(item)
    except ValidationError as error:
        raise InvalidInput(f"{source}, item {name}: {_reason(error)}") from error
    except InvalidInput as error:
        raise InvalidInput(f"{source}, item {name}: {error}") from error


def _reason(error: ValidationError) -> str:
    """The first fault, in one line."""
    fault = error.errors(include_url=False)[0]
    place = ".".join(map(str, fault["loc"]))
    message = fault["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message
