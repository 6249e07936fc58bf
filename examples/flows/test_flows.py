"""The flows of the SDK's published examples: chats, streams, workflows, files, and more."""

import asyncio
import base64
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import cozepy
import pytest
from cozepy import ChatEventType, Message, WebsocketsEventType
from cozepy import ConversationAudioDeltaEvent as AudioDelta
from cozepy import ConversationMessageDeltaEvent as MessageDelta

BACK = "https://app.example.com/back"
TOOL = {"id": "t", "type": "function", "function": {"name": "get_schedule", "arguments": "{}"}}


def said(stream):
    return "".join(
        event.message.content
        for event in stream
        if event.event == ChatEventType.CONVERSATION_MESSAGE_DELTA
    )


def test_chat_is_polled_to_its_end(coze, fake):
    # The SDK takes a chat that is still `created` for one that has ended.
    fake.plan_chat(first="in_progress", answer=["Good ", "day"])

    poll = coze.chat.create_and_poll(
        bot_id="1", user_id="u", additional_messages=[Message.build_user_question_text("Hello")]
    )

    assert "Good day" in [message.content for message in poll.messages]


def test_chat_is_streamed(coze, fake):
    fake.plan_chat(answer=["Good ", "day"])

    stream = coze.chat.stream(
        bot_id="1", user_id="u", additional_messages=[Message.build_user_question_text("Hello")]
    )

    assert said(stream) == "Good day"


def test_local_plugin_answers_for_the_bot(coze, fake):
    fake.plan_chat(statuses=["requires_action"], tool_calls=[TOOL], answer=["Two meetings"])
    stream = coze.chat.stream(bot_id="1", user_id="u")
    asks = ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION
    [chat] = [event.chat for event in stream if event.event == asks]
    [call] = chat.required_action.submit_tool_outputs.tool_calls
    outputs = [cozepy.ToolOutput(tool_call_id=call.id, output="two meetings")]

    resumed = coze.chat.submit_tool_outputs(
        conversation_id=chat.conversation_id, chat_id=chat.id, tool_outputs=outputs, stream=True
    )

    assert call.function.name == "get_schedule"
    assert said(resumed) == "Two meetings"


def test_workflow_runs_at_once_and_as_a_stream(coze):
    result = coze.workflows.runs.create(workflow_id="1", parameters={"input": "x"})
    events = list(coze.workflows.runs.stream(workflow_id="1", parameters={"input": "x"}))

    assert json.loads(result.data) == {"output": "done"}
    assert json.loads(events[0].message.content) == {"output": "done"}


def test_interrupted_workflow_is_resumed(coze, fake):
    asked = {"interrupt_data": {"event_id": "e/1", "type": 2, "data": ""}, "node_title": "Ask"}
    fake.add(workflows=[{"workflow_id": "2", "interrupt": asked}])

    [event] = coze.workflows.runs.stream(workflow_id="2")
    resumed = coze.workflows.runs.resume(
        workflow_id="2",
        event_id=event.interrupt.interrupt_data.event_id,
        resume_data="yes",
        interrupt_type=event.interrupt.interrupt_data.type,
    )

    assert [json.loads(each.message.content) for each in resumed if each.message] == [
        {"output": "done"}
    ]


def test_workflow_chat_is_streamed(coze, fake):
    fake.plan_chat(answer=["From a flow"])
    question = Message.build_user_question_text("Hello")

    stream = coze.workflows.chat.stream(workflow_id="1", bot_id="1", additional_messages=[question])

    assert said(stream) == "From a flow"


def test_file_is_uploaded_and_looked_at(coze, tmp_path):
    path = Path(tmp_path, "note.txt")
    path.write_text("hello")

    uploaded = coze.files.upload(file=path)

    assert coze.files.retrieve(file_id=uploaded.id).bytes == 5


def test_conversation_is_created_and_read(coze):
    conversation = coze.conversations.create(messages=[Message.build_user_question_text("Hello")])
    coze.conversations.messages.create(
        conversation_id=conversation.id,
        role=cozepy.MessageRole.ASSISTANT,
        content="Hi",
        content_type=cozepy.MessageContentType.TEXT,
    )

    messages = list(coze.conversations.messages.list(conversation_id=conversation.id))

    assert [message.content for message in messages] == ["Hi", "Hello"]


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def code_of(url):
    """The code that the authorization page sends back, as a browser would hand it on."""
    try:
        build_opener(_Stay).open(url)
    except OSError as answer:
        return parse_qs(urlsplit(answer.headers["location"]).query)["code"][0]
    raise AssertionError("no redirection")


