"""Websocket clients: the events that they send and receive, and the ends of connections."""

from __future__ import annotations

import base64
import json
import logging
from typing import Any, Dict, Iterable, List, Optional, Sequence, Set, Tuple

import cozepy
import pytest

from tests.shared import answers, fields
from tests.shared.calls.sent import cleaned, not_swallowed
from tests.shared.calls.whole import again, held, is_asked_for, left_out
from tests.shared.contract import contract
from tests.shared.definition import event_of, sample
from tests.shared.fake import Fake
from tests.shared.log import logged
from tests.shared.oauth import OAuth
from tests.shared.places import Places
from tests.shared.recorder import ABSENT
from tests.shared.talk import Talk
from tests.shared.variations import check_nothing

SPEECH = "websockets.audio.speech.create"
TRANSCRIPTIONS = "websockets.audio.transcriptions.create"
CHAT = "websockets.chat.create"
SOUND = base64.b64encode(b"\0\1").decode()
_MESSAGE = {
    "id": "2",
    "conversation_id": "1",
    "chat_id": "1",
    "bot_id": "1",
    "role": "assistant",
    "type": "answer",
    "content": "Hi",
    "content_type": "text",
}
_CHAT = {"id": "1", "conversation_id": "1", "bot_id": "1", "status": "in_progress"}
_AUDIO = dict(_MESSAGE, content=SOUND, content_type="audio")
_CALL = {"id": "t", "type": "function", "function": {"name": "f", "arguments": "{}"}}
_ACTION = {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": [_CALL]}}
_OUTPUT = {"codec": "pcm", "pcm_config": {"sample_rate": 24000}, "speech_rate": 0, "voice_id": "1"}
_INPUT = {"format": "wav", "codec": "pcm", "sample_rate": 24000, "channel": 1, "bit_depth": 16}
_CONFIG = {"user_id": "u", "meta_data": {"a": "b"}, "auto_save_history": True}
_MORE = {
    "turn_detection": {
        "type": "server_vad",
        "prefix_padding_ms": 600,
        "silence_duration_ms": 500,
        "interrupt_config": {"mode": "keyword_prefix", "keywords": ["stop"]},
    },
    "event_subscriptions": [
        "conversation.message.delta",
        "conversation.audio.delta",
        "conversation.chat.completed",
    ],
    "need_play_prologue": False,
    "prologue_content": "Hello",
    "asr_config": {
        "hot_words": ["Coze"],
        "context": "weather",
        "context_type": "text",
        "user_language": "en",
        "enable_ddc": True,
        "enable_itn": False,
        "enable_punc": True,
    },
}
_DETAIL = {"logid": "1", "origin_message": "{}"}
# Every event that the service sends on each endpoint, with its data.
SAID: Dict[str, List[Tuple[str, Optional[Dict[str, Any]]]]] = {
    SPEECH: [
        ("speech.created", None),
        ("speech.updated", {"output_audio": _OUTPUT}),
        ("input_text_buffer.completed", None),
        ("speech.audio.update", {"delta": SOUND}),
        ("speech.audio.completed", None),
    ],
    TRANSCRIPTIONS: [
        ("transcriptions.created", None),
        ("transcriptions.updated", {"input_audio": _INPUT}),
        ("input_audio_buffer.completed", None),
        ("input_audio_buffer.cleared", None),
        ("transcriptions.message.update", {"content": "Hello"}),
        ("transcriptions.message.completed", None),
    ],
    CHAT: [
        ("chat.created", None),
        ("chat.updated", {"output_audio": _OUTPUT, "input_audio": _INPUT}),
        ("conversation.chat.created", _CHAT),
        ("conversation.chat.in_progress", _CHAT),
        ("conversation.message.delta", _MESSAGE),
        ("conversation.audio.sentence_start", {"text": "Hi"}),
        ("conversation.audio.delta", _AUDIO),
        ("conversation.message.completed", _MESSAGE),
        ("conversation.audio.completed", dict(_AUDIO, content="")),
        ("conversation.chat.requires_action", dict(_CHAT, required_action=_ACTION)),
        ("conversation.chat.failed", dict(_CHAT, last_error={"code": 5, "msg": "x"})),
        ("conversation.chat.canceled", {"code": 0, "msg": "stopped"}),
        ("conversation.cleared", None),
        ("input_audio_buffer.completed", None),
        ("input_audio_buffer.cleared", None),
        ("input_audio_buffer.speech_started", None),
        ("input_audio_buffer.speech_stopped", None),
        ("conversation.audio_transcript.update", {"content": "He"}),
        ("conversation.audio_transcript.completed", {"content": "Hello"}),
        ("conversation.chat.completed", dict(_CHAT, status="completed")),
    ],
}
LAST = {
    SPEECH: "speech.audio.completed",
    TRANSCRIPTIONS: "transcriptions.message.completed",
    CHAT: "conversation.chat.completed",
}
PATHS = {SPEECH: "/v1/audio/speech", TRANSCRIPTIONS: "/v1/audio/transcriptions", CHAT: "/v1/chat"}
ROUTES = {
    SPEECH: "websockets.speech",
    TRANSCRIPTIONS: "websockets.transcriptions",
    CHAT: "websockets.chat",
}
HANDLERS = {
    SPEECH: "WebsocketsAudioSpeechEventHandler",
    TRANSCRIPTIONS: "WebsocketsAudioTranscriptionsEventHandler",
    CHAT: "WebsocketsChatEventHandler",
}
# The event that has the settings, and its class.
UPDATES = {
    SPEECH: ("speech.update", "SpeechUpdateEvent"),
    TRANSCRIPTIONS: ("transcriptions.update", "TranscriptionsUpdateEvent"),
    CHAT: ("chat.update", "ChatUpdateEvent"),
}
# Texts that name something: any other would not do.
_NAMED = {CHAT: {"event_subscriptions": _MORE["event_subscriptions"]}}
HOLD = {"hold": True}


def endpoint(path: str) -> str:
    """Return the name of an endpoint, which is that of its attribute of the client."""
    return path.rpartition(".")[0]


every_endpoint = pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=endpoint(path), marks=pytest.mark.contract(path))
        for path in (SPEECH, TRANSCRIPTIONS, CHAT)
    ],
)


