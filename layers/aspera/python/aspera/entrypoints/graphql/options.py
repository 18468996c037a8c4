"""What of an analysis somebody may choose."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.errors import InvalidInput
from aspera.domain.run import Options
from aspera.entrypoints.graphql.context import Context


def chosen_options(
    context: Context, agents: Sequence[str] | None, frameworks: Sequence[str] | None
) -> Options:
    """No agents: all of them. No frameworks: those that fit the kind of document. InvalidInput for
    a name that there is not."""
    known = tuple(context.ports.agents)
    for name in agents or ():
        if name not in known:
            raise InvalidInput(f"There is no agent {name!r}. There are: {', '.join(known)}.")
    for name in frameworks or ():
        context.ports.frameworks.expand(name)
    chosen = tuple(name for name in known if name in agents) if agents else known
    return Options(agents=chosen, frameworks=tuple(dict.fromkeys(frameworks or ())))
