"""Contracts on the calls that stream their answers, listed in `tests/shared/calls/streams.py`."""

from __future__ import annotations

import gc
import inspect
from pathlib import Path
from typing import Mapping, Set

import cozepy
import pytest

from tests.shared import answers, fields
from tests.shared.calls import streams
from tests.shared.calls.events import StreamedEvents, begun, event_and_end, message_text, script
from tests.shared.calls.making import signature_of
from tests.shared.calls.marks import about_the_answer, each, each_option
from tests.shared.calls.sent import check_sent, check_texts, not_swallowed, texts_of
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.client import Client, network_errors
from tests.shared.contract import contract
from tests.shared.fake import Fake
from tests.shared.places import Places
from tests.shared.recorder import ABSENT
from tests.shared.variations import (
    check_empty,
    check_value,
    known_values,
    optional,
    unchecked,
    unheard_of,
)

every_stream = each(streams.STREAMS)
every_chat = each(streams.CHATS)
every_flow = each(streams.FLOWS)
# The same code reads all streams of a kind, so one call of each is enough.
one_of_each_kind = each([streams.CHATS[0], streams.FLOWS[0]])
every_option = each_option(streams.STREAMS)


@every_stream
async def test_stream_is_asked_for_with_what_it_needs_and_nothing_else(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    script(fake, call, *event_and_end(call))

    async for _ in begun(coze, call):
        pass

    check_sent(places, coze, fake.token, fake.only(), call)


@every_option
async def test_optional_argument_of_a_stream_is_sent_where_it_belongs(
    coze: Client, fake: Fake, call: SDKCall, option: str, places: Places
) -> None:
    script(fake, call, *event_and_end(call))

    async for _ in begun(coze, call, option):
        pass

    check_sent(places, coze, fake.token, fake.only(), call, option)


@about_the_answer
@every_stream
async def test_each_argument_of_a_stream_is_sent_in_a_place_of_its_own(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    texts = texts_of(coze, call)
    options = [name for name in texts if name in call.optional]
    script(fake, call, *event_and_end(call))

    async for _ in begun(coze, call, *options, **texts):
        pass

    check_texts(places, fake.only(), call, texts)


@about_the_answer
@every_stream
async def test_argument_of_a_stream_that_is_unknown_is_refused_or_sent(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    script(fake, call, *event_and_end(call))

    with not_swallowed(fake):
        async for _ in begun(coze, call, unheard_of="1"):
            pass


@about_the_answer
@every_stream
async def test_header_that_is_given_for_a_stream_is_sent(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    known = signature_of(coze, call).parameters.values()
    if not any(each.kind is each.VAR_KEYWORD for each in known):
        pytest.skip("{}{}(headers)".format(ABSENT, call.name))
    script(fake, call, *event_and_end(call))

    async for _ in begun(coze, call, headers={"x-of-the-test": "1"}):
        pass

    assert fake.only().headers.get("x-of-the-test") == "1"


@about_the_answer
@pytest.mark.parametrize("end", sorted(streams.CHAT_ENDS))
@every_chat
async def test_every_event_of_a_chat_is_told_with_every_field(
    coze: Client, fake: Fake, call: SDKCall, end: str, places: Places
) -> None:
    last = {"event": "conversation.chat." + end, "data": streams.CHAT_ENDS[end]}
    sent = streams.CHAT_EVENTS + [last]
    script(fake, call, *(sent + [streams.DONE]))

    told = [event async for event in begun(coze, call)]

    # Some releases yield the final event, others do not.
    told = [event for event in told if event.event != "done"]
    assert [event.event for event in told] == [event["event"] for event in sent]
    for event, wire in zip(told, sent):
        got = event.chat if ".chat." in wire["event"] else event.message
        answers.compare(places, got, wire["data"], least=6, within=wire["event"] + " ")


@about_the_answer
@every_flow
async def test_every_event_of_a_workflow_is_told_with_every_field(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    script(fake, call, *(streams.FLOW_EVENTS + [streams.FLOW_DONE]))

    told = [event async for event in begun(coze, call)]

    told = [event for event in told if event.event != "Done"]
    assert [event.event for event in told] == ["Message", "Interrupt", "Error"]
    for event, got, wire in (
        ("Message", told[0].message, streams.FLOW_MESSAGE),
        ("Interrupt", told[1].interrupt, streams.INTERRUPT),
        ("Error", told[2].error, streams.FLOW_ERROR),
    ):
        answers.compare(places, got, wire, least=2, within=event + " ")


@about_the_answer
@every_stream
async def test_every_field_of_the_definition_is_in_the_event(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    told = StreamedEvents(coze, fake, call)

    answer = await told.answer()

    for place, error in answer.refused.items():
        with places.at(told.named((place, None))):
            raise error
    has: Set[str] = set()
    for place, _, value, other in answers.fields(answer.got, answer.wire):
        name = told.named((place, None))
        has.add(name)
        with places.at(name):
            assert answers.is_same(value, other), "{!r}, {!r} was sent".format(value, other)
    # An event that cannot be read at all has failed as such.
    told_of = {place.partition(" ")[0] for place in has}
    known = fields.known("events", call.label)
    fields.hold(
        places, "events", [each for each in known if each.partition(" ")[0] in told_of], has
    )


@about_the_answer
@one_of_each_kind
async def test_optional_field_of_an_event_may_be_null(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    told = StreamedEvents(coze, fake, call, by=lambda _, schema: repr(schema))
    answer = await told.answer()

    changes = [(place, None) for place in optional(answer)]
    await answer.vary(places, changes, told.named, unchecked)


@about_the_answer
@one_of_each_kind
async def test_optional_field_of_an_event_may_be_absent(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    told = StreamedEvents(coze, fake, call, by=lambda _, schema: repr(schema))
    answer = await told.answer()

    changes = [(place, answers.REMOVED) for place in optional(answer)]
    await answer.vary(places, changes, told.named, check_empty)


@about_the_answer
@pytest.mark.filterwarnings("ignore:Unknown")
@every_stream
async def test_every_value_of_an_enumeration_is_in_the_event(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    told = StreamedEvents(coze, fake, call)
    answer = await told.answer()

    for changes in known_values(answer):
        await answer.vary(places, changes, told.valued, check_value)


@about_the_answer
@pytest.mark.filterwarnings("ignore:Unknown")
@every_stream
async def test_unknown_value_of_an_enumeration_in_an_event_is_no_error(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    told = StreamedEvents(coze, fake, call)
    answer = await told.answer()

    await answer.vary(places, unheard_of(answer), told.named, unchecked)


@about_the_answer
@every_flow
async def test_end_of_a_workflow_tells_where_to_look(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    script(fake, call, streams.FLOW_DONE)

    told = [event async for event in begun(coze, call)]

    assert [event.event for event in told] == ["Done"]
    assert told[0].debug.debug_url == "https://example.com/d"


@about_the_answer
@every_chat
async def test_error_within_a_chat_is_an_error_of_the_service(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    error = {"event": "error", "data": {"code": 4001, "msg": "no quota"}}
    script(fake, call, streams.CHAT_EVENTS[3], error)
    contents = []

    with pytest.raises(cozepy.CozeAPIError) as raised:  # noqa: PT012 - what came is asserted
        async for event in begun(coze, call):
            contents.append(message_text(event))  # noqa: PERF401 - it must survive the error

    assert contents == ["Hi"]
    assert (raised.value.code, raised.value.msg) == (4001, "no quota")
    assert raised.value.logid == fake.only().log_id


@about_the_answer
@every_stream
async def test_first_event_is_told_before_the_last_one_is_sent(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    event, done = event_and_end(call)
    script(fake, call, event, {"hold": True}, event, done)
    contents = []

    async for each_event in begun(coze, call):
        if message_text(each_event) is None:
            continue
        contents.append(message_text(each_event))
        if len(contents) == 1:
            fake.release()

    assert len(contents) == 2


@about_the_answer
@every_stream
async def test_stream_that_is_cut_is_an_error_after_what_came(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    script(fake, call, event_and_end(call)[0], end="cut")
    contents = []

    with pytest.raises(network_errors()):  # noqa: PT012 - what came is asserted
        async for event in begun(coze, call):
            contents.append(message_text(event))  # noqa: PERF401 - it must survive the break

    assert len(contents) == 1


@about_the_answer
@every_stream
async def test_stream_that_the_service_refuses_is_its_error(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    error = {"code": 4200, "msg": "no such thing"}
    fake.script(call.verb, call.path, status=400, json=error)

    with pytest.raises(cozepy.CozeAPIError) as raised:
        async for _ in begun(coze, call):
            pass

    assert (raised.value.code, raised.value.msg) == (4200, "no such thing")
    assert raised.value.logid == fake.only().log_id


@about_the_answer
@every_stream
async def test_log_id_is_with_a_stream_or_its_events(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    script(fake, call, *event_and_end(call))

    found = [event async for event in begun(coze, call)]
    response = getattr(found[0], "response", None)

    if response is None:
        pytest.skip("{}{}.response".format(ABSENT, call.name))
    assert response.logid == fake.only().log_id


@about_the_answer
@every_stream
async def test_connection_is_free_again_after_a_whole_stream(
    single_connection_client: Client, fake: Fake, call: SDKCall
) -> None:
    for _ in range(2):
        script(fake, call, *event_and_end(call))
        async for _ in begun(single_connection_client, call):
            pass

    assert len({asked.connection for asked in fake.journal()}) == 1


@about_the_answer
@every_stream
async def test_connection_is_free_again_after_a_stream_that_was_refused(
    single_connection_client: Client, fake: Fake, call: SDKCall
) -> None:
    for _ in range(2):
        fake.script(call.verb, call.path, status=400, json={"code": 4200, "msg": "no"})
        with pytest.raises(cozepy.CozeAPIError):
            async for _ in begun(single_connection_client, call):
                pass

    assert len(fake.journal()) == 2


@about_the_answer
@every_stream
async def test_connection_is_free_again_after_a_stream_broke_off(
    single_connection_client: Client, fake: Fake, call: SDKCall
) -> None:
    script(fake, call, event_and_end(call)[0], end="cut")
    with pytest.raises(network_errors()):
        async for _ in begun(single_connection_client, call):
            pass

    script(fake, call, *event_and_end(call))
    async for _ in begun(single_connection_client, call):
        pass

    assert len(fake.journal()) == 2


@about_the_answer
@every_stream
async def test_connection_is_free_again_after_a_stream_was_given_up(
    single_connection_client: Client, fake: Fake, call: SDKCall
) -> None:
    event, done = event_and_end(call)
    script(fake, call, *([event] * 50 + [done]))
    stream = begun(single_connection_client, call)
    async for _ in stream:
        break
    if inspect.isasyncgen(stream):
        await stream.aclose()
    del stream
    gc.collect()

    script(fake, call, event, done)
    async for _ in begun(single_connection_client, call):
        pass

    assert len(fake.journal()) == 2


def speech_parameters(coze: Client) -> Mapping[str, inspect.Parameter]:
    return signature_of(coze, streams.SPEECH).parameters


@contract("audio.speech.create")
async def test_speech_is_the_audio_that_was_answered(
    coze: Client, fake: Fake, tmp_path: Path
) -> None:
    fake.add(voices=[{"voice_id": "1"}])

    got = await coze.audio.speech.create(input="Hello", voice_id="1")
    got.write_to_file(str(tmp_path / "speech.mp3"))

    # The fake's speech is silence: 80 samples of two bytes for each letter.
    assert (tmp_path / "speech.mp3").read_bytes() == b"\0" * 800
    asked = fake.only()
    assert (asked.verb, asked.path) == ("POST", "/v1/audio/speech")
    usual = {"input": "Hello", "voice_id": "1", "response_format": "mp3", "speed": 1}
    rate = {"sample_rate": 24000} if "sample_rate" in speech_parameters(coze) else {}
    assert asked.sent == dict(usual, **rate)
    if not hasattr(type(got), "response"):
        pytest.skip(ABSENT + "audio.speech.create.response")
    assert got.response.logid == asked.log_id


@contract("audio.speech.create")
async def test_speech_can_be_asked_for_in_another_form(coze: Client, fake: Fake) -> None:
    if "sample_rate" not in speech_parameters(coze):
        pytest.skip(ABSENT + "audio.speech.create(sample_rate)")
    fake.add(voices=[{"voice_id": "1"}])

    await coze.audio.speech.create(
        input="Hello",
        voice_id="1",
        response_format=cozepy.AudioFormat.WAV,
        speed=1.5,
        sample_rate=16000,
    )

    sent = fake.only().sent
    assert (sent["response_format"], sent["speed"], sent["sample_rate"]) == ("wav", 1.5, 16000)


@contract("audio.speech.create")
async def test_argument_of_speech_that_is_unknown_is_refused_or_sent(
    coze: Client, fake: Fake
) -> None:
    fake.add(voices=[{"voice_id": "1"}])

    with not_swallowed(fake):
        await coze.audio.speech.create(input="Hello", voice_id="1", unheard_of="1")


@contract("audio.speech.create")
async def test_header_that_is_given_with_a_text_is_sent(coze: Client, fake: Fake) -> None:
    known = speech_parameters(coze).values()
    if not any(each.kind is each.VAR_KEYWORD for each in known):
        pytest.skip(ABSENT + "audio.speech.create(headers)")
    fake.add(voices=[{"voice_id": "1"}])

    await coze.audio.speech.create(input="Hello", voice_id="1", headers={"x-of-the-test": "1"})

    assert fake.only().headers.get("x-of-the-test") == "1"


@contract("audio.speech.create")
async def test_speech_that_is_refused_is_an_error(coze: Client, fake: Fake) -> None:
    fake.add(voices=[{"voice_id": "1"}])

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.audio.speech.create(input="Hello", voice_id="2")

    assert raised.value.code == 4200
