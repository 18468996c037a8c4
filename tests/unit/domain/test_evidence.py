from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Absence, Computation, Operand, Proposal, Quotation, Severity
from aspera.domain.geometry import UNITS, Box
from aspera.domain.page import Block, BlockKind, Page, PageSource
from aspera.domain.tabulation import read_tables
from tests.drawing import page_of

PAGES = {
    1: """Revenue rose by 12.4 % to $ 1,234.5 million in 2023, compared with $ 1,098.0 million in 2022.
    The Group did not identify any material weakness in its internal control over financial reporting.
    Our operations are not carbon neutral and will never be without residual emissions.
    Net loss was (4,321) thousand euros; the prior year showed a profit of 765 thousand euros.
    We have reduced Scope 1 emissions by 37% since 2015, with limited assurance by an independent party.
    Total current assets 8,802 9,103 10,540 Total assets 15,803 17,504 19,067 Cash 1,874 2,936 5,504.
    The maturity of the credit facility is 5 years, and the rate was 3.25 % per annum at year-end.""",
    2: """Employees numbered 90,000 at the end of the year, of whom 41 % were women in 14 countries.
    No fatalities were recorded among employees, while 3 contractors lost their lives on site.
    We target net zero across Scope 1, 2 and 3 by 2040, with a 50 % reduction until 2030 from 2019.
    Water consumption fell from 12.8 to 11.9 million cubic metres without any new restrictions.
    The dividend of 0.92 euros per share was neither paid nor proposed before 31 March 2024.""",
}


def typeset(number: int, text: str) -> Page:
    words, boxes, lines, blocks = [], [], [], []
    for row, line in enumerate(text.split("\n")):
        lines.append(len(words))
        blocks.append(Block(BlockKind.TEXT, row, row + 1))
        for column, word in enumerate(line.split()):
            words.append(word)
            boxes.extend((4000 * column, 3000 * row, 4000 * column + 3500, 3000 * row + 2000))
    return Page(number, 595, 842, PageSource.TEXT_LAYER, words, boxes, lines, blocks)


@pytest.fixture
def verifier() -> EvidenceVerifier:
    return EvidenceVerifier({number: typeset(number, text) for number, text in PAGES.items()})


def locate(verifier: EvidenceVerifier, quote: str, page: int = 1, near: Box | None = None):
    return verifier.locate(Quotation(page=page, quote=quote, near=near))


def test_a_quote_that_stands_on_its_page_is_proven_with_the_boxes_of_its_words(verifier) -> None:
    evidence = locate(verifier, "The Group did not identify any material weakness")
    assert evidence is not None and evidence.verified
    assert evidence.quote == "The Group did not identify any material weakness"
    (box,) = evidence.boxes
    assert box == (0.0, 3000 / UNITS, (7 * 4000 + 3500) / UNITS, 2000 / UNITS)


def test_typography_makes_no_difference(verifier) -> None:
    assert locate(
        verifier,
        "maturity  of the credit facility\nis 5 years, and the rate was 3.25 % per annum at year‑end",
    )


@pytest.mark.parametrize(
    "quote",
    [
        "Revenue rose by 12.5 % to $ 1,234.5 million in 2023",
        "Revenue rose by 12.4 % to $ 1,243.5 million in 2023",
        "The Group did identify any material weakness in its internal control",
        "identify any material weakness in its internal control",
        "carbon neutral and will never be without residual emissions",
        "Net loss was 4,321 thousand euros; the prior year",
        "Net loss was (4,321) million euros; the prior year",
        "4,321) thousand euros; the prior year showed a profit",
        "the rate was 3.25",
        "Revenue rose by 12.4",
        "Revenue rose by 12.4 % to $ 1,234",
        "The Group did not identify any material weakness with limited assurance",
        "emissions by 7% since 2015, with limited assurance",
        "residual emissions",
        "2023",
    ],
)  # fmt: skip
def test_a_quote_with_a_changed_meaning_is_refused(verifier, quote: str) -> None:
    assert locate(verifier, quote) is None


