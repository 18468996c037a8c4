"""The main job as a user does it: files in, verified findings out."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.integration.conftest import EXAMPLE, ROOT, Aspera

SCHEMA = json.loads((ROOT / "docs/reference/findings.schema.json").read_text())
EXPECTED = json.loads((ROOT / "examples/expected_findings.json").read_text())


def without_timings(result: dict) -> dict:
    result = json.loads(json.dumps(result)) | {"timings": {}}
    for agent in result["agents"]:
        agent["duration_ms"] = 0
    return result


def is_planted(finding: dict, fault: dict) -> bool:
    said = json.dumps(finding, ensure_ascii=False).lower()
    return finding["agent_type"] == fault["agent"] and fault["contains"].lower() in said


@pytest.mark.parametrize("example", EXPECTED["documents"], ids=lambda example: example["document"])
def test_every_planted_fault_of_an_example_is_found_with_its_proof(aspera: Aspera, example: dict) -> None:
    call = aspera("analyze", ROOT / "examples" / example["document"], "--json")
    assert call.code == 0, call.err
    (result,) = call.results
    assert result["status"] == "COMPLETE"
    for fault in example["planted"]:
        hits = [finding for finding in result["findings"] if is_planted(finding, fault)]
        pages = [evidence["page"] for finding in hits for evidence in finding["evidence"]]
        assert hits and (fault["page"] is None or fault["page"] in pages), fault["what"]


@pytest.mark.parametrize("example", EXPECTED["documents"], ids=lambda example: example["document"])
def test_an_example_has_no_finding_beside_the_planted_ones(aspera: Aspera, example: dict) -> None:
    (result,) = aspera("analyze", ROOT / "examples" / example["document"], "--json").results
    stray = [
        (finding["agent_type"], finding["title"])
        for finding in result["findings"]
        if not any(is_planted(finding, fault) for fault in example["planted"])
    ]
    assert not stray


def test_the_two_examples_differ_in_what_was_planted_and_in_nothing_else(aspera: Aspera) -> None:
    paths = [ROOT / "examples" / example["document"] for example in EXPECTED["documents"]]
    found = aspera("compare", *paths, "--json").results
    differences = [json.dumps(finding) for result in found for finding in result["findings"]]
    (planted,) = EXPECTED["compared"]
    assert len(differences) == 1
    assert all(words in differences[0] for words in planted["contains"])


def test_the_files_hold_to_the_schema_and_to_each_other(aspera: Aspera, tmp_path: Path) -> None:
    aspera("analyze", EXAMPLE, "--output", "out")
    folder = tmp_path / "out" / EXAMPLE.stem
    result = json.loads((folder / "findings.json").read_text())
    jsonschema.validate(result, SCHEMA)
    rows = list(csv.DictReader(io.StringIO((folder / "findings.csv").read_text("utf-8-sig"))))
    assert [row["finding_id"] for row in rows] == [f["finding_id"] for f in result["findings"]]
    html = (folder / "report.html").read_text()
    assert all(f'id="f{number}"' in html for number in range(1, len(rows) + 1))
    assert result["timings"]["IndexAndAnalyse/RunAgent"] > 0


def test_the_same_bytes_give_the_same_findings(aspera: Aspera, tmp_path: Path) -> None:
    (first,) = aspera("analyze", EXAMPLE, "--json").results
    (again,) = aspera("analyze", EXAMPLE, "--json", "--workspace", tmp_path / "another").results
    assert without_timings(first) == without_timings(again)


def test_a_second_call_repeats_the_result_without_the_work(aspera: Aspera) -> None:
    (first,) = aspera("analyze", EXAMPLE, "--json").results
    (again,) = aspera("analyze", EXAMPLE, "--json").results
    assert again["timings"] == first["timings"]
    assert again == first


def test_the_result_shown_is_that_of_the_configuration_asked_for(aspera: Aspera) -> None:
    (first,) = aspera("analyze", EXAMPLE, "--json").results
    (other,) = aspera("analyze", EXAMPLE, "--agents", "math", "--json").results
    assert aspera("analyze", EXAMPLE, "--pages", "900").code == 2
    call = aspera("analyze", EXAMPLE, "--json")
    assert len(other["findings"]) < len(first["findings"])
    assert call.results == [first]
    assert "Already analysed" in call.err
    assert len(aspera("findings", EXAMPLE.name, "--json").results) == len(first["findings"])


def test_exit_code_1_when_a_finding_is_severe_enough(aspera: Aspera) -> None:
    assert aspera("analyze", EXAMPLE, "--fail-on", "high").code == 1


def test_only_the_pages_asked_for_are_read_and_the_rest_is_said(aspera: Aspera) -> None:
    call = aspera("analyze", EXAMPLE, "--pages", "3-4", "--json")
    (result,) = call.results
    assert call.code == 3
    assert result["status"] == "PARTIAL"
    assert "6 of 8 pages were not asked for" in result["reason"]
    assert {e["page"] for f in result["findings"] for e in f["evidence"]} <= {3, 4}


def test_only_the_agents_asked_for_run(aspera: Aspera) -> None:
    (result,) = aspera("analyze", EXAMPLE, "--agents", "math,risk", "--json").results
    assert [agent["agent_type"] for agent in result["agents"]] == ["math", "risk"]
    assert {finding["agent_type"] for finding in result["findings"]} <= {"math", "risk"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--agents", "maths"], "There is no agent 'maths'"),
        (["--framework", "XYZ"], "There is no framework 'XYZ'"),
        (["--pages", "9-3"], "is no page range"),
        (["--fail-on", "awful"], "awful"),
        (["--workers", "0"], "--workers"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(aspera: Aspera, arguments: list[str], said: str) -> None:
    call = aspera("analyze", EXAMPLE, *arguments)
    assert call.code == 2
    assert said in call.err


def test_a_folder_goes_on_after_a_broken_file(aspera: Aspera, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a_empty.pdf").write_bytes(b"")
    (folder / "b_noise.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    shutil.copy(EXAMPLE, folder / "c_report.pdf")
    (folder / "d_note.txt").write_text("A short note without any claim.\n")
    call = aspera("analyze", folder, "--json")
    assert call.code == 3
    assert [result["document"]["filename"] for result in call.results] == ["c_report.pdf", "d_note.txt"]
    assert "a_empty.pdf: the file is empty" in call.err
    assert "b_noise.pdf:" in call.err


def test_a_missing_file_is_one_line_and_exit_code_2(aspera: Aspera) -> None:
    call = aspera("analyze", "nowhere.pdf")
    assert call.code == 2
    assert call.err.strip() == "nowhere.pdf: No such file or directory"


def test_what_was_analysed_can_be_listed_searched_and_exported(aspera: Aspera, tmp_path: Path) -> None:
    aspera("analyze", EXAMPLE)
    assert EXAMPLE.name in aspera("documents").out
    assert "51,840" in aspera("findings", EXAMPLE.name, "--agent", "math").out
    hits = aspera("search", "leverage covenant breach", "--json").results
    assert hits[0]["page"] == 8
    call = aspera("export", EXAMPLE.name, "--output", "again")
    assert call.code == 0
    assert (tmp_path / call.out.strip()).is_file()


def test_the_search_index_can_be_made_anew_and_belongs_to_the_result_that_is_shown(aspera: Aspera) -> None:
    aspera("analyze", EXAMPLE)
    aspera("analyze", EXAMPLE, "--pages", "3-4")
    assert all(hit["page"] in (3, 4) for hit in aspera("search", "covenant", "--json").results)
    aspera("analyze", EXAMPLE)
    assert aspera("search", "leverage covenant", "--json").results[0]["page"] == 8
    call = aspera("reindex")
    assert call.code == 0 and EXAMPLE.name in call.out
    assert aspera("search", "leverage covenant", "--json").results[0]["page"] == 8


def test_an_unknown_document_is_not_found(aspera: Aspera) -> None:
    call = aspera("findings", "nothing")
    assert call.code == 2
    assert "no document 'nothing'" in call.err


def test_the_doctor_says_what_is_there(aspera: Aspera) -> None:
    call = aspera("doctor")
    assert call.code == 0
    for name in ("Python", "PDF reader", "Full-text search", "Tesseract OCR", "RapidOCR", "Workspace"):
        assert name in call.out


def test_without_ocr_a_scan_is_partial_and_told_how_to_be_read(aspera: Aspera, tmp_path: Path) -> None:
    from PIL import Image, ImageDraw

    image = Image.new("L", (800, 1100), 255)
    ImageDraw.Draw(image).text((100, 100), "Total 12", fill=0, font_size=40)
    image.save(tmp_path / "scan.png")
    call = aspera("analyze", "scan.png", "--json", PATH="/nowhere")
    (result,) = call.results
    assert call.code == 3
    assert result["status"] == "PARTIAL"
    assert result["coverage"]["pages_read"] == 0
    assert "install" in result["reason"].lower()


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pages_that_lie_on_their_side_give_the_same_findings(
    aspera: Aspera, tmp_path: Path, angle: int
) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(EXAMPLE)
    for page in document:
        page.set_rotation(angle)
    document.save(tmp_path / "turned.pdf")
    found = [
        sorted(
            (f["agent_type"], f["rule"], f["severity"])
            for f in aspera("analyze", path, "--json").results[0]["findings"]
        )
        for path in (EXAMPLE, "turned.pdf")
    ]
    assert found[0] == found[1]
