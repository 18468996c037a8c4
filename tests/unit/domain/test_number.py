from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.document import NumberLocale
from aspera.domain.number import Number, parse_number
from aspera.domain.tabulation.numerals import is_numeral

POINT, COMMA = NumberLocale.POINT, NumberLocale.COMMA


def read(text: str, locale: NumberLocale = POINT) -> Number:
    number = parse_number(text, locale)
    assert number is not None, text
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", "1234"),
        ("(1,234)", "-1234"),
        ("( 1,234 )", "-1234"),
        ("-1.5", "-1.5"),
        ("−1.5", "-1.5"),
        ("–5", "-5"),
        ("5-", "-5"),
        ("+5", "5"),
        ("(-5)", "-5"),
        (".5", "0.5"),
        ("(0)", "0"),
        ("1\u202f234\u00a0567", "1234567"),
        ("1 234,5", "1234.5"),
        ("1'234.50", "1234.50"),
        ("1’234", "1234"),
        ("1,23,456", "123456"),
        ("1.234,5", "1234.5"),
    ],
)
def test_a_number_is_read_with_its_sign(text: str, value: str) -> None:
    assert str(read(text).value) == value


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [("1.234", "1.234", "1234"), ("1,234", "1234", "1.234"), ("12.345.678", None, "12345678")],
)
def test_a_single_separator_is_read_by_locale(text: str, point: str | None, comma: str) -> None:
    number = parse_number(text, POINT)
    assert (number and str(number.value)) == point
    assert str(read(text, COMMA).value) == comma


@pytest.mark.parametrize(("text", "value"), [("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("0,5", "0.5")])
def test_an_unmistakable_number_needs_no_locale(text: str, value: str) -> None:
    assert str(read(text, POINT).value) == str(read(text, COMMA).value) == value


@pytest.mark.parametrize("text", ["—", "-", "–", "--", "nil", "Nil", "$ —", "$—", "—%", "(—)", "- %"])
def test_a_dash_is_zero_and_says_so(text: str) -> None:
    number = read(text)
    assert number.value == 0
    assert number.is_dash


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "n/a", "N/A", "n.m.", "nm", "NM", "%", "$", "total", "foo 5", "5 foo", "a-", "Note 5",
        "12-34", "5-7", "2022-", "31/12/2023", "31.12.2023", "12/31/23", "1.2.3", "10.2.1.4",
        "212-555-1234", "+33 123 456 789", "044 123 456", "007", "(5", "5)", "-(5)", "±5", "~5", "<5",
        "1,2345", "1,23", "12,34,56", "1.5x", "5 kg", "5 t", "5 m", "5mm", "10-K", "£000", "$5%", "5 million thousand",
        "1,234 (1)", "2023 2022", "5 EUR USD", "$5 EUR", "1 23", "123 45 678", "IFRS 15", "Q1", "1st",
    ],
)  # fmt: skip
def test_what_is_no_number_as_a_whole_is_none(text: str) -> None:
    assert parse_number(text, POINT) is None


@pytest.mark.parametrize("text", ["6%", "6 %", "(6)%", "(6%)", "-6 %", "6 percent", "6 per cent", "6\u00a0%"])
def test_a_percentage_stays_in_percent(text: str) -> None:
    number = read(text)
    assert abs(number.value) == 6
    assert number.is_percent
    assert (number.value < 0) == ("(" in text or "-" in text)


@pytest.mark.parametrize(
    ("text", "currency", "value"),
    [
        ("$5", "USD", 5), ("US$ 5", "USD", 5), ("$ (5)", "USD", -5), ("($5)", "USD", -5), ("-$5", "USD", -5),
        ("$-5", "USD", -5), ("€5", "EUR", 5), ("5 €", "EUR", 5), ("£5", "GBP", 5), ("¥5", "JPY", 5),
        ("USD 5", "USD", 5), ("5 EUR", "EUR", 5), ("CHF 1'000", "CHF", 1000), ("Rs.5", "INR", 5),
        ("TEUR 5", "EUR", 5000), ("k€ 5", "EUR", 5000), ("5 M€", "EUR", 5_000_000),
    ],
)  # fmt: skip
def test_a_currency_stands_before_or_after(text: str, currency: str, value: int) -> None:
    number = read(text)
    assert (number.currency, number.value) == (currency, value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("(1.2) million", "-1200000", "100000"),
        ("$5m", "5000000", "1000000"),
        ("$5 m", "5000000", "1000000"),
        ("5m", "5000000", "1000000"),
        ("1.25 bn", "1250000000", "10000000"),
        ("€3 Mrd.", "3000000000", "1000000000"),
        ("5k", "5000", "1000"),
        ("2 thousand", "2000", "1000"),
        ("4 Mio.", "4000000", "1000000"),
        ("5 million euros", "5000000", "1000000"),
        ("1.2345678 million", "1234567.8", "0.1"),
    ],
)
def test_a_suffix_multiplies_value_and_unit(text: str, value: str, unit: str) -> None:
    number = read(text)
    assert (str(number.value), str(number.unit)) == (value, unit)


