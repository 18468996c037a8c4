"""cfn-lint and checkov on the templates as AWS would see them, profile by profile.

rules/ stands in for cfn-guard: PyPI has it as Rust sources only, and its rules see one template at a time.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from infrastructure.assembly import ALONE, PROFILES, Assembly

_BIN = Path(sys.executable).parent
_OURS = json.loads((Path(__file__).parent / "skipped_checks.json").read_text())


def written(assembly: Assembly, folder: Path, stacks: Iterable[str] = ()) -> list[Path]:
    """A file for each stack of each profile; the same content only once."""
    wanted = set(stacks)
    texts: dict[str, Path] = {}
    for profile in PROFILES:
        for name, template in assembly.stacks(profile).items():
            if not wanted or name in wanted:
                texts.setdefault(json.dumps(template, indent=1), folder / f"{profile}-{name}.json")
    for name in ALONE:
        if not wanted or name in wanted:
            texts.setdefault(json.dumps(assembly.transformed[name], indent=1), folder / f"{name}.json")
    for text, path in texts.items():
        path.write_text(text)
    return list(texts.values())


def lint(paths: list[Path]) -> list[str]:
    """Errors and warnings alike."""
    command = [_BIN / "cfn-lint", "--non-zero-exit-code", "none", "--format", "json", "--", *paths]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [
        f"{Path(one['Filename']).name}: {one['Rule']['Id']} {one['Message']}"
        for one in json.loads(output or "[]")
    ]


def check(folder: Path) -> list[str]:
    """Checkov's failed checks but for those of skipped_checks.json."""
    command = [
        _BIN / "checkov",
        "-d",
        folder,
        "--framework",
        "cloudformation",
        "--quiet",
        "--compact",
        "-o",
        "json",
    ]
    output = subprocess.run(
        [*command, "--soft-fail", "--skip-download"], capture_output=True, text=True, check=True
    ).stdout
    failed = json.loads(output).get("results", {}).get("failed_checks", [])
    found = {(one["check_id"], _resource(one)) for one in failed}
    skipped = {(one["check"], resource) for one in _OURS["checkov"] for resource in one["resources"]}
    return sorted(
        f"{name} {resource}" for name, resource in found if not {(name, resource), (name, "*")} & skipped
    )


def _resource(one: dict[str, str]) -> str:
    stack = Path(one["file_path"]).stem
    stack = stack.partition("-")[2] if stack.partition("-")[0] in PROFILES else stack
    return f"{stack}.{one['resource'].rpartition('.')[2]}"
