"""Files of a corpus that hold one JSON object a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from aspera.ports.corpus import Corpus


def json_lines(corpus: Corpus, folder: str, name: str) -> Sequence[dict[str, Any]]:
    """The rows of all files below `folder` whose paths end in `name`; none when there is no such
    file."""
    return [
        orjson.loads(line)
        for path in corpus.files(folder, name)
        for line in corpus.read(path).splitlines()
        if line.strip()
    ]
