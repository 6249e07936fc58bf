"""Sources of packages: the settings of uv and pip, read from all their places.

uv is then called with exactly this, and without its own search for settings: constraints, dates and
modes of resolution, or a project that lies above the checkout, would decide what is tested.
"""

from __future__ import annotations

import configparser
import os
import re
import sys
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cozematrix.errors import InputError
from cozematrix.redaction import redacted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Variables that uv sees as they are: caches, the network, certificates, credentials.
PASSED_ON = (
    "UV_CACHE_DIR",
    "UV_CREDENTIALS_DIR",
    "UV_HTTP_CONNECT_TIMEOUT",
    "UV_HTTP_RETRIES",
    "UV_HTTP_TIMEOUT",
    "UV_NATIVE_TLS",
    "UV_OFFLINE",
    "UV_SYSTEM_CERTS",
)
_NOT_UVS = ("UV_", "PIP_", "PYTHON", "VIRTUAL_ENV", "CONDA_")
# As pip does: the best version of all indexes, not those of the first index that has any.
_AS_PIP = "unsafe-best-match"
_TRUE = ("1", "true", "yes", "on", "t", "y")


@dataclass(frozen=True)
class Index:
    """A package index's simple API; `name` is what its credentials in variables go by, or ""."""

    url: str
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> Index:
        """An index in uv's notation: `https://…` or `name=https://…`."""
        match = re.fullmatch(r"([\w.-]+)=(.+)", text)
        return cls(match[2], match[1]) if match else cls(text)

    def __str__(self) -> str:
        return f"{self.name}={self.url}" if self.name else self.url

    def credentials(self, environ: Mapping[str, str]) -> tuple[str, str]:
        """The user name and password that variables hold for its name, "" for none."""
        name = re.sub(r"[^A-Z0-9]", "_", self.name.upper())
        user, password = (
            environ.get(f"UV_INDEX_{name}_{part}", "") if name else ""
            for part in ("USERNAME", "PASSWORD")
        )
        return user, password


