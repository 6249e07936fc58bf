"""Programs that have text spoken while it is written; checked, and run."""

from typing import List

from cozepy import (
    AsyncCoze,
    AsyncWebsocketsAudioSpeechClient,
    AsyncWebsocketsAudioSpeechEventHandler,
    Coze,
    InputTextBufferAppendEvent,
    OutputAudio,
    PCMConfig,
    SpeechAudioCompletedEvent,
    SpeechAudioUpdateEvent,
    SpeechUpdateEvent,
    WebsocketsAudioSpeechClient,
    WebsocketsAudioSpeechEventHandler,
    WebsocketsErrorEvent,
    WebsocketsEventType,
)
from typing_extensions import assert_type

SETTINGS = SpeechUpdateEvent(
    data=SpeechUpdateEvent.Data(
        output_audio=OutputAudio(codec="pcm", pcm_config=PCMConfig(sample_rate=24000), voice_id="1")
    )
)


class Handler(WebsocketsAudioSpeechEventHandler):
    def __init__(self) -> None:
        self.sound: List[bytes] = []

    def on_speech_audio_update(
        self, cli: WebsocketsAudioSpeechClient, event: SpeechAudioUpdateEvent
    ) -> None:
        assert_type(event.data.delta, bytes)
        self.sound.append(event.data.delta)

    def on_speech_audio_completed(
        self, cli: WebsocketsAudioSpeechClient, event: SpeechAudioCompletedEvent
    ) -> None:
        print(event.detail.logid if event.detail else None)

    def on_error(self, cli: WebsocketsAudioSpeechClient, e: Exception) -> None:
        print(e.data.msg if isinstance(e, WebsocketsErrorEvent) else e)

    def on_closed(self, cli: WebsocketsAudioSpeechClient) -> None:
        print("closed")


def speak(coze: Coze, text: str) -> bytes:
    handler = Handler()
    speech = coze.websockets.audio.speech.create(on_event=handler)
    assert_type(speech, WebsocketsAudioSpeechClient)
    with speech() as client:
        assert_type(client, WebsocketsAudioSpeechClient)
        client.speech_update(SETTINGS)
        client.input_text_buffer_append(InputTextBufferAppendEvent.Data(delta=text))
        client.input_text_buffer_complete()
        client.wait([WebsocketsEventType.SPEECH_AUDIO_COMPLETED], wait_all=False)
    return b"".join(handler.sound)


class AsyncHandler(AsyncWebsocketsAudioSpeechEventHandler):
    async def on_speech_audio_update(
        self, cli: AsyncWebsocketsAudioSpeechClient, event: SpeechAudioUpdateEvent
    ) -> None:
        assert_type(event.data.delta, bytes)

    async def on_error(self, cli: AsyncWebsocketsAudioSpeechClient, e: Exception) -> None:
        print(e.data.msg if isinstance(e, WebsocketsErrorEvent) else e)

    async def on_closed(self, cli: AsyncWebsocketsAudioSpeechClient) -> None:
        print("closed")


async def speak_async(coze: AsyncCoze, text: str) -> None:
    speech = coze.websockets.audio.speech.create(on_event=AsyncHandler())
    assert_type(speech, AsyncWebsocketsAudioSpeechClient)
    async with speech() as client:
        assert_type(client, AsyncWebsocketsAudioSpeechClient)
        await client.speech_update(SETTINGS)
        await client.input_text_buffer_append(InputTextBufferAppendEvent.Data(delta=text))
        await client.input_text_buffer_complete()
        await client.wait()


def speak_by_hand(coze: Coze, text: str) -> bytes:
    sound: List[bytes] = []

    def on_update(client: WebsocketsAudioSpeechClient, event: SpeechAudioUpdateEvent) -> None:
        sound.append(event.data.delta)

    kind = WebsocketsEventType.SPEECH_AUDIO_UPDATE
    client = coze.websockets.audio.speech.create(on_event={kind: on_update})
    client.connect()
    client.input_text_buffer_append(InputTextBufferAppendEvent.Data(delta=text))
    client.input_text_buffer_complete()
    client.wait([WebsocketsEventType.SPEECH_AUDIO_COMPLETED], wait_all=False)
    client.close()
    return b"".join(sound)


async def speak_async_by_hand(coze: AsyncCoze, text: str) -> bytes:
    sound: List[bytes] = []

    async def on_update(
        client: AsyncWebsocketsAudioSpeechClient, event: SpeechAudioUpdateEvent
    ) -> None:
        sound.append(event.data.delta)

    client: AsyncWebsocketsAudioSpeechClient = coze.websockets.audio.speech.create(on_event={})
    client.on(WebsocketsEventType.SPEECH_AUDIO_UPDATE, on_update)
    await client.connect()
    await client.input_text_buffer_append(InputTextBufferAppendEvent.Data(delta=text))
    await client.input_text_buffer_complete()
    await client.wait([WebsocketsEventType.SPEECH_AUDIO_COMPLETED], wait_all=False)
    await client.close()
    return b"".join(sound)
