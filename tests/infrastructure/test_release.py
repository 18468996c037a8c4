from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from infrastructure.assembly import Assembly, after_transform
from infrastructure.release import overrides, release


def test_a_changed_package_is_another_release(tmp_path: Path) -> None:
    module = tmp_path / "layers" / "aspera" / "python" / "aspera" / "module.py"
    module.parent.mkdir(parents=True)
    module.write_text("answer = 41\n")
    before = release(tmp_path)
    module.write_text("answer = 42\n")
    after = release(tmp_path)
    (module.parent / "__pycache__").mkdir()
    (module.parent / "__pycache__" / "module.pyc").write_text("compiled")
    assert before != after == release(tmp_path)


def test_another_release_is_another_version_of_every_function(assembly: Assembly) -> None:
    old, new = (_versions(assembly, digit * 64) for digit in "ab")
    assert len(old) == len(new) == 17
    assert not old & new


def _versions(assembly: Assembly, digest: str) -> set[str]:
    source: dict[str, Any] = deepcopy(assembly.sources["functions"])
    result = after_transform(source, assembly.root / "infrastructure", {"Release": digest})
    return {name for name, one in result["Resources"].items() if one["Type"] == "AWS::Lambda::Version"}


def test_the_parameters_of_samconfig_are_passed_on() -> None:
    given = overrides("staging")
    assert given[:-1] == ["Profile=staging", "MonthlyBudget=250"]
    assert given[-1] == f"Release={release()}"
