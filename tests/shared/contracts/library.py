"""Contracts on the rest of the package: its clients, its log, its helpers and enumerations."""

from __future__ import annotations

import enum
import inspect
import json
import logging
import platform
import re
import sys
import types
import warnings
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Set, Type

import cozepy
import pytest
from cozepy import util, version
from packaging.version import Version
from pydantic import BaseModel, Field

from tests.shared import contracts
from tests.shared.calls.making import made, signature_of
from tests.shared.calls.marks import each
from tests.shared.calls.table import CALLS
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.calls.world import furnish
from tests.shared.client import Client, own
from tests.shared.contract import contract
from tests.shared.enumerations import COMPLETE, ENUMERATIONS, OF_THE_SDK
from tests.shared.fake import Fake
from tests.shared.log import logged
from tests.shared.oauth import OAuth
from tests.shared.places import Places
from tests.shared.recorder import ABSENT
from tests.shared.surface import modules, public_methods

_ANSWER: Dict[str, Any] = {
    "role": "assistant",
    "type": "answer",
    "content": "Hi",
    "content_type": "text",
}


async def test_every_public_method_has_a_contract(oauth: OAuth, fake: Fake, places: Places) -> None:
    async with oauth.client(fake.token, base_url="https://api.example.com") as coze:
        methods = public_methods(oauth.plain(coze))

    assert methods
    for method in sorted(methods):
        with places.at(method):
            assert method in contracts.covered(), "it has no contract"


@contract("bots.retrieve")
async def test_client_makes_its_own_http_client(
    oauth: OAuth, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The fixture `oauth` has spared the client the public authorities.
    monkeypatch.delenv("SSL_CERT_FILE")
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])

    async with oauth.client(fake.token, http_client=None) as coze:
        assert (await coze.bots.retrieve(bot_id="1")).name == "Ada"


@contract("bots.retrieve")
async def test_address_may_end_with_a_slash(oauth: OAuth, fake: Fake) -> None:
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])

    async with oauth.client(fake.token, base_url=fake.url + "/") as coze:
        assert (await coze.bots.retrieve(bot_id="1")).name == "Ada"

    assert "//" not in fake.only().path


async def test_addresses_of_the_service_are_known() -> None:
    assert cozepy.COZE_COM_BASE_URL == "https://api.coze.com"
    assert cozepy.COZE_CN_BASE_URL == "https://api.coze.cn"


@contract("bots.retrieve")
async def test_request_says_what_it_comes_from(coze: Client, fake: Fake) -> None:
    fake.add(bots=[{"bot_id": "1"}])

    await coze.bots.retrieve(bot_id="1")

    headers = fake.only().headers
    python = "python/{}.{}".format(*sys.version_info[:2])
    package, language, system = headers["user-agent"].split()
    assert (package, language) == ("cozepy/" + cozepy.VERSION, python)
    name, _, number = system.partition("/")
    assert name == platform.system().lower()
    assert number
    if not hasattr(version, "coze_client_user_agent"):
        pytest.skip(ABSENT + "X-Coze-Client-User-Agent")
    about = json.loads(headers["x-coze-client-user-agent"])
    assert (about["version"], about["lang"]) == (cozepy.VERSION, "python")
    assert about["lang_version"] == "{}.{}".format(*sys.version_info[:2])
    assert about["os_name"] == platform.system().lower()


async def test_empty_token_is_refused(oauth: OAuth) -> None:
    with pytest.raises(AssertionError):
        oauth.auth("TokenAuth", "")


async def test_token_that_is_no_text_is_refused(oauth: OAuth) -> None:
    with pytest.raises(AssertionError):
        oauth.auth("TokenAuth", b"token")


