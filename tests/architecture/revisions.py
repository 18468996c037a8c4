"""Which rules an agent and the reading decide by, as a digest, and the revision that it was recorded with.

`make revisions` writes `revisions.json` anew. It refuses where rules have changed and their revision has
not: a stored analysis of an earlier revision would be taken for one of these rules.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from aspera.adapters.aws import text_extraction as textract
from aspera.adapters.local import text_extraction as reading
from aspera.agents.registry import make_agents
from aspera.frameworks.catalogue import Catalogue

PACKAGE = Path(__file__).resolve().parents[2] / "layers/aspera/python/aspera"
RECORDED = Path(__file__).with_name("revisions.json")
_ANYWHERE = ("domain",)
"""Below the package: followed from wherever it is imported."""


@dataclass(frozen=True, slots=True)
class Rules:
    """`sources` are the files and folders in which a decider begins; what they import of `domain` decides,
    too. `raised_in` says where the revision stands."""

    revision: str
    sources: tuple[str, ...]
    raised_in: str


def deciders() -> Mapping[str, Rules]:
    agents = make_agents(Catalogue().get)
    return {
        **{
            name: Rules(agent.revision, (f"agents/{name}",), f"agents/{name}/agent.py")
            for name, agent in agents.items()
        },
        "reading": Rules(
            reading._RULES,
            tuple(
                f"adapters/local/reading/{part}"
                for part in ("assembly.py", "images.py", "ocr", "pdf", "typesetting")
            ),
            "adapters/local/text_extraction.py",
        ),
        "reading by Textract": Rules(
            textract._RULES, ("adapters/aws/textract_results.py",), "adapters/aws/text_extraction.py"
        ),
    }


def digest(sources: Iterable[str], package: Path = PACKAGE) -> str:
    """Of the code that decides: without comments, docstrings, imports and types; and of the data beside it."""
    hashed = sha256()
    for path in sorted(_closure([package / source for source in sources], package)):
        hashed.update(path.relative_to(package).as_posix().encode())
        if path.suffix == ".py":
            hashed.update("\n".join(_normal(ast.parse(path.read_text()))).encode())
        else:
            hashed.update(path.read_bytes())
    return hashed.hexdigest()[:16]


def _closure(sources: Iterable[Path], package: Path) -> set[Path]:
    """The files of the sources, and what they import of `domain`, directly or by others."""
    waiting = [path for source in sources for path in _files(source)]
    found = set(waiting)
    while waiting:
        path = waiting.pop()
        for imported in _imported(path, package) if path.suffix == ".py" else ():
            if imported not in found:
                found.add(imported)
                waiting.append(imported)
    return found


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    files = [path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert files, f"{source} holds no rules"
    return files


def _imported(path: Path, package: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("aspera."):
            parts = node.module.split(".")[1:]
            if parts[0] in _ANYWHERE:
                places = [parts, *([*parts, alias.name] for alias in node.names)]
                for place in (package.joinpath(*one) for one in places):
                    yield from filter(Path.is_file, (place.with_suffix(".py"), place / "__init__.py"))


def _normal(node: ast.AST) -> Iterator[str]:
    """The tree as words, the same for every version of Python."""
    yield type(node).__name__
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "ctx", "kind", "type_comment", "type_params"):
            continue
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, ast.AST):
                if not _says_nothing(item, node):
                    yield from _normal(item)
            elif item is not None:
                yield f"{name}={item!r}"
    yield "."


def _says_nothing(item: ast.AST, inside: ast.AST) -> bool:
    """Imports, docstrings; fields of a class that are empty to begin with; and the revision itself."""
    if isinstance(item, ast.Import | ast.ImportFrom):
        return True
    if isinstance(item, ast.Expr):
        return isinstance(item.value, ast.Constant)
    if not (isinstance(inside, ast.ClassDef) and isinstance(item, ast.AnnAssign)):
        return False
    is_empty = item.value is None or (isinstance(item.value, ast.Constant) and not item.value.value)
    is_empty |= isinstance(item.value, ast.Tuple) and not item.value.elts
    return is_empty or (isinstance(item.target, ast.Name) and item.target.id == "revision")


def current() -> dict[str, dict[str, str]]:
    return {
        name: {"revision": rules.revision, "rules": digest(rules.sources)}
        for name, rules in deciders().items()
    }


def recorded() -> dict[str, dict[str, str]]:
    return json.loads(RECORDED.read_text()) if RECORDED.exists() else {}


def not_raised(before: Mapping[str, dict[str, str]], now: Mapping[str, dict[str, str]]) -> list[str]:
    """Whose rules have changed under the revision that was recorded."""
    return [
        name
        for name, entry in now.items()
        if name in before
        and before[name]["rules"] != entry["rules"]
        and before[name]["revision"] == entry["revision"]
    ]


def main() -> int:
    now = current()
    stale = not_raised(recorded(), now)
    for name in stale:
        rules = deciders()[name]
        print(f"The rules of {name} have changed: raise revision {rules.revision} in {rules.raised_in}.")
    if not stale:
        RECORDED.write_text(json.dumps(now, indent=2) + "\n")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
