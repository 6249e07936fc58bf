"""Programs that have sound written down while it is heard; checked, and run."""

from typing import List

from cozepy import (
    AsyncCoze,
    AsyncWebsocketsAudioTranscriptionsClient,
    AsyncWebsocketsAudioTranscriptionsEventHandler,
    Coze,
    InputAudio,
    InputAudioBufferAppendEvent,
    TranscriptionsMessageCompletedEvent,
    TranscriptionsMessageUpdateEvent,
    TranscriptionsUpdateEvent,
    WebsocketsAudioTranscriptionsClient,
    WebsocketsAudioTranscriptionsEventHandler,
    WebsocketsEventType,
)
from typing_extensions import assert_type

SETTINGS = TranscriptionsUpdateEvent.Data(
    input_audio=InputAudio(format="pcm", codec="pcm", sample_rate=24000, channel=1, bit_depth=16)
)


class Handler(WebsocketsAudioTranscriptionsEventHandler):
    def __init__(self) -> None:
        self.text: List[str] = []

    def on_transcriptions_message_update(
        self, cli: WebsocketsAudioTranscriptionsClient, event: TranscriptionsMessageUpdateEvent
    ) -> None:
        assert_type(event.data.content, str)
        self.text.append(event.data.content)

    def on_transcriptions_message_completed(
        self, cli: WebsocketsAudioTranscriptionsClient, event: TranscriptionsMessageCompletedEvent
    ) -> None:
        cli.input_audio_buffer_clear()

    def on_error(self, cli: WebsocketsAudioTranscriptionsClient, e: Exception) -> None:
        print(e)

    def on_closed(self, cli: WebsocketsAudioTranscriptionsClient) -> None:
        print("closed")


def write_down(coze: Coze, sound: bytes) -> str:
    handler = Handler()
    transcriptions = coze.websockets.audio.transcriptions.create(on_event=handler)
    assert_type(transcriptions, WebsocketsAudioTranscriptionsClient)
    with transcriptions() as client:
        assert_type(client, WebsocketsAudioTranscriptionsClient)
        client.transcriptions_update(SETTINGS)
        client.input_audio_buffer_append(InputAudioBufferAppendEvent.Data(delta=sound))
        client.input_audio_buffer_complete()
        client.wait([WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_COMPLETED], wait_all=False)
    return "".join(handler.text)


class AsyncHandler(AsyncWebsocketsAudioTranscriptionsEventHandler):
    async def on_transcriptions_message_update(
        self,
        cli: AsyncWebsocketsAudioTranscriptionsClient,
        event: TranscriptionsMessageUpdateEvent,
    ) -> None:
        print(event.data.content)

    async def on_error(self, cli: AsyncWebsocketsAudioTranscriptionsClient, e: Exception) -> None:
        print(e)

    async def on_closed(self, cli: AsyncWebsocketsAudioTranscriptionsClient) -> None:
        print("closed")


async def write_down_async(coze: AsyncCoze, sound: bytes) -> None:
    transcriptions = coze.websockets.audio.transcriptions.create(on_event=AsyncHandler())
    assert_type(transcriptions, AsyncWebsocketsAudioTranscriptionsClient)
    async with transcriptions() as client:
        assert_type(client, AsyncWebsocketsAudioTranscriptionsClient)
        await client.transcriptions_update(SETTINGS)
        await client.input_audio_buffer_append(InputAudioBufferAppendEvent.Data(delta=sound))
        await client.input_audio_buffer_complete()
        await client.wait()


def write_down_by_hand(coze: Coze, sound: bytes) -> str:
    text: List[str] = []

    def on_update(
        client: WebsocketsAudioTranscriptionsClient, event: TranscriptionsMessageUpdateEvent
    ) -> None:
        text.append(event.data.content)

    kind = WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_UPDATE
    client = coze.websockets.audio.transcriptions.create(on_event={kind: on_update})
    client.connect()
    client.input_audio_buffer_append(InputAudioBufferAppendEvent.Data(delta=sound))
    client.input_audio_buffer_complete()
    client.wait([WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_COMPLETED], wait_all=False)
    client.close()
    return "".join(text)


async def write_down_async_by_hand(coze: AsyncCoze, sound: bytes) -> str:
    text: List[str] = []

    async def on_update(
        client: AsyncWebsocketsAudioTranscriptionsClient, event: TranscriptionsMessageUpdateEvent
    ) -> None:
        text.append(event.data.content)

    client: AsyncWebsocketsAudioTranscriptionsClient = coze.websockets.audio.transcriptions.create(
        on_event={}
    )
    client.on(WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_UPDATE, on_update)
    await client.connect()
    await client.input_audio_buffer_append(InputAudioBufferAppendEvent.Data(delta=sound))
    await client.input_audio_buffer_complete()
    await client.wait([WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_COMPLETED], wait_all=False)
    await client.close()
    return "".join(text)
