"""How much one request may ask for. Counted on the parsed text, before anything is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from aspera.entrypoints.graphql.errors import Refused
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    SelectionSetNode,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """`depth` counts levels of fields below the operation (those of the schema's own description
    apart), `fields` all that are selected with fragments written out, `calls` those directly
    below the operation. Sizes in bytes of JSON."""

    document: int = 20_000
    tokens: int = 2_500
    variables: int = 64_000
    depth: int = 10
    introspection_depth: int = 20
    fields: int = 400
    calls: int = 20


@dataclass(slots=True)
class _Count:
    limits: Limits
    fragments: dict[str, FragmentDefinitionNode]
    fields: int = 0

    def walk(self, selections: SelectionSetNode | None, depth: int, most: int) -> None:
        for selection in selections.selections if selections else ():
            if isinstance(selection, FieldNode):
                own = self.limits.introspection_depth if selection.name.value[:2] == "__" else most
                self._field(depth + 1, own)
                self.walk(selection.selection_set, depth + 1, own)
            elif isinstance(selection, FragmentSpreadNode):
                fragment = self.fragments.get(selection.name.value)
                self.walk(fragment.selection_set if fragment else None, depth, most)
            else:
                self.walk(getattr(selection, "selection_set", None), depth, most)

    def _field(self, depth: int, most: int) -> None:
        self.fields += 1
        if depth > most:
            raise Refused(f"The query is nested too deeply: at most {most} levels.")
        if self.fields > self.limits.fields:
            raise Refused(f"The query asks for too many fields: at most {self.limits.fields}.")


def check_limits(document: DocumentNode, limits: Limits) -> None:
    """Refused, with the limit that is passed. The document is valid: its fragments form no circle."""
    fragments = {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }
    for definition in document.definitions:
        if isinstance(definition, FragmentDefinitionNode):
            continue
        selections: SelectionSetNode | None = getattr(definition, "selection_set", None)
        _Count(limits, fragments).walk(selections, 0, limits.depth)
        if selections and len(selections.selections) > limits.calls:
            raise Refused(f"The request makes too many calls: at most {limits.calls}.")
