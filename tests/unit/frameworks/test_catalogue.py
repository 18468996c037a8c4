from __future__ import annotations

import pytest

from aspera.domain.document import DocumentKind
from aspera.domain.errors import InvalidInput
from aspera.frameworks.catalogue import Catalogue, read_catalogue
from aspera.frameworks.loader import framework_names

MINE = "id: {id}\nname: N\ntitle: T\n{more}requirements:\n- {{id: a, title: t, signals: [x]}}\n"


def own(id: str, more: str = "") -> str:
    return MINE.format(id=id, more=more)


def test_without_files_there_are_those_of_the_package() -> None:
    assert Catalogue().names == framework_names()
    assert Catalogue().get("tcfd").name == "TCFD"


def test_a_users_framework_stands_beside_them() -> None:
    catalogue = read_catalogue({"a.yaml": own("house_rules", "by_default: true\napplies_to: [contract]\n")})
    assert "house_rules" in catalogue.names
    assert catalogue.get("house_rules").title == "T"
    assert "house_rules" in catalogue.applied_to(DocumentKind.CONTRACT)


def test_the_id_of_one_of_the_package_is_refused_unless_it_is_replaced() -> None:
    with pytest.raises(
        InvalidInput, match=r"a\.yaml, line 1: the package has a framework tcfd; say “replaces: tcfd”"
    ):
        read_catalogue({"a.yaml": own("tcfd")})
    catalogue = read_catalogue({"a.yaml": own("tcfd", "replaces: tcfd\n")})
    assert catalogue.get("tcfd").title == "T"
    assert catalogue.applied_to(DocumentKind.SUSTAINABILITY_REPORT) == ()


def test_a_replaced_framework_can_no_longer_be_asked_for() -> None:
    catalogue = read_catalogue({"a.yaml": own("ours", "replaces: gri\n")})
    with pytest.raises(InvalidInput, match="there is no framework 'gri'"):
        catalogue.get("gri")


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (own("one"), "the id one is taken by a.yaml"),
        (own("esrs"), "stands for several versions"),
        (own("two", "replaces: nothing\n"), "has no framework of that id"),
        (own("two", "replaces: gri\n"), "gri is replaced by a.yaml already"),
    ],
)
def test_files_that_clash_are_refused(second: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        read_catalogue({"a.yaml": own("one", "replaces: gri\n"), "b.yaml": second})


def test_the_faults_of_all_files_are_named_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        read_catalogue({"b.yaml": "x: [", "a.yaml": own("tcfd"), "c.yaml": own("good")})
    assert [line.partition(",")[0] for line in str(refused.value).split("\n")] == ["a.yaml", "b.yaml"]


def test_a_standard_stands_for_its_versions() -> None:
    assert Catalogue().expand("esrs") == ("esrs_2023", "esrs_2026")
    assert Catalogue().expand("gri") == ("gri",)
    assert {"esrs", "esrs_2023", "gri"} <= set(Catalogue().choices)
    with pytest.raises(InvalidInput, match="there is no framework"):
        Catalogue().expand("esr")


def test_the_revision_changes_with_every_change_of_a_users_file() -> None:
    revisions = {
        Catalogue().revision,
        read_catalogue({"a.yaml": own("one")}).revision,
        read_catalogue({"a.yaml": own("one") + "\n"}).revision,
    }
    assert len(revisions) == 3
