"""Many sightings, one entity: spelling, legal form, case, initials and short names aside.

A name without legal form is the entity's that the text gave that short name, or whose name it is
otherwise; of two forms of one name (a plc and its Ltd) the one seen less keeps its form in its key, so
that they stay apart. Precision first: what cannot be told apart safely is not merged by likeness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from aspera.domain.entities.names import company_key, person_key, plain_key
from aspera.domain.entities.sighting import Sighting
from aspera.domain.graph_elements import quoted

_MOST_EVIDENCE = 5
_MOST_ROLES = 3
_COVER_PAGES = 3


@dataclass
class Entity:
    """`key` is the same in every document that names it; `roles` the most frequent first."""

    label: str
    key: str
    sightings: list[Sighting] = field(default_factory=list)
    is_reporting: bool = False

    @property
    def name(self) -> str:
        """As most often printed; not in capitals when it is ever printed otherwise."""
        names = Counter(one.name for one in self.sightings)
        return min(names, key=lambda name: (name.isupper(), -names[name], -len(name), name))

    @property
    def roles(self) -> tuple[str, ...]:
        counted = Counter(one.role for one in self.sightings if one.role)
        ranked = sorted(counted, key=lambda role: (-counted[role], list(counted).index(role)))
        return tuple(ranked[:_MOST_ROLES])

    @property
    def evidence(self) -> tuple[str, ...]:
        """The first quotes, each of another page where there are enough."""
        pages: dict[int, str] = {}
        for one in self.sightings:
            pages.setdefault(one.page, quoted(one.page, one.quote))
        return tuple(pages[page] for page in sorted(pages)[:_MOST_EVIDENCE])


def resolve(sightings: Sequence[Sighting]) -> list[Entity]:
    """The entities, those seen most first."""
    companies = _companies([one for one in sightings if one.label == "Company"])
    reporting = reporting_company(companies)
    people = _people([one for one in sightings if one.label == "Person"], reporting)
    others: dict[tuple[str, str], Entity] = {}
    for one in sightings:
        if one.label not in ("Company", "Person"):
            key = (one.label, plain_key(one.name))
            others.setdefault(key, Entity(*key)).sightings.append(one)
    found = [*companies, *people, *others.values()]
    return sorted(found, key=lambda entity: (-len(entity.sightings), entity.label, entity.key))


def reporting_company(companies: Iterable[Entity]) -> Entity | None:
    """The company of the first pages that is named most, on the first one if any is; no auditor. It is
    marked as such."""
    on_cover = [
        entity
        for entity in companies
        if "auditor" not in entity.roles and any(one.page <= _COVER_PAGES for one in entity.sightings)
    ]
    if not on_cover:
        return None
    first = [entity for entity in on_cover if any(one.page == 1 for one in entity.sightings)]
    reporting = min(first or on_cover, key=lambda entity: (-len(entity.sightings), entity.key))
    reporting.is_reporting = True
    return reporting


def _companies(sightings: Sequence[Sighting]) -> list[Entity]:
    keys = [company_key(one.name) for one in sightings]
    aliases = {plain_key(one.alias): key[0] for one, key in zip(sightings, keys, strict=True) if one.alias}
    counted = Counter(keys)
    usual: dict[str, str] = {}
    for name, form in sorted(counted, key=lambda key: (-counted[key], key)):
        if form and name not in usual:
            usual[name] = form
    known = _well_known(counted)
    entities: dict[str, Entity] = {}
    for one, (name, form) in zip(sightings, keys, strict=True):
        name = aliases.get(name, name) if not form else known.get((name, form), name)
        key = name if form in ("", usual.get(name, "")) else f"{name} {form}"
        entities.setdefault(key, Entity("Company", key)).sightings.append(one)
    return [entity for entity in entities.values() if _is_sure(entity)]


def _is_sure(entity: Entity) -> bool:
    """A name that nowhere has a legal form, and is no audit firm's, stands in two running titles."""
    return len(entity.sightings) > 1 or bool(entity.roles) or company_key(entity.name)[1] != ""


def _well_known(counted: Counter[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Names that are a heading run into the name of the company that is seen most, such as “Consolidated
    Statements Acme Inc.”: seldom, and ending like it."""
    if not counted:
        return {}
    (name, form), times = min(counted.items(), key=lambda item: (-item[1], item[0]))
    return {
        key: name
        for key, seen in counted.items()
        if key[1] == form and key[0].endswith(f" {name}") and times >= 5
    }


def _people(sightings: Sequence[Sighting], reporting: Entity | None) -> list[Entity]:
    """Initials that differ tell two people of one name apart."""
    brand = reporting.key.split()[0] if reporting else ""
    initials: dict[str, Counter[str]] = {}
    keyed: list[tuple[Sighting, str, str]] = []
    for one in sightings:
        name, middle = person_key(one.name)
        if brand and brand in name.split():
            continue
        keyed.append((one, name, middle))
        if middle:
            initials.setdefault(name, Counter())[middle] += 1
    entities: dict[str, Entity] = {}
    for one, name, middle in keyed:
        usual = min(initials.get(name, {"": 0}).items(), key=lambda item: (-item[1], item[0]))[0]
        key = name if middle in ("", usual) else f"{name} {middle}"
        entities.setdefault(key, Entity("Person", key)).sightings.append(one)
    return list(entities.values())
