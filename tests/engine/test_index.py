"""The package index: a real answer over HTTP, and none."""

from __future__ import annotations

import hashlib
import http.server
import io
import json
import os
import socket
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from cozematrix.errors import IndexAnswerError, IndexUnavailableError
from cozematrix.inputs.index import list_releases, list_versions
from cozematrix.inputs.indexes import Index as Address
from cozematrix.inputs.indexes import Indexes
from cozematrix.inputs.releases import Release
from tests.engine.loopback import serving

DAY = "2026-11-23"

METADATA = """Metadata-Version: 2.1
Name: demo
Version: {version}
Requires-Dist: httpx (>=0.27,<0.28) ; python_version >= "3.8"
Requires-Dist: pydantic>=2
"""


def at(url: str) -> Indexes:
    return Indexes(default=(Address(url),))


def wheel(version: str) -> bytes:
    """Make a wheel of that version, at any time the same bytes: its digest is asked for again."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        # A `ZipInfo` of a name alone has a date of its own, 1980; a name has the clock's.
        member = zipfile.ZipInfo(f"demo-{version}.dist-info/METADATA")
        archive.writestr(member, METADATA.format(version=version))
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

    first, second = list_releases("demo", (), at(f"{index.url}/simple/"), day=DAY)

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
    known = list_releases("demo", (), at(f"{index.url}/simple/"), day=DAY)
    index.publish("0.10.0")
    index.asked.clear()

    found = list_releases("demo", known, at(f"{index.url}/simple/"), day=DAY)

    assert [each.version for each in found] == ["0.9.0", "0.10.0"]
    assert [path for path in index.asked if path.startswith("/files/")] == [
        "/files/demo-0.10.0-py3-none-any.whl"
    ]


def test_versions_are_those_with_a_wheel_that_stands_for_the_python(index: Index) -> None:
    index.publish("0.9.0")
    index.publish("0.10.0")
    index.publish("0.11.0", yanked="broken")
    index.publish("0.12.0rc1")
    index.publish("0.13.0", **{"requires-python": ">=3.12"})
    index.publish("0.14.0", filename="demo-0.14.0.tar.gz")

    found = list_versions("demo", at(f"{index.url}/simple/"), python="3.9")

    assert sorted(found) == ["0.10.0", "0.9.0"]


def test_index_without_a_project_lists_no_version_of_it(tmp_path: Path) -> None:
    assert list_versions("demo", at(f"{tmp_path.as_uri()}/"), python="3.9") == []


def test_index_that_does_not_answer_is_told_as_such() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/simple/"

        with pytest.raises(IndexUnavailableError, match=r"^the package index did not answer: "):
            list_releases("demo", (), at(url), day=DAY)


def test_index_that_is_not_to_be_asked_is_not() -> None:
    with pytest.raises(IndexUnavailableError, match="is told not to"):
        list_releases("demo", (), replace(at("http://127.0.0.1:9/"), is_offline=True), day=DAY)


@pytest.mark.parametrize("is_html", [False, True], ids=["PEP 691", "PEP 503"])
def test_index_without_upload_times_dates_a_release_by_the_day_it_was_seen_first(
    is_html: bool,
) -> None:
    with serving() as plain:
        plain.is_html = is_html
        sha256 = plain.wheel("demo", "1.0", "httpx", requires_python=">=3.8")
        first = list_releases("demo", (), at(plain.url), day=DAY)
        plain.asked.clear()
        second = list_releases("demo", first, at(plain.url), day="2026-12-24")

    assert first == second
    assert first == (
        Release(
            version="1.0",
            uploaded="2026-11-23T00:00:00Z",
            requires_python=">=3.8",
            requires_dist=("httpx",),
            yanked=None,
            filename="demo-1.0-py3-none-any.whl",
            sha256=sha256,
        ),
    )
    assert plain.asked == ["/simple/demo/"]


def test_known_date_stays_where_an_index_states_none() -> None:
    with serving() as plain:
        plain.wheel("demo", "1.0")
        (seen,) = list_releases("demo", (), at(plain.url), day=DAY)
        known = replace(seen, uploaded="2025-01-01T10:00:00Z")

        assert list_releases("demo", (known,), at(plain.url), day=DAY) == (known,)


@pytest.mark.parametrize(
    ("status", "page", "words"),
    [
        pytest.param(200, "<a href='/login'>Sign in</a>", "lists no wheel of demo", id="sign-in"),
        pytest.param(404, "no", "lists no wheel of demo", id="not there"),
        pytest.param(401, "no", "answered with 401", id="no credentials"),
        pytest.param(503, "no", "answered with 503", id="broken"),
    ],
)
def test_page_that_is_no_index_is_told_as_such(status: int, page: str, words: str) -> None:
    with serving() as other:
        other.answer = (status, page)

        with pytest.raises(IndexAnswerError, match=words):
            list_releases("demo", (), at(other.url_with("me:s3cret")), day=DAY)


@pytest.mark.parametrize("place", ["address", "variables", "netrc", "keyring"])
def test_credentials_are_taken_from_each_place(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as private:
        private.wheel("demo", "1.0")
        private.password = "s3cr@t"
        indexes = at(private.url)
        if place == "address":
            indexes = at(private.url_with("user:s3cr%40t"))
        elif place == "variables":
            indexes = Indexes(default=(Address(private.url, "my-own"),))
            monkeypatch.setenv("UV_INDEX_MY_OWN_USERNAME", "user")
            monkeypatch.setenv("UV_INDEX_MY_OWN_PASSWORD", "s3cr@t")
        elif place == "netrc":
            netrc = tmp_path / "netrc"
            netrc.write_text("machine 127.0.0.1 login user password s3cr@t\n")
            monkeypatch.setenv("NETRC", str(netrc))
        else:
            indexes = replace(at(private.url_with("user")), keyring="subprocess")
            keyring = tmp_path / "keyring"
            keyring.write_text("#!/bin/sh\n[ $1 = get ] && [ $3 = user ] && echo 's3cr@t'\n")
            keyring.chmod(0o755)
            monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

        (found,) = list_releases("demo", (), indexes, day=DAY)

    assert found.version == "1.0"


def test_every_index_is_asked_and_the_first_one_that_has_a_release_is_its_source() -> None:
    with serving() as extra, serving() as default:
        sha256 = extra.wheel("demo", "1.0", "from-extra")
        default.wheel("demo", "1.0", "from-default")
        default.wheel("demo", "2.0")
        indexes = replace(at(default.url), extra=(Address(extra.url),))

        found = list_releases("demo", (), indexes, day=DAY)

    assert [each.version for each in found] == ["1.0", "2.0"]
    assert found[0].sha256 == sha256


def test_index_in_a_folder_is_read(tmp_path: Path) -> None:
    with serving() as other:
        other.is_html = True
        other.wheel("demo", "1.0")
        page = other.page("demo")[1]
        (tmp_path / "simple/demo").mkdir(parents=True)
        (tmp_path / "simple/demo/index.html").write_bytes(page)
        (tmp_path / "files").mkdir()
        for name, content in other.files.items():
            (tmp_path / "files" / name).write_bytes(content)

    found = list_releases("demo", (), at(f"file://{tmp_path}/simple"), day=DAY)

    assert [each.version for each in found] == ["1.0"]


def test_wheel_that_was_uploaded_again_is_another_release() -> None:
    with serving() as index:
        index.wheel("demo", "1.0")
        known = list_releases("demo", (), at(index.url), day=DAY)
        sha256 = index.wheel("demo", "1.0", code="VERSION = 'again'")

        (found,) = list_releases("demo", known, at(index.url), day=DAY)

    assert found.sha256 == sha256 != known[0].sha256
