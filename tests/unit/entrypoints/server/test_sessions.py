"""The link, and who followed it."""

from __future__ import annotations

from pathlib import Path

from aspera.entrypoints.server.memory import ServerMemory
from aspera.entrypoints.server.sessions import LASTS, Sessions


def test_the_token_works_once(tmp_path: Path) -> None:
    sessions = Sessions("ada", ServerMemory(tmp_path))
    token = sessions.token
    assert sessions.redeem("") is None
    assert sessions.redeem("wrong") is None
    session = sessions.redeem(token)
    assert session is not None
    assert sessions.is_known(session)
    assert (sessions.redeem(token), sessions.redeem(""), sessions.token) == (None, None, "")
    assert not sessions.is_known("")
    assert not sessions.is_known("é")


def test_a_session_outlives_the_server_but_not_its_time(tmp_path: Path) -> None:
    now = [1_000.0]
    first = Sessions("ada", ServerMemory(tmp_path), lambda: now[0])
    session = first.redeem(first.token)
    assert session is not None
    assert Sessions("ada", ServerMemory(tmp_path), lambda: now[0]).is_known(session)
    assert not Sessions("eve", ServerMemory(tmp_path), lambda: now[0]).is_known(session)
    now[0] += LASTS + 1
    assert not first.is_known(session)
    assert not Sessions("ada", ServerMemory(tmp_path), lambda: now[0]).is_known(session)


def test_only_a_digest_is_written_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    sessions = Sessions("ada", ServerMemory(tmp_path))
    session = sessions.redeem(sessions.token)
    assert session is not None
    assert session not in (tmp_path / "server.json").read_text()
    assert (tmp_path / "server.json").stat().st_mode & 0o777 == 0o600


def test_a_damaged_memory_is_an_empty_one(tmp_path: Path) -> None:
    for content in (b"", b"{", b"[]", b'{"sessions": [3, {"until": 1}]}'):
        (tmp_path / "server.json").write_bytes(content)
        assert not Sessions("ada", ServerMemory(tmp_path)).is_known("x")
