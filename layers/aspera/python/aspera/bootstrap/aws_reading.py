"""How a deployed stack reads documents: Textract what it can, the function itself the rest."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from aspera.bootstrap.aws_stores import AwsStores

if TYPE_CHECKING:
    from aspera.ports.embeddings import Embeddings
    from aspera.ports.text_extraction import PageSizes, TextExtraction
    from aspera.ports.workflow import TaskCallbacks

_EMBEDDED_TOGETHER = 8


class AwsReading(AwsStores):
    """A file is copied to /tmp to be looked at: give those functions as much as the largest file,
    and half as much memory again as its pages take one by one."""

    @cached_property
    def text_extraction(self) -> TextExtraction:
        from aspera.adapters.aws.text_extraction import TextractExtraction

        return TextractExtraction(
            self.client("textract"),
            self.settings.bucket,
            self.settings.textract_topic,
            self.settings.textract_role,
            objects=self.objects,
            tasks=self.extraction_tasks,
            page_sizes=lambda: self._page_sizes,
            other=lambda: self._own_extraction,
        )

    @cached_property
    def callbacks(self) -> TaskCallbacks:
        from aspera.adapters.aws.workflow import StepFunctionsCallbacks

        return StepFunctionsCallbacks(self._step_functions)

    @cached_property
    def embeddings(self) -> Embeddings:
        from aspera.adapters.aws.embeddings import TitanEmbeddings

        client = self.client("bedrock-runtime", max_pool_connections=_EMBEDDED_TOGETHER)
        return TitanEmbeddings(client, self.settings.embedding_dimensions, _EMBEDDED_TOGETHER)

    @cached_property
    def _own_extraction(self) -> TextExtraction:
        """For DOCX, Markdown and text."""
        from aspera.adapters.local.text_extraction import LocalTextExtraction

        return LocalTextExtraction(
            self.objects, self.callbacks, report=None, processes=1, limits=self.reading_limits
        )

    @cached_property
    def _page_sizes(self) -> PageSizes:
        from aspera.adapters.local.page_sizes import LocalPageSizes

        return LocalPageSizes(self.objects, self.reading_limits)

    @cached_property
    def _step_functions(self) -> Any:
        return self.client("stepfunctions")
