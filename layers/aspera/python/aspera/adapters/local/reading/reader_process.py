"""A reading process as its parent sees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO

from aspera.adapters.local.reading.frames import receive, send
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.domain.document import MediaType

_MODULE = "aspera.adapters.local.reading.page_reader"
_OUT_OF_MEMORY, _PAGE_BYTES = 3, 4
"""As in page_reader, which is not imported where it is not run."""

Answer = tuple["ReaderProcess", dict[str, Any] | None, bytes]
"""None: the process has ended."""