@contract("bots.retrieve")
async def test_log_tells_of_requests_when_it_is_asked_to(
    coze: Client, fake: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    with logged(caplog.handler) as set_up:
        set_up(logging.WARNING)
        await coze.bots.retrieve(bot_id="1")
        assert caplog.messages == []
        set_up(logging.DEBUG)
        await coze.bots.retrieve(bot_id="1")

    asked = fake.journal()[1]
    verb, log_id = re.compile("(?i)get\\S*" + asked.path), "logid=" + asked.log_id
    assert any(verb.search(each) and log_id in each for each in caplog.messages)
    # Logs have many readers, so the token must not be in them.
    assert not any(fake.token in message for message in caplog.messages)


@contract("bots.retrieve")
async def test_log_tells_of_a_request_that_failed(
    coze: Client, fake: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody has to set the log up for it."""
    with logged(caplog.handler), pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.bots.retrieve(bot_id="nobody")

    asked, error = fake.only(), raised.value
    verb = re.compile("(?i)get\\S*" + asked.path)
    # An earlier test that hangs may still log everything. Older releases hand a message on to the
    # handlers of the program as well, which pytest's is.
    [told] = {
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING and verb.search(record.getMessage())
    }
    for text in ("logid=" + asked.log_id, "code={}".format(error.code), "msg=" + error.msg):
        assert text in told


@contract("bots.retrieve")
async def test_log_is_the_sdks_own(coze: Client, fake: Fake) -> None:
    """A program with its own log handlers must not get every line twice."""
    fake.add(bots=[{"bot_id": "1"}])
    reached: List[str] = []
    # pytest's own handler is not enough, as it listens to every logger.
    program: Any = logging.Handler()
    program.emit = lambda record: reached.append(record.name)
    with logged(program, to="") as set_up:
        set_up(logging.DEBUG)
        await coze.bots.retrieve(bot_id="1")

    assert "cozepy" not in reached


async def test_unknown_level_of_the_log_is_refused(caplog: pytest.LogCaptureFixture) -> None:
    with logged(caplog.handler) as set_up, pytest.raises(ValueError, match="7"):
        set_up(7)


def builder(kind: str, name: str) -> Any:
    """Return a builder method of a class; skip as absent if a release lacks it."""
    if not hasattr(getattr(cozepy, kind, None), name):
        pytest.skip("{}{}.{}".format(ABSENT, kind, name))
    return getattr(getattr(cozepy, kind), name)


async def test_question_is_built() -> None:
    question = builder("Message", "build_user_question_text")("Hi", {"a": "b"})

    assert (question.role, question.type) == ("user", "question")
    assert (question.content, question.content_type, question.meta_data) == (
        "Hi",
        "text",
        {"a": "b"},
    )


async def test_answer_is_built() -> None:
    answer = builder("Message", "build_assistant_answer")("Ho", {"a": "b"})

    assert (answer.role, answer.type) == ("assistant", "answer")
    assert (answer.content, answer.content_type, answer.meta_data) == ("Ho", "text", {"a": "b"})


PARTS = {
    "build_text": ({"text": "Look:"}, {"type": "text", "text": "Look:"}),
    "build_image": ({"file_id": "1"}, {"type": "image", "file_id": "1"}),
    "build_file": (
        {"file_url": "https://example.com/a.txt"},
        {"type": "file", "file_url": "https://example.com/a.txt"},
    ),
    "build_audio": ({"file_id": "2"}, {"type": "audio", "file_id": "2"}),
}


@pytest.mark.parametrize("name", sorted(PARTS))
async def test_question_of_parts_is_built(name: str, places: Places) -> None:
    arguments, wanted = PARTS[name]
    part = builder("MessageObjectString", name)(**arguments)

    question = builder("Message", "build_user_question_objects")([part], {"a": "b"})

    places.equal("role", question.role, "user")
    places.equal("type", question.type, "question")
    places.equal("content_type", question.content_type, "object_string")
    places.equal("meta_data", question.meta_data, {"a": "b"})
    [sent] = json.loads(question.content)
    places.equal("content", {key: each for key, each in sent.items() if each is not None}, wanted)


@pytest.mark.parametrize("name", sorted(PARTS))
async def test_part_of_a_question_needs_its_own_content_only(name: str) -> None:
    kind = getattr(cozepy, "MessageObjectString", None)
    if kind is None:
        pytest.skip(ABSENT + "MessageObjectString")
    _, wanted = PARTS[name]
    if wanted["type"] not in {each.value for each in cozepy.MessageObjectStringType}:
        pytest.skip("{}MessageObjectStringType({})".format(ABSENT, wanted["type"]))

    assert without_none(kind(**wanted)) == wanted


@pytest.mark.parametrize("name", ["build_image", "build_file", "build_audio"])
async def test_part_without_a_file_is_refused(name: str) -> None:
    part = getattr(cozepy, "MessageObjectString", None)
    if part is None or not hasattr(part, name):
        pytest.skip("{}MessageObjectString.{}".format(ABSENT, name))

    with pytest.raises(ValueError, match="file_id or file_url"):
        getattr(part, name)()


async def test_document_on_the_web_is_built() -> None:
    web = builder("DocumentSourceInfo", "build_web_page")("https://example.com")

    assert (web.web_url, int(web.document_source)) == ("https://example.com", 1)


async def test_local_document_is_built() -> None:
    build = builder("DocumentSourceInfo", "build_local_file")

    local, other = build("hello"), build("hello", "pdf")

    assert (local.file_base64, local.file_type) == ("aGVsbG8=", "txt")
    assert (other.file_base64, other.file_type) == ("aGVsbG8=", "pdf")


async def test_document_that_was_uploaded_is_built() -> None:
    uploaded = builder("DocumentSourceInfo", "build_file_id")("7")

    assert (uploaded.source_file_id, int(uploaded.document_source)) == ("7", 5)


async def test_way_to_cut_documents_by_itself_is_built() -> None:
    strategy = builder("DocumentChunkStrategy", "build_auto")()

    assert without_none(strategy) == {"chunk_type": 0}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, {"remove_extra_spaces": False, "remove_urls_emails": False}),
        ({"remove_extra_spaces": True}, {"remove_extra_spaces": True, "remove_urls_emails": False}),
        ({"remove_urls_emails": True}, {"remove_extra_spaces": False, "remove_urls_emails": True}),
    ],
    ids=["as it is", "without spaces", "without addresses"],
)
async def test_way_to_cut_documents_is_built(
    given: Dict[str, bool], wanted: Dict[str, bool]
) -> None:
    build = builder("DocumentChunkStrategy", "build_custom")

    strategy = build(max_tokens=900, separator="#", **given)

    assert without_none(strategy) == dict(wanted, chunk_type=1, max_tokens=900, separator="#")


async def test_rule_for_documents_that_stay_is_built() -> None:
    # The interval is unused here, and the service's default for it is a day.
    assert without_none(builder("DocumentUpdateRule", "build_no_auto_update")()) == {
        "update_type": 0,
        "update_interval": 24,
    }


async def test_rule_for_documents_that_change_is_built() -> None:
    assert without_none(builder("DocumentUpdateRule", "build_auto_update")(5)) == {
        "update_type": 1,
        "update_interval": 5,
    }


def without_none(model: BaseModel) -> Dict[str, Any]:
    """Return the fields of a model that are sent: those that are not None."""
    return {key: value for key, value in model.model_dump(mode="json").items() if value is not None}


async def test_audio_of_a_message_is_its_bytes() -> None:
    message = cozepy.Message(**dict(_ANSWER, content="AAE="))
    if not hasattr(message, "get_audio"):
        pytest.skip(ABSENT + "Message.get_audio")

    sound = cozepy.Message(**dict(_ANSWER, content="AAE=", content_type="audio"))

    assert (sound.get_audio(), message.get_audio()) == (b"\0\1", b"")


async def test_errors_say_what_is_known_of_them() -> None:
    error = cozepy.CozeAPIError(4200, "no such thing", "log")

    assert str(error) == "code: 4200, msg: no such thing, logid: log"
    assert isinstance(error, cozepy.CozeError)
    assert (
        str(cozepy.CozeAPIError(None, "no such thing", "log")) == "msg: no such thing, logid: log"
    )
    if "debug_url" not in inspect.signature(cozepy.CozeAPIError).parameters:
        pytest.skip(ABSENT + "CozeAPIError(debug_url)")
    where = "https://example.com"
    coded, plain = (cozepy.CozeAPIError(code, "no", "log", where) for code in (4200, None))
    assert str(coded) == "code: 4200, msg: no, logid: log, debug_url: https://example.com"
    assert str(plain) == "msg: no, logid: log, debug_url: https://example.com"
    assert cozepy.CozeAPIError(4200).msg == ""


async def test_errors_keep_what_they_were_made_of(places: Places) -> None:
    """A caller reads the parts of an error, and not only its text."""
    made_of: Dict[str, Dict[str, Any]] = {
        "CozeAPIError": {"code": 4200, "msg": "no such thing", "logid": "log"},
        "CozeInvalidEventError": {"field": "event", "data": "{", "logid": "log"},
    }
    reasons = getattr(cozepy, "CozePKCEAuthErrorType", None)
    if reasons is not None:
        made_of["CozePKCEAuthError"] = {"error": reasons.SLOW_DOWN}
    for name, of_the_newest in made_of.items():
        kind = getattr(cozepy, name, None)
        if kind is None:
            continue
        known = inspect.signature(kind).parameters
        parts = {part: value for part, value in of_the_newest.items() if part in known}
        error = kind(**parts)
        with places.at(name):
            assert isinstance(error, cozepy.CozeError)
        for part, value in parts.items():
            with places.at("{}.{}".format(name, part)):
                assert getattr(error, part) == value


async def test_sound_is_written_to_a_file(tmp_path: Path) -> None:
    write = getattr(cozepy, "write_pcm_to_wav_file", getattr(util, "write_pcm_to_wav_file", None))
    if write is None:
        pytest.skip(ABSENT + "write_pcm_to_wav_file")
    import wave

    write(b"\0\1" * 100, str(tmp_path / "a.wav"))

    with wave.open(str(tmp_path / "a.wav")) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 24000)
        assert sound.readframes(200) == b"\0\1" * 100


@contract("chat.messages.list")
async def test_list_that_is_a_result_is_a_list(coze: Client, fake: Fake) -> None:
    answer = [dict(_ANSWER, id=each) for each in "123"]
    fake.script("GET", "/v3/chat/message/list", json={"code": 0, "msg": "", "data": answer})

    got = await coze.chat.messages.list(conversation_id="1", chat_id="1")

    assert len(got) == 3
    assert [message.id for message in got] == ["1", "2", "3"]
    assert [message.id for message in reversed(got)] == ["3", "2", "1"]
    assert [message.id for message in got[1:]] == ["2", "3"]
    assert got[0] in got
    del got[0]
    assert [message.id for message in got] == ["2", "3"]


@contract("chat.messages.list")
async def test_item_of_a_list_that_is_a_result_can_be_replaced(coze: Client, fake: Fake) -> None:
    got = await two_messages(coze, fake)

    got[1] = got[0]

    assert [message.id for message in got] == ["1", "1"]


def test_item_of_a_list_that_is_no_model_can_be_replaced() -> None:
    kind = getattr(cozepy, "ListResponse", None)
    if kind is None:
        pytest.skip(ABSENT + "ListResponse")
    got = kind(None, [1, 2])

    got[0] = 3

    assert list(got) == [3, 2]


@contract("chat.messages.list")
async def test_part_of_a_list_that_is_a_result_can_be_replaced(coze: Client, fake: Fake) -> None:
    got = await two_messages(coze, fake)

    got[1:] = [got[0], got[0]]

    assert [message.id for message in got] == ["1", "1", "1"]


async def two_messages(coze: Client, fake: Fake) -> Any:
    answer = [dict(_ANSWER, id=each) for each in "12"]
    fake.script("GET", "/v3/chat/message/list", json={"code": 0, "msg": "", "data": answer})
    return await coze.chat.messages.list(conversation_id="1", chat_id="1")


@contract("chat.messages.list")
async def test_list_that_is_a_result_refuses_what_does_not_fit(coze: Client, fake: Fake) -> None:
    fake.script("GET", "/v3/chat/message/list", json={"code": 0, "msg": "", "data": []})

    got = await coze.chat.messages.list(conversation_id="1", chat_id="1")

    with pytest.raises(TypeError):
        got[0:1] = 7
    with pytest.raises(IndexError):
        got[0]


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        pytest.param(kind, name, value, id="{}.{}".format(kind, name))
        for kind, values in ENUMERATIONS.items()
        for name, value in values.items()
    ],
)
async def test_value_of_the_service_has_a_name(kind: str, name: str, value: Any) -> None:
    enumeration = found(kind)
    if not hasattr(enumeration, name) and Version(cozepy.VERSION) < Version(COMPLETE):
        pytest.skip("{}{}.{}".format(ABSENT, kind, name))

    assert getattr(enumeration, name).value == value
    assert enumeration(value) is getattr(enumeration, name)


async def test_every_value_with_a_name_is_known(places: Places) -> None:
    known: Dict[Any, Set[str]] = {}
    for path, values in ENUMERATIONS.items():
        kind = found(path)
        if kind is not None:
            known.setdefault(kind, set()).update(values)

    for kind in sorted(set(enumerations_of_the_sdk()), key=lambda each: each.__qualname__):
        for member in kind:
            if member.name not in OF_THE_SDK:
                with places.at("{}.{}".format(kind.__qualname__, member.name)):
                    assert member.name in known.get(kind, ()), "it has no contract"


def found(path: str) -> Any:
    """Return the object at a dotted path of the package; None if there is none."""
    module, _, name = "cozepy.{}".format(path).rpartition(".")
    held = modules().get(module)
    if held is None:
        # Not a module, so perhaps a class within a class.
        held = found(path.rpartition(".")[0])
    return getattr(held, name, None)


def enumerations_of_the_sdk() -> Iterator[Type[enum.Enum]]:
    """Yield each public enumeration of the package's modules and of their classes."""
    names = modules()
    holders: List[Any] = list(names.values())
    for holder in holders:
        for name, held in list(vars(holder).items()):
            if name.startswith("_") or not inspect.isclass(held):
                continue
            if held.__module__ in names and issubclass(held, enum.Enum):
                # `State` is the SDK's own state of a connection, no value of the service.
                if name != "State" and list(held):
                    yield held
            elif held.__module__ in names and held not in holders:
                holders.append(held)


@pytest.mark.filterwarnings("ignore:Unknown")
async def test_value_that_came_later_is_marked_as_unknown() -> None:
    from cozepy import model

    if not hasattr(model, "DynamicStrEnum"):
        pytest.skip(ABSENT + "DynamicStrEnum")

    unknown, known = cozepy.ChatStatus("asleep"), cozepy.ChatStatus("completed")

    assert (unknown, unknown.value, unknown.is_dynamic) == ("asleep", "asleep", True)
    assert (known, known.is_dynamic) == ("completed", False)


@pytest.mark.parametrize(
    ("system", "name"),
    [("Darwin", "macos"), ("Windows", "windows"), ("Linux", "linux"), ("FreeBSD", "freebsd")],
)
async def test_request_says_what_system_it_comes_from(
    monkeypatch: pytest.MonkeyPatch, system: str, name: str
) -> None:
    version = _version_module()
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "mac_ver", lambda: ("14.5", ("", "", ""), "arm64"))
    monkeypatch.setattr(platform, "win32_ver", lambda: ("11", "", "", ""))
    monkeypatch.setattr(platform, "release", lambda: "6.1")
    # The result must not depend on whether `distro` is installed.
    monkeypatch.setitem(sys.modules, "distro", None)

    told = version.get_os_version()

    assert told == {"macos": "14.5", "windows": "11"}.get(name, "6.1")


async def test_request_says_which_distribution_it_comes_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    version = _version_module()
    distribution: Any = types.ModuleType("distro")
    distribution.version = lambda pretty, best: "12.4"
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setitem(sys.modules, "distro", distribution)

    assert version.get_os_version() == "12.4"


def _version_module() -> Any:
    try:
        from cozepy import version
    except ImportError:
        return pytest.skip(ABSENT + "version")
    if not hasattr(version, "get_os_version"):
        pytest.skip(ABSENT + "version.get_os_version")
    return version


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://api.coze.com", "wss://ws.coze.com"),
        ("https://api-bots.example.com", "wss://ws-bots.example.com"),
    ],
)
async def test_address_of_websockets_follows_from_that_of_the_service(
    address: str, expected: str
) -> None:
    derive = getattr(util, "http_base_url_to_ws", None)
    if derive is None:
        pytest.skip(ABSENT + "util.http_base_url_to_ws")

    assert derive(address) == expected


