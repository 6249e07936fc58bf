"""A package index on loopback that tests fill with wheels and source distributions of their own."""

from __future__ import annotations

import base64
import hashlib
import html
import http.server
import io
import json
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

JSON = "application/vnd.pypi.simple.v1+json"


@dataclass
class Index:
    """An index on loopback: `is_html` for PEP 503 only, `answer` in place of every project page.

    `password` is what has to be sent with the user name `user`, "" for nothing.
    """

    port: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    requires_python: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    is_html: bool = False
    answer: tuple[int, str] | None = None
    password: str = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/simple/"

    def url_with(self, credentials: str) -> str:
        """Its address with a user name and a password in it."""
        return self.url.replace("//", f"//{credentials}@")

    def wheel(
        self,
        name: str,
        version: str,
        *requires: str,
        requires_python: str = "",
        code: str = "",
        tag: str = "py3-none-any",
    ) -> str:
        """Publish a wheel that holds a module of that name; its SHA-256."""
        file = f"{name}-{version}-{tag}.whl"
        metadata = _metadata(name, version, requires, requires_python)
        parts = {
            f"{name}/__init__.py": code or f"VERSION = {version!r}\n",
            f"{name}-{version}.dist-info/METADATA": metadata,
            f"{name}-{version}.dist-info/WHEEL": f"Wheel-Version: 1.0\nTag: {tag}\n",
        }
        record = f"{name}-{version}.dist-info/RECORD"
        rows = [f"{path},sha256={_urlsafe(text)},{len(text)}\n" for path, text in parts.items()]
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for path, text in {**parts, record: "".join(rows) + f"{record},,\n"}.items():
                archive.writestr(path, text)
        return self._publish(file, content.getvalue(), requires_python)

    def source(self, name: str, version: str, setup: str = "") -> str:
        """Publish a source distribution whose metadata only `setup.py` can tell; its SHA-256."""
        setup += f"\nfrom setuptools import setup\nsetup(name={name!r}, version={version!r})\n"
        content = io.BytesIO()
        with tarfile.open(fileobj=content, mode="w:gz") as archive:
            for path, text in {"setup.py": setup, "PKG-INFO": _metadata(name, version)}.items():
                part = tarfile.TarInfo(f"{name}-{version}/{path}")
                part.size = len(text)
                archive.addfile(part, io.BytesIO(text.encode()))
        return self._publish(f"{name}-{version}.tar.gz", content.getvalue(), "")

    def page(self, project: str) -> tuple[str, bytes]:
        """The project's page: its content type and text."""
        found = {
            file: hashlib.sha256(content).hexdigest()
            for file, content in self.files.items()
            if file.startswith(f"{project}-")
        }
        if self.is_html:
            links = [
                f'<a href="../../files/{file}#sha256={digest}" data-requires-python="'
                f'{html.escape(self.requires_python[file])}">{file}</a><br>'
                for file, digest in found.items()
            ]
            return "text/html", f"<!DOCTYPE html><body>{''.join(links)}</body>".encode()
        rows = [
            {
                "filename": file,
                "url": f"../../files/{file}",
                "hashes": {"sha256": digest},
                "requires-python": self.requires_python[file] or None,
            }
            for file, digest in found.items()
        ]
        page = {"meta": {"api-version": "1.0"}, "name": project, "files": rows}
        return JSON, json.dumps(page).encode()

    def _publish(self, file: str, content: bytes, requires_python: str) -> str:
        self.files[file] = content
        self.requires_python[file] = requires_python
        return hashlib.sha256(content).hexdigest()


@contextmanager
def serving() -> Iterator[Index]:
    """An empty index, served for as long as the context lasts."""
    index = Index()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            index.asked.append(self.path)
            status, kind, body = self._answer()
            self.send_response(status)
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="index"')
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815 - as the base class has it

        def _answer(self) -> tuple[int, str, bytes]:
            expected = base64.b64encode(f"user:{index.password}".encode()).decode()
            if index.password and self.headers.get("Authorization") != f"Basic {expected}":
                return 401, "text/plain", b"who are you?"
            if self.path.startswith("/files/"):
                content = index.files.get(self.path.removeprefix("/files/"))
                found = content is not None
                return 200 if found else 404, "application/octet-stream", content or b""
            if index.answer is not None:
                return index.answer[0], "text/html", index.answer[1].encode()
            project = self.path.rstrip("/").rpartition("/")[2]
            if not any(file.startswith(f"{project}-") for file in index.files):
                return 404, "text/plain", b"no such project"
            return 200, *index.page(project)

        def log_message(self, *_: object) -> None:
            """Say nothing: the test asks what was asked."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        index.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield index
        server.shutdown()


def _metadata(name: str, version: str, requires: tuple[str, ...] = (), python: str = "") -> str:
    lines = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}"]
    lines += [f"Requires-Python: {python}"] if python else []
    lines += [f"Requires-Dist: {requirement}" for requirement in requires]
    return "\n".join(lines) + "\n"


def _urlsafe(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
