"""Files that are damaged, locked, enormous or made to do harm: one line or a partial reading,
within a minute and two gibibytes, and nothing left running."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.integration.conftest import ROOT
from tests.integration.test_real_files import HOSTILE, TWO_GIB, name

SECONDS = 60
READ = """
import json, resource, sys
from pathlib import Path
from aspera.adapters.local.objects import FolderObjects
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.text_extraction import LocalPageCounter, LocalTextExtraction
from aspera.domain.errors import AsperaError
from aspera.domain.media import sniff
from aspera.ports.text_extraction import ExtractionRequest

class Callbacks:
    def succeed(self, task_token, output): pass

def tell(document_id, done, total):
    print(json.dumps({"done": done}), flush=True)

path, folder = Path(sys.argv[1]), Path(sys.argv[2])
objects = FolderObjects(folder)
limits = ReadingLimits(**json.loads(sys.argv[3]))
answer = {}
try:
    with path.open("rb") as file:
        media_type = sniff(file.read(65536), path.name)
    objects.put_file("uploads/file", path)
    answer["count"] = LocalPageCounter(objects, limits).count("uploads/file", media_type)
    extraction = LocalTextExtraction(objects, Callbacks(), tell, 2, limits)
    request = ExtractionRequest(
        document_id="d", object_key="uploads/file", media_type=media_type, destination="runs/d"
    )
    extraction.start(request, "token")
    cursor, batches = None, []
    while cursor is not None or not batches:
        batch, cursor = extraction.collect("runs/d", cursor)
        batches.append(batch.model_dump(mode="json"))
    answer["batches"] = batches
except AsperaError as error:
    answer["refused"] = f"{type(error).__name__}: {error}"
usage = [resource.getrusage(who).ru_maxrss * 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps(answer | {"memory": max(usage)}))
"""


def begin(path: Path, folder: Path, **limits: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", READ, str(path), str(folder / "objects"), json.dumps(limits)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def read(path: Path, folder: Path, **limits: Any) -> dict[str, Any]:
    """What became of the file; the test fails when it takes too long or too much."""
    process = begin(path, folder, **limits)
    try:
        out, err = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
    assert process.returncode == 0 and not err, err
    answer: dict[str, Any] = json.loads(out.splitlines()[-1])
    assert answer["memory"] < TWO_GIB
    return answer


def problems(answer: dict[str, Any]) -> list[str]:
    return [problem["reason"] for batch in answer["batches"] for problem in batch["problems"]]


@pytest.mark.samples
@pytest.mark.parametrize("path", HOSTILE, ids=name)
def test_a_hostile_file_is_refused_in_one_line_or_read_as_far_as_it_goes(path: Path, tmp_path: Path) -> None:
    answer = read(path, tmp_path)
    if "refused" in answer:
        assert answer["refused"].startswith("UnreadableFile: ") and "\n" not in answer["refused"]
        assert answer["refused"].endswith((".", "files."))
        return
    pages = sum(batch["last"] - batch["first"] + 1 for batch in answer["batches"])
    read_pages = sum(batch["read"] for batch in answer["batches"])
    assert pages == answer["count"] == read_pages + len(problems(answer))
    assert all(reason and "\n" not in reason and "Traceback" not in reason for reason in problems(answer))


def pdf_with_content(path: Path, chunks: Iterator[bytes]) -> Path:
    """A PDF of one page whose content is deflated as it is made."""
    deflate = zlib.compressobj(9)
    content = b"".join(deflate.compress(chunk) for chunk in chunks) + deflate.flush()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
    ]
    file, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"xref\n0 5\n0000000000 65535 f \n%btrailer << /Size 5 /Root 1 0 R >>\n" % table
    path.write_bytes(file + b"startxref\n%d\n%%%%EOF" % file.rindex(b"xref\n0 5"))
    return path


@pytest.mark.parametrize(
    ("piece", "times"),
    [(b" " * 10_000_000, 200), (b"0 0 m 9 9 l S\n" * 1_000_000, 60), (b"q " * 5_000_000, 40)],
    ids=["blanks", "lines", "states"],
)
def test_a_flate_bomb_costs_its_page_only(piece: bytes, times: int, tmp_path: Path) -> None:
    path = pdf_with_content(tmp_path / "bomb.pdf", (piece for _ in range(times)))
    assert path.stat().st_size < 2_500_000
    (reason,) = problems(read(path, tmp_path))
    assert "memory" in reason or "longer than" in reason


def drawn(path: Path, pages: int, **options: Any) -> Path:
    canvas = Canvas(str(path), pagesize=A4, **options)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"This is page {number}.")
        canvas.showPage()
    canvas.save()
    return path


def test_a_file_of_no_bytes_is_empty(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").touch()
    assert read(tmp_path / "report.pdf", tmp_path)["refused"] == "UnreadableFile: The file is empty."


def test_a_renamed_archive_is_called_one(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"PK\x03\x04" + bytes(100))
    assert "a ZIP archive" in read(tmp_path / "report.pdf", tmp_path)["refused"]


def test_a_password_is_asked_for_politely(tmp_path: Path) -> None:
    locked = StandardEncryption("secret", canPrint=0, strength=128)
    answer = read(drawn(tmp_path / "locked.pdf", 2, encrypt=locked), tmp_path)
    assert answer["refused"] == "UnreadableFile: The PDF is protected by a password; save a copy without it."


def test_a_document_of_twelve_thousand_pages_is_counted_and_refused(tmp_path: Path) -> None:
    answer = read(drawn(tmp_path / "long.pdf", 12_000), tmp_path)
    assert answer["count"] == 12_000
    assert "at most 3,000 are read at once; choose some with --pages" in answer["refused"]


def test_a_file_that_vanishes_while_it_is_read_is_read_or_said_to_be_gone(tmp_path: Path) -> None:
    process = begin(drawn(tmp_path / "long.pdf", 2_000), tmp_path)
    assert process.stdout is not None
    next(process.stdout)
    (tmp_path / "objects/uploads/file").unlink()
    out, err = process.communicate(timeout=SECONDS)
    assert not err
    answer = json.loads(out.splitlines()[-1])
    assert sum(batch["read"] for batch in answer["batches"]) + len(problems(answer)) == 2_000


def test_nothing_is_left_running_when_the_reader_is_killed(tmp_path: Path) -> None:
    slow = pdf_with_content(tmp_path / "slow.pdf", (b"0 0 m 9 9 l S\n" * 1_000_000 for _ in range(3)))
    process = begin(slow, tmp_path, ocr="off")
    try:
        children = wait_for(lambda: children_of(process.pid))
        process.kill()
        process.wait()
        wait_for(lambda: not any(is_running(child) for child in children))
    finally:
        process.kill()
        process.communicate()


def children_of(parent: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except FileNotFoundError:
        return []


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for(look: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + SECONDS
    while not (found := look()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
    return found