def test_a_quote_from_another_page_is_refused(verifier) -> None:
    quote = "No fatalities were recorded among employees"
    assert locate(verifier, quote, page=2)
    assert locate(verifier, quote, page=1) is None
    assert locate(verifier, quote, page=3) is None


def test_a_single_number_is_proven_only_where_it_is_said_to_be(verifier) -> None:
    page = verifier.pages[1]
    word = list(page.words).index("9,103")
    assert locate(verifier, "9,103") is None
    assert locate(verifier, "9,103", near=page.box(word))
    assert locate(verifier, "9,103", near=page.box(word + 1)) is None


def adversaries(text: str, dice: random.Random) -> list[tuple[str, str]]:
    """Quotes that differ from the page in one meaningful way, each with what was done."""
    sentence = " ".join(dice.choice(text.split("\n")).split())
    words = sentence.split()
    made = []
    digits = [i for i, c in enumerate(sentence) if c.isdigit()]
    if digits:
        at = dice.choice(digits)
        other = dice.choice([d for d in "0123456789" if d != sentence[at]])
        made.append(("one digit changed", sentence[:at] + other + sentence[at + 1 :]))
    for negation in ("not", "No", "never", "without", "neither", "nor"):
        if negation in words:
            kept = list(words)
            kept.remove(negation)
            made.append(("negation dropped", " ".join(kept)))
            after = words[words.index(negation) + 1 :]
            if len(after) >= 5:
                made.append(("cut after the negation", " ".join(after)))
    for unit, wrong in (("million", "billion"), ("thousand", "million"), ("%", ""), ("euros", "dollars")):
        if unit in words:
            made.append(("unit changed", " ".join(wrong if w == unit else w for w in words)))
    if "(" in sentence:
        made.append(("sign dropped", sentence.replace("(", "").replace(")", "")))
    other = " ".join(dice.choice(PAGES[1].split("\n") + PAGES[2].split("\n")).split()).split()
    cut = dice.randint(3, max(3, len(words) - 2))
    made.append(("stitched", " ".join(words[:cut] + other[-4:])))
    return made


def test_none_of_a_thousand_adversarial_quotes_is_accepted(verifier) -> None:
    dice = random.Random(20261120)
    tried = 0
    originals = {" ".join(line.split()) for text in PAGES.values() for line in text.split("\n")}
    while tried < 3000:
        page = dice.choice((1, 2))
        for what, quote in adversaries(PAGES[page], dice):
            if any(quote in original for original in originals) and what == "stitched":
                continue
            tried += 1
            assert locate(verifier, quote, page) is None, (what, quote)
    for text_page, wrong_page in ((1, 2), (2, 1)):
        for line in PAGES[text_page].split("\n"):
            assert locate(verifier, line, wrong_page) is None


@given(st.data())
def test_every_run_of_whole_sentences_is_found_again(data) -> None:
    pages = {number: typeset(number, text) for number, text in PAGES.items()}
    number = data.draw(st.sampled_from(sorted(pages)))
    text = pages[number].text
    start, end = data.draw(st.sampled_from(text.sentences))
    evidence = EvidenceVerifier(pages).locate(Quotation(page=number, quote=text.text[start:end]))
    assert evidence is not None
    assert text.text[start:end].startswith(evidence.quote[:10])


def proposal(**changes) -> Proposal:
    fields = {
        "agent_type": "math",
        "rule": "M01",
        "severity": Severity.HIGH,
        "category": "sum",
        "title": "t",
        "description": "d",
        "quotations": (Quotation(page=1, quote="Total current assets 8,802 9,103 10,540"),),
    }
    return Proposal(**(fields | changes))


