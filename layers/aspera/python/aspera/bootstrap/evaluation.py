"""The documents that the product is measured on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aspera.domain.inquiry import ModelRequest
    from aspera.evaluation.asking import Asking, Reply
    from aspera.ports.corpus import Corpus
    from aspera.settings import Settings


def open_corpus(folder: Path, workers: int) -> Corpus:
    """InvalidInput when it is no folder, or has no manifest."""
    from aspera.adapters.local.corpus import FolderCorpus

    return FolderCorpus(folder, workers)


def quality_folder() -> Path:
    """Where a checkout keeps the figures of its documentation. InvalidInput outside of one."""
    from aspera.bootstrap.shipped import shipped
    from aspera.domain.errors import InvalidInput

    reference = shipped("docs/reference")
    if not reference.is_dir():
        raise InvalidInput("--write-docs works in a checkout of the repository only")
    return reference / "quality"


def open_model(settings: Settings) -> Asking:
    """Asks the model that the settings name, within their limits: one model's measuring counts as one
    document. InvalidInput when it is named wrong or has no price. Answers are kept in the workspace."""
    from aspera.bootstrap.binding import bind
    from aspera.bootstrap.local_ports import LocalPorts
    from aspera.domain.errors import InvalidInput
    from aspera.domain.inquiry import ModelSize
    from aspera.domain.run import Options, Run, digest
    from aspera.evaluation.asking import Asking, Reply
    from aspera.use_cases.ask_model import ask_model

    ports = LocalPorts(settings)
    access = ports.model_access
    if access is None:
        raise InvalidInput("--model names no model")
    models = list(dict.fromkeys(access.language_model.model(size) for size in ModelSize))
    for model in models:
        access.prices.model(model)
    run = Run(
        document_id=f"evaluation-{digest(*models)}",
        run_id="evaluation",
        owner="evaluation",
        filename="",
        object_key="",
        options=Options(agents=()),
    )
    ask = bind(ask_model, ports)

    def put(request: ModelRequest) -> Reply:
        asked = ask(request, run)
        refused = f"refused: {asked.refusal.reason}" if asked.refusal else ""
        return Reply(asked.answer, asked.cost, refused or asked.failure)

    return Asking(", ".join(models), access.prices.dated, put)
