from __future__ import annotations

from aspera.domain.entities.sighting import Sighting
from aspera.domain.entity_resolution import Entity, resolve


def company(name: str, page: int = 9, **more: str) -> Sighting:
    return Sighting("Company", name, page, f"about {name}", **more)


def person(name: str, role: str = "Director", page: int = 9) -> Sighting:
    return Sighting("Person", name, page, f"{name}, {role}", role)


def keys(found: list[Entity]) -> list[str]:
    return sorted(entity.key for entity in found)


def test_spellings_and_the_defined_name_are_one_company() -> None:
    found = resolve(
        [
            company("NORDHAFEN LOGISTICS AG", 1),
            company("Nordhafen Logistics AG", 2, alias="Nordhafen"),
            company("Nordhafen", 3),
        ]
    )
    assert [(e.name, e.key, len(e.sightings), e.is_reporting) for e in found] == [
        ("Nordhafen Logistics AG", "nordhafen logistics", 3, True)
    ]


def test_two_forms_of_one_name_stay_apart() -> None:
    found = resolve([company("Amcor plc"), company("Amcor plc"), company("Amcor Pty Ltd")])
    assert keys(found) == ["amcor", "amcor ltd"]


def test_a_heading_run_into_the_companys_name_is_the_company() -> None:
    found = resolve([*[company("Acme Inc.")] * 5, company("Cash Flows Acme Inc.")])
    assert keys(found) == ["acme"]


def test_a_name_without_form_needs_two_running_titles() -> None:
    assert resolve([company("Nordhafen Lines")]) == []
    assert keys(resolve([company("Nordhafen Lines"), company("Nordhafen Lines")])) == ["nordhafen lines"]


def test_people_are_one_but_for_initials_that_differ() -> None:
    found = resolve(
        [person("Corie Barry"), person("Corie S. Barry"), person("Corie S. Barry"), person("Corie J. Barry")]
    )
    assert keys(found) == ["corie barry", "corie barry j"]


def test_a_name_with_the_companys_own_is_no_person() -> None:
    assert keys(resolve([company("Pfizer Inc.", 1), person("Pfizer Oncology")])) == ["pfizer"]


def test_the_auditor_does_not_report() -> None:
    found = resolve([*[company("KPMG LLP", 1, role="auditor")] * 3, company("Acme Inc.", 1)])
    assert [(entity.key, entity.is_reporting) for entity in found] == [("kpmg", False), ("acme", True)]


def test_roles_and_evidence_are_few_and_in_order() -> None:
    (found,) = resolve(
        [person("Ada Holm", role, page) for page, role in enumerate(["CEO", "Chair", "CEO"] * 5, 1)]
    )
    assert found.roles == ("CEO", "Chair")
    assert found.evidence[:2] == ("p. 1: “Ada Holm, CEO”", "p. 2: “Ada Holm, Chair”")
    assert len(found.evidence) == 5
