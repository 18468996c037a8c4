from __future__ import annotations

from pathlib import Path

from aspera.bootstrap import LocalPorts, bind, function_names, load_function
from aspera.settings import load_settings


class FewPorts:
    clock = "the clock"
    objects = "the objects"


def tell(document: str, *, clock: str, objects: str, greeting: str = "hello") -> tuple[str, ...]:
    return (document, clock, objects, greeting)


def test_bind_fills_keyword_only_parameters_with_the_ports_of_their_names() -> None:
    assert bind(tell, FewPorts())("report") == ("report", "the clock", "the objects", "hello")


def test_every_function_can_be_loaded_by_its_name() -> None:
    names = function_names()
    assert names["RegisterDocumentFunctionArn"] == "register_document"
    assert all(callable(load_function(name)) for name in names.values())


def test_making_the_ports_touches_nothing_on_disk(tmp_path: Path) -> None:
    LocalPorts(load_settings({}, workspace=tmp_path / "ws"))
    assert list(tmp_path.iterdir()) == []
