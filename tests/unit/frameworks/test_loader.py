from __future__ import annotations

import pytest

from aspera.domain.document import DocumentKind
from aspera.domain.errors import InvalidInput
from aspera.domain.signals import compile_signal
from aspera.frameworks.loader import framework_names, framework_text, frameworks_for, load_framework
from aspera.frameworks.reading import read_framework


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
        assert all(len(query.split()) >= 2 for query in queries)


def test_the_items_of_form_10_k_are_asked_of_no_other_filing() -> None:
    assert frameworks_for(DocumentKind.TEN_K) == ("sec_10k",)
    assert frameworks_for(DocumentKind.TEN_Q) == frameworks_for(DocumentKind.EIGHT_K) == ()


def test_a_sustainability_report_is_held_against_the_tcfd_unasked() -> None:
    assert frameworks_for(DocumentKind.SUSTAINABILITY_REPORT) == ("tcfd",)


@pytest.mark.parametrize("name", ["nothing", "../loader", "tcfd.yaml", ""])
def test_an_unknown_name_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(InvalidInput, match="sec_10k, sfdr_pai, supply_chain, tcfd"):
        load_framework(name)


@pytest.mark.parametrize("name", framework_names())
def test_a_framework_of_the_package_is_held_to_what_is_asked_of_a_users(name: str) -> None:
    assert read_framework(framework_text(name), name) == load_framework(name)


@pytest.mark.parametrize("name", framework_names())
def test_no_pattern_of_the_package_is_cut_short_on_an_ordinary_page(name: str) -> None:
    for requirement in load_framework(name).requirements:
        patterns = (
            *requirement.headings,
            *requirement.signals,
            *requirement.hints,
            *requirement.contrary,
            *requirement.contrary_unless_found,
        )
        for pattern in patterns:
            assert compile_signal(pattern).cost.of_text(places=30, longest_run=20) < 500_000_000