def data(kind: str, **values: Any) -> Any:
    """Return the data of an event to send; skip as absent if a release lacks its class."""
    if not hasattr(cozepy, kind):
        pytest.skip(ABSENT + kind)
    return getattr(cozepy, kind).Data.model_validate(values)


def sent_ids(fake: Fake) -> List[str]:
    """Return the ids of the events that the service has sent."""
    events = fake.journal()[0].events
    return [each["event"]["id"] for each in events if each["by"] == "service"]


def steps(path: str) -> List[Dict[str, Any]]:
    return steps_of(SAID[path])


def steps_of(events: Iterable[Tuple[str, Optional[Dict[str, Any]]]]) -> List[Dict[str, Any]]:
    """Return the steps of a websocket plan that sends these events, with their data."""
    return [
        {"send": {"event_type": kind, "data": said} if said else {"event_type": kind}}
        for kind, said in events
    ]


def arguments(path: str) -> Dict[str, str]:
    return {"bot_id": "1"} if path == CHAT else {}


def told(places: Places, within: str, got: Any, wire: Dict[str, Any]) -> List[str]:
    """Compare what is told with what was sent, and return the fields that the SDK has of it."""
    answers.compare(places, got, wire, within=within + " ")
    has = (answers.unnumbered(place) for place, *_ in answers.fields(got, wire))
    return ["{} {}".format(within, place) for place in has]


def hold_empty(places: Places, got: Any) -> None:
    """Fail the place of each field that is not empty, though nothing was sent of it."""
    for place, value in answers.unanswered(got, {}):
        with places.at(place):
            check_nothing(value)


