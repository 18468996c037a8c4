"""The engines, with docker and without, are the same and are never more than loopback."""

from __future__ import annotations

import re
import socket
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml

from engines.catalogue import ENGINES
from tests.engines.running import port_of

ROOT = Path(__file__).resolve().parents[2]
NAMES = [engine.name for engine in ENGINES]
LOCKED = {
    "dynamodb": r"DynamoDBLocal:([\d.]+)",
    "gremlin": r"gremlin-server:([\d.]+\d)",
    "opensearch": r"opensearch:opensearch:([\d.]+\d)",
}


def composed() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    return found


def test_docker_starts_the_same_engines() -> None:
    assert sorted(composed()) == sorted(NAMES)


@pytest.mark.parametrize("engine", LOCKED)
def test_docker_starts_the_same_versions(engine: str) -> None:
    (locked,) = re.findall(LOCKED[engine], (ROOT / "engines" / "lock" / f"{engine}.txt").read_text())[:1]
    assert composed()[engine]["image"].endswith(f":{locked}")


def test_docker_starts_the_moto_that_is_installed() -> None:
    assert composed()["moto"]["image"].endswith(f":{version('moto')}")


def test_docker_publishes_on_loopback_only() -> None:
    ports = [port for service in composed().values() for port in service["ports"]]
    assert len(ports) == len(NAMES)
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port) for port in ports)


@pytest.mark.parametrize("engine", NAMES)
def test_an_engine_answers_on_127_0_0_1_and_on_no_other_address(engine: str) -> None:
    """Whoever listens on every address answers on 127.0.0.2, too (where there is one)."""
    port = port_of(engine)
    socket.create_connection(("127.0.0.1", port), timeout=5).close()
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port), timeout=2).close()
