from __future__ import annotations

from pathlib import Path

import pytest

from aspera.domain.errors import InvalidInput
from aspera.settings import as_environment, load_settings


def test_nothing_needs_to_be_set() -> None:
    settings = load_settings({})
    assert settings.workspace == Path(".aspera")
    assert settings.workers >= 1


def test_the_environment_is_read_and_overrides_win() -> None:
    settings = load_settings({"ASPERA_WORKERS": "3", "ASPERA_OWNER": "ann"}, workers=5, workspace=None)
    assert (settings.workers, settings.owner) == (5, "ann")


def test_all_wrong_settings_are_named_at_once() -> None:
    with pytest.raises(InvalidInput) as error:
        load_settings({"ASPERA_WORKERS": "none", "ASPERA_OCR": "eyes"})
    assert "ASPERA_WORKERS" in str(error.value) and "ASPERA_OCR" in str(error.value)


def test_another_process_can_load_the_same_settings() -> None:
    settings = load_settings({"ASPERA_MAX_PAGES": "12", "ASPERA_WORKERS": "2"})
    assert load_settings(as_environment(settings)) == settings
