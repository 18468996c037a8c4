"""The fields of the schema that are looked up, each by one use case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aspera.entrypoints.graphql.resolvers import discovery, documents, files, findings

RESOLVERS: Mapping[str, Mapping[str, Callable[..., Any]]] = {
    "Query": {
        "viewer": discovery.viewer,
        "listDocuments": documents.list_documents,
        "getDocument": documents.get_document,
        "listFindings": findings.list_findings,
        "getFinding": findings.get_finding,
        "listReviews": findings.list_reviews,
        "listAgentExecutions": documents.list_agent_executions,
        "listAssessments": findings.list_assessments,
        "listFrameworks": findings.list_frameworks,
        "listEvents": documents.list_events,
        "documentFile": files.document_file,
        "pagePictures": files.page_pictures,
        "compareDocuments": findings.compare_documents,
        "search": discovery.search,
        "graph": discovery.graph,
        "gremlin": discovery.gremlin,
        "listConversations": documents.list_conversations,
    },
    "Mutation": {
        "createUpload": files.create_upload,
        "analyse": documents.analyse,
        "tryExample": files.try_example,
        "deleteDocument": documents.delete_document,
        "reviewFinding": findings.review_finding,
        "exportDocument": files.export_document,
        "updateAgentStatus": documents.update_agent_status,
        "updateDocument": documents.update_document,
    },
}
