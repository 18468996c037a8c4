"""Real files from ../shared/samples through the whole of it."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.integration.conftest import EXAMPLE, ROOT, Aspera, command

SAMPLES = ROOT.parent / "shared" / "samples"
SCHEMA = json.loads((ROOT / "docs/reference/findings.schema.json").read_text())
ORDINARY = sorted(path for path in SAMPLES.rglob("*.pdf") if "malformed" not in path.parts)
HOSTILE = sorted((SAMPLES / "malformed").glob("*.pdf"))
TWO_GIB = 2 << 30

pytestmark = [pytest.mark.samples, pytest.mark.slow]


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", ORDINARY, ids=name)
def test_an_ordinary_document_is_analysed_to_the_end(path: Path, aspera: Aspera, samples: Path) -> None:
    call = aspera("analyze", path, "--json", timeout=900)
    (result,) = call.results
    assert call.code in (0, 3), call.err
    assert result["status"] in ("COMPLETE", "PARTIAL")
    assert bool(result["reason"]) == (result["status"] == "PARTIAL")
    jsonschema.validate(result, SCHEMA)
    assert all(agent["status"] == "COMPLETE" for agent in result["agents"]), result["agents"]
    assert all(e["verified"] and e["boxes"] for f in result["findings"] for e in f["evidence"])
    assert all(f["evidence"] or f["absence"] for f in result["findings"])


@pytest.mark.parametrize("path", HOSTILE, ids=name)
def test_a_hostile_file_ends_with_a_result_or_one_line(path: Path, tmp_path: Path, samples: Path) -> None:
    done = subprocess.run(
        command("analyze", path, "--json"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"ASPERA_WORKSPACE": str(tmp_path / "workspace")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 * TWO_GIB, 2 * TWO_GIB)),
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 2, 3), done.stderr
    if done.returncode == 2:
        (line,) = done.stderr.strip().splitlines()[-1:]
        assert line.startswith(f"{path}: ") and len(line) > len(f"{path}: ") + 5
    else:
        jsonschema.validate(json.loads(done.stdout.splitlines()[0]), SCHEMA)


def test_a_folder_of_hostile_files_does_not_stop_a_sound_one(
    aspera: Aspera, tmp_path: Path, samples: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for path in HOSTILE[:6]:
        (folder / path.name).symlink_to(path)
    (folder / "zz_report.pdf").symlink_to(EXAMPLE)
    call = aspera("analyze", folder, "--json", timeout=300)
    assert "zz_report.pdf" in [result["document"]["filename"] for result in call.results]