@every_endpoint
async def test_every_event_of_the_service_is_told_with_its_data(
    talk: Talk, fake: Fake, path: str, places: Places
) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    planned = steps(path)
    # The other events have the details that the service gives them.
    planned[0]["send"]["detail"] = _DETAIL
    fake.plan_socket(PATHS[path], *planned)

    heard = await talk(path, arguments(path), until=LAST[path])

    known = [(kind, said) for kind, said in SAID[path] if talk.knows(kind)]
    assert [kind for kind, _ in heard] == [kind for kind, _ in known]
    has = {kind for kind, _ in heard}
    log_id = fake.journal()[0].log_id
    ids = sent_ids(fake)
    assert len(set(ids)) == len(SAID[path])
    for (kind, event), (_, said) in zip(heard, known):
        with places.at(kind):
            if kind == SAID[path][0][0]:
                has.update(told(places, "detail", event.detail, _DETAIL))
            else:
                assert event.detail.logid == log_id
            assert event.id in ids
            if kind == "speech.audio.update":
                assert event.data.delta == b"\0\1"
            elif said:
                has.update(told(places, kind, event.data, said))
    fields.hold(places, "events", fields.known("events", endpoint(path)), has)


@contract(SPEECH)
async def test_text_becomes_speech(talk: Talk, fake: Fake) -> None:
    update = cozepy.SpeechUpdateEvent.model_validate(
        {"data": {"output_audio": {"codec": "pcm", "speech_rate": 50, "voice_id": "1"}}}
    )
    says = [
        ("speech_update", update),
        ("input_text_buffer_append", data("InputTextBufferAppendEvent", delta="Good day")),
        ("input_text_buffer_complete",),
    ]

    heard = await talk(SPEECH, {}, says=says, until=LAST[SPEECH])

    sound = b"".join(event.data.delta for kind, event in heard if kind == "speech.audio.update")
    assert sound == b"\0" * 1280
    assert [(said["event_type"], said.get("data")) for said in fake.said("websockets.speech")] == [
        (
            "speech.update",
            {"output_audio": {"codec": "pcm", "speech_rate": 50, "voice_id": "1"}},
        ),
        ("input_text_buffer.append", {"delta": "Good day"}),
        ("input_text_buffer.complete", None),
    ]
    headers = fake.only().headers
    assert headers["authorization"] == "Bearer " + fake.token
    assert headers["user-agent"].startswith("cozepy/" + cozepy.VERSION)


@contract(TRANSCRIPTIONS)
async def test_sound_becomes_text(talk: Talk, fake: Fake) -> None:
    update = data("TranscriptionsUpdateEvent", input_audio=_INPUT)
    append = data("InputAudioBufferAppendEvent", delta=b"\0\1\2")
    says = [
        ("transcriptions_update", update),
        ("input_audio_buffer_append", append),
        ("input_audio_buffer_clear",),
        ("input_audio_buffer_append", append),
        ("input_audio_buffer_complete",),
    ]

    heard = await talk(TRANSCRIPTIONS, {}, says=says, until=LAST[TRANSCRIPTIONS])

    assert [e.data.content for kind, e in heard if kind == "transcriptions.message.update"] == [
        "3 bytes"
    ]
    said = fake.said("websockets.transcriptions")
    assert [each["event_type"] for each in said] == [
        "transcriptions.update",
        "input_audio_buffer.append",
        "input_audio_buffer.clear",
        "input_audio_buffer.append",
        "input_audio_buffer.complete",
    ]
    assert said[0]["data"] == {"input_audio": _INPUT}
    assert said[1]["data"] == {"delta": base64.b64encode(b"\0\1\2").decode()}


