"""How the model passes of a run went, as they were stored shard by shard."""

from __future__ import annotations

from collections.abc import Iterable

from aspera.domain.cost import ModelPass, total
from aspera.domain.errors import NotFound
from aspera.domain.run import Run
from aspera.ports.objects import Objects


def pass_key(run: Run, agent: str, first_page: int) -> str:
    return run.key("model", agent, f"{first_page:06d}.json")


def store_pass(run: Run, agent: str, first_page: int, done: ModelPass, objects: Objects) -> None:
    objects.put(pass_key(run, agent, first_page), done.model_dump_json().encode())


def read_passes(run: Run, agent: str, first_pages: Iterable[int], objects: Objects) -> ModelPass:
    """All shards' passes as one; a shard without questions has none."""
    found = []
    for first_page in first_pages:
        try:
            found.append(ModelPass.model_validate_json(objects.get(pass_key(run, agent, first_page))))
        except NotFound:
            continue
    return total(found)
