from __future__ import annotations

import pytest

from aspera.domain.profiling.language import language
from tests.drawing import page_of


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            "en",
            "The company has its seat in the north of the country and is owned by the people of that town.",
        ),
        (
            "de",
            "Die Gesellschaft hat ihren Sitz im Norden und ist mit der Bank, die wir auch nicht kennen, eins.",
        ),
        (
            "fr",
            "La société a son siège dans le nord et les comptes qui sont dans ce rapport ne sont pas audités.",
        ),
        (
            "es",
            "La sociedad tiene su sede en el norte del país y las cuentas que se publican no son auditadas.",
        ),
        (
            "it",
            "La società ha la sede nel nord e i conti che sono in questa relazione non sono stati rivisti da noi.",
        ),
        (
            "nl",
            "De vennootschap is in het noorden gevestigd en de cijfers die wij geven zijn niet door een ander zien.",
        ),
        (
            "pt",
            "A sociedade tem a sua sede no norte do país e as contas que são publicadas não foram auditadas pela.",
        ),
    ],
)
def test_a_language_is_known_by_its_small_words(expected: str, text: str) -> None:
    assert language([page_of(text)]) == expected


@pytest.mark.parametrize(
    "text", ["Revenue 1,234 1,111\nCost 900 870", "Total", "", "Straße 5\nBerlin\nTelefon 123"]
)
def test_too_little_running_text_has_no_language(text: str) -> None:
    assert language([page_of(text)]) == ""


def test_names_in_another_language_do_not_outvote_the_text() -> None:
    text = "The Banque de la Loire and the Société de Gestion de Paris are part of the group that is on the list."
    assert language([page_of(text)]) == "en"
