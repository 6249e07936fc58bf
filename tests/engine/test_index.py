"""The package index: a real answer over HTTP, and none."""

from __future__ import annotations

import hashlib
import http.server
import io
import json
import socket
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from cozematrix.errors import IndexUnavailableError
from cozematrix.index import index_url, list_releases
from cozematrix.releases import Release

METADATA = """Metadata-Version: 2.1
Name: demo
Version: {version}
Requires-Dist: httpx (>=0.27,<0.28) ; python_version >= "3.8"
Requires-Dist: pydantic>=2
"""


def wheel(version: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(f"demo-{version}.dist-info/METADATA", METADATA.format(version=version))
    return content.getvalue()


@dataclass
class Index:
    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def publish(self, version: str, **more: object) -> None:
        self.files[f"demo-{version}-py3-none-any.whl"] = wheel(version)
        self.listed.append(
            {
                "filename": f"demo-{version}-py3-none-any.whl",
                "url": f"{self.url}/files/demo-{version}-py3-none-any.whl",
                "hashes": {"sha256": hashlib.sha256(wheel(version)).hexdigest()},
                "requires-python": ">=3.7",
                "upload-time": "2025-10-22T14:03:22.378620Z",
                "size": len(wheel(version)),
                **more,
            }
        )

    listed: list[dict[str, object]] = field(default_factory=list)


@pytest.fixture
def index() -> Iterator[Index]:
    index = Index()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            index.asked.append(self.path)
            kind = "application/vnd.pypi.simple.v1+json"
            page = {"meta": {"api-version": "1.1"}, "name": "demo", "files": index.listed}
            body = json.dumps({**page, "versions": []}).encode()
            if self.path.startswith("/files/"):
                kind, body = "application/zip", index.files[self.path.removeprefix("/files/")]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the test asks what was asked."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        index.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield index
        server.shutdown()


def test_releases_are_read_with_all_that_a_plan_needs(index: Index) -> None:
    index.publish("0.10.0", yanked="broken")
    index.publish("0.9.0")

    first, second = list_releases("demo", (), url=f"{index.url}/simple/")

    assert first == Release(
        version="0.9.0",
        uploaded="2025-10-22T14:03:22Z",
        requires_python=">=3.7",
        requires_dist=('httpx<0.28,>=0.27; python_version >= "3.8"', "pydantic>=2"),
        yanked=None,
        filename="demo-0.9.0-py3-none-any.whl",
        sha256=hashlib.sha256(wheel("0.9.0")).hexdigest(),
    )
    assert (second.version, second.yanked) == ("0.10.0", "broken")


def test_release_that_is_known_is_not_fetched_again(index: Index) -> None:
    index.publish("0.9.0")
    known = list_releases("demo", (), url=f"{index.url}/simple/")
    index.publish("0.10.0")
    index.asked.clear()

    found = list_releases("demo", known, url=f"{index.url}/simple/")

    assert [each.version for each in found] == ["0.9.0", "0.10.0"]
    assert [path for path in index.asked if path.startswith("/files/")] == [
        "/files/demo-0.10.0-py3-none-any.whl"
    ]


def test_index_that_does_not_answer_is_told_as_such() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/simple/"

        with pytest.raises(IndexUnavailableError, match=r"^the package index did not answer: "):
            list_releases("demo", (), url=url)


@pytest.mark.parametrize("variable", ["UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"])
def test_index_is_the_one_that_uv_or_pip_is_set_up_with(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    for each in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(variable, "http://127.0.0.1:9/simple/")

    assert index_url() == "http://127.0.0.1:9/simple/"
