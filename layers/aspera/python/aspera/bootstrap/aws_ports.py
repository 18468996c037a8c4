"""A deployed stack's ports, complete."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from aspera.bootstrap.aws_reading import AwsReading

if TYPE_CHECKING:
    from pathlib import Path

    from aspera.ports.progress import Progress
    from aspera.ports.workflow import Workflow


class AwsPorts(AwsReading):
    """The ports of one execution environment of a function. Each is made when it is first asked
    for, so that a function loads and connects to only what it uses."""

    @cached_property
    def workflow(self) -> Workflow:
        from aspera.adapters.aws.workflow import StepFunctionsWorkflow

        return StepFunctionsWorkflow(self._step_functions, self.settings.state_machine)

    @property
    def most_running(self) -> int:
        return self.settings.running_documents

    @cached_property
    def progress(self) -> Progress:
        if not self.settings.api_endpoint:
            from aspera.adapters.local.progress import SilentProgress

            return SilentProgress()
        from aspera.adapters.aws.progress import AppSyncProgress

        session = self.session
        return AppSyncProgress(
            self.settings.api_endpoint,
            session.region_name,
            session.get_credentials(),
            self.documents.owner_of,
        )

    @property
    def examples(self) -> dict[Path, str]:
        """What there is to try things with stays on the laptop."""
        return {}
