"""OpenSearch put together from its jars: there is no archive of it in Maven Central."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

CONFIGURATION = Path(__file__).parent / "opensearch"
NOBODY = 65534
VERSION = "2.19.1"
PLUGIN_CLASSES = {
    "lang-painless": "org.opensearch.painless.PainlessPlugin",
    "transport-netty4": "org.opensearch.transport.Netty4Plugin",
    "analysis-common": "org.opensearch.analysis.common.CommonAnalysisPlugin",
    "mapper-extras": "org.opensearch.index.mapper.MapperExtrasPlugin",
    "reindex": "org.opensearch.index.reindex.ReindexPlugin",
}


def assemble(home: Path, port: int, transport_port: int) -> None:
    """An empty node in `home`, ready to start."""
    for module, plugin_class in PLUGIN_CLASSES.items():
        _describe(home / "modules" / module, module, plugin_class)
    plugin = home / "plugins" / "opensearch-knn"
    if not plugin.exists():
        with zipfile.ZipFile(home / "downloads" / f"opensearch-knn-{VERSION}.0.zip") as archive:
            archive.extractall(plugin)
    shutil.rmtree(home / "data", ignore_errors=True)
    for folder in ("bin", "config", "data", "logs", "tmp"):
        (home / folder).mkdir(exist_ok=True)
    shutil.copy(CONFIGURATION / "log4j2.properties", home / "config")
    settings = (CONFIGURATION / "opensearch.yml").read_text()
    for mark, value in {"@PORT@": port, "@TRANSPORT_PORT@": transport_port, "@HOME@": home}.items():
        settings = settings.replace(mark, str(value))
    (home / "config" / "opensearch.yml").write_text(settings)
    if os.getuid() == 0:
        _give_to_nobody(home)


def _describe(folder: Path, module: str, plugin_class: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = (
        f"description={module}",
        f"version={VERSION}",
        f"name={module}",
        f"classname={plugin_class}",
        "java.version=11",
        f"opensearch.version={VERSION}",
        "custom.foldername=",
        "extended.plugins=",
        "has.native.controller=false",
    )
    (folder / "plugin-descriptor.properties").write_text("\n".join(lines) + "\n")
    (folder / "plugin-security.policy").write_text("grant { permission java.security.AllPermission; };\n")


def _give_to_nobody(home: Path) -> None:
    """OpenSearch refuses to run as root and writes below its home."""
    for path in (home, *home.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    for parent in home.parents:
        if parent != Path("/") and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o001)
