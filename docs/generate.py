"""Write docs/reference from the code: `make docs`. Tests hold the files to what this renders."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import click

from aspera.domain.outcome import Analysis
from aspera.entrypoints.cli import aspera
from aspera.entrypoints.rest.openapi import openapi
from aspera.evaluation.figures import json_schema
from aspera.frameworks.schema import framework_schema
from aspera.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
PACKAGE = ROOT / "layers/aspera/python/aspera"
NOTE = "<!-- Made by docs/generate.py (`make docs`); edit the code instead. -->\n\n"


def render() -> dict[str, str]:
    """File names below docs/reference with their content."""
    return {
        "commands.md": NOTE + commands(),
        "settings.md": NOTE + settings(),
        "ports.md": NOTE + ports(),
        "state-machine.md": NOTE + state_machine(),
        "findings.schema.json": findings_schema(),
        "framework.schema.json": json.dumps(framework_schema(), indent=2, ensure_ascii=False) + "\n",
        "openapi.json": json.dumps(openapi(), indent=1, ensure_ascii=False) + "\n",
        "evaluation.schema.json": json.dumps(json_schema(), indent=2) + "\n",
    }


def commands() -> str:
    parts = ["# Commands\n"]
    context = click.Context(aspera, info_name="aspera", max_content_width=100)
    parts.append(_help(context, aspera))
    for name in sorted(aspera.commands):
        command = aspera.commands[name]
        parts.append(f"## aspera {name}\n")
        parts.append(
            _help(click.Context(command, parent=context, info_name=name, max_content_width=100), command)
        )
    return "\n".join(parts)


def _help(context: click.Context, command: click.Command) -> str:
    return f"```text\n{command.get_help(context)}\n```\n"


def settings() -> str:
    rows = ["# Settings\n", "Every setting is an environment variable; none is needed.\n"]
    rows.append("| variable | default | what it does |\n|---|---|---|")
    for name, field in Settings.model_fields.items():
        default = "one per core" if field.default_factory else f"`{field.default}`"
        rows.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows) + "\n"


def ports() -> str:
    rows = [
        "# Ports\n",
        "What the inside needs from the outside; one Protocol per module of `aspera.ports`.\n",
    ]
    for path in sorted((PACKAGE / "ports").glob("[!_]*.py")):
        tree = ast.parse(path.read_text())
        rows.append(f"## {path.stem}\n\n{ast.get_docstring(tree)}\n")
        rows.append(f"Adapters: {', '.join(_adapters(path.stem)) or 'none of its own'}.\n")
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "Protocol" for base in node.bases):
                rows.append(f"**{node.name}**. {_flat(ast.get_docstring(node))}\n")
                rows.extend(_methods(node))
                rows.append("")
    return "\n".join(rows)


def _adapters(port: str) -> Iterator[str]:
    for family in sorted((PACKAGE / "adapters").iterdir()):
        if (family / f"{port}.py").exists() or (family / port / "__init__.py").exists():
            yield f"`adapters/{family.name}`"


def _methods(node: ast.ClassDef) -> Iterator[str]:
    for item in node.body:
        if isinstance(item, ast.FunctionDef):
            returns = f" -> {ast.unparse(item.returns)}" if item.returns else ""
            arguments = ast.unparse(item.args).removeprefix("self, ").removeprefix("self")
            yield f"- `{item.name}({arguments}){returns}` {_flat(ast.get_docstring(item))}".rstrip()


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def state_machine() -> str:
    definition = json.loads((ROOT / "statemachines/document_analysis.asl.json").read_text())
    lines = ["# The state machine\n", f"{definition['Comment']}\n", "```mermaid", "stateDiagram-v2"]
    lines += [f"    {line}" for line in _diagram(definition)]
    lines += ["```", "", "| state | type | what happens |", "|---|---|---|"]
    lines += [
        f"| {name} | {state['Type']} | {state.get('Comment', '')} |" for name, state in _states(definition)
    ]
    return "\n".join(lines) + "\n"


def _diagram(machine: dict) -> Iterator[str]:
    yield f"[*] --> {machine['StartAt']}"
    for name, state in machine["States"].items():
        following = [state.get("Next"), state.get("Default"), *(c["Next"] for c in state.get("Choices", []))]
        for target in dict.fromkeys(filter(None, following)):
            yield f"{name} --> {target}"
        for target in dict.fromkeys(catch["Next"] for catch in state.get("Catch", [])):
            yield f"{name} --> {target}: error"
        if state.get("End") or state["Type"] in ("Succeed", "Fail"):
            yield f"{name} --> [*]"
        branches = [*state.get("Branches", []), *filter(None, [state.get("ItemProcessor")])]
        if branches:
            yield f"state {name} {{"
            for number, branch in enumerate(branches):
                if number:
                    yield "    --"
                yield from (f"    {line}" for line in _diagram(branch))
            yield "}"


def _states(machine: dict) -> Iterator[tuple[str, dict]]:
    for name, state in machine["States"].items():
        yield name, state
        for inner in [*state.get("Branches", []), *filter(None, [state.get("ItemProcessor")])]:
            yield from _states(inner)


def findings_schema() -> str:
    schema = Analysis.model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "findings.json"}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, content in render().items():
        (REFERENCE / name).write_text(content)


if __name__ == "__main__":
    main()