@contract(CHAT)
async def test_conversation_is_had_by_voice(talk: Talk, fake: Fake) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    fake.plan_chat(answer=["Good ", "day"], audio=[SOUND])
    update = data(
        "ChatUpdateEvent",
        chat_config=_CONFIG,
        input_audio=_INPUT,
        output_audio=_OUTPUT,
        **_MORE,
    )
    says = [
        ("chat_update", update),
        ("input_audio_buffer_append", data("InputAudioBufferAppendEvent", delta=b"\0\1")),
        ("input_audio_buffer_complete",),
    ]

    heard = await talk(CHAT, {"bot_id": "1"}, says=says, until=LAST[CHAT])

    deltas = [event for kind, event in heard if kind == "conversation.message.delta"]
    assert "".join(event.data.content for event in deltas) == "Good day"
    sounds = [event for kind, event in heard if kind == "conversation.audio.delta"]
    assert b"".join(event.data.get_audio() for event in sounds) == b"\0\1"
    said = fake.said("websockets.chat")
    assert [each["event_type"] for each in said] == [
        "chat.update",
        "input_audio_buffer.append",
        "input_audio_buffer.complete",
    ]
    assert said[0]["data"]["chat_config"] == {
        "user_id": "u",
        "meta_data": {"a": "b"},
        "auto_save_history": True,
    }
    assert fake.only().query == {"bot_id": "1"}


@contract(CHAT)
async def test_everything_that_is_set_for_a_conversation_is_sent(
    talk: Talk, fake: Fake, places: Places
) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    settings = dict(_MORE, chat_config=_CONFIG, input_audio=_INPUT, output_audio=_OUTPUT)

    says = [("chat_update", data("ChatUpdateEvent", **settings))]
    await talk(CHAT, {"bot_id": "1"}, says=says, until="chat.updated")

    [said] = fake.said("websockets.chat")
    places.equal_items("", said["data"], settings)


def settings_of(path: str) -> Tuple[Any, Dict[str, Any]]:
    """Return the event with every setting that the definition has, and these settings.

    Skip as absent if a release lacks its class.
    """
    kind, name = UPDATES[path]
    if not hasattr(cozepy, name):
        pytest.skip(ABSENT + name)
    settings = dict(sample(event_of(PATHS[path], kind)), **_NAMED.get(path, {}))
    return getattr(cozepy, name).model_validate({"data": settings}), settings


async def sent_settings(
    talk: Talk, fake: Fake, path: str, events: Sequence[Any]
) -> List[Dict[str, Any]]:
    """Send settings, one event after the other, and return what arrived of each."""
    fake.add(bots=[{"bot_id": "1"}])
    kind, _ = UPDATES[path]
    ends = (LAST[path], dict(SAID[path])[LAST[path]])
    # Planned, as the samples need not be fit to talk with.
    fake.plan_socket(PATHS[path], *[{"expect": kind}] * len(events), *steps_of([ends]))
    method = kind.replace(".", "_")
    says = [(method, event if path == SPEECH else event.data) for event in events]

    await talk(path, arguments(path), says=says, until=LAST[path])

    return [cleaned(said["data"]) for said in fake.said(ROUTES[path])]


@every_endpoint
async def test_every_field_of_the_settings_is_sent(
    talk: Talk, fake: Fake, path: str, places: Places
) -> None:
    event, settings = settings_of(path)

    [sent] = await sent_settings(talk, fake, path, [event])

    for where, wanted in held(event.data, settings).items():
        if isinstance(wanted, dict):
            places.equal_items(where, sent.get(where, {}), wanted)
        else:
            places.equal(where, sent.get(where), wanted)


@every_endpoint
async def test_setting_that_is_left_out_is_not_sent(
    talk: Talk, fake: Fake, path: str, places: Places
) -> None:
    event, settings = settings_of(path)
    given, events = {}, []
    has: Set[str] = set()
    for where, field, rest in left_out(event.data, held(event.data, settings)):
        has.add(where)
        with places.at(where):
            if not is_asked_for(field):
                events.append(again(event, {"data": rest}))
                given[where] = rest

    sent = await sent_settings(talk, fake, path, events)

    assert len(sent) == len(given)
    for each, (where, rest) in zip(sent, given.items()):
        places.equal(where, each, rest)
    fields.hold_object(places, endpoint(path), has)


