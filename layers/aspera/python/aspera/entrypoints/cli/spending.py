"""What `aspera analyze` says about money: the options, the estimate, the bill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from aspera.bootstrap import LocalPorts
    from aspera.domain.cost import Cost, CostLine
    from aspera.domain.run import Options

Command = TypeVar("Command", bound=Callable[..., Any])


def model_options(command: Command) -> Command:
    """--model, --budget and --dry-run."""
    for option in (
        click.option("--dry-run", is_flag=True, help="Count pages and say what it would cost; no more."),
        click.option(
            "--budget",
            metavar="DOLLARS",
            help="The most that one document may cost at the model (default: 1.00).",
        ),
        click.option(
            "--model",
            metavar="MODEL",
            help="Ask this language model too: bedrock:ID or openai:URL#MODEL, two as SMALL,LARGE "
            "(default: none). Text of the documents is sent to it.",
        ),
    ):
        command = option(command)
    return command


def check_model(ports: LocalPorts) -> None:
    """InvalidInput, before anything else is done, when the model is named wrong or has no price."""
    from aspera.domain.inquiry import ModelSize

    if (access := ports.model_access) is not None:
        for size in ModelSize:
            access.prices.model(access.language_model.model(size))


def show_estimates(files: Sequence[Path], options: Options, ports: LocalPorts, as_json: bool) -> int:
    """The exit code: 2 when no file could be looked at, 3 when only some could."""
    from aspera.bootstrap import bind
    from aspera.domain.errors import AsperaError
    from aspera.use_cases.estimate_cost import estimate_cost

    shown = 0
    for path in files:
        try:
            pages = ports.count_pages(path)
        except AsperaError as error:
            click.echo(f"{path}: {error}", err=True)
            continue
        shown += 1
        cost = bind(estimate_cost, ports)(pages, options)
        click.echo(_as_json(path, pages, cost) if as_json else estimate_text(path, pages, cost, ports))
    return 2 if not shown else 3 if shown < len(files) else 0


def _as_json(path: Path, pages: int, cost: Cost) -> str:
    import orjson

    return orjson.dumps({"file": str(path), "pages": pages, "cost": cost.model_dump(mode="json")}).decode()


def estimate_text(path: Path, pages: int, cost: Cost, ports: LocalPorts) -> str:
    from aspera.domain.money import format_dollars

    lines = [f"{path}: {pages} page{'' if pages == 1 else 's'}"]
    lines += [f"  {_label(line):48} {_range(line)}" for line in cost.lines]
    lines.append(f"  {'in all':48} {_range(cost)}")
    if ports.model_access is not None:
        limit = format_dollars(ports.limits.document)
        if len(cost.lines) == 1:
            lines.append("  None of the agents that were chosen asks the model.")
        lines.append(f"  Not more than {limit} is spent on a document (--budget).")
        lines.append(f"  Prices of {cost.prices}; please check them (ASPERA_PRICES).")
    lines.append("  With the model off: $0. Nothing was stored, and nobody was asked.")
    return "\n".join(lines)


def bill_text(cost: Cost) -> str:
    """One line: what was spent against what was expected."""
    from aspera.domain.money import format_dollars

    text = f"spent {format_dollars(cost.actual)} (expected {_range(cost)})"
    return f"{text}; {cost.unasked} questions were not asked" if cost.unasked else text


def _label(line: CostLine) -> str:
    return f"{line.service}, {line.agent}" if line.agent else line.service


def _range(cost: Cost | CostLine) -> str:
    from aspera.domain.money import format_dollars

    low, high = format_dollars(cost.estimate_low), format_dollars(cost.estimate_high)
    return low if low == high else f"{low} to {high}"
