"""The tables of `aspera.db`, and how an older file becomes a current one.

What is read back whole is kept as JSON in `body`; what is searched for has a column of its own.
The search index is derived: it can be deleted by document and built again from stored chunks.
"""

from __future__ import annotations

import sqlite3

from aspera.domain.errors import InvalidInput

Migration = tuple[str, ...]

_FIRST: Migration = (
    # Somebody's documents. created_at: milliseconds. with_content needs owner and sha256.
    """CREATE TABLE documents (
        document_id TEXT PRIMARY KEY,
        owner TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        body TEXT NOT NULL
    )""",
    "CREATE INDEX documents_by_owner ON documents (owner, created_at, document_id)",
    "CREATE INDEX documents_by_content ON documents (owner, sha256)",
    # Proven findings, in the order in which they are shown.
    """CREATE TABLE findings (
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        agent_type TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (document_id, position)
    )""",
    # What happened; sequence counts from 1 for each document and has no gaps.
    """CREATE TABLE events (
        document_id TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        type TEXT NOT NULL,
        time INTEGER NOT NULL,
        detail TEXT NOT NULL,
        PRIMARY KEY (document_id, sequence)
    ) WITHOUT ROWID""",
    # Which agent ran when. timestamp: milliseconds.
    """CREATE TABLE agent_executions (
        execution_id TEXT PRIMARY KEY,
        document_id TEXT NOT NULL,
        timestamp INTEGER NOT NULL,
        body TEXT NOT NULL
    )""",
    "CREATE INDEX agent_executions_by_document ON agent_executions (document_id, timestamp, execution_id)",
    # Search. A row for each document that has chunks. Ids are never used twice and every change
    # of a document's chunks raises its revision: (id, revision) tells whether a copy of its
    # vectors, held in memory, is current.
    """CREATE TABLE indexed_documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id TEXT NOT NULL UNIQUE,
        owner TEXT NOT NULL,
        revision INTEGER NOT NULL
    )""",
    "CREATE INDEX indexed_documents_by_owner ON indexed_documents (owner)",
    # What chunks are filtered by. Narrow, so that filtering a whole library stays in memory.
    """CREATE TABLE chunks (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES indexed_documents (id),
        chunk_id TEXT NOT NULL,
        page INTEGER NOT NULL,
        kind TEXT NOT NULL,
        UNIQUE (document, chunk_id)
    )""",
    # float32, little-endian, unit length; id is the chunk's.
    "CREATE TABLE chunk_vectors (id INTEGER PRIMARY KEY, vector BLOB NOT NULL)",
    # rowid is the chunk's id. section: JSON; boxes: four little-endian int32 each.
    """CREATE VIRTUAL TABLE chunk_texts USING fts5(
        text, section UNINDEXED, boxes UNINDEXED, tokenize = "unicode61 remove_diacritics 2"
    )""",
    # Entities and relations. properties: JSON object; evidence: JSON list of finding ids.
    """CREATE TABLE vertices (
        vertex_id TEXT PRIMARY KEY,
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        properties TEXT NOT NULL
    )""",
    """CREATE TABLE edges (
        source TEXT NOT NULL REFERENCES vertices (vertex_id),
        target TEXT NOT NULL REFERENCES vertices (vertex_id),
        label TEXT NOT NULL,
        document_id TEXT NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (source, target, label, document_id)
    )""",
    "CREATE INDEX edges_by_target ON edges (target)",
    "CREATE INDEX edges_by_document ON edges (document_id)",
)

_BUDGETS: Migration = (
    # What is committed (spent or reserved) under a limit, in billionths of a US dollar. scope:
    # document, owner or day; name: whose; day: a date (UTC), or empty for ever.
    """CREATE TABLE budgets (
        scope TEXT NOT NULL,
        name TEXT NOT NULL,
        day TEXT NOT NULL,
        committed INTEGER NOT NULL,
        PRIMARY KEY (scope, name, day)
    ) WITHOUT ROWID""",
    # Each amount that was set aside before a call; settled: what it did cost, null while unknown.
    """CREATE TABLE reservations (
        id TEXT PRIMARY KEY,
        document_id TEXT NOT NULL,
        owner TEXT NOT NULL,
        day TEXT NOT NULL,
        amount INTEGER NOT NULL,
        settled INTEGER
    ) WITHOUT ROWID""",
)

_REVIEWS: Migration = (
    # What people said about findings; sequence counts from 1 for each document and has no gaps.
    """CREATE TABLE reviews (
        document_id TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        finding_id TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (document_id, sequence)
    ) WITHOUT ROWID""",
    # All events in the order in which they were stored, for whoever pushes them.
    """CREATE TABLE event_feed (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id TEXT NOT NULL,
        sequence INTEGER NOT NULL
    )""",
    """CREATE TRIGGER events_into_feed AFTER INSERT ON events BEGIN
        INSERT INTO event_feed (document_id, sequence) VALUES (new.document_id, new.sequence);
    END""",
)

_OWNED_GRAPHS: Migration = (
    # Entities and relations, each owner's apart. properties: JSON object; evidence: JSON list.
    """CREATE TABLE graph_vertices (
        owner TEXT NOT NULL,
        vertex_id TEXT NOT NULL,
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        properties TEXT NOT NULL,
        PRIMARY KEY (owner, vertex_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE graph_edges (
        owner TEXT NOT NULL,
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        label TEXT NOT NULL,
        document_id TEXT NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (owner, source, target, label, document_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX graph_edges_by_target ON graph_edges (owner, target)",
    "CREATE INDEX graph_edges_by_document ON graph_edges (owner, document_id)",
    # Vertices were everybody's; each becomes the property of those whose documents hold it.
    """INSERT INTO graph_edges SELECT d.owner, e.source, e.target, e.label, e.document_id, e.evidence
        FROM edges AS e JOIN documents AS d ON d.document_id = e.document_id""",
    """INSERT INTO graph_vertices SELECT DISTINCT g.owner, v.vertex_id, v.label, v.name, v.properties
        FROM vertices AS v JOIN graph_edges AS g ON v.vertex_id IN (g.source, g.target)""",
    "DROP TABLE edges",
    "DROP TABLE vertices",
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _BUDGETS, _REVIEWS, _OWNED_GRAPHS)
"""In order; `PRAGMA user_version` counts how many a file has had. Never change one that was
released: add another."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file up to date; all or nothing, and once however many processes open it."""
    if _version(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise InvalidInput("This workspace was written by a newer ASPERA; please update.")
    for migration in MIGRATIONS[version:]:
        for statement in migration:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
