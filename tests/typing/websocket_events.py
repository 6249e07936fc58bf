"""Handlers of every event that a websocket brings; checked, and run."""

from typing import Optional

from cozepy import (
    AsyncCoze,
    AsyncWebsocketsAudioSpeechClient,
    AsyncWebsocketsAudioSpeechEventHandler,
    AsyncWebsocketsAudioTranscriptionsClient,
    AsyncWebsocketsAudioTranscriptionsEventHandler,
    AsyncWebsocketsChatClient,
    AsyncWebsocketsChatEventHandler,
    Chat,
    ChatCreatedEvent,
    ChatError,
    ChatRequiredAction,
    ChatStatus,
    ChatUpdatedEvent,
    ChatUpdateEvent,
    ChatUsage,
    ConversationAudioCompletedEvent,
    ConversationAudioDeltaEvent,
    ConversationAudioSentenceStartEvent,
    ConversationAudioTranscriptCompletedEvent,
    ConversationAudioTranscriptUpdateEvent,
    ConversationChatCanceledEvent,
    ConversationChatCompletedEvent,
    ConversationChatCreatedEvent,
    ConversationChatFailedEvent,
    ConversationChatInProgressEvent,
    ConversationChatRequiresActionEvent,
    ConversationClearedEvent,
    ConversationMessageCompletedEvent,
    ConversationMessageDeltaEvent,
    Coze,
    InputAudio,
    InputAudioBufferClearedEvent,
    InputAudioBufferCompletedEvent,
    InputAudioBufferSpeechStartedEvent,
    InputAudioBufferSpeechStoppedEvent,
    InputTextBufferCompletedEvent,
    Message,
    OutputAudio,
    SpeechAudioCompletedEvent,
    SpeechAudioUpdateEvent,
    SpeechCreatedEvent,
    SpeechUpdatedEvent,
    TranscriptionsCreatedEvent,
    TranscriptionsMessageCompletedEvent,
    TranscriptionsMessageUpdateEvent,
    TranscriptionsUpdatedEvent,
    WebsocketsAudioSpeechClient,
    WebsocketsAudioSpeechEventHandler,
    WebsocketsAudioTranscriptionsClient,
    WebsocketsAudioTranscriptionsEventHandler,
    WebsocketsChatClient,
    WebsocketsChatEventHandler,
    WebsocketsEvent,
    WebsocketsEventType,
)
from typing_extensions import assert_type


