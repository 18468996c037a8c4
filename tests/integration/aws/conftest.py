from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.two_owners import Home, on_a_laptop, on_a_stack, write_files


@pytest.fixture(scope="module", params=["laptop", "stack", "stack with Gremlin"])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    folder = tmp_path_factory.mktemp("isolation")
    write_files(folder)
    graph = "gremlin" if "Gremlin" in request.param else ""
    with on_a_laptop(folder) if request.param == "laptop" else on_a_stack(folder, graph) as home:
        yield home