@pytest.mark.parametrize("address", ["", "http://api.coze.com"])
async def test_address_that_websockets_cannot_have_is_refused(address: str) -> None:
    derive = getattr(util, "http_base_url_to_ws", None)
    if derive is None:
        pytest.skip(ABSENT + "util.http_base_url_to_ws")

    with pytest.raises(ValueError, match="base_url"):
        derive(address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://api.coze.com/", "https://api.coze.com"), ("https://a", "https://a"), ("", "")],
)
async def test_slash_at_the_end_of_an_address_is_left_out(address: str, expected: str) -> None:
    without = getattr(util, "remove_url_trailing_slash", None)
    if without is None:
        pytest.skip(ABSENT + "util.remove_url_trailing_slash")

    assert without(address) == expected


async def test_what_is_not_given_is_left_out_of_what_is_sent() -> None:
    dump = getattr(util, "dump_exclude_none", None)
    if dump is None:
        pytest.skip(ABSENT + "util.dump_exclude_none")

    assert dump(None) is None
    assert dump({"a": None, "b": [None, {"c": None, "d": 0}], "e": ""}) == {
        "b": [{"d": 0}],
        "e": "",
    }
    assert dump([cozepy.MessageRole.USER]) == ["user"]


DEPRECATED = [call for call in CALLS if call.name.startswith("knowledge.")]