class ChatEvents(WebsocketsChatEventHandler):
    def on_chat_created(self, cli: WebsocketsChatClient, event: ChatCreatedEvent) -> None:
        assert_type(event.detail, Optional[WebsocketsEvent.Detail])

    def on_chat_updated(self, cli: WebsocketsChatClient, event: ChatUpdatedEvent) -> None:
        assert_type(event.data, ChatUpdateEvent.Data)

    def on_conversation_chat_created(
        self, cli: WebsocketsChatClient, event: ConversationChatCreatedEvent
    ) -> None:
        assert_type(event.data, Chat)

    def on_conversation_chat_in_progress(
        self, cli: WebsocketsChatClient, event: ConversationChatInProgressEvent
    ) -> None:
        assert_type(event.data.status, ChatStatus)

    def on_conversation_message_delta(
        self, cli: WebsocketsChatClient, event: ConversationMessageDeltaEvent
    ) -> None:
        assert_type(event.data.content, str)

    def on_conversation_message_completed(
        self, cli: WebsocketsChatClient, event: ConversationMessageCompletedEvent
    ) -> None:
        assert_type(event.data, Message)

    def on_conversation_audio_sentence_start(
        self, cli: WebsocketsChatClient, event: ConversationAudioSentenceStartEvent
    ) -> None:
        assert_type(event.data.text, str)

    def on_conversation_audio_delta(
        self, cli: WebsocketsChatClient, event: ConversationAudioDeltaEvent
    ) -> None:
        assert_type(event.data.get_audio(), bytes)

    def on_conversation_audio_completed(
        self, cli: WebsocketsChatClient, event: ConversationAudioCompletedEvent
    ) -> None:
        assert_type(event.data, Message)

    def on_conversation_audio_transcript_update(
        self, cli: WebsocketsChatClient, event: ConversationAudioTranscriptUpdateEvent
    ) -> None:
        assert_type(event.data.content, str)

    def on_conversation_audio_transcript_completed(
        self, cli: WebsocketsChatClient, event: ConversationAudioTranscriptCompletedEvent
    ) -> None:
        assert_type(event.data.content, str)

    def on_conversation_chat_requires_action(
        self, cli: WebsocketsChatClient, event: ConversationChatRequiresActionEvent
    ) -> None:
        assert_type(event.data.required_action, Optional[ChatRequiredAction])

    def on_conversation_chat_completed(
        self, cli: WebsocketsChatClient, event: ConversationChatCompletedEvent
    ) -> None:
        assert_type(event.data.usage, Optional[ChatUsage])

    def on_conversation_chat_failed(
        self, cli: WebsocketsChatClient, event: ConversationChatFailedEvent
    ) -> None:
        assert_type(event.data.last_error, Optional[ChatError])

    def on_conversation_chat_canceled(
        self, cli: WebsocketsChatClient, event: ConversationChatCanceledEvent
    ) -> None:
        assert_type(event.data.code, int)

    def on_conversation_cleared(
        self, cli: WebsocketsChatClient, event: ConversationClearedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    def on_input_audio_buffer_completed(
        self, cli: WebsocketsChatClient, event: InputAudioBufferCompletedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    def on_input_audio_buffer_cleared(
        self, cli: WebsocketsChatClient, event: InputAudioBufferClearedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    def on_input_audio_buffer_speech_started(
        self, cli: WebsocketsChatClient, event: InputAudioBufferSpeechStartedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    def on_input_audio_buffer_speech_stopped(
        self, cli: WebsocketsChatClient, event: InputAudioBufferSpeechStoppedEvent
    ) -> None:
        assert_type(event.id, Optional[str])


class SpeechEvents(WebsocketsAudioSpeechEventHandler):
    def on_speech_created(
        self, cli: WebsocketsAudioSpeechClient, event: SpeechCreatedEvent
    ) -> None:
        assert_type(event.detail, Optional[WebsocketsEvent.Detail])

    def on_speech_updated(
        self, cli: WebsocketsAudioSpeechClient, event: SpeechUpdatedEvent
    ) -> None:
        assert_type(event.data.output_audio, Optional[OutputAudio])

    def on_input_text_buffer_completed(
        self, cli: WebsocketsAudioSpeechClient, event: InputTextBufferCompletedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    def on_speech_audio_update(
        self, cli: WebsocketsAudioSpeechClient, event: SpeechAudioUpdateEvent
    ) -> None:
        assert_type(event.data.delta, bytes)

    def on_speech_audio_completed(
        self, cli: WebsocketsAudioSpeechClient, event: SpeechAudioCompletedEvent
    ) -> None:
        assert_type(event.event_type, WebsocketsEventType)


class TranscriptionsEvents(WebsocketsAudioTranscriptionsEventHandler):
    def on_transcriptions_created(
        self, cli: WebsocketsAudioTranscriptionsClient, event: TranscriptionsCreatedEvent
    ) -> None:
        assert_type(event.detail, Optional[WebsocketsEvent.Detail])

    def on_transcriptions_updated(
        self, cli: WebsocketsAudioTranscriptionsClient, event: TranscriptionsUpdatedEvent
    ) -> None:
        assert_type(event.data.input_audio, Optional[InputAudio])

    def on_input_audio_buffer_completed(
        self, cli: WebsocketsAudioTranscriptionsClient, event: InputAudioBufferCompletedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    def on_input_audio_buffer_cleared(
        self, cli: WebsocketsAudioTranscriptionsClient, event: InputAudioBufferClearedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    def on_transcriptions_message_update(
        self, cli: WebsocketsAudioTranscriptionsClient, event: TranscriptionsMessageUpdateEvent
    ) -> None:
        assert_type(event.data.content, str)

    def on_transcriptions_message_completed(
        self, cli: WebsocketsAudioTranscriptionsClient, event: TranscriptionsMessageCompletedEvent
    ) -> None:
        assert_type(event.event_type, WebsocketsEventType)


def listen(coze: Coze) -> None:
    chat = coze.websockets.chat.create(bot_id="1", on_event=ChatEvents())
    with chat() as talking:
        talking.wait([WebsocketsEventType.CONVERSATION_CHAT_COMPLETED], wait_all=False)
    speech = coze.websockets.audio.speech.create(on_event=SpeechEvents())
    with speech() as speaking:
        speaking.wait([WebsocketsEventType.SPEECH_AUDIO_COMPLETED], wait_all=False)
    written = coze.websockets.audio.transcriptions.create(on_event=TranscriptionsEvents())
    with written() as writing:
        writing.wait([WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_COMPLETED], wait_all=False)


class AsyncChatEvents(AsyncWebsocketsChatEventHandler):
    async def on_chat_created(
        self, cli: AsyncWebsocketsChatClient, event: ChatCreatedEvent
    ) -> None:
        assert_type(event.detail, Optional[WebsocketsEvent.Detail])

    async def on_chat_updated(
        self, cli: AsyncWebsocketsChatClient, event: ChatUpdatedEvent
    ) -> None:
        assert_type(event.data, ChatUpdateEvent.Data)

    async def on_conversation_chat_created(
        self, cli: AsyncWebsocketsChatClient, event: ConversationChatCreatedEvent
    ) -> None:
        assert_type(event.data, Chat)

    async def on_conversation_chat_in_progress(
        self, cli: AsyncWebsocketsChatClient, event: ConversationChatInProgressEvent
    ) -> None:
        assert_type(event.data.status, ChatStatus)

    async def on_conversation_message_delta(
        self, cli: AsyncWebsocketsChatClient, event: ConversationMessageDeltaEvent
    ) -> None:
        assert_type(event.data.content, str)

    async def on_conversation_message_completed(
        self, cli: AsyncWebsocketsChatClient, event: ConversationMessageCompletedEvent
    ) -> None:
        assert_type(event.data, Message)

    async def on_conversation_audio_sentence_start(
        self, cli: AsyncWebsocketsChatClient, event: ConversationAudioSentenceStartEvent
    ) -> None:
        assert_type(event.data.text, str)

    async def on_conversation_audio_delta(
        self, cli: AsyncWebsocketsChatClient, event: ConversationAudioDeltaEvent
    ) -> None:
        assert_type(event.data.get_audio(), bytes)

    async def on_conversation_audio_completed(
        self, cli: AsyncWebsocketsChatClient, event: ConversationAudioCompletedEvent
    ) -> None:
        assert_type(event.data, Message)

    async def on_conversation_audio_transcript_update(
        self, cli: AsyncWebsocketsChatClient, event: ConversationAudioTranscriptUpdateEvent
    ) -> None:
        assert_type(event.data.content, str)

    async def on_conversation_audio_transcript_completed(
        self, cli: AsyncWebsocketsChatClient, event: ConversationAudioTranscriptCompletedEvent
    ) -> None:
        assert_type(event.data.content, str)

    async def on_conversation_chat_requires_action(
        self, cli: AsyncWebsocketsChatClient, event: ConversationChatRequiresActionEvent
    ) -> None:
        assert_type(event.data.required_action, Optional[ChatRequiredAction])

    async def on_conversation_chat_completed(
        self, cli: AsyncWebsocketsChatClient, event: ConversationChatCompletedEvent
    ) -> None:
        assert_type(event.data.usage, Optional[ChatUsage])

    async def on_conversation_chat_failed(
        self, cli: AsyncWebsocketsChatClient, event: ConversationChatFailedEvent
    ) -> None:
        assert_type(event.data.last_error, Optional[ChatError])

    async def on_conversation_chat_canceled(
        self, cli: AsyncWebsocketsChatClient, event: ConversationChatCanceledEvent
    ) -> None:
        assert_type(event.data.code, int)

    async def on_conversation_cleared(
        self, cli: AsyncWebsocketsChatClient, event: ConversationClearedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    async def on_input_audio_buffer_completed(
        self, cli: AsyncWebsocketsChatClient, event: InputAudioBufferCompletedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    async def on_input_audio_buffer_cleared(
        self, cli: AsyncWebsocketsChatClient, event: InputAudioBufferClearedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    async def on_input_audio_buffer_speech_started(
        self, cli: AsyncWebsocketsChatClient, event: InputAudioBufferSpeechStartedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    async def on_input_audio_buffer_speech_stopped(
        self, cli: AsyncWebsocketsChatClient, event: InputAudioBufferSpeechStoppedEvent
    ) -> None:
        assert_type(event.id, Optional[str])


class AsyncSpeechEvents(AsyncWebsocketsAudioSpeechEventHandler):
    async def on_speech_created(
        self, cli: AsyncWebsocketsAudioSpeechClient, event: SpeechCreatedEvent
    ) -> None:
        assert_type(event.detail, Optional[WebsocketsEvent.Detail])

    async def on_speech_updated(
        self, cli: AsyncWebsocketsAudioSpeechClient, event: SpeechUpdatedEvent
    ) -> None:
        assert_type(event.data.output_audio, Optional[OutputAudio])

    async def on_input_text_buffer_completed(
        self, cli: AsyncWebsocketsAudioSpeechClient, event: InputTextBufferCompletedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    async def on_speech_audio_update(
        self, cli: AsyncWebsocketsAudioSpeechClient, event: SpeechAudioUpdateEvent
    ) -> None:
        assert_type(event.data.delta, bytes)

    async def on_speech_audio_completed(
        self, cli: AsyncWebsocketsAudioSpeechClient, event: SpeechAudioCompletedEvent
    ) -> None:
        assert_type(event.event_type, WebsocketsEventType)


class AsyncTranscriptionsEvents(AsyncWebsocketsAudioTranscriptionsEventHandler):
    async def on_transcriptions_created(
        self, cli: AsyncWebsocketsAudioTranscriptionsClient, event: TranscriptionsCreatedEvent
    ) -> None:
        assert_type(event.detail, Optional[WebsocketsEvent.Detail])

    async def on_transcriptions_updated(
        self, cli: AsyncWebsocketsAudioTranscriptionsClient, event: TranscriptionsUpdatedEvent
    ) -> None:
        assert_type(event.data.input_audio, Optional[InputAudio])

    async def on_input_audio_buffer_completed(
        self, cli: AsyncWebsocketsAudioTranscriptionsClient, event: InputAudioBufferCompletedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    async def on_input_audio_buffer_cleared(
        self, cli: AsyncWebsocketsAudioTranscriptionsClient, event: InputAudioBufferClearedEvent
    ) -> None:
        assert_type(event.id, Optional[str])

    async def on_transcriptions_message_update(
        self, cli: AsyncWebsocketsAudioTranscriptionsClient, event: TranscriptionsMessageUpdateEvent
    ) -> None:
        assert_type(event.data.content, str)

    async def on_transcriptions_message_completed(
        self,
        cli: AsyncWebsocketsAudioTranscriptionsClient,
        event: TranscriptionsMessageCompletedEvent,
    ) -> None:
        assert_type(event.event_type, WebsocketsEventType)


async def listen_async(coze: AsyncCoze) -> None:
    chat = coze.websockets.chat.create(bot_id="1", on_event=AsyncChatEvents())
    async with chat() as talking:
        await talking.wait([WebsocketsEventType.CONVERSATION_CHAT_COMPLETED])
    speech = coze.websockets.audio.speech.create(on_event=AsyncSpeechEvents())
    async with speech() as speaking:
        await speaking.wait([WebsocketsEventType.SPEECH_AUDIO_COMPLETED])
    written = coze.websockets.audio.transcriptions.create(on_event=AsyncTranscriptionsEvents())
    async with written() as writing:
        await writing.wait([WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_COMPLETED])