@dataclass(frozen=True)
class Indexes:
    """The settings of uv and pip that are honoured; every field is empty where nothing is set.

    Each field is taken from the first place that says anything of it.
    """

    default: tuple[Index, ...] = ()
    """One at most; none is the common default of uv and pip."""
    extra: tuple[Index, ...] = ()
    """Asked besides."""
    find_links: tuple[str, ...] = ()
    """Folders and pages with files, for what is installed."""
    strategy: str = ""
    """uv's, for several indexes."""
    certificate: str = ""
    """A file with certificates that are trusted."""
    keyring: str = ""
    """uv's name for how a password is asked for."""
    insecure_hosts: tuple[str, ...] = ()
    """Hosts whose certificates are not checked."""
    proxy: str = ""
    """A proxy that is not in the variables which all programs read."""
    cache: str = ""
    """uv's cache."""
    is_offline: bool = False
    """Nobody is asked."""
    has_no_index: bool = False
    """Only `find_links` are asked."""

    @property
    def all(self) -> tuple[Index | None, ...]:
        """Every index in the order in which uv asks; None: the common default."""
        if self.has_no_index:
            return ()
        return (*self.extra, self.default[0] if self.default else None)

    @property
    def identity(self) -> str:
        """A text that differs where packages come from elsewhere, without credentials."""
        parts = [*map(str, self.default), "+", *map(str, self.extra), "+", *self.find_links]
        return redacted(" ".join([*parts, self.strategy, str(self.has_no_index)]))

    def variables(self) -> dict[str, str]:
        """The variables that tell uv all of this; on a command line every process could read it."""
        said = {
            "UV_DEFAULT_INDEX": str(self.default[0]) if self.default else "",
            "UV_INDEX": " ".join(map(str, self.extra)),
            "UV_FIND_LINKS": ",".join(self.find_links),
            "UV_INDEX_STRATEGY": self.strategy,
            "UV_KEYRING_PROVIDER": self.keyring,
            "UV_INSECURE_HOST": " ".join(self.insecure_hosts),
            "UV_CACHE_DIR": self.cache,
            "UV_OFFLINE": "1" if self.is_offline else "",
            "SSL_CERT_FILE": self.certificate,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def options(self) -> list[str]:
        """The options of uv that have no variable."""
        return ["--no-index"] if self.has_no_index else []


def read_indexes(environ: Mapping[str, str] = os.environ, prefix: str = sys.prefix) -> Indexes:
    """Read the settings: variables of uv, its files, variables of pip, its files.

    `prefix` is where pip looks for a file of its environment. A file that cannot be read is an
    InputError: nobody can say what it would have said.
    """
    read = [
        _of_uv(environ),
        *(_of_uv_file(path) for path in _uv_files(environ)),
        _of_pip({name[4:]: value for name, value in environ.items() if name.startswith("PIP_")}),
        *(_of_pip_file(path) for path in _pip_files(environ, prefix)),
        # pip's library for HTTP reads these.
        Indexes(certificate=_first(environ, "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")),
    ]
    # Any: each field has its own type, and takes the value of the same field.
    found: dict[str, Any] = {
        field.name: next((value for each in read if (value := getattr(each, field.name))), default)
        for field in fields(Indexes)
        for default in [field.default]
    }
    # A strategy belongs to the indexes that it was meant for.
    place = next((each for each in read if each.extra), read[0])
    return Indexes(**{**found, "strategy": read[0].strategy or place.strategy})


def installer_environment(
    indexes: Indexes, environ: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """The environment of uv: the user's, with no settings of uv and pip but these."""
    kept = {
        name: value
        for name, value in environ.items()
        if not name.startswith(_NOT_UVS)
        or name in PASSED_ON
        # Credentials of an index by its name.
        or (name.startswith("UV_INDEX_") and name.endswith(("_USERNAME", "_PASSWORD")))
    }
    if indexes.proxy:
        proxies = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        if not any(name in kept or name.lower() in kept for name in proxies):
            kept |= {"HTTP_PROXY": indexes.proxy, "HTTPS_PROXY": indexes.proxy}
    return {**kept, **indexes.variables(), "UV_NO_CONFIG": "1", "UV_PYTHON_DOWNLOADS": "never"}


def _of_uv(environ: Mapping[str, str]) -> Indexes:
    extra = f"{environ.get('UV_INDEX', '')} {environ.get('UV_EXTRA_INDEX_URL', '')}".split()
    default = _first(environ, "UV_DEFAULT_INDEX", "UV_INDEX_URL")
    return Indexes(
        default=(Index.parse(default),) if default else (),
        extra=tuple(map(Index.parse, extra)),
        find_links=tuple(filter(None, environ.get("UV_FIND_LINKS", "").split(","))),
        strategy=environ.get("UV_INDEX_STRATEGY", ""),
        certificate=environ.get("SSL_CERT_FILE", ""),
        keyring=environ.get("UV_KEYRING_PROVIDER", ""),
        insecure_hosts=tuple(environ.get("UV_INSECURE_HOST", "").split()),
        cache=environ.get("UV_CACHE_DIR", ""),
        is_offline=environ.get("UV_OFFLINE", "").lower() in _TRUE,
    )


def _uv_files(environ: Mapping[str, str]) -> Iterator[Path]:
    if environ.get("UV_NO_CONFIG", "").lower() in _TRUE:
        return
    if named := environ.get("UV_CONFIG_FILE"):
        yield Path(named)
        return
    folders = [_user_settings(environ), *_machine_settings(environ), Path("/etc")]
    yield from (path for folder in folders if (path := folder / "uv/uv.toml").is_file())


def _of_uv_file(path: Path) -> Indexes:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        # In `[pip]` the same keys stand once more, for the commands that are called here.
        said = {**said, **said.get("pip", {})}
        listed = [each for each in said.get("index", []) if not each.get("explicit")]
        default = [Index(each["url"], each.get("name", "")) for each in listed if _is_default(each)]
        default += [Index(said["index-url"])] if "index-url" in said else []
        extra = [
            Index(each["url"], each.get("name", "")) for each in listed if not _is_default(each)
        ]
        return Indexes(
            default=tuple(default[:1]),
            extra=(*extra, *map(Index, said.get("extra-index-url", []))),
            find_links=tuple(map(str, said.get("find-links", []))),
            strategy=said.get("index-strategy", ""),
            keyring=said.get("keyring-provider", ""),
            insecure_hosts=tuple(said.get("allow-insecure-host", [])),
            proxy=said.get("https-proxy", ""),
            cache=said.get("cache-dir", ""),
            is_offline=said.get("offline", False) is True,
            has_no_index=said.get("no-index", False) is True,
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _unreadable(path, error, "uv's settings") from None


def _is_default(index: Mapping[str, object]) -> bool:
    return index.get("default") is True


def _pip_files(environ: Mapping[str, str], prefix: str) -> Iterator[Path]:
    """The files of pip, the first one first: as its documentation lists them.

    They are read here because pip need not be installed, and its own reader is internal to it.
    """
    named = environ.get("PIP_CONFIG_FILE")
    if named == os.devnull:
        return
    home = Path(environ.get("HOME") or "/nonexistent")
    user = [_user_settings(environ) / "pip", home / ".pip"]
    machine = [folder / "pip" for folder in _machine_settings(environ)]
    if sys.platform == "darwin":
        user.insert(0, home / "Library/Application Support/pip")
        machine.insert(0, Path("/Library/Application Support/pip"))
    # A file that is named stands in the place of the user's own.
    folders = [Path(prefix), *([] if named else user), Path("/etc"), *machine]
    files = [*([Path(named)] if named else []), *(folder / "pip.conf" for folder in folders)]
    yield from (path for path in files if path.is_file())


def _of_pip_file(path: Path) -> Indexes:
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, configparser.Error) as error:
        raise _unreadable(path, error, "pip's settings") from None
    said = {
        key.upper().replace("-", "_"): value
        for section in ("global", "install")
        if parser.has_section(section)
        for key, value in parser.items(section)
    }
    return _of_pip(said)


def _of_pip(said: Mapping[str, str]) -> Indexes:
    """Read pip's options, under the names of its variables without `PIP_`."""
    default = said.get("INDEX_URL", "").strip()
    extra = said.get("EXTRA_INDEX_URL", "").split()
    return Indexes(
        default=(Index(default),) if default else (),
        extra=tuple(map(Index, extra)),
        find_links=tuple(said.get("FIND_LINKS", "").split()),
        strategy=_AS_PIP if extra else "",
        certificate=said.get("CERT", "").strip(),
        keyring="subprocess" if said.get("KEYRING_PROVIDER", "").strip() == "subprocess" else "",
        insecure_hosts=tuple(said.get("TRUSTED_HOST", "").split()),
        proxy=said.get("PROXY", "").strip(),
        has_no_index=said.get("NO_INDEX", "").strip().lower() in _TRUE,
    )


def _user_settings(environ: Mapping[str, str]) -> Path:
    home = environ.get("HOME") or "/nonexistent"
    return Path(environ.get("XDG_CONFIG_HOME") or f"{home}/.config")


def _machine_settings(environ: Mapping[str, str]) -> list[Path]:
    named = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    return [Path(each) for each in named.split(os.pathsep) if each]


def _first(environ: Mapping[str, str], *names: str) -> str:
    return next((value for name in names if (value := environ.get(name))), "")


def _unreadable(path: Path, error: Exception, allowed: str) -> InputError:
    said = " ".join(str(error).split())[:200]
    return InputError(where=str(path), key="(file)", value=said, allowed=allowed)