@contract(CHAT)
async def test_everything_can_be_said_in_a_conversation(talk: Talk, fake: Fake) -> None:
    fake.add(bots=[{"bot_id": "1"}], workflows=[{"workflow_id": "7"}])
    question = {"role": "user", "content_type": "text", "content": "Hi"}
    outputs = {"chat_id": "1", "tool_outputs": [{"tool_call_id": "t", "output": "7"}]}
    wanted: List[Tuple[str, Optional[Dict[str, Any]]]] = [
        ("conversation.message.create", question),
        ("conversation.chat.submit_tool_outputs", outputs),
        ("input_text.generate_audio", {"mode": "text", "text": "Hm"}),
        ("input_audio_buffer.clear", None),
        ("conversation.clear", None),
        ("conversation.chat.cancel", None),
    ]
    classes = {
        "conversation.message.create": "ConversationMessageCreateEvent",
        "conversation.chat.submit_tool_outputs": "ConversationChatSubmitToolOutputsEvent",
        "input_text.generate_audio": "InputTextGenerateAudioEvent",
    }
    plan = [{"expect": kind} for kind, _ in wanted]
    fake.plan_socket("/v1/chat", *(plan + [{"send": {"event_type": LAST[CHAT], "data": _CHAT}}]))
    says = [
        (kind.replace(".", "_"), data(classes[kind], **said)) if said else (kind.replace(".", "_"),)
        for kind, said in wanted
    ]

    place = {"bot_id": "1", "workflow_id": "7", "device_id": 8}
    await talk(CHAT, place, says=says, until=LAST[CHAT])

    said = fake.said("websockets.chat")
    assert [(each["event_type"], each.get("data")) for each in said] == wanted
    assert fake.only().query == {"bot_id": "1", "workflow_id": "7", "device_id": "8"}


@every_endpoint
async def test_handshake_that_is_refused_is_an_error_with_its_log_id(
    talk: Talk, fake: Fake, path: str
) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    fake.plan_socket(PATHS[path], status=403, json={"code": 4101, "msg": "no"})

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await talk(path, arguments(path), until=LAST[path])

    assert raised.value.logid == fake.journal()[0].log_id
    assert raised.value.code in (None, 403)


@every_endpoint
async def test_error_of_the_service_is_told(talk: Talk, fake: Fake, path: str) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    error = {"event_type": "error", "data": {"code": 4000, "msg": "wrong"}}
    fake.plan_socket(PATHS[path], {"send": error})

    heard = await talk(path, arguments(path), until="error")

    [(kind, event)] = heard
    assert (kind, event.data.code, event.data.msg) == ("error", 4000, "wrong")
    assert event.data.logid == event.detail.logid == fake.journal()[0].log_id
    assert event.id == sent_ids(fake)[0]


@contract(SPEECH)
async def test_error_of_the_service_that_says_nothing_is_told(talk: Talk, fake: Fake) -> None:
    nothing: Dict[str, Any] = {"event_type": "error", "id": None, "detail": None, "data": {}}
    fake.plan_socket(PATHS[SPEECH], {"send": nothing})

    [(_, event)] = await talk(SPEECH, {}, until="error")

    assert event.data.code in (None, 0)
    assert not event.data.msg
    assert not event.data.logid
    assert not event.id


@contract(SPEECH)
async def test_event_that_says_nothing_of_itself_is_told(
    talk: Talk, fake: Fake, places: Places
) -> None:
    nothing: Dict[str, Any] = {"event_type": LAST[SPEECH], "id": None, "detail": None}
    fake.plan_socket(PATHS[SPEECH], {"send": nothing})

    [(_, event)] = await talk(SPEECH, {}, until=LAST[SPEECH])

    assert not event.id
    if event.detail is not None:
        hold_empty(places, event.detail)


