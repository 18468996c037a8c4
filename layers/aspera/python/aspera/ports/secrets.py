"""Values that only the operator and the functions may know, kept outside of both and changed from time
to time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Secrets(Protocol):
    def values(self, name: str, fresh: bool = False) -> Sequence[str]:
        """The secret's value; behind it the value before that, where there was one: what was made with
        it still holds while a change goes round. May be five minutes old unless asked to be `fresh`.
        NotFound when there is no such secret."""
