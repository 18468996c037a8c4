"""The reference says what the code does."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs/generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_code_renders_now(generator: ModuleType) -> None:
    stale = [
        name
        for name, content in generator.render().items()
        if not (ROOT / "docs/reference" / name).is_file()
        or (ROOT / "docs/reference" / name).read_text() != content
    ]
    assert not stale, "run `make docs`"


def test_every_command_and_option_is_in_the_reference(generator: ModuleType) -> None:
    text = (ROOT / "docs/reference/commands.md").read_text()
    for name, command in generator.aspera.commands.items():
        assert f"## aspera {name}\n" in text
        for parameter in command.params:
            assert all(option in text for option in parameter.opts if option.startswith("--"))


def test_every_port_and_every_setting_is_in_the_reference(generator: ModuleType) -> None:
    ports = (ROOT / "docs/reference/ports.md").read_text()
    for path in (generator.PACKAGE / "ports").glob("[!_]*.py"):
        assert f"## {path.stem}\n" in ports
    settings = (ROOT / "docs/reference/settings.md").read_text()
    for name in generator.Settings.model_fields:
        assert f"`ASPERA_{name.upper()}`" in settings


def test_every_make_target_has_a_line_in_the_help() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = makefile.split(".PHONY: ", 1)[1].splitlines()[0].split()
    for target in phony:
        assert f"\n{target}:" in makefile and "##" in makefile.split(f"\n{target}:", 1)[1].splitlines()[0], (
            target
        )
