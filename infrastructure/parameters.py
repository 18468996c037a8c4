"""Writes docs/operations/parameters.md from template.yaml."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from infrastructure.assembly import MAIN, ROOT, Assembly

PAGE = ROOT / "docs" / "operations" / "parameters.md"


def page(assembly: Assembly) -> str:
    main = assembly.sources[MAIN]
    return "\n".join(
        (
            "# Parameters and outputs",
            "",
            "Written by `make parameters` from template.yaml.",
            "",
            *_lines(main),
            "",
        )
    )


def _lines(main: dict[str, Any]) -> Iterator[str]:
    for group in main["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]:
        yield from (
            f"## {group['Label']['default']}",
            "",
            "| parameter | default | | values |",
            "|---|---|---|---|",
        )
        for name in group["Parameters"]:
            one = main["Parameters"][name]
            default = f"`{one['Default']}`" if str(one.get("Default", "")) else "empty"
            default = default if "Default" in one else "must be given"
            yield f"| `{name}` | {default} | {one['Description']} | {_values(one)} |"
        yield ""
    yield from ("## Outputs", "", "| output | |", "|---|---|")
    for name, one in main["Outputs"].items():
        yield f"| `{name}` | {one['Description']} |"


def _values(one: dict[str, Any]) -> str:
    if "AllowedValues" in one:
        return ", ".join(f"`{value}`" for value in one["AllowedValues"])
    if "AllowedPattern" in one:
        return f"`{one['AllowedPattern']}`".replace("|", "\\|")
    limits = [f"{word} {one[key]}" for word, key in (("from", "MinValue"), ("to", "MaxValue")) if key in one]
    return " ".join(limits)


if __name__ == "__main__":
    PAGE.write_text(page(Assembly()))
    sys.stdout.write(f"{PAGE}\n")
