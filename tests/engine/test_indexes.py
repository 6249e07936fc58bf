"""The settings of uv and pip that are honoured, from each of their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.errors import InputError
from cozematrix.inputs.indexes import Index, Indexes, installer_environment, read_indexes

ONE, TWO = "https://one/simple", "https://two/simple"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def read(home: Path, **variables: str) -> Indexes:
    places = {"HOME": str(home), "XDG_CONFIG_DIRS": str(home / "xdg")}
    return read_indexes({**places, **variables}, prefix=str(home / "venv"))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize("variable", ["UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"])
def test_index_is_read_from_a_variable(home: Path, variable: str) -> None:
    assert read(home, **{variable: ONE}).default == (Index(ONE),)


@pytest.mark.parametrize(
    "place",
    [".pip/pip.conf", ".config/pip/pip.conf", "venv/pip.conf", "xdg/pip/pip.conf"],
)
def test_index_is_read_from_each_of_pips_files(home: Path, place: str) -> None:
    write(home / place, f"[global]\nindex-url = {ONE}\nextra-index-url =\n  {TWO}\n")

    found = read(home)

    assert (found.default, found.extra) == ((Index(ONE),), (Index(TWO),))


@pytest.mark.parametrize("place", [".config/uv/uv.toml", "xdg/uv/uv.toml"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'index-url = "{ONE}"\nextra-index-url = ["{TWO}"]\n', id="by address"),
        pytest.param(f'[pip]\nindex-url = "{ONE}"\nextra-index-url = ["{TWO}"]\n', id="for pip"),
        pytest.param(
            f'[[index]]\nurl = "{TWO}"\n[[index]]\nurl = "{ONE}"\ndefault = true\n'
            '[[index]]\nurl = "https://three"\nexplicit = true\n',
            id="as indexes",
        ),
    ],
)
def test_index_is_read_from_each_of_uvs_files(home: Path, place: str, text: str) -> None:
    write(home / place, text)

    found = read(home)

    assert (found.default, found.extra) == ((Index(ONE),), (Index(TWO),))


def test_file_that_a_variable_names_is_read(home: Path) -> None:
    uv = write(home / "mine.toml", f'[[index]]\nname = "mine"\nurl = "{ONE}"\ndefault = true\n')
    pip = write(home / "mine.conf", f"[install]\nextra-index-url = {TWO}\ncert = /c.pem\n")

    found = read(home, UV_CONFIG_FILE=str(uv), PIP_CONFIG_FILE=str(pip))

    assert found.default == (Index(ONE, "mine"),)
    assert (found.extra, found.certificate) == ((Index(TWO),), "/c.pem")


def test_uv_comes_before_pip_and_variables_before_files(home: Path) -> None:
    write(home / ".config/uv/uv.toml", 'index-url = "https://uv-file"\n')
    write(home / ".config/pip/pip.conf", "[global]\nindex-url = https://pip-file\n")

    assert read(home, UV_INDEX_URL=ONE, PIP_INDEX_URL=TWO).default == (Index(ONE),)
    assert read(home, PIP_INDEX_URL=TWO).default == (Index("https://uv-file"),)
    assert read(home, UV_NO_CONFIG="1", PIP_INDEX_URL=TWO).default == (Index(TWO),)


def test_indexes_of_pip_are_searched_as_pip_does(home: Path) -> None:
    assert read(home, PIP_EXTRA_INDEX_URL=TWO).strategy == "unsafe-best-match"
    assert read(home, UV_INDEX=TWO, PIP_EXTRA_INDEX_URL=ONE).strategy == ""


def test_damaged_file_is_named(home: Path) -> None:
    write(home / ".config/uv/uv.toml", "index-url = \n")

    with pytest.raises(InputError, match=r"uv\.toml: \(file\): "):
        read(home)


def test_uv_is_told_exactly_what_is_honoured(home: Path) -> None:
    seen = {"PATH": "/bin", "UV_INDEX_MINE_PASSWORD": "x", "UV_CACHE_DIR": "/c", "NO_PROXY": "a"}
    hidden = {"UV_CONSTRAINT", "UV_RESOLUTION", "UV_EXCLUDE_NEWER", "UV_REQUIRE_HASHES"}
    hidden |= {"UV_PRERELEASE", "UV_CONFIG_FILE", "PIP_CONSTRAINT", "PYTHONPATH", "VIRTUAL_ENV"}
    environ = {**seen, **dict.fromkeys(hidden, "x"), "UV_INDEX_URL": ONE}
    indexes = Indexes(
        default=(Index(ONE, "mine"),),
        extra=(Index(TWO),),
        find_links=("/wheels",),
        strategy="first-index",
        certificate="/c.pem",
        proxy="http://proxy",
        is_offline=True,
    )

    assert installer_environment(indexes, environ) == {
        **seen,
        "UV_DEFAULT_INDEX": f"mine={ONE}",
        "UV_INDEX": TWO,
        "UV_FIND_LINKS": "/wheels",
        "UV_INDEX_STRATEGY": "first-index",
        "SSL_CERT_FILE": "/c.pem",
        "HTTP_PROXY": "http://proxy",
        "HTTPS_PROXY": "http://proxy",
        "UV_OFFLINE": "1",
        "UV_NO_CONFIG": "1",
        "UV_PYTHON_DOWNLOADS": "never",
    }


def test_identity_differs_by_index_and_holds_no_credentials() -> None:
    plain = Indexes(default=(Index("https://me:s3cret@one"),))

    assert plain.identity != Indexes().identity
    assert "s3cret" not in plain.identity
