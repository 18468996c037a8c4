"""Each engine: what it needs, how it is started, when it answers."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engines import opensearch_home
from engines.artifacts import fetch
from engines.processes import free_port

_HERE = Path(__file__).parent
_JVM = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_DYNAMODB = ("-inMemory", "-sharedDb", "-disableTelemetry", "-port")


@dataclass(frozen=True)
class Engine:
    """`needs` are programs that must be installed; `prepare(home, port)` gives the command."""

    name: str
    needs: tuple[str, ...]
    prepare: Callable[[Path, int], Sequence[str]]
    answers: Callable[[int], bool]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(program for program in self.needs if shutil.which(program) is None)


def _dynamodb(home: Path, port: int) -> Sequence[str]:
    fetch("dynamodb", home)
    libraries = f"{home}/lib"
    java = ("java", "-Xmx256m", *_JVM, f"-Djava.library.path={libraries}", "-cp", f"{libraries}/*")
    return (*java, str(_HERE / "dynamodb" / "LoopbackDynamoDb.java"), *_DYNAMODB, str(port))


def _gremlin(home: Path, port: int) -> Sequence[str]:
    fetch("gremlin", home)
    for name in ("tinkergraph.properties", "init.groovy"):
        shutil.copy(_HERE / "gremlin" / name, home)
    settings = (_HERE / "gremlin" / "server.yaml").read_text().replace("@PORT@", str(port))
    (home / "server.yaml").write_text(settings)
    server = "org.apache.tinkerpop.gremlin.server.GremlinServer"
    return ("java", "-Xms64m", "-Xmx256m", *_JVM, "-cp", f"{home}/lib/*:{home}", server, "server.yaml")


def _opensearch(home: Path, port: int) -> Sequence[str]:
    fetch("opensearch", home)
    opensearch_home.assemble(home, port, free_port())
    nobody = str(opensearch_home.NOBODY)
    as_nobody = ("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups")
    return (
        *(as_nobody if os.getuid() == 0 else ()),
        *("java", "-Xms512m", "-Xmx512m", *_JVM, "-Djava.security.manager=allow"),
        f"-Djava.io.tmpdir={home}/tmp",
        f"-Dopensearch.path.home={home}",
        f"-Dopensearch.path.conf={home}/config",
        *("-Dopensearch.distribution.type=tar", "-Dlog4j2.disable.jmx=true"),
        *("-cp", f"{home}/lib/*", "org.opensearch.bootstrap.OpenSearch"),
    )


def _redis(home: Path, port: int) -> Sequence[str]:
    listen = ("redis-server", "--port", str(port), "--bind", "127.0.0.1")
    return (*listen, "--save", "", "--appendonly", "no", "--maxmemory", "128mb", "--dir", str(home))


def _moto(home: Path, port: int) -> Sequence[str]:
    return (sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port))


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _serves(path: str) -> Callable[[int], bool]:
    def answers(port: int) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2) as response:
                return bool(response.status == 200)
        except (OSError, urllib.error.URLError):
            return False

    return answers


def _traverses(port: int) -> bool:
    body = b'{"gremlin": "g.V().limit(1).count()", "language": "gremlin-lang"}'
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/gremlin", body, timeout=5) as response:
            return bool(response.status == 200)
    except (OSError, urllib.error.URLError):
        return False


ENGINES = (
    Engine("dynamodb", ("java", "javac"), _dynamodb, _listens),
    Engine("gremlin", ("java",), _gremlin, _traverses),
    Engine("opensearch", ("java",), _opensearch, _serves("/_cluster/health")),
    Engine("redis", ("redis-server",), _redis, _listens),
    Engine("moto", (), _moto, _serves("/moto-api/data.json")),
)
