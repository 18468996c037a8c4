"""The math agent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from aspera.agents.math import model_pass
from aspera.agents.math.continued_sums import Part, continued_table, covered
from aspera.agents.math.merging import merged
from aspera.agents.math.omitted_rows import CheckedTable, find_omitted_rows, parts_of
from aspera.agents.math.proposals import AGENT, propose, propose_over
from aspera.agents.math.prose import check_prose
from aspera.agents.math.rounding_edges import is_exact_report
from aspera.agents.math.search_limits import is_searched_in_part
from aspera.agents.math.sums_in_words import ROUNDING
from aspera.agents.math.table_check import check_table
from aspera.domain.answer import Answer
from aspera.domain.continued_tables import linked_tables
from aspera.domain.document import NumberLocale, Profile
from aspera.domain.finding import Proposal
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.observation import Conclusion, Material, Observations
from aspera.ports.agents import Verdict

_IN_PART = "tables too large to try every sum"


class MathAgent:
    """Recomputes totals, cross-casts, roll-forwards, changes and shares, in tables and sentences."""

    name: ClassVar[str] = AGENT
    revision: ClassVar[str] = "4"

    def examine(self, material: Material) -> Observations:
        counts: Counter[str] = Counter()
        proposals: list[Proposal] = []
        locale = material.profile.number_locale
        tables: list[CheckedTable] = []
        for page, sheets in linked_tables(material.pages, locale):
            checked = [CheckedTable(page, check_table(sheet, page)) for sheet in sheets]
            proposals.extend(_examine_tables(checked, locale, counts))
            for table in checked:
                if table.sheet.continues is not None:
                    proposals.extend(_examine_continued([*tables, table], locale, counts))
            tables.extend(checked)
            proposals.extend(check_prose(page, locale, counts))
        proposals.extend(find_omitted_rows(tables, locale))
        return Observations(
            proposals=tuple(proposals),
            counts=dict(counts),
            pages=tuple(page.number for page in material.pages),
        )

    def conclude(self, observations: Observations, profile: Profile) -> Conclusion:
        return Conclusion(
            proposals=tuple(merged(_worth_a_word(observations))), statistics=_statistics(observations.counts)
        )

    @property
    def inquiries(self) -> Sequence[Inquiry]:
        return (model_pass.inquiry(),)

    def questions(self, material: Material, observed: Observations) -> Sequence[ModelRequest]:
        return [question.request for question in model_pass.questions(material)]

    def judge(
        self, material: Material, observed: Observations, answers: Sequence[tuple[ModelRequest, Answer]]
    ) -> Verdict:
        return model_pass.judge(material, answers)


def _worth_a_word(observations: Observations) -> Iterable[Proposal]:
    """Without differences that rounding explains, in a report that rounds."""
    exact, rounded = (observations.counts.get(f"sums {how}", 0) for how in ("exact", "within rounding"))
    is_exact = is_exact_report(exact, rounded)
    return (proposal for proposal in observations.proposals if is_exact or proposal.rule != ROUNDING)


def _examine_tables(
    tables: Iterable[CheckedTable], locale: NumberLocale, counts: Counter[str]
) -> Iterable[Proposal]:
    for table in tables:
        counts.update(table.check.counts(), tables=1)
        counts["tables misread"] += table.check.is_misread
        counts[_IN_PART] += is_searched_in_part(table.check)
        yield from propose(table.page, table.sheet, table.check.discrepancies(locale), locale)


def _examine_continued(
    tables: Sequence[CheckedTable], locale: NumberLocale, counts: Counter[str]
) -> Iterable[Proposal]:
    """What the last of `tables` shows together with those before that it carries on."""
    parts = parts_of(tables)
    whole = continued_table([Part(table.page, table.sheet) for table in parts]) if len(parts) > 1 else None
    if whole is None:
        return
    counts.update(whole.counts())
    alone = [table.check.covered() for table in parts]
    counts["cells covered"] += sum(place not in alone[part] for part, place in covered(whole))
    yield from propose_over(whole.pages, whole.sheet, whole.discrepancies(locale), locale)


def _statistics(counts: Mapping[str, int]) -> dict[str, str]:
    numeric, covered = counts.get("cells numeric", 0), counts.get("cells covered", 0)
    share = f" ({100 * covered // numeric} %)" if numeric else ""
    told = {
        "tables recomputed": str(counts.get("tables", 0)),
        "equations checked": str(counts.get("equations", 0)),
        "equations that hold": str(counts.get("equations holding", 0)),
        "sums that hold exactly": str(counts.get("sums exact", 0)),
        "sums within rounding": str(counts.get("sums within rounding", 0)),
        "equations set aside as doubtful": str(counts.get("equations in doubt", 0)),
        "numbers confirmed": f"{covered} of {numeric}{share}",
        "tables set aside as misread": str(counts.get("tables misread", 0)),
        "sentences recomputed": str(counts.get("sentences", 0)),
    }
    if counts.get(_IN_PART):
        told[_IN_PART] = str(counts[_IN_PART])
    if counts.get(model_pass.NAMED):
        named = f"{counts[model_pass.NAMED]}, of which {counts.get(model_pass.HOLDING, 0)} hold"
        told[model_pass.NAMED] = named
    return told
