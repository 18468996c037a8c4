from __future__ import annotations

import pytest

from aspera.domain.document import DocumentKind
from aspera.domain.errors import InvalidInput
from aspera.domain.framework import Framework
from aspera.frameworks.loader import framework_names, frameworks_for, load_framework, read_framework

HEAD = "id: mine\nname: Mine\ntitle: My own\nrequirements:\n"


@pytest.mark.parametrize("name", framework_names())
def test_every_framework_of_the_package_loads_under_its_name(name: str) -> None:
    framework = load_framework(name)
    assert framework.id == name
    assert framework.caveat


@pytest.mark.parametrize("name", framework_names())
def test_every_requirement_can_be_searched_for_again(name: str) -> None:
    for requirement in load_framework(name).requirements:
        assert 1 <= len(requirement.search_phrases) <= 3
        assert all(requirement.search_phrases)


@pytest.mark.parametrize("kind", DocumentKind)
def test_what_is_applied_unasked_is_meant_for_that_kind(kind: DocumentKind) -> None:
    for name in frameworks_for(kind):
        assert kind in load_framework(name).applies_to
        queries = [query for r in load_framework(name).requirements for query in r.queries]
        assert queries
        assert all(2 <= len(query.split()) <= 4 for query in queries)


def test_the_items_of_form_10_k_are_asked_of_no_other_filing() -> None:
    assert frameworks_for(DocumentKind.TEN_K) == ("sec_10k",)
    assert frameworks_for(DocumentKind.TEN_Q) == frameworks_for(DocumentKind.EIGHT_K) == ()


def test_a_sustainability_report_is_held_against_the_tcfd_unasked() -> None:
    assert frameworks_for(DocumentKind.SUSTAINABILITY_REPORT) == ("tcfd",)


@pytest.mark.parametrize("name", ["nothing", "../loader", "tcfd.yaml", ""])
def test_an_unknown_name_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(InvalidInput, match="sec_10k, sfdr_pai, tcfd"):
        load_framework(name)


def read(requirements: str) -> Framework:
    return read_framework(HEAD + requirements, "mine.yaml")


def test_a_user_may_bring_a_framework() -> None:
    framework = read("- {id: a, title: A policy on gifts, signals: [gift]}")
    assert framework.requirements[0].search_phrases == ("policy gifts",)


@pytest.mark.parametrize(
    ("requirements", "message"),
    [
        ("- {id: a, title: t, signals: ['(']}", r"mine\.yaml, item a: the signal '\('"),
        ("- {id: a, title: t, signals: ['(x+)+y']}", r"mine\.yaml, item a: .*inside of another"),
        ("- {id: a, title: t, signals: [x], colour: red}", r"mine\.yaml, item a: colour: Extra"),
        ("- {id: a, signals: [x]}", r"mine\.yaml, item a: title: Field required"),
        ("- {id: a, title: t}", r"mine\.yaml, item a: it needs a heading or a signal"),
        ("- a", r"mine\.yaml, item 1: "),
        ("- {id: a, title: t, signals: [x]}\n- {id: a, title: u, signals: [x]}", "more than once: a"),
        ("- {id: a, title: t, signals: [x", r"mine\.yaml is not YAML"),
        ("  none", "a mapping with a list of requirements"),
    ],
)
def test_a_fault_in_a_file_is_named_with_file_item_and_reason(requirements: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        read(requirements)
