from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.comparison.comparable import DocumentFacts
from aspera.domain.comparison.document_facts import document_facts
from aspera.domain.comparison.facts_codec import decode_facts, encode_facts
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.errors import Defect
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact, Mention, Observations
from tests.two_documents import document, row, target

_TEXT = st.text(max_size=12)
_BOX = st.builds(Box, *[st.integers(0, 100_000)] * 4)
_FACT = st.builds(
    Fact,
    label=_TEXT,
    period=_TEXT,
    value=st.decimals(allow_nan=False, allow_infinity=False),
    precision=st.decimals(allow_nan=False, allow_infinity=False),
    unit=_TEXT,
    qualifiers=st.lists(_TEXT, max_size=3).map(tuple),
    printed=_TEXT,
    quote=_TEXT,
    page=st.integers(1, 3000),
    box=_BOX,
    source=st.sampled_from(["table", "prose"]),
    place=_TEXT,
)
_MENTION = st.builds(Mention, key=_TEXT, page=st.integers(1, 3000), quote=_TEXT, box=_BOX, detail=_TEXT)


@given(st.lists(_FACT, max_size=5), st.lists(_MENTION, max_size=3), st.lists(st.integers(1, 99), max_size=3))
def test_what_is_stored_comes_back(facts, targets, pages) -> None:
    stored = document("a", 2023, facts, targets, pages)
    assert decode_facts(encode_facts(stored)) == stored


def test_another_format_is_a_defect() -> None:
    import zlib

    with pytest.raises(Defect, match="format 99"):
        decode_facts(zlib.compress(b'{"format": 99}'))


def _of(observations: Observations) -> DocumentFacts:
    profile = Profile(
        document_id="d",
        filename="d.pdf",
        pages=3,
        language="en",
        kind=DocumentKind.ANNUAL_REPORT,
        number_locale=NumberLocale.POINT,
    )
    return document_facts(observations, profile, "run")


def _name(name: str, page: int) -> Mention:
    return Mention("name", page, name, Box(0, 0, 1, 1), detail=name)


def test_the_company_is_the_name_on_the_cover_that_most_pages_bear() -> None:
    names = [
        _name("Best Buy Co., Inc.", 1),
        _name("Deloitte Consulting LLC", 1),
        _name("BEST BUY CO., INC.", 9),
    ]
    names += [_name("Acme Holdings Inc.", page) for page in (30, 31, 32, 33)]
    assert _of(Observations(mentions=tuple(names))).identity.company == "best buy"


def test_targets_and_pages_that_speak_of_restatements_are_kept() -> None:
    restated = Mention("restatement", 7, "restated", Box(0, 0, 1, 1))
    seen = Observations(mentions=(target("target state|net zero||", "|2040"), restated, restated))
    kept = _of(seen)
    assert len(kept.targets) == 1 and kept.restated_pages == (7,)


def test_documents_with_one_name_are_kin() -> None:
    assert document("a", 2022).identity.is_kin(document("b", 2023).identity)


def test_documents_without_a_name_are_kin_by_figures_in_common() -> None:
    facts = [fact for n in range(6) for fact in row(f"line {n}", "1.t0", [str(10_457 + n)], periods=["2022"])]
    sketch = _of(Observations(facts=tuple(facts))).identity.sketch
    assert len(sketch) == 6
    one, other = (document(name, 2022, company="", sketch=sketch) for name in "ab")
    assert one.identity.is_kin(other.identity)
    assert not one.identity.is_kin(document("c", 2022, company="", sketch=sketch[:3]).identity)


def test_short_figures_and_prose_are_not_in_the_sketch() -> None:
    facts = row("net sale", "1.t0", ["999"]) + row("net sale", "1.s0", ["104577"], source="prose")
    assert _of(Observations(facts=tuple(facts))).identity.sketch == ()


def test_contracts_are_never_kin() -> None:
    contract = document("a", 2022, kind=DocumentKind.CONTRACT)
    assert not contract.identity.is_kin(document("b", 2023).identity)


def test_a_value_keeps_its_exact_digits() -> None:
    (fact,) = row("net sale", "1.t0", ["10.50"], periods=["2022"])
    (back,) = decode_facts(encode_facts(document("a", 2022, [fact]))).facts
    assert str(back.value) == "10.50" and back.value == Decimal("10.5")
