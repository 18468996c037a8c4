"""Make the example report: `python examples/make_examples.py` (needs the development packages).

Nordhafen Lines is invented. expected_findings.json lists each planted fault; everything else in the
report is meant to be sound.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

FOLDER = Path(__file__).parent
REPORT = FOLDER / "nordhafen_annual_report_2024.pdf"

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14.5, spaceAfter=8)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=15, leading=20, spaceAfter=10)
SUB = ParagraphStyle("sub", fontName="Helvetica-Bold", fontSize=11, leading=15, spaceBefore=8, spaceAfter=5)
COVER = ParagraphStyle("cover", fontName="Helvetica-Bold", fontSize=30, leading=38, spaceAfter=14)
NOTE = ParagraphStyle("note", fontName="Helvetica-Oblique", fontSize=8.5, leading=11, spaceAfter=8)


def figures(
    rows: list[list[str]], totals: tuple[int, ...] = (), widths: tuple[int, ...] = (86, 28, 28)
) -> Table:
    table = Table(rows, colWidths=[width * mm for width in widths], hAlign="LEFT")
    style = [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 9),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.7, colors.HexColor("#26507a")),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    for row in totals:
        style += [
            ("FONT", (0, row), (-1, row), "Helvetica-Bold", 9),
            ("LINEABOVE", (1, row), (-1, row), 0.5, colors.black),
        ]
    table.setStyle(TableStyle(style))
    return table


def text(*paragraphs: str) -> list[Paragraph]:
    return [Paragraph(paragraph, BODY) for paragraph in paragraphs]


def cover() -> list:
    return [
        Spacer(1, 70 * mm),
        Paragraph("Nordhafen Lines", COVER),
        Paragraph("Annual Report 2024", HEAD),
        *text("for the financial year ended 31 December 2024", "including the sustainability statement"),
        Spacer(1, 80 * mm),
        Paragraph("An invented company. This report was made to show what ASPERA finds.", NOTE),
        PageBreak(),
    ]


def letter() -> list:
    return [
        Paragraph("Letter to our shareholders", HEAD),
        *text(
            "Dear shareholders, 2024 was a year of steady growth for Nordhafen Lines. We carried 1.84 million "
            "containers between eleven ports on the North Sea and the Baltic, opened a terminal in Gdynia and "
            "took delivery of two new ships.",
            "At the end of 2024 Nordhafen Lines had 3,142 employees. I thank all of them for their work in a year "
            "of strikes, storms and diversions.",
            "Our customers know that they can rely on environmentally friendly shipping. We will reach net zero "
            "emissions by 2040 and are proud of what has been achieved already.",
            "The supervisory board and the executive board propose a dividend of EUR 0.42 per share. The annual "
            "general meeting takes place in Hamburg on 14 May 2025.",
            "With kind regards, Inga Petersen, chair of the executive board",
        ),
        PageBreak(),
    ]


def results() -> list:
    return [
        Paragraph("Management report", HEAD),
        Paragraph("Results of operations", SUB),
        *text(
            "Revenue increased by 12.4 % from EUR 184.2 million in 2023 to EUR 201.6 million in 2024. Freight rates "
            "were stable; the growth comes from volumes on the Baltic routes.",
            "Operating expenses grew more slowly than revenue, mainly because fuel became cheaper. The operating "
            "result was EUR 15.7 million after EUR 12.1 million in the year before.",
        ),
        Paragraph("Income statement (in EUR thousand)", SUB),
        figures(
            [
                ["", "2024", "2023"],
                ["Freight revenue", "171,930", "157,480"],
                ["Terminal revenue", "22,410", "19,960"],
                ["Other revenue", "7,260", "6,760"],
                ["Total revenue", "201,600", "184,200"],
                ["Fuel", "(58,320)", "(57,940)"],
                ["Personnel expenses", "(61,750)", "(55,610)"],
                ["Port and canal fees", "(38,490)", "(34,870)"],
                ["Depreciation", "(18,260)", "(16,030)"],
                ["Other operating expenses", "(9,080)", "(7,650)"],
                ["Total operating expenses", "(185,900)", "(172,100)"],
                ["Operating result", "15,700", "12,100"],
                ["Financial result", "(3,900)", "(3,200)"],
                ["Profit before tax", "11,800", "8,900"],
                ["Income taxes", "(3,400)", "(2,600)"],
                ["Profit for the year", "8,400", "6,300"],
            ],
            totals=(4, 10, 11, 13, 15),
        ),
        PageBreak(),
    ]


def balance() -> list:
    return [
        Paragraph("Balance sheet (in EUR thousand)", HEAD),
        figures(
            [
                ["", "31 Dec 2024", "31 Dec 2023"],
                ["Ships", "143,700", "128,900"],
                ["Terminals and buildings", "36,250", "31,480"],
                ["Intangible assets", "5,470", "5,120"],
                ["Total non-current assets", "185,420", "165,500"],
                ["Inventories", "6,130", "6,020"],
                ["Trade receivables", "24,860", "22,410"],
                ["Other receivables", "5,040", "4,730"],
                ["Cash and cash equivalents", "15,450", "14,640"],
                ["Total current assets", "51,840", "47,800"],
                ["Total assets", "236,900", "213,300"],
                ["Share capital", "40,000", "40,000"],
                ["Retained earnings", "48,200", "42,800"],
                ["Total equity", "88,200", "82,800"],
                ["Bank loans", "104,300", "91,700"],
                ["Provisions", "12,650", "11,900"],
                ["Trade payables", "31,750", "26,900"],
                ["Total liabilities", "148,700", "130,500"],
                ["Total equity and liabilities", "236,900", "213,300"],
            ],
            totals=(4, 9, 10, 13, 17, 18),
        ),
        Spacer(1, 6 * mm),
        *text(
            "Cash and cash equivalents of EUR 15,450 thousand consist of bank balances. Trade receivables are due "
            "within one year."
        ),
        PageBreak(),
    ]


def cash_flow() -> list:
    return [
        Paragraph("Cash flow statement (in EUR thousand)", HEAD),
        figures(
            [
                ["", "2024", "2023"],
                ["Profit for the year", "8,400", "6,300"],
                ["Depreciation", "18,260", "16,030"],
                ["Change in working capital", "2,500", "(1,130)"],
                ["Cash flow from operating activities", "29,160", "21,200"],
                ["Purchase of ships and terminals", "(37,950)", "(24,600)"],
                ["Cash flow from investing activities", "(37,950)", "(24,600)"],
                ["Proceeds from bank loans", "12,600", "7,900"],
                ["Dividends paid", "(3,000)", "(2,400)"],
                ["Cash flow from financing activities", "9,600", "5,500"],
                ["Net change in cash", "810", "2,100"],
                ["Cash at the beginning of the year", "14,640", "12,540"],
                ["Cash at the end of the year", "15,450", "14,640"],
            ],
            totals=(4, 6, 9, 10, 12),
        ),
        Spacer(1, 6 * mm),
        Paragraph("Financing", SUB),
        *text(
            "Investments of EUR 37,950 thousand were paid for two ships and for the terminal in Gdynia. They were "
            "financed from the operating cash flow and from new bank loans.",
            "Trade receivables were EUR 28,460 thousand at 31 December 2024, compared with EUR 22,410 thousand at "
            "31 December 2023.",
        ),
        PageBreak(),
    ]


def climate() -> list:
    return [
        Paragraph("Sustainability statement", HEAD),
        Paragraph("Climate", SUB),
        *text(
            "The supervisory board oversees climate-related risks twice a year; its audit committee prepares the "
            "discussion. The head of sustainability reports to the executive board on climate-related issues. "
            "Following the recommendations of the TCFD, we identify climate-related risks and opportunities over "
            "the short, medium and long term, assess them in the group-wide risk management process and integrate "
            "climate-related risks into our overall risk management. Rising carbon prices are the largest "
            "climate-related transition risk; their impact on our business, strategy and financial planning is "
            "shown in the risk report. The metrics by which we assess climate-related risks are fuel consumption per "
            "container and the share of emissions that is subject to a carbon price.",
            "Since June 2024 all Baltic services are carbon neutral because we compensate their emissions with "
            "carbon credits.",
            "We will reach net zero emissions by 2045. The target covers Scope 1, 2 and 3 with 2019 as base year; "
            "the milestone for 2030 is a reduction by 35 %. The Science Based Targets initiative has validated "
            "both.",
        ),
        Paragraph("Greenhouse gas emissions (in tonnes CO2e)", SUB),
        figures(
            [
                ["", "2024", "2023", "2019"],
                ["Scope 1", "412,300", "428,900", "466,100"],
                ["Scope 2 (market-based)", "3,150", "4,020", "9,480"],
                ["Scope 3", "96,700", "99,480", "104,220"],
                ["Total emissions", "512,150", "532,400", "579,800"],
            ],
            totals=(4,),
            widths=(70, 27, 27, 27),
        ),
        Spacer(1, 5 * mm),
        *text(
            "Emissions were calculated by the GHG Protocol with operational control as boundary. An independent "
            "auditor gave limited assurance (ISAE 3000) on Scope 1 and Scope 2."
        ),
        PageBreak(),
    ]


def people() -> list:
    return [
        Paragraph("People", HEAD),
        figures(
            [
                ["Employees at year-end", "2024", "2023"],
                ["Ships", "1,486", "1,402"],
                ["Terminals", "1,173", "1,068"],
                ["Administration", "483", "471"],
                ["Total employees", "3,142", "2,941"],
            ],
            totals=(4,),
        ),
        Spacer(1, 6 * mm),
        *text(
            "Of our employees in administration 252 of 483 (52 %) are women. The lost-time accident rate fell from 4.1 to 3.6 per "
            "million hours worked. All employees in Germany and Poland are covered by collective agreements."
        ),
        PageBreak(),
    ]


def risks() -> list:
    return [
        Paragraph("Risk report", HEAD),
        *text(
            "As at 30 September 2024 the company did not comply with the leverage covenant of its EUR 60 million "
            "credit facility; the banks waived the breach on 28 October 2024. At year-end all covenants were met.",
            "A dock workers' strike closed the port of Hamburg for nine days in March 2024 and cost EUR 2.3 million "
            "in revenue. Further strikes may follow in the coming wage round.",
            "The company hedges about half of its fuel purchases. A price change of 10 % would change the annual "
            "result by EUR 2.9 million.",
        ),
        Paragraph("Outlook", SUB),
        *text(
            "For 2025 we expect volumes to grow by 2 to 4 %. The forecast depends on the economy of the Baltic states "
            "and on freight rates, both of which may develop otherwise than expected."
        ),
    ]


def numbered(canvas, document) -> None:
    if document.page > 1:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(25 * mm, 12 * mm, "Nordhafen Lines – Annual Report 2024")
        canvas.drawRightString(185 * mm, 12 * mm, str(document.page))


def main() -> None:
    document = SimpleDocTemplate(
        str(REPORT),
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=25 * mm,
        bottomMargin=22 * mm,
        title="Nordhafen Lines: Annual Report 2024",
        author="ASPERA examples",
        invariant=1,
    )
    story = [*cover(), *letter(), *results(), *balance(), *cash_flow(), *climate(), *people(), *risks()]
    document.build(story, onFirstPage=numbered, onLaterPages=numbered)


if __name__ == "__main__":
    main()
