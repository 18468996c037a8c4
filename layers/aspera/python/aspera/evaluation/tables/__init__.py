"""How well tables are read: ICDAR-2013, and statements whose every word we set ourselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from aspera.domain.continued_tables import linked_tables
from aspera.domain.document import NumberLocale
from aspera.domain.errors import InvalidInput
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.page import Page
from aspera.evaluation.measure import Evaluation, Measure, Section, share
from aspera.evaluation.tables.adjacency import Agreement, agreement, read_relations, truth_of
from aspera.evaluation.tables.controls import controls
from aspera.evaluation.tables.framed_words import framed_words
from aspera.evaluation.tables.hard_statements import hard_specimens
from aspera.evaluation.tables.rare_statements import rare_specimens
from aspera.evaluation.tables.scoring import Score
from aspera.evaluation.tables.statements import specimens
from aspera.evaluation.tables.truth import Specimen
from aspera.ports.corpus import Corpus

_EACH = 8
_STRUCTURE = "-str.xml"
_ICDAR_NOTE = (
    "Relations between neighbouring cells, pooled by page (ICDAR-2013). In the sample folder these files "
    "were in view while the rules were written."
)
_SET_NOTE = (
    "Pages that ASPERA sets itself, always the same: they were in view while the rules were written, so this "
    "guards what works and does not say how well unseen documents are read."
)


def evaluate(corpus: Corpus) -> Evaluation:
    """Every `*-str.xml` of the corpus that has its PDF beside it; then the statements and the pages
    without tables of `statements` and `controls`."""
    made = (*specimens(_EACH), *hard_specimens(_EACH), *rare_specimens(_EACH))
    return Evaluation(
        "tables", (_competition(corpus), *_statements(corpus, made), _framed(corpus), _controls(corpus))
    )


def _competition(corpus: Corpus) -> Section:
    title = "ICDAR-2013 adjacency"
    by_source: dict[str, Agreement] = defaultdict(Agreement)
    for path in corpus.files("", _STRUCTURE):
        found = competition_file(corpus, path)
        if found is not None:
            by_source[path.rpartition("/")[2].partition("-")[0]] += found
            by_source["all"] += found
    if not by_source:
        return Section(title, (), f"The folder has no *{_STRUCTURE} beside a PDF.")
    measures = [m for name in sorted(by_source) for m in _agreement_measures(name, by_source[name])]
    return Section(title, tuple(measures), _ICDAR_NOTE)


def competition_file(corpus: Corpus, structure: str) -> Agreement | None:
    """The agreement over all pages of the PDF that `structure` describes; None without that PDF."""
    try:
        pages = corpus.pages(structure.removesuffix(_STRUCTURE) + ".pdf")
    except InvalidInput:
        return None
    truth = truth_of(corpus.read(structure))
    total = Agreement()
    for page in pages:
        total += agreement(truth.get(page.number, Counter()), _grids(page))
    return total


def _grids(page: Page) -> list[list[list[str]]]:
    return [[[t.text(r, c) for c in range(t.columns)] for r in range(t.rows)] for t in page.tables]


def _agreement_measures(name: str, found: Agreement) -> Iterable[Measure]:
    yield share(f"{name}: precision", found.right, found.found)
    yield share(f"{name}: recall", found.right, found.there)
    yield Measure(f"{name}: F1", found.f1, found.there, goal="≥ 0.94" if name == "all" else "")


def _statements(corpus: Corpus, set_: Iterable[Specimen]) -> Sequence[Section]:
    by_kind: dict[str, Score] = defaultdict(Score)
    for specimen in set_:
        score_specimen(corpus.pages_of(specimen.content), specimen, by_kind[specimen.kind])
    return [
        Section(f"Statements: {kind}", tuple(_score_measures(s)), _SET_NOTE) for kind, s in by_kind.items()
    ]


def score_specimen(pages: Sequence[Page], specimen: Specimen, score: Score) -> None:
    linked = linked_tables(pages, specimen.locale)
    for (_, sheets), truth in zip(linked, specimen.pages, strict=True):
        score.add(truth, sheets)


def _score_measures(score: Score) -> Iterable[Measure]:
    yield share("rows with label, every number, sign and column", score.rows_right, score.rows)
    yield share("column headers", score.headers_right, score.columns)
    yield share("periods of columns", score.periods_right, score.columns)
    yield share("scales of columns", score.scales_right, score.columns)
    yield share("tables without any error", score.tables_right, score.tables)


def _framed(corpus: Corpus) -> Section:
    total = Agreement()
    for specimen in framed_words(_EACH):
        for page in corpus.pages_of(specimen.content):
            total += agreement(read_relations(specimen.grid), _grids(page))
    return Section("Framed tables of words", tuple(_agreement_measures("adjacency", total)), _SET_NOTE)


def _controls(corpus: Corpus) -> Section:
    empty: Mapping[str, list[bool]] = defaultdict(list)
    for specimen in controls(_EACH):
        for page in corpus.pages_of(specimen.content):
            empty[specimen.kind].append(not normalised_tables(page, NumberLocale.POINT))
    measures = [share(f"{kind}: pages with no table read", sum(e), len(e), "1") for kind, e in empty.items()]
    return Section("Pages without tables", tuple(measures), _SET_NOTE)
