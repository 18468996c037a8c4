"""What no engine here stands for: Textract, Bedrock and AppSync, answering on loopback."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aspera.adapters.local.embeddings import HashedEmbeddings

_CONVERSED = {
    "output": {"message": {"role": "assistant", "content": [{"text": "{}"}]}},
    "stopReason": "end_turn",
    "usage": {"inputTokens": 100, "outputTokens": 20, "totalTokens": 120},
    "metrics": {"latencyMs": 1},
}
"""A model that is asked much and says nothing of use."""
Notify = Callable[[dict[str, Any]], None]


class Services:
    """`blocks` are given out for every document that is sent to Textract; `notify` is told of each
    job's end, which is `ending`; a result has `result_size` of them. `published` are AppSync's
    mutations, `calls` counts operations. `faults` are statuses to answer next, by operation."""

    def __init__(self) -> None:
        self.blocks: list[dict[str, Any]] = []
        self.pages = 0
        self.result_size = 1000
        self.ending = "SUCCEEDED"
        self.notify: Notify = lambda message: None
        self.published: list[dict[str, Any]] = []
        self.calls: Counter[str] = Counter()
        self.faults: dict[str, list[int]] = {}
        self._embeddings = HashedEmbeddings(256)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, path: str, target: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        operation = target.rpartition(".")[2] or path.rpartition("/")[2]
        self.calls[operation] += 1
        if self.faults.get(operation):
            status = self.faults[operation].pop(0)
            return status, {"__type": "ThrottlingException" if status == 400 else "InternalServerError"}
        match operation:
            case "StartDocumentAnalysis":
                return 200, self._start(body)
            case "GetDocumentAnalysis":
                return 200, self._result(int(body.get("NextToken", 0)))
            case "invoke":
                return 200, {"embedding": list(map(float, self._embeddings.embed([body["inputText"]])[0]))}
            case "converse":
                return 200, _CONVERSED
            case "graphql":
                self.published.append(body)
                return 200, {"data": {}}
        return 404, {"__type": "UnknownOperationException"}

    def _start(self, body: dict[str, Any]) -> dict[str, Any]:
        """The notification goes out before the answer: the worst order."""
        job = "j" + body["ClientRequestToken"][:63]
        message = {"JobId": job, "Status": self.ending, "JobTag": body["JobTag"], "API": "x"}
        self.notify(message)
        return {"JobId": job}

    def _result(self, start: int) -> dict[str, Any]:
        end = start + self.result_size
        more = {"NextToken": str(end)} if end < len(self.blocks) else {}
        metadata = {"DocumentMetadata": {"Pages": self.pages}, "JobStatus": "SUCCEEDED"}
        return {**metadata, "Blocks": self.blocks[start:end], **more}


def _handler(services: Services) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"{}")
            status, answer = services.answer(self.path, self.headers.get("X-Amz-Target", ""), body)
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    return Handler
