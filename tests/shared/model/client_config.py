"""The settings with which a client reaches the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from tests.shared.model.entity import Entity
from tests.shared.model.requirement import FILLED_TEXT, HTTPS_URL, OBJECT, POSITIVE_NUMBER
from tests.shared.model.schema import Attribute, Schema


@dataclass(frozen=True)
class HTTPClientConfig(Entity):
    """Time limits in seconds, for an operation and for connecting."""

    timeout: float
    connect_timeout: float

    SCHEMA = Schema(
        "HTTPClientConfig",
        (
            Attribute("timeout", POSITIVE_NUMBER),
            Attribute("connect_timeout", POSITIVE_NUMBER, key="connect"),
        ),
    )


@dataclass(frozen=True)
class ClientConfig(Entity):
    """The settings of a client."""

    api_token: str
    base_url: str
    http_client_config: Optional[HTTPClientConfig] = None

    SCHEMA = Schema(
        "ClientConfig",
        (
            Attribute("api_token", FILLED_TEXT),
            Attribute("base_url", HTTPS_URL),
            Attribute(
                "http_client_config",
                OBJECT,
                is_optional=True,
                part=HTTPClientConfig.SCHEMA,
                build=HTTPClientConfig.from_dict,
            ),
        ),
    )