@pytest.mark.parametrize(
    "text", ["1,234¹", "1,234*", "1,234 †", "1,234(1)", "1,234 (a)", "1,234[2]", "1,234 ‡", "1,234¹,²"]
)
def test_a_footnote_mark_is_dropped(text: str) -> None:
    number = read(text)
    assert number.value == 1234
    assert number.printed == text


def test_a_bracketed_number_with_a_mark_is_negative_and_a_lone_bracket_is_no_mark() -> None:
    assert read("(1,234)(1)").value == -1234
    assert read("(1)").value == -1


@pytest.mark.parametrize("text", ["2023", "2023(1)", " 1900 ", "2100*"])
def test_a_bare_number_can_be_a_year(text: str) -> None:
    assert read(text).is_year


@pytest.mark.parametrize(
    "text", ["1899", "2101", "2,023", "$2023", "2023%", "(2023)", "2023.0", "2023 million"]
)
def test_a_number_that_is_dressed_up_is_no_year(text: str) -> None:
    assert not read(text).is_year


def _print(value: Decimal, group: str, point: str, bracket: bool) -> str:
    text = f"{abs(value):,f}".replace(",", "\0").replace(".", point).replace("\0", group)
    return (f"({text})" if bracket else f"-{text}") if value < 0 else text


@given(
    value=st.decimals(-(10**12), 10**12, places=2, allow_nan=False),
    form=st.sampled_from([(",", ".", POINT), (".", ",", COMMA), ("\u202f", ",", COMMA), ("'", ".", POINT)]),
    bracket=st.booleans(),
    around=st.sampled_from(["{}", "${}", "{} €", "USD {}", " {}  ", "{}*", "{}(1)"]),
)
def test_what_is_printed_is_read_back_exactly(
    value: Decimal, form: tuple[str, str, NumberLocale], bracket: bool, around: str
) -> None:
    group, point, locale = form
    number = read(around.format(_print(value, group, point, bracket)), locale)
    assert number.value == value
    assert number.unit == Decimal("0.01")


@given(st.integers(0, 10**30), st.integers(0, 8))
def test_long_numbers_lose_no_digit(digits: int, places: int) -> None:
    text = f"{digits}.{'7' * places}" if places else str(digits)
    assert str(read(text).value) == text


@given(st.text(max_size=50), st.sampled_from(NumberLocale))
def test_any_text_is_read_or_refused_and_never_raises(text: str, locale: NumberLocale) -> None:
    number = parse_number(text, locale)
    assert number is None or (number.printed == text and number.unit > 0)


_SCRIPTS = [ord(zero) for zero in "٠۰०๐０"]


@given(st.integers(0, 10**9), st.sampled_from(_SCRIPTS), st.sampled_from(NumberLocale))
def test_digits_of_every_script_are_read(value: int, zero: int, locale: NumberLocale) -> None:
    printed = "".join(chr(zero + int(digit)) for digit in str(value))
    number = parse_number(f"({printed})", locale)
    assert number is not None
    assert number.value == -value


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(_SCRIPTS))
def test_digits_of_two_scripts_are_no_number(first: int, second: int, zero: int) -> None:
    assert parse_number(f"{first}{chr(zero + second)}") is None


@given(st.integers(100_000, 10**15))
def test_lakhs_and_crores_are_grouped_by_two(value: int) -> None:
    digits = str(value)
    head, last = digits[:-3], digits[-3:]
    pairs = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)][::-1]
    number = parse_number(",".join([*pairs, last]), NumberLocale.POINT)
    assert number is not None
    assert number.value == value


@given(st.integers(1_000, 10**12), st.sampled_from(["\u00a0", "\u2009", "\u202f", " ", "'", "’"]))
def test_blanks_and_apostrophes_group_thousands(value: int, mark: str) -> None:
    printed = f"{value:,}".replace(",", mark)
    for text, expected in ((printed, value), (f"({printed})", -value), (f"{printed}-", -value)):
        for locale in NumberLocale:
            number = parse_number(text, locale)
            assert number is not None
            assert number.value == (-value if text != printed else expected)


@pytest.mark.parametrize("text", ["1,234 CR", "1,234.00 Dr", "5 DR."])
def test_credits_and_debits_are_refused_for_their_sign_is_not_known(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("１，２３４", "1234"),
        ("（１，２３４．５）", "-1234.5"),
        ("－１，２３４", "-1234"),
        ("￥１，２３４", "1234"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("(١٬٢٣٤)", "-1234"),
        ("१,२३४", "1234"),
    ],
)
def test_numbers_of_other_scripts_are_read_with_their_own_marks(printed: str, value: str) -> None:
    number = parse_number(printed)
    assert number is not None and number.value == Decimal(value)
    assert is_numeral(printed)