def works(service, token):
    coze = cozepy.Coze(auth=cozepy.TokenAuth(token), base_url=service["tls_url"])
    return coze.bots.retrieve(bot_id="1").name == "Ada"


def test_web_application_gets_a_token(service, fake):
    fake.oauth_app(fake.token, kind="web", secret="s", redirect_uris=[BACK])
    app = cozepy.WebOAuthApp(client_id=fake.token, client_secret="s", base_url=service["tls_url"])

    code = code_of(app.get_oauth_url(redirect_uri=BACK, state="x"))
    token = app.get_access_token(redirect_uri=BACK, code=code)

    assert works(service, token.access_token)
    assert works(service, app.refresh_access_token(token.refresh_token).access_token)


def test_pkce_application_gets_a_token(service, fake):
    fake.oauth_app(fake.token, kind="pkce", redirect_uris=[BACK])
    app = cozepy.PKCEOAuthApp(client_id=fake.token, base_url=service["tls_url"])
    verifier = "v" * 48

    url = app.get_oauth_url(
        redirect_uri=BACK, code_verifier=verifier, code_challenge_method="S256", state="x"
    )
    token = app.get_access_token(redirect_uri=BACK, code=code_of(url), code_verifier=verifier)

    assert works(service, token.access_token)


def test_device_gets_a_token(service, fake):
    fake.oauth_app(fake.token, kind="device", polls=["authorization_pending"])
    app = cozepy.DeviceOAuthApp(client_id=fake.token, base_url=service["tls_url"])
    code = app.get_device_code()

    with pytest.raises(cozepy.CozePKCEAuthError):
        app.get_access_token(code.device_code)

    assert works(service, app.get_access_token(code.device_code).access_token)


def test_application_with_a_key_gets_a_token(service, fake):
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, 2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    fake.oauth_app(fake.token, kind="jwt", public_key=public.decode(), key_id="k")
    app = cozepy.JWTOAuthApp(
        client_id=fake.token, private_key=private, public_key_id="k", base_url=service["tls_url"]
    )

    assert works(service, app.get_access_token(ttl=60).access_token)
    coze = cozepy.Coze(auth=cozepy.JWTAuth(oauth_app=app), base_url=service["tls_url"])
    assert coze.bots.retrieve(bot_id="1").name == "Ada"


def test_speech_comes_over_a_websocket(coze):
    sounds = []

    def update(_, event):
        sounds.append(event.data.delta)

    speech = coze.websockets.audio.speech.create(
        on_event={WebsocketsEventType.SPEECH_AUDIO_UPDATE: update}
    )
    with speech() as client:
        client.input_text_buffer_append(
            cozepy.InputTextBufferAppendEvent.Data.model_validate({"delta": "Good day"})
        )
        client.input_text_buffer_complete()
        # Without it, this client waits for ever: it wants these events and no other.
        client.wait(wait_all=False)

    assert b"".join(sounds)


def test_transcription_comes_over_a_websocket(coze):
    texts = []

    def update(_, event):
        texts.append(event.data.content)

    transcriptions = coze.websockets.audio.transcriptions.create(
        on_event={WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_UPDATE: update}
    )
    with transcriptions() as client:
        client.input_audio_buffer_append(
            cozepy.InputAudioBufferAppendEvent.Data.model_validate({"delta": b"\0\1\2"})
        )
        client.input_audio_buffer_complete()
        client.wait(wait_all=False)

    assert texts == ["3 bytes"]


def test_chat_goes_over_a_websocket(service, fake):
    fake.plan_chat(answer=["Good ", "day"], audio=[base64.b64encode(b"\0\1").decode()])
    heard = {"text": "", "sound": b""}

    # The SDK knows an event of a handler by its annotation.
    class Handler(cozepy.AsyncWebsocketsChatEventHandler):
        async def on_conversation_message_delta(self, cli, event: MessageDelta):
            heard["text"] += event.data.content

        async def on_conversation_audio_delta(self, cli, event: AudioDelta):
            heard["sound"] += event.data.get_audio()

    async def talk():
        auth = cozepy.AsyncTokenAuth(fake.token)
        coze = cozepy.AsyncCoze(auth=auth, base_url=service["tls_url"])
        chat = coze.websockets.chat.create(bot_id="1", on_event=Handler())
        async with chat() as client:
            await client.input_audio_buffer_append(
                cozepy.InputAudioBufferAppendEvent.Data.model_validate({"delta": b"\0\1\2"})
            )
            await client.input_audio_buffer_complete()
            await client.wait()

    asyncio.run(talk())

    assert heard == {"text": "Good day", "sound": b"\0\1"}
