"""The demonstration tenant, in which the SDKs' published examples run unchanged."""

from __future__ import annotations

import shlex
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from cozefake.client import Fake

TENANT = "demo"
# cozepy's examples get a token from this application if they are given none.
_DEVICE_APP = "57294420732781205987760324720643.app.coze"
_BACK = "https://app.example.com/back"
_WEB_APP: dict[str, Any] = {"kind": "web", "secret": "demo-secret", "redirect_uris": [_BACK]}
# Any: entities in wire form. Each is called "1", so that one value fits every variable.
STATE: dict[str, list[dict[str, Any]]] = {
    "workspaces": [{"id": "1", "name": "Demo"}],
    "members": [{"workspace_id": "1", "user_id": "1"}],
    "enterprises": [{"id": "1"}],
    "enterprise_members": [{"enterprise_id": "1", "user_id": each} for each in "12"],
    "users": [{"user_id": "1"}, {"user_id": "2"}],
    "bots": [{"bot_id": "1", "workspace_id": "1", "name": "Demo bot"}],
    "workflows": [
        {
            "workflow_id": "1",
            "workspace_id": "1",
            "workflow_name": "Demo workflow",
            "pieces": ["Hello, ", "world"],
        }
    ],
    "workflow_versions": [{"workflow_id": "1", "version": "v0.0.1"}],
    "runs": [{"workflow_id": "1", "execute_id": "1"}],
    "conversations": [{"id": "1", "bot_id": "1"}],
    "messages": [
        {
            "id": "1",
            "conversation_id": "1",
            "content": "Hello",
            "feedback": {"feedback_type": "like"},
        }
    ],
    "files": [{"id": "1"}],
    "datasets": [{"dataset_id": "1", "space_id": "1"}],
    "documents": [{"document_id": "1", "dataset_id": "1"}],
    "images": [{"dataset_id": "1", "document_id": "1"}],
    "apps": [{"id": "1", "workspace_id": "1"}],
    "folders": [{"id": "1", "workspace_id": "1"}],
    "lives": [{"live_id": "1"}],
    "voices": [{"voice_id": "1", "name": "Demo voice"}],
    "voiceprint_groups": [{"id": "1"}],
    "voiceprint_features": [{"group_id": "1", "id": "1"}],
    "variables": [{"keyword": "user_like", "bot_id": "1", "connector_uid": "user id"}],
    "templates": [{"id": "1"}],
    "plugins": [{"plugin_id": "1"}],
}
_CALLED_ONE = (
    *("ACCOUNT", "APP", "BOT", "CONVERSATION", "ENTERPRISE", "EXECUTE", "FOLDER", "MESSAGE"),
    *("TEMPLATE", "USER", "VOICE", "VOICEPRINT_GROUP", "VOICEPRINT_GROUP_FEATURE"),
    *("WORKFLOW", "WORKSPACE"),
)
# One example of cozepy's has left the prefix out, and many of coze-go's.
_WITHOUT_PREFIX = (
    *("BOT", "CONVERSATION", "DATASET", "ENTERPRISE", "LIVE", "PUBLISHED_BOT", "USER"),
    *("WORKFLOW", "WORKSPACE"),
)


def add(url: str) -> dict[str, str]:
    """Add the tenant to the service at `url`; return the environment variables for examples."""
    fake = Fake(url, token=TENANT)
    fake.add(**STATE)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    fake.oauth_app(_DEVICE_APP, kind="device")
    fake.oauth_app("demo-device", kind="device")
    fake.oauth_app("demo-jwt", kind="jwt", key_id="demo-key", public_key=public.decode())
    fake.oauth_app("demo-pkce", kind="pkce", redirect_uris=[_BACK])
    fake.oauth_app("demo-web", **_WEB_APP)
    return {
        "COZE_API_TOKEN": TENANT,
        **{f"COZE_{name}_ID": "1" for name in _CALLED_ONE},
        **{f"{name}_ID": "1" for name in _WITHOUT_PREFIX},
        "COZE_FOLDER_TYPE": "development",
        "COZE_RECEIVER_USER_ID": "2",
        "COZE_USER_ID_ADMIN": "1",
        "COZE_USER_ID_MEMBER": "2",
        "COZE_DEVICE_OAUTH_CLIENT_ID": "demo-device",
        "COZE_JWT_OAUTH_CLIENT_ID": "demo-jwt",
        "COZE_JWT_OAUTH_PUBLIC_KEY_ID": "demo-key",
        "COZE_JWT_OAUTH_PRIVATE_KEY": private.decode(),
        "COZE_PKCE_OAUTH_CLIENT_ID": "demo-pkce",
        "COZE_PKCE_OAUTH_REDIRECT_URI": _BACK,
        "COZE_WEB_OAUTH_CLIENT_ID": "demo-web",
        "COZE_WEB_OAUTH_CLIENT_SECRET": _WEB_APP["secret"],
        "COZE_WEB_OAUTH_REDIRECT_URI": _BACK,
    }


def exported(environment: dict[str, str]) -> str:
    """Return the variables as `export` lines for a shell."""
    lines = [f"export {name}={shlex.quote(value)}" for name, value in environment.items()]
    return "\n".join(lines) + "\n"
