"""Not the file but the place is the trouble: full, read-only, vanishing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.conftest import EXAMPLE, Aspera, command


@pytest.fixture
def small_disk(tmp_path: Path):
    """A file system of 1 MB, which takes root to mount; CI is root, so these tests run there."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small tmpfs takes root on Linux; CI runs this")
    place = tmp_path / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=True)
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_is_one_line(aspera: Aspera, small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * 900_000)
    call = aspera("analyze", EXAMPLE, ASPERA_WORKSPACE=str(small_disk / "ws"))
    assert call.code == 2
    assert "space" in call.err.lower()


def test_a_full_disk_half_way_is_said_and_the_analysis_resumes_when_there_is_room(
    aspera: Aspera, small_disk: Path
) -> None:
    workspace = str(small_disk / "ws")
    (small_disk / "filler").write_bytes(b"x" * 600_000)
    full = aspera("analyze", EXAMPLE, ASPERA_WORKSPACE=workspace)
    assert full.code == 2, full.err
    assert "space" in full.err.lower()
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    again = aspera("analyze", EXAMPLE, "--json", ASPERA_WORKSPACE=workspace)
    assert again.code == 0, again.err


def test_a_read_only_workspace_is_one_line(aspera: Aspera, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    call = aspera("analyze", EXAMPLE, ASPERA_WORKSPACE=str(small_disk / "ws"))
    assert call.code == 2
    assert "read-only" in call.err.lower()


def test_an_output_folder_that_cannot_be_written_is_one_line(aspera: Aspera, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    call = aspera("analyze", EXAMPLE, "--output", "out")
    assert call.code == 2
    assert "out" in call.err and len(call.err.strip().splitlines()) <= 12


def test_a_sparse_file_of_two_gigabytes_is_refused_at_once(aspera: Aspera, tmp_path: Path) -> None:
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.truncate(2_000_000_000)
    call = aspera("analyze", "huge.pdf")
    assert call.code == 2
    assert "larger than the limit" in call.err


def test_a_file_that_may_not_be_read_is_one_line(aspera: Aspera, tmp_path: Path) -> None:
    call = aspera("analyze", tmp_path / "gone.pdf")
    assert call.code == 2 and "No such file" in call.err
    os.mkfifo(tmp_path / "pipe.pdf")
    call = aspera("analyze", "pipe.pdf")
    assert call.code == 2 and "not a regular file" in call.err


def test_no_network_is_needed_or_tried(tmp_path: Path) -> None:
    """In a network namespace without any interface a connection would fail at once."""
    alone = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("this machine gives out no network namespaces; CI runs this")
    done = subprocess.run(
        [*alone, *command("analyze", EXAMPLE, "--json")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert '"status":"COMPLETE"' in done.stdout
