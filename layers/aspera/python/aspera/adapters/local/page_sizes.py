"""How large a file's pages are, told by a process of its own: the file may be hostile."""

from __future__ import annotations

from collections.abc import Mapping

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.processes.supervision import await_answer, await_opened, supervised
from aspera.domain.document import MediaType
from aspera.domain.errors import UnreadableFile
from aspera.ports.objects import Objects


class LocalPageSizes:
    def __init__(self, objects: Objects, limits: ReadingLimits) -> None:
        self._objects = objects
        self._limits = limits

    def measure(self, object_key: str, media_type: MediaType) -> Mapping[int, tuple[float, float]]:
        with self._objects.file(object_key) as path, supervised(path, media_type, self._limits) as supervisor:
            supervisor.start(1)
            try:
                process, _ = await_opened(supervisor)
            except UnreadableFile:
                return {}
            supervisor.ask(process, {"do": "measure"}, seconds=self._limits.seconds_to_open)
            _, message, _ = await_answer(supervisor)
        sizes = (message or {}).get("sizes", ())
        return {number: (size[0], size[1]) for number, size in enumerate(sizes, 1) if min(size) > 0}