def computation(page: Page, **changes) -> Computation:
    word = list(page.words).index("8,802")
    fields = {
        "formula": "8,802",
        "operands": (Operand(label="a", value=Decimal("8802"), page=1, box=page.box(word).ratios()),),
        "printed": Decimal("8802"),
        "recomputed": Decimal("8702"),
        "difference": Decimal("100"),
        "tolerance": Decimal("1"),
    }
    return Computation(**(fields | changes))


def test_a_computation_whose_operands_are_printed_is_proven(verifier) -> None:
    assert verifier.verify(proposal(computation=computation(verifier.pages[1])))


@pytest.mark.parametrize(
    "changes",
    [
        {"difference": Decimal("99")},
        {"tolerance": Decimal("100")},
        {"recomputed": Decimal("8703")},
        {"operands": (Operand(label="a", value=Decimal("8803"), page=1, box=(0.0, 0.15, 0.5, 0.02)),)},
        {"operands": (Operand(label="a", value=Decimal("8802"), page=7, box=(0.0, 0.15, 0.5, 0.02)),)},
    ],
)
def test_a_computation_that_does_not_recompute_is_refused(verifier, changes) -> None:
    wrong = computation(verifier.pages[1], **changes)
    assert verifier.verify(proposal(computation=wrong)) is None


def test_a_proposal_with_neither_quotation_nor_absence_is_refused(verifier) -> None:
    assert verifier.verify(proposal(quotations=())) is None
    absence = Absence(queries=("board oversight",), pages_searched=(1, 2))
    assert verifier.verify(proposal(quotations=(), absence=absence)) == ()


def test_one_unproven_quotation_refuses_the_whole_proposal(verifier) -> None:
    good = Quotation(page=1, quote="Total current assets 8,802 9,103 10,540")
    bad = Quotation(page=2, quote="Total current assets 8,802 9,103 10,540")
    assert verifier.verify(proposal(quotations=(good,)))
    assert verifier.verify(proposal(quotations=(good, bad))) is None


def test_what_is_said_of_another_document_is_proven_on_its_page_only() -> None:
    own, other = (
        page_of("Revenue was 4,120 in the year 2023."),
        page_of("Revenue was 4,210 in the year 2023."),
    )
    quotation = Quotation(page=1, quote="Revenue was 4,210 in the year 2023.", document_id="other")
    assert EvidenceVerifier({1: own}).locate(quotation) is None
    assert EvidenceVerifier({1: other}).locate(quotation) is None
    found = EvidenceVerifier({1: own}, {("other", 1): other}).locate(quotation)
    assert found is not None and found.document_id == "other"
    claimed_of_own = quotation.model_copy(update={"document_id": ""})
    assert EvidenceVerifier({1: own}, {("other", 1): other}).locate(claimed_of_own) is None


def in_a_table(drawing: str) -> Page:
    page = page_of(drawing)
    return replace(page, tables=read_tables(page))


@pytest.mark.parametrize(("quote", "gap"), [("3,412", "        "), ("3,377", "        ")])
def test_a_cell_beside_a_dash_or_above_a_unit_stands_for_itself(quote: str, gap: str) -> None:
    page = in_a_table(f"""
    Statement of cash

                       2023        2022        2021
    Cash              1,250       1,105         980
    Receivables           -{gap}   3,412       3,377
    % of assets       4.4 %       6.0 %       5.8 %
    """)
    verifier = EvidenceVerifier({1: page})
    near = page.box(page.words.index(quote))
    assert locate(verifier, quote, near=near) is not None
    assert locate(verifier, quote[:-1], near=near) is None
    assert locate(verifier, quote[1:], near=near) is None


def test_a_sign_right_before_a_number_of_a_table_belongs_to_it() -> None:
    page = in_a_table("""
    Statement of cash

                       2023        2022        2021
    Cash              1,250       1,105         980
    Receivables       2,100     - 3,412       3,377
    """)
    near = page.box(page.words.index("3,412"))
    assert locate(EvidenceVerifier({1: page}), "3,412", near=near) is None
