"""`make cost`: what each profile costs while nobody uses it, and what 1,000 pages cost.

Resources are counted in the transformed templates; prices.json is dated and says where each price is
from. `--write` puts the tables into docs/operations/cost.md. The language model is off here: its spend
has limits of its own (parameters DocumentBudget, OwnerBudget, DayBudget).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from infrastructure.assembly import PROFILES, ROOT, Assembly

PAGE = ROOT / "docs" / "operations" / "cost.md"
_CENT = Decimal("0.01")
Prices = dict[str, Any]


@dataclass(frozen=True)
class Line:
    what: str
    amounts: tuple[Decimal, ...]
    """US dollars by profile."""


def load_prices() -> Prices:
    return json.loads((ROOT / "infrastructure" / "prices.json").read_text())


def idle(assembly: Assembly, prices: Prices) -> list[Line]:
    """A month in which nothing happens."""
    lines = (
        Line(price["what"], tuple(_monthly(price, _resources(assembly, profile)) for profile in PROFILES))
        for price in prices["idle"]
    )
    return [line for line in lines if any(line.amounts)]


def thousand_pages(assembly: Assembly, prices: Prices) -> list[Line]:
    """Ten reports of 100 pages, without a language model."""
    lines = []
    for price in prices["thousand_pages"]:
        amount = Decimal(price["quantity"]) * Decimal(price["usd"])
        present = [_is_there(price.get("only_with"), _resources(assembly, profile)) for profile in PROFILES]
        lines.append(Line(price["what"], tuple(amount if there else Decimal(0) for there in present)))
    return lines


def total(lines: list[Line]) -> dict[str, Decimal]:
    return {
        profile: sum((line.amounts[place] for line in lines), Decimal(0))
        for place, profile in enumerate(PROFILES)
    }


def _resources(assembly: Assembly, profile: str) -> list[dict[str, Any]]:
    return [one for template in assembly.stacks(profile).values() for one in template["Resources"].values()]


def _is_there(kind: str | None, resources: list[dict[str, Any]]) -> bool:
    return kind is None or any(one["Type"] == kind for one in resources)


def _monthly(price: Prices, resources: list[dict[str, Any]]) -> Decimal:
    if "without" in price and _is_there(price["without"], resources):
        return Decimal(0)
    mine = [one["Properties"] for one in resources if one["Type"] == price["type"]]
    count = sum(len(one.get(price["zones"], ())) for one in mine) if "zones" in price else len(mine)
    return max(count - price.get("free", 0), 0) * Decimal(price["usd"])


def table(lines: list[Line]) -> Iterator[str]:
    yield "| | " + " | ".join(PROFILES) + " |"
    yield "|---|" + "---:|" * len(PROFILES)
    for line in lines:
        yield f"| {line.what} | " + " | ".join(_shown(amount) for amount in line.amounts) + " |"
    yield "| **together** | " + " | ".join(f"**{_shown(amount)}**" for amount in total(lines).values()) + " |"


def _shown(amount: Decimal) -> str:
    if not amount:
        return "–"
    return f"{amount.quantize(_CENT):,}" if amount >= _CENT else "< 0.01"


def page(assembly: Assembly, prices: Prices) -> str:
    sources = [f"| {one['what']} | {one['usd']} | {one.get('per') or one.get('unit')} | {one['source']} |"
               for one in (*prices["idle"], *prices["thousand_pages"])]  # fmt: skip
    return "\n".join((
        "# What it costs",
        "",
        "Written by `make cost` from the templates and `infrastructure/prices.json`"
        f" (prices of {prices['dated']}, {prices['region']}, US dollars).",
        "No bill has confirmed this: ASPERA has not been deployed to AWS by us. " + prices["note"],
        "",
        "## A month in which nothing happens",
        "",
        *table(idle(assembly, prices)),
        "",
        f"Limits that are tested: dev {prices['limits']['dev']}, staging {prices['limits']['staging']}.",
        "Delivery and the second Region are stacks of their own: a key each, and storage.",
        "",
        "## 1,000 pages: ten reports of 100 pages, no language model",
        "",
        *table(thousand_pages(assembly, prices)),
        "",
        "A language model is asked when `Models` names one, within the three budgets.",
        "",
        "## Prices and where they are from",
        "",
        "| | US dollars | per | source |",
        "|---|---:|---|---|",
        *sources,
        "",
    ))  # fmt: skip


def main(arguments: list[str]) -> None:
    text = page(Assembly(), load_prices())
    if "--write" in arguments:
        PAGE.write_text(text)
    print(text.split("## Prices")[0].rstrip())


if __name__ == "__main__":
    main(sys.argv[1:])
