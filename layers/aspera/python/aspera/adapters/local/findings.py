"""Findings in SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aspera.adapters.local.database import Database
from aspera.domain.finding import Finding, Severity


class SqliteFindings:
    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, document_id: str, findings: Sequence[Finding]) -> None:
        rows = [
            (document_id, position, finding.agent_type, finding.model_dump_json())
            for position, finding in enumerate(findings)
        ]
        with self._database.write() as connection:
            connection.execute("DELETE FROM findings WHERE document_id = ?", (document_id,))
            connection.executemany(
                "INSERT INTO findings (document_id, position, agent_type, body) VALUES (?, ?, ?, ?)", rows
            )

    def list(self, document_id: str, agent_type: str | None = None) -> Sequence[Finding]:
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT body FROM findings WHERE document_id = ?1 AND (?2 IS NULL OR agent_type = ?2)"
                " ORDER BY position",
                (document_id, agent_type),
            ).fetchall()
        return [Finding.model_validate_json(body) for (body,) in rows]

    def counts(self, document_id: str) -> Mapping[Severity, int]:
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT json_extract(body, '$.severity'), count(*) FROM findings WHERE document_id = ?"
                " GROUP BY 1",
                (document_id,),
            ).fetchall()
        return {Severity(severity): count for severity, count in rows}