@every_endpoint
async def test_setting_that_is_not_told_is_empty(
    talk: Talk, fake: Fake, path: str, places: Places
) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    updated = UPDATES[path][0] + "d"
    if not talk.knows(updated):
        pytest.skip(ABSENT + updated)
    ends = (LAST[path], dict(SAID[path])[LAST[path]])
    fake.plan_socket(PATHS[path], *steps_of([(updated, {"unheard_of": 1}), ends]))

    heard = await talk(path, arguments(path), until=LAST[path])

    [event] = [event for kind, event in heard if kind == updated]
    hold_empty(places, event.data)


@pytest.mark.filterwarnings("ignore")
@contract(SPEECH)
async def test_what_is_unknown_does_not_end_the_conversation(talk: Talk, fake: Fake) -> None:
    last = {"send": {"event_type": LAST[SPEECH]}}
    news = {"send": {"event_type": "speech.news"}}
    created = {"send": {"event_type": "speech.created", "data": {"news": 1}}}
    fake.plan_socket("/v1/audio/speech", news, created, last)

    heard = await talk(SPEECH, {}, until=LAST[SPEECH])

    assert [kind for kind, _ in heard] == ["speech.created", LAST[SPEECH]]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "step",
    [{"send_raw": "{"}, {"close": 1011, "reason": "gone"}, {"abort": "cut"}, {"abort": "reset"}],
    ids=["no JSON", "closed", "cut", "reset"],
)
@contract(SPEECH)
async def test_end_that_is_none_is_told_as_an_error(
    talk: Talk, fake: Fake, step: Dict[str, Any]
) -> None:
    complete = {"expect": "input_text_buffer.complete"}
    fake.plan_socket("/v1/audio/speech", complete, step)

    # The client sends a message first, so that its handshake is over when the connection ends.
    heard = await talk(SPEECH, {}, says=[("input_text_buffer_complete",)], until="error")

    assert isinstance(heard[-1][1], Exception)


@pytest.mark.filterwarnings("ignore")
@contract(SPEECH)
async def test_message_after_the_end_is_an_error(talk: Talk, fake: Fake) -> None:
    fake.plan_socket("/v1/audio/speech", {"expect": "input_text_buffer.complete"}, {"close": 1011})

    errors = await talk.too_late(SPEECH, [("input_text_buffer_complete",)], speech()[:1])

    # The first one is the irregular end of the connection.
    assert [isinstance(error, Exception) for error in errors] == [True, True]


def speech() -> List[Tuple[Any, ...]]:
    """Return the messages for a short text to be spoken: the text, and its end."""
    return [
        ("input_text_buffer_append", data("InputTextBufferAppendEvent", delta="Hi")),
        ("input_text_buffer_complete",),
    ]


@every_endpoint
async def test_client_waits_for_the_event_that_ends_it(talk: Talk, fake: Fake, path: str) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    first, last = steps_of([SAID[path][0], SAID[path][-1]])
    # The last one comes when somebody waits.
    fake.plan_socket(PATHS[path], first, {"delay": 0.2}, last)

    assert await talk.waits(path, [], arguments=arguments(path))


@contract(SPEECH)
async def test_client_waits_for_all_events_that_are_named(talk: Talk) -> None:
    wanted = ("speech.audio.update", "speech.audio.completed")

    assert await talk.waits(SPEECH, speech(), *wanted)


@contract(SPEECH)
async def test_client_waits_for_any_event_that_is_named(talk: Talk) -> None:
    wanted = ("speech.audio.completed", "error")

    assert await talk.waits(SPEECH, speech(), *wanted, wait_all=False)


@contract(SPEECH)
async def test_client_goes_on_waiting_until_the_event_has_come(talk: Talk, fake: Fake) -> None:
    last = {"send": {"event_type": LAST[SPEECH]}}
    fake.plan_socket("/v1/audio/speech", {"send": {"event_type": "speech.created"}}, HOLD, last)

    waited = await talk.waited(SPEECH, [LAST[SPEECH]], fake.release, wait_all=False)

    assert waited == (False, True)


