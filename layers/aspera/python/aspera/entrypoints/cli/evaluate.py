"""`aspera evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from aspera.evaluation.labels import Label
    from aspera.evaluation.measure import Evaluation
    from aspera.ports.corpus import Corpus

_FOLDER = click.Path(path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(short_help="Measure how good the agents are on labelled documents.")
@click.argument("subject")
@click.option(
    "--data", required=True, type=_FOLDER, metavar="FOLDER", help="Documents with a manifest.jsonl."
)
@click.option("--json", "json_file", type=_FILE, help="Write all figures here.")
@click.option("--adjudicate", type=_FILE, help="Write the findings to judge here (JSONL, or .csv).")
@click.option("--labels", "labels_file", type=_FILE, help="Such a file with verdicts filled in.")
@click.option("--write-docs", is_flag=True, help="Write the figures into docs/reference of this checkout.")
@click.option("--write-calibration", type=_FILE, help="Write the confidence of each rule here (YAML).")
@click.option("--model", metavar="SPEC", help="Measure with this language model, too (see analyze).")
@click.option("--budget", metavar="DOLLARS", help="The most that the model may cost (default: 1.00).")
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="NUMBER", help="Processes (default: one per core)."
)
def evaluate(
    subject: str,
    data: Path,
    json_file: Path | None,
    adjudicate: Path | None,
    labels_file: Path | None,
    write_docs: bool,
    write_calibration: Path | None,
    model: str | None,
    budget: str | None,
    workers: int | None,
) -> None:
    """Measure SUBJECT (math, consistency, tables, greenwashing, compliance, risk or confidence) on the
    documents of a folder, and print each figure with its 95 % interval."""
    from aspera.bootstrap.evaluation import open_corpus, open_model, quality_folder
    from aspera.domain.errors import InvalidInput
    from aspera.entrypoints.cli.evaluation_files import write_quality
    from aspera.entrypoints.cli.evaluation_table import table
    from aspera.evaluation.adjudication import judged
    from aspera.evaluation.registry import load_subject
    from aspera.settings import load_settings

    settings = load_settings(workers=workers, model=model, budget=budget)
    if model is not None and (write_docs or write_calibration):
        raise InvalidInput("--model: what is written for everybody is measured by rules alone")
    measure = load_subject(subject, open_model(settings) if model is not None else None)
    docs = quality_folder() if write_docs else None
    corpus = open_corpus(data, settings.workers)
    labels = _labels(labels_file)
    evaluation = judged(measure(corpus), labels, corpus)
    click.echo(table(evaluation))
    _write(evaluation, corpus, json_file, adjudicate, write_calibration)
    if docs is not None:
        write_quality(docs, evaluation)


def _write(
    evaluation: Evaluation,
    corpus: Corpus,
    json_file: Path | None,
    adjudicate: Path | None,
    write_calibration: Path | None,
) -> None:
    from aspera.entrypoints.cli.evaluation_files import write_file
    from aspera.evaluation.adjudication import to_file
    from aspera.evaluation.figures import to_json

    if json_file is not None:
        write_file(json_file, to_json(evaluation))
    if adjudicate is not None:
        write_file(adjudicate, to_file(evaluation, corpus, adjudicate.suffix == ".csv"))
    if write_calibration is not None:
        from aspera.evaluation.confidence.calibration_file import calibration_file

        write_file(write_calibration, calibration_file(corpus))


def _labels(file: Path | None) -> list[Label]:
    """Those of the file first: the latest word counts."""
    from aspera.entrypoints.cli.evaluation_files import read_file
    from aspera.evaluation.adjudication import from_file
    from aspera.evaluation.labels import labels

    return [*(from_file(read_file(file), file.name) if file is not None else ()), *labels()]
