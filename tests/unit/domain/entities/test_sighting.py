from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.entities.sighting import Sighting, decode_sightings, encode_sightings, quote_around


@given(st.text(alphabet="ab \nÄ", max_size=300), st.data())
def test_a_quote_stands_in_its_text_and_holds_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    if "\n" in text[start:end]:
        return
    quote = quote_around(text, start, end)
    assert quote in text and text[start:end].strip() in quote and "\n" not in quote


def test_a_quote_is_of_whole_words() -> None:
    text = "one two " * 30 + "Acme Inc. " + "three four " * 30
    start = text.index("Acme")
    assert quote_around(text, start, start + 9).split()[0] in ("one", "two")
    assert quote_around(text, start, start + 9).split()[-1] in ("three", "four")


def test_sightings_are_read_as_they_were_stored() -> None:
    found = [
        Sighting("Person", "Émile Roux", 3, "“Émile Roux”, CEO", "CEO"),
        Sighting("Company", "A AG", 1, "A", alias="A"),
    ]
    assert decode_sightings(encode_sightings(found)) == found