@contract(SPEECH)
async def test_client_goes_on_waiting_until_all_events_have_come(talk: Talk, fake: Fake) -> None:
    wanted = ["speech.created", LAST[SPEECH]]
    first, last = [{"send": {"event_type": kind}} for kind in wanted]
    fake.plan_socket("/v1/audio/speech", HOLD, first, last)

    assert await talk.waited(SPEECH, wanted, fake.release) == (False, True)


@pytest.mark.parametrize("wait_all", [True, False], ids=["all", "any"])
@contract(SPEECH)
async def test_event_that_comes_right_behind_the_awaited_one_is_no_error(
    talk: Talk, fake: Fake, wait_all: bool
) -> None:
    wanted = ["speech.audio.update", LAST[SPEECH]]
    sent = [dict(SAID[SPEECH])["speech.audio.update"], None, None]
    complete = {"expect": "input_text_buffer.complete"}
    fake.plan_socket("/v1/audio/speech", complete, *steps_of(zip([*wanted, LAST[SPEECH]], sent)))

    assert await talk.waits_late(
        SPEECH,
        [("input_text_buffer_complete",)],
        wanted,
        lambda: len(sent_ids(fake)) == 3,
        wait_all=wait_all,
    )
    assert wanted[0] in [kind for kind, *_ in talk.heard]
    assert [event for kind, *event in talk.heard if kind == "error"] == []


@contract(SPEECH)
async def test_callbacks_are_called_while_somebody_waits(talk: Talk) -> None:
    wanted = ("speech.audio.completed", "error")

    assert await talk.waits(SPEECH, speech(), *wanted, is_told=True, wait_all=False)
    told = {kind: event for kind, *event in talk.heard}
    assert [event.event_type for event in told.get(LAST[SPEECH], [])] == [LAST[SPEECH]]


@contract(SPEECH)
async def test_client_stays_connected_while_nothing_is_said(talk: Talk, fake: Fake) -> None:
    quiet = {"delay": 0.7}
    last = {"send": {"event_type": LAST[SPEECH]}}
    fake.plan_socket("/v1/audio/speech", {"send": {"event_type": "speech.created"}}, quiet, last)

    heard = await talk(SPEECH, {}, until=LAST[SPEECH])

    assert [kind for kind, _ in heard] == ["speech.created", LAST[SPEECH]]


@contract(SPEECH)
async def test_event_with_sound_can_be_written_down(talk: Talk, fake: Fake) -> None:
    fake.plan_socket("/v1/audio/speech", *steps(SPEECH))

    heard = await talk(SPEECH, {}, until=LAST[SPEECH])

    [event] = [event for kind, event in heard if kind == "speech.audio.update"]
    assert json.loads(event.model_dump_json())["data"] == {"delta": SOUND}


@contract(SPEECH)
async def test_callback_can_be_added_to_a_client_that_is_connected(talk: Talk) -> None:
    told = await talk.later(SPEECH, speech(), "speech.audio.completed")

    assert [event.event_type for event in told] == ["speech.audio.completed"]


@every_endpoint
async def test_handler_that_does_nothing_bears_every_event(
    talk: Talk, fake: Fake, path: str
) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    fake.plan_socket(PATHS[path], *(steps(path) + [{"close": 1011, "reason": "over"}]))

    told = await talk.borne(path, arguments(path), HANDLERS[path])

    # The only error is the irregular end of the connection.
    assert len(told) == 1
    assert "1011" in str(told[0])


