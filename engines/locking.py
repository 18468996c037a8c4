"""Write `lock/` anew: which jars an engine needs is Maven's knowledge, so Maven is asked."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from engines.artifacts import LOCK
from engines.opensearch_home import VERSION

_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
_LIBRARIES = {
    "dynamodb": ("com.amazonaws:DynamoDBLocal:2.6.1",),
    "gremlin": ("org.apache.tinkerpop:gremlin-server:3.8.1",),
    "opensearch": (
        f"org.opensearch:opensearch:{VERSION}",
        f"org.opensearch:opensearch-plugin-classloader:{VERSION}",
        "org.apache.logging.log4j:log4j-core:2.21.0",
    ),
}
_MODULES = (
    "lang-painless",
    "transport-netty4-client",
    "analysis-common",
    "mapper-extras-client",
    "reindex-client",
)
_KNN = f"org.opensearch.plugin:opensearch-knn:{VERSION}.0:zip"


def lock() -> int:
    for engine, coordinates in _LIBRARIES.items():
        lines = list(_lines(coordinates, "lib"))
        if engine == "opensearch":
            lines.extend(_module_lines({line.split()[1] for line in lines}))
        head = (
            f"# SHA-256, path in Maven Central, folder. Written by `python -m engines lock`: {coordinates[0]}"
        )
        (LOCK / f"{engine}.txt").write_text("\n".join([head, *lines]) + "\n")
    return 0


def _module_lines(in_lib: set[str]) -> Iterator[str]:
    for module in _MODULES:
        folder = f"modules/{module.removesuffix('-client')}"
        for line in _lines((f"org.opensearch.plugin:{module}:{VERSION}",), folder):
            if line.split()[1] not in in_lib:
                yield line
    yield from _lines((_KNN,), "downloads")


def _lines(coordinates: tuple[str, ...], folder: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        (project / "pom.xml").write_text(_pom(coordinates))
        command = f"mvn -q -B -f {project}/pom.xml {_PLUGIN}:copy-dependencies -DincludeScope=runtime"
        options = f"-Dmdep.useRepositoryLayout=true -DoutputDirectory={project}/out"
        subprocess.run([*command.split(), *options.split()], check=True)
        for path in sorted((project / "out").rglob("*")):
            if path.suffix in {".jar", ".so", ".dylib", ".dll", ".zip"}:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                yield f"{digest}  {path.relative_to(project / 'out')}  {folder}"


def _pom(coordinates: tuple[str, ...]) -> str:
    dependencies = "".join(map(_dependency, coordinates))
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>engines</groupId><artifactId>engines</artifactId><version>1</version>"
        f"<dependencies>{dependencies}</dependencies></project>"
    )


def _dependency(coordinate: str) -> str:
    group, artifact, version, *kind = coordinate.split(":")
    alone = "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"
    form = f"<type>{kind[0]}</type>{alone}" if kind else ""
    return (
        f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>"
        f"<version>{version}</version>{form}</dependency>"
    )
