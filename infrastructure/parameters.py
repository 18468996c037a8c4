"""Writes docs/operations/parameters.md from the templates that one deploys."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from infrastructure.assembly import ALONE, MAIN, ROOT, Assembly

PAGE = ROOT / "docs" / "operations" / "parameters.md"


def page(assembly: Assembly) -> str:
    main = assembly.sources[MAIN]
    return "\n".join(
        (
            "# Parameters and outputs",
            "",
            "Written by `make parameters` from template.yaml and the stacks that are deployed by themselves.",
            "",
            *_lines(main),
            *(line for name in ALONE for line in _alone(name, assembly.sources[name])),
            "",
        )
    )


def _lines(main: dict[str, Any]) -> Iterator[str]:
    for group in main["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]:
        yield from (f"## {group['Label']['default']}", "")
        yield from _table({name: main["Parameters"][name] for name in group["Parameters"]})
        yield ""
    yield from ("## Outputs", "")
    yield from _outputs(main)


def _alone(name: str, template: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"## infrastructure/{name}.yaml", "", template["Description"], "")
    yield from _table(template["Parameters"])
    yield ""
    yield from _outputs(template)


def _table(parameters: dict[str, Any]) -> Iterator[str]:
    yield from ("| parameter | default | | values |", "|---|---|---|---|")
    for name, one in parameters.items():
        default = f"`{one['Default']}`" if str(one.get("Default", "")) else "empty"
        default = default if "Default" in one else "must be given"
        yield f"| `{name}` | {default} | {one['Description']} | {_values(one)} |"


def _outputs(template: dict[str, Any]) -> Iterator[str]:
    yield from ("| output | |", "|---|---|")
    for name, one in template["Outputs"].items():
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