@contract(CHAT)
async def test_log_tells_of_events_but_not_of_their_sound(
    talk: Talk, fake: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    fake.plan_chat(answer=["Good day"], audio=[SOUND])
    append = data("InputAudioBufferAppendEvent", delta=b"\0\1")
    says = [("input_audio_buffer_append", append), ("input_audio_buffer_complete",)]
    with logged(caplog.handler) as set_up:
        set_up(logging.DEBUG)
        await talk(CHAT, {"bot_id": "1"}, says=says, until=LAST[CHAT])

    told = [message for message in caplog.messages if "event" in message]
    for text in (
        "send event, type=input_audio_buffer.append",
        "send event, type=input_audio_buffer.complete",
        "receive event, type=conversation.audio.delta",
        "receive event, type=" + LAST[CHAT],
    ):
        assert any(text in message for message in told), text
    assert not any(SOUND in message for message in told)
    assert not any(fake.token in message for message in caplog.messages)


@contract(CHAT)
async def test_log_tells_of_sound_that_is_empty(
    talk: Talk, fake: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    empty = ("conversation.audio.delta", dict(_AUDIO, content=""))
    fake.plan_socket(PATHS[CHAT], *steps_of([empty, (LAST[CHAT], _CHAT)]))

    with logged(caplog.handler) as set_up:
        set_up(logging.DEBUG)
        await talk(CHAT, {"bot_id": "1"}, until=LAST[CHAT])

    assert any(
        "receive event, type=conversation.audio.delta" in message for message in caplog.messages
    )


@pytest.mark.parametrize("annotated", ["by class", "by name", "not at all"])
@contract(SPEECH)
async def test_methods_of_a_handler_are_called(talk: Talk, annotated: str) -> None:
    called = await talk.handled(SPEECH, speech(), annotated)

    assert called == ["on_speech_audio_update", "on_speech_audio_completed", "on_closed"]


@pytest.mark.filterwarnings("ignore")
@contract(SPEECH)
async def test_client_without_callbacks_bears_the_end_of_its_connection(
    talk: Talk, fake: Fake
) -> None:
    fake.plan_socket("/v1/audio/speech", {"expect": "input_text_buffer.complete"}, {"close": 1011})

    await talk.left(SPEECH, [("input_text_buffer_complete",)])

    closed = fake.only().closed or {}
    assert closed["code"] == 1011


@contract(SPEECH)
async def test_client_closes_though_much_is_left_to_send(talk: Talk, fake: Fake) -> None:
    append, _ = speech()

    # More messages than the SDK can send while the test queues them.
    await talk.leaves(SPEECH, [append] * 1000)

    closed = fake.only().closed or {}
    assert closed["code"] == 1000


@contract(SPEECH)
async def test_client_connects_once(talk: Talk, fake: Fake) -> None:
    with pytest.raises(ValueError, match="connect"):
        await talk.twice(SPEECH)


@every_endpoint
async def test_header_that_is_given_is_in_the_handshake(talk: Talk, fake: Fake, path: str) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    given = dict(arguments(path), headers={"x-of-the-test": "1"})  # type: Dict[str, Any]

    await talk(path, given, until=SAID[path][0][0])

    headers = fake.only().headers
    assert headers["x-of-the-test"] == "1"
    # It stands beside the SDK's own.
    assert json.loads(headers["x-coze-client-user-agent"])["version"] == cozepy.VERSION


@every_endpoint
async def test_argument_of_a_websocket_that_is_unknown_is_refused_or_sent(
    talk: Talk, fake: Fake, path: str
) -> None:
    fake.add(bots=[{"bot_id": "1"}])
    fake.plan_socket(PATHS[path], *steps(path))

    with not_swallowed(fake):
        await talk(path, dict(arguments(path), unheard_of="1"), until=LAST[path])


async def test_address_without_tls_is_refused(oauth: OAuth, fake: Fake) -> None:
    async with oauth.client(fake.token) as coze:
        client = oauth.plain(coze)
        if not hasattr(type(client), "websockets"):
            pytest.skip(ABSENT + "websockets")
        with pytest.raises(ValueError, match="https"):
            client.websockets  # noqa: B018 - it is the access that fails