@each(DEPRECATED)
async def test_call_that_has_a_successor_says_so(coze: Client, fake: Fake, call: SDKCall) -> None:
    if not hasattr(type(own(coze)), "datasets"):
        pytest.skip(ABSENT + "datasets")
    furnish(fake)

    # Match the name, as the call's resource may be deprecated as well.
    with pytest.warns(DeprecationWarning, match="coze.{}'".format(call.name)):
        await made(coze, call)


@each(DEPRECATED)
async def test_successor_is_named_to_the_line_that_calls(
    coze: Client, fake: Fake, places: Places, call: SDKCall
) -> None:
    """By default Python shows a deprecation only where it points at a program's own code."""
    if not hasattr(type(own(coze)), "datasets"):
        pytest.skip(ABSENT + "datasets")
    furnish(fake)
    arguments = call.arguments_of(signature_of(coze, call))
    names = call.name.split(".")
    target = own(coze)

    # Called from here, with neither the suite's adapter nor a helper between.
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        for name in names:
            target = getattr(target, name)
        result = target(**arguments)
        if inspect.isawaitable(result):
            await result

    for end in range(1, len(names) + 1):
        name = ".".join(names[:end])
        files = [each.filename for each in told if "coze.{}'".format(name) in str(each.message)]
        with places.at(name):
            assert __file__ in files, "it is not told to its caller"


async def test_default_of_a_models_field_is_known() -> None:
    default = getattr(util, "get_model_default", None)
    if default is None:
        pytest.skip(ABSENT + "util.get_model_default")

    assert default(Thing, "name") == "Ada"
    assert default(Thing, "names") == ["Ada"]
    assert default(Thing, "size") is None
    assert default(Thing, "colour") is None
    assert default(str, "name") is None


async def test_methods_that_handle_something_are_found() -> None:
    methods = getattr(util, "get_methods", None)
    if methods is None:
        pytest.skip(ABSENT + "util.get_methods")

    of_an_object = {each["function"].__name__: len(each["parameters"]) for each in methods(Hears())}
    of_a_class = {each["function"].__name__ for each in methods(Hears)}

    assert of_an_object == {"on_event": 1}
    assert of_a_class == {"on_event"}


class Thing(BaseModel):
    name: str = "Ada"
    names: List[str] = Field(default_factory=lambda: ["Ada"])
    size: Optional[int] = None


class Hears:
    on_time = True

    # Without annotations, which the SDK reads on handlers.
    def on_event(self, client, event):  # type: ignore[no-untyped-def]
        """Be found, as a handler of events."""

    def off(self) -> None:
        """Not be found, as the name does not begin with `on_`."""
