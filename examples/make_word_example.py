"""Make the example in Word: `python examples/make_word_example.py` (needs only the package).

The sustainability report of the invented Nordhafen Lines for the year before the annual report.
expected_findings.json lists each planted fault, and what the two reports say differently; everything
else is meant to be sound. The same bytes are written each time.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

REPORT = Path(__file__).parent / "nordhafen_sustainability_report_2023.docx"
WRITTEN = datetime(2024, 3, 28)

Rows = list[list[str]]


def paragraphs(document, *texts: str) -> None:
    for text in texts:
        document.add_paragraph(text)


def figures(document, rows: Rows) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Light Grid Accent 1")
    for row, texts in zip(table.rows, rows, strict=True):
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.text = text
            if column:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()


def cover(document) -> None:
    document.add_heading("Nordhafen Lines: Sustainability Report 2023", 0)
    paragraphs(
        document,
        "for the financial year ended 31 December 2023",
        "An invented company. This report was made to show what ASPERA finds in a Word file.",
    )


def letter(document) -> None:
    document.add_heading("Letter of the executive board", 1)
    paragraphs(
        document,
        "Dear readers, this is the sustainability report of Nordhafen Lines, a shipping company with eleven "
        "ports on the North Sea and the Baltic. It covers the company and all its subsidiaries, and follows the "
        "recommendations of the TCFD.",
        "Whoever ships with us chooses eco-friendly transport. Four of our ships can use shore power, and from "
        "2025 all new terminals are to have it.",
        "At the end of 2023 the company had 2,914 employees. We thank all of them.",
    )


def climate(document) -> None:
    document.add_heading("Climate-related risks", 1)
    paragraphs(
        document,
        "The supervisory board oversees climate-related risks twice a year. The head of sustainability reports to "
        "the executive board on climate-related issues every quarter, and assesses climate-related risks and "
        "opportunities over the short, medium and long term together with the captains and the heads of the "
        "terminals.",
        "Rising carbon prices are the largest climate-related transition risk; their impact on our business, strategy "
        "and financial planning was modelled in two climate scenarios, of 1.5 °C and of 3 °C. In both of them our "
        "strategy remains viable. We mitigate climate-related risks by slower ships and by contracts that pass "
        "carbon prices on.",
        "The metrics by which we assess climate-related risks are energy consumption on land, which was 46,040 MWh, "
        "and the share of emissions that is subject to a carbon price.",
    )


def emissions(document) -> None:
    document.add_heading("Greenhouse gas emissions (in tonnes CO2e)", 1)
    figures(
        document,
        [
            ["", "2023", "2022", "2019"],
            ["Scope 1", "428,900", "443,800", "466,100"],
            ["Scope 2 (market-based)", "4,020", "5,870", "9,480"],
            ["Scope 3", "94,380", "97,110", "104,220"],
            ["Total emissions", "527,300", "546,780", "579,800"],
        ],
    )
    paragraphs(
        document,
        "Scope 1 emissions decreased by 4.3 % from 443,800 tonnes in 2022 to 428,900 tonnes in 2023, because "
        "four ships sailed more slowly on the route to Gdynia.",
        "Emissions were calculated by the GHG Protocol with operational control as boundary. An independent "
        "auditor gave limited assurance (ISAE 3000) on Scope 1 and Scope 2.",
    )


def targets(document) -> None:
    document.add_heading("Targets", 1)
    paragraphs(
        document,
        "We will reach net zero emissions by 2040. The target covers Scope 1, 2 and 3 with 2019 as base year; the "
        "milestone for 2030 is a reduction by 45 %.",
        "Our head office in Hamburg has been climate neutral since 2022 because we offset its emissions.",
    )


def energy(document) -> None:
    document.add_heading("Energy used on land (in MWh)", 1)
    figures(
        document,
        [
            ["", "2023", "2022"],
            ["Electricity", "21,640", "22,310"],
            ["District heating", "6,280", "6,490"],
            ["Diesel of cranes and lorries", "14,950", "15,720"],
            ["Natural gas", "3,170", "3,860"],
            ["Total energy", "46,400", "48,380"],
        ],
    )
    paragraphs(
        document,
        "Diesel and gas are bought at the ports; district heating warms the offices in Hamburg and Gdynia.",
    )


def waste(document) -> None:
    document.add_heading("Waste (in tonnes)", 1)
    figures(
        document,
        [
            ["", "2023", "2022"],
            ["Recycled", "3,860", "3,540"],
            ["Incinerated with energy recovery", "1,120", "1,260"],
            ["Landfilled", "310", "430"],
            ["Total waste", "5,290", "5,230"],
        ],
    )
    paragraphs(
        document,
        "In October 2023 an oil spill at our berth in Gdynia contaminated two kilometres of the coast; the "
        "clean-up cost EUR 6.5 million.",
    )


def people(document) -> None:
    document.add_heading("People", 1)
    figures(
        document,
        [
            ["Employees at year-end", "2023", "2022"],
            ["Ships", "1,402", "1,366"],
            ["Terminals", "1,068", "1,021"],
            ["Administration", "471", "458"],
            ["Total employees", "2,941", "2,845"],
        ],
    )
    paragraphs(
        document,
        "The lost-time accident rate fell from 4.4 to 4.1 per million hours worked. All employees in Germany and "
        "Poland are covered by collective agreements.",
    )


def written(document) -> bytes:
    """The file with the times of the archive's members fixed."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as again:
        for name in made.namelist():
            again.writestr(
                zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), made.read(name), zipfile.ZIP_DEFLATED
            )
    return fixed.getvalue()


def main() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    cover(document)
    properties = document.core_properties
    properties.title = "Nordhafen Lines: Sustainability Report 2023"
    properties.author = properties.last_modified_by = "ASPERA examples"
    properties.comments = ""
    properties.created = properties.modified = WRITTEN
    for part in (letter, climate, emissions, targets, energy, waste, people):
        document.add_page_break()
        part(document)
    REPORT.write_bytes(written(document))


if __name__ == "__main__":
    main()
