"""All frameworks that can be asked for: those of the package and those of a user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from aspera.domain.document import DocumentKind
from aspera.domain.errors import InvalidInput
from aspera.domain.framework import Framework
from aspera.domain.run import digest
from aspera.frameworks.loader import (
    family_members,
    family_of,
    framework_names,
    framework_text,
    frameworks_for,
    load_framework,
)


@dataclass(frozen=True)
class Catalogue:
    """Frameworks by id. Make one with `read_catalogue`."""

    own: Mapping[str, Framework] = field(default_factory=dict)
    """The user's, by id."""
    content: str = ""
    """A digest of the user's files."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All ids, sorted."""
        return tuple(sorted({*framework_names()} - self._replaced | {*self.own}))

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """What can be asked for: all ids, and standards with several versions."""
        families = {family for family in map(family_of, framework_names()) if family}
        families |= {framework.family for framework in self.own.values() if framework.family}
        return tuple(sorted({*self.names, *families}))

    def get(self, name: str) -> Framework:
        """InvalidInput when there is none of that id."""
        if name in self.own:
            return self.own[name]
        if name in self._replaced or name not in framework_names():
            raise InvalidInput(f"there is no framework {name!r}; known are {', '.join(self.names)}")
        return load_framework(name)

    def expand(self, name: str) -> tuple[str, ...]:
        """The ids that a name stands for: its own, or all versions of a standard (`esrs`). Raises
        as `get` does."""
        if name in self.names:
            return (name,)
        shipped = [member for member in family_members(name) if member not in self._replaced]
        own = sorted(framework.id for framework in self.own.values() if framework.family == name)
        return (*shipped, *own) or (self.get(name).id,)

    def applied_to(self, kind: DocumentKind) -> tuple[str, ...]:
        """The ids of the frameworks that are applied to this kind of document unasked."""
        shipped = [name for name in frameworks_for(kind) if name not in self._replaced]
        own = [f.id for f in self.own.values() if f.by_default and kind in f.applies_to]
        return (*shipped, *sorted(own))

    @cached_property
    def revision(self) -> str:
        """Changes with every change of a framework; part of the configuration revision."""
        return digest(self.content, *map(framework_text, framework_names()))

    @cached_property
    def _replaced(self) -> frozenset[str]:
        return frozenset(framework.replaces for framework in self.own.values() if framework.replaces)


def read_catalogue(files: Mapping[str, str]) -> Catalogue:
    """`files`: text by file name, each one framework. InvalidInput names every fault of all files:
    file, line and reason, one a line."""
    from aspera.frameworks.reading import read_framework

    own: dict[str, Framework] = {}
    problems: list[str] = []
    origin: dict[str, str] = {}
    for source, text in sorted(files.items()):
        try:
            framework = read_framework(text, source)
        except InvalidInput as error:
            problems.append(str(error))
            continue
        fault = _clash(framework, origin)
        if fault:
            problems.append(f"{source}, line {_line_of_id(text)}: {fault}")
        own[framework.id] = framework
        origin[framework.id] = source
        origin.setdefault(f"replaces {framework.replaces}", source)
    if problems:
        raise InvalidInput("\n".join(problems))
    parts = [part for source, text in sorted(files.items()) for part in (source, text)]
    return Catalogue(own, digest(*parts) if parts else "")


def _clash(framework: Framework, origin: Mapping[str, str]) -> str:
    if framework.id in origin:
        return f"the id {framework.id} is taken by {origin[framework.id]}"
    if family_members(framework.id):
        return f"the id {framework.id} stands for several versions of a standard; choose another"
    if framework.replaces and framework.replaces not in framework_names():
        return f"it replaces {framework.replaces}, and the package has no framework of that id"
    if framework.replaces and f"replaces {framework.replaces}" in origin:
        return f"{framework.replaces} is replaced by {origin[f'replaces {framework.replaces}']} already"
    if framework.id in framework_names() and framework.replaces != framework.id:
        return f"the package has a framework {framework.id}; say “replaces: {framework.id}” to take its place"
    return ""


def _line_of_id(text: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith("id:")), 1)
