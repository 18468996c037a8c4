from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aspera.adapters.local.secrets import FolderSecrets
from aspera.domain.errors import NotFound


def test_a_secret_is_made_once_and_stays(tmp_path: Path) -> None:
    (value,) = FolderSecrets(tmp_path / "secrets").values("cursors")
    assert len(value) >= 64
    assert FolderSecrets(tmp_path / "secrets").values("cursors", fresh=True) == (value,)


def test_every_secret_is_another(tmp_path: Path) -> None:
    secrets = FolderSecrets(tmp_path)
    assert secrets.values("cursors") != secrets.values("others")


def test_it_is_for_its_owners_eyes_only(tmp_path: Path) -> None:
    FolderSecrets(tmp_path / "secrets").values("cursors")
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "secrets" / "cursors").stat().st_mode & 0o777 == 0o600


def test_whoever_makes_it_at_the_same_time_has_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: FolderSecrets(tmp_path).values("cursors"), range(16)))
    assert len(found) == 1


@pytest.mark.parametrize("name", ["", "../cursors", "a/b", "A"])
def test_a_name_that_is_none_is_not_found(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        FolderSecrets(tmp_path).values(name)
