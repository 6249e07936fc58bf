"""The fake service as a process of its own, and a tenant of it for each flow."""

import os
import shlex
import subprocess
import sys
import uuid

import pytest

from cozefake.client import Fake

COMMAND = shlex.split(os.environ.get("COZEFAKE", f"{sys.executable} -m cozefake"))


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    """Its addresses, plain and with TLS; the SDK's websockets need the second."""
    authority = tmp_path_factory.mktemp("tls") / "authority.pem"
    command = [*COMMAND, "--quiet", "--authority", str(authority)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        url = process.stdout.readline().strip()
        process.stdout.readline()
        tls_url = process.stdout.readline().split()[-1]
        os.environ["SSL_CERT_FILE"] = str(authority)
        yield {"url": url, "tls_url": tls_url}
        process.terminate()


@pytest.fixture
def fake(service):
    """The flow's tenant; what the service refused fails the flow."""
    fake = Fake(service["url"], token="flow-" + uuid.uuid4().hex)
    fake.add(
        bots=[{"bot_id": "1", "name": "Ada"}],
        workflows=[{"workflow_id": "1", "outputs": {"output": "done"}}],
        voices=[{"voice_id": "1"}],
    )
    yield fake
    problems = fake.problems()
    fake.forget()
    assert problems == []


@pytest.fixture
def coze(service, fake):
    """The SDK's client, over TLS."""
    import cozepy

    return cozepy.Coze(auth=cozepy.TokenAuth(fake.token), base_url=service["tls_url"])
