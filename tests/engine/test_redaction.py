"""Credentials are cut from every text."""

from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.errors import InputError, MatrixError
from cozematrix.redaction import known_secrets, redacted


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        pytest.param(
            "at https://me:s3cret@host/simple/",
            "at https://***@host/simple/",
            id="password in an address",
        ),
        pytest.param("at https://t0ken@host/", "at https://***@host/", id="token as user name"),
        pytest.param("https://me:s%40cret@host", "https://***@host", id="percent-encoded"),
        pytest.param("https://me:s@cret@host", "https://***@host", id="with a bare @"),
        pytest.param(
            "https://a:b@one https://c:d@two", "https://***@one https://***@two", id="two addresses"
        ),
        pytest.param(
            "Authorization: Basic bWU6czNjcmV0", "Authorization: Basic ***", id="in a header"
        ),
        pytest.param("my pass/word is pass%2Fword", "my *** is ***", id="known, in both forms"),
        pytest.param("httpx>=0.28, mail a@b.c", "httpx>=0.28, mail a@b.c", id="nothing to cut"),
    ],
)
def test_credentials_are_cut(text: str, cut: str) -> None:
    assert redacted(text, ["pass/word"]) == cut


def test_secrets_are_known_from_variables_and_netrc(tmp_path: Path) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine host login me password from-netrc\n")

    known = known_secrets(
        {
            "HOME": str(tmp_path),
            "UV_INDEX_MINE_PASSWORD": "from-variable",
            "PIP_INDEX_URL": "https://me:from%2Daddress@host/",
            "UV_DEFAULT_INDEX": "mine=https://token-alone@host/",
            "https_proxy": "http://me:from-proxy@host:3128",
            "PASSWORD": "of something else",
        }
    )

    assert known == {"from-netrc", "from-variable", "from-address", "token-alone", "from-proxy"}


def test_errors_hold_no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_INDEX_MINE_PASSWORD", "from-variable")

    plain = MatrixError("https://me:s3cret@host refused from-variable")
    about_a_file = InputError(where="uv.toml", key="url", value="https://a:b@c", allowed="one")

    assert str(plain) == "https://***@host refused ***"
    assert "'https://***@c'" in str(about_a_file)
