"""Pinned files from Maven Central."""

from __future__ import annotations

import hashlib
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

CENTRAL = "https://repo1.maven.org/maven2/"
LOCK = Path(__file__).parent / "lock"


@dataclass(frozen=True)
class Artifact:
    """A file by its path in the Maven repository; `folder` is where the engine wants it."""

    sha256: str
    path: str
    folder: str

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]


def locked(engine: str) -> list[Artifact]:
    lines = (LOCK / f"{engine}.txt").read_text().splitlines()
    return [Artifact(*line.split()) for line in lines if line and not line.startswith("#")]


def fetch(engine: str, home: Path) -> None:
    """All files of an engine below `home`, each checked against its hash. Nothing is fetched
    when the lock has not changed since the last time."""
    lock = (LOCK / f"{engine}.txt").read_bytes()
    stamp = home / ".fetched"
    digest = hashlib.sha256(lock).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda artifact: _fetch_one(artifact, home), locked(engine)))
    stamp.write_text(digest)


def _fetch_one(artifact: Artifact, home: Path) -> None:
    target = home / artifact.folder / artifact.name
    if not (target.exists() and _sha256(target) == artifact.sha256):
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(target.suffix + ".partial")
        with urllib.request.urlopen(CENTRAL + artifact.path, timeout=60) as response:
            partial.write_bytes(response.read())
        if _sha256(partial) != artifact.sha256:
            partial.unlink()
            raise SystemExit(f"{artifact.path}: not the file that is pinned (SHA-256 differs)")
        partial.rename(target)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
