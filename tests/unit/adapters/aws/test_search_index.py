"""Reading what no test engine should hold: more chunks than one answer has."""

from __future__ import annotations

import json
from typing import Any

from aspera.adapters.aws.search_index import OpenSearchIndex


class ManyChunks:
    """A client of an index that holds three copies of each chunk; what is deleted is gone at once."""

    def __init__(self, keys: int) -> None:
        self.rows = {f"{key:06d}-{copy}": f"{key:06d}" for key in range(keys) for copy in range(3)}

    def search(self, index: str, body: dict[str, Any]) -> dict[str, Any]:
        after = body.get("search_after", [""])[0]
        rows = [(key, id) for id, key in self.rows.items() if key > after][: body["size"]]
        hits = [{"_id": id, "_source": {"key": key, "batch": ""}, "sort": [key]} for key, id in rows]
        return {"hits": {"hits": hits}}

    def bulk(self, index: str, body: bytes) -> dict[str, Any]:
        for line in body.splitlines():
            del self.rows[json.loads(line)["delete"]["_id"]]
        return {"errors": False}


def test_a_document_is_deleted_whole_where_copies_of_a_chunk_stand_on_both_sides_of_a_window() -> None:
    """10,000 is no multiple of three."""
    client = ManyChunks(7_000)
    OpenSearchIndex(client, "chunks", 3, own_ids=False).delete("d1")
    assert client.rows == {}


def test_each_copy_is_found_in_one_reading() -> None:
    client = ManyChunks(7_000)
    hits = list(OpenSearchIndex(client, "chunks", 3, own_ids=False)._found("document_id", ["d1"]))
    assert [hit["_id"] for hit in hits] == sorted(client.rows)
