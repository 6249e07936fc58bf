"""Programs that talk to a bot by voice; checked, and run."""

from typing import List

from cozepy import (
    AsyncCoze,
    AsyncTokenAuth,
    AsyncWebsocketsChatClient,
    AsyncWebsocketsChatEventHandler,
    ChatUpdateEvent,
    ConversationAudioDeltaEvent,
    ConversationChatCompletedEvent,
    ConversationChatRequiresActionEvent,
    ConversationChatSubmitToolOutputsEvent,
    ConversationMessageCreateEvent,
    ConversationMessageDeltaEvent,
    Coze,
    CozeAPIError,
    InputAudio,
    InputAudioBufferAppendEvent,
    InputTextGenerateAudioEvent,
    Message,
    MessageContentType,
    MessageRole,
    OutputAudio,
    PCMConfig,
    TokenAuth,
    ToolOutput,
    WebsocketsChatClient,
    WebsocketsChatEventHandler,
    WebsocketsErrorEvent,
    WebsocketsEventType,
)
from typing_extensions import assert_type

DETECTED = ChatUpdateEvent.Data(
    chat_config=ChatUpdateEvent.ChatConfig(user_id="u", custom_variables={"city": "Paris"}),
    turn_detection=ChatUpdateEvent.TurnDetection(
        type=ChatUpdateEvent.TurnDetectionType.SERVER_VAD,
        interrupt_config=ChatUpdateEvent.InterruptConfig(
            mode=ChatUpdateEvent.InterruptConfigMode.KEYWORD_PREFIX, keywords=["stop"]
        ),
    ),
    asr_config=ChatUpdateEvent.ASRConfig(user_language=ChatUpdateEvent.ASRConfigUserLanguage.EN),
)


class Handler(WebsocketsChatEventHandler):
    def __init__(self) -> None:
        self.sound: List[bytes] = []

    def on_conversation_message_delta(
        self, cli: WebsocketsChatClient, event: ConversationMessageDeltaEvent
    ) -> None:
        assert_type(event.data, Message)
        print(event.data.content)

    def on_conversation_audio_delta(
        self, cli: WebsocketsChatClient, event: ConversationAudioDeltaEvent
    ) -> None:
        sound = event.data.get_audio()
        if sound:
            self.sound.append(sound)

    def on_conversation_chat_requires_action(
        self, cli: WebsocketsChatClient, event: ConversationChatRequiresActionEvent
    ) -> None:
        action = event.data.required_action
        assert action and action.submit_tool_outputs
        cli.conversation_chat_submit_tool_outputs(
            ConversationChatSubmitToolOutputsEvent.Data(
                chat_id=event.data.id,
                tool_outputs=[
                    ToolOutput(tool_call_id=call.id, output="sunny")
                    for call in action.submit_tool_outputs.tool_calls
                ],
            )
        )

    def on_conversation_chat_completed(
        self, cli: WebsocketsChatClient, event: ConversationChatCompletedEvent
    ) -> None:
        print(event.data.usage.token_count if event.data.usage else 0)

    def on_error(self, cli: WebsocketsChatClient, e: Exception) -> None:
        super().on_error(cli, e)

    def on_closed(self, cli: WebsocketsChatClient) -> None:
        print("closed")


def talk(coze: Coze, sound: bytes) -> None:
    client = coze.websockets.chat.create(bot_id="1", on_event=Handler())
    assert_type(client, WebsocketsChatClient)
    with client() as chat:
        assert_type(chat, WebsocketsChatClient)
        chat.chat_update(
            ChatUpdateEvent.Data(
                input_audio=InputAudio(
                    format="pcm", codec="pcm", sample_rate=24000, channel=1, bit_depth=16
                ),
                output_audio=OutputAudio(codec="pcm", pcm_config=PCMConfig(sample_rate=24000)),
            )
        )
        chat.input_audio_buffer_append(InputAudioBufferAppendEvent.Data(delta=sound))
        chat.input_audio_buffer_complete()
        chat.conversation_message_create(
            ConversationMessageCreateEvent.Data(
                role=MessageRole.USER, content_type=MessageContentType.TEXT, content="Hello"
            )
        )
        chat.wait([WebsocketsEventType.CONVERSATION_CHAT_COMPLETED], wait_all=False)


def talk_by_hand(coze: Coze) -> None:
    def on_delta(client: WebsocketsChatClient, event: ConversationMessageDeltaEvent) -> None:
        print(event.data.content)

    kind = WebsocketsEventType.CONVERSATION_MESSAGE_DELTA
    client = coze.websockets.chat.create(bot_id="1", on_event={kind: on_delta})
    client.connect()
    client.conversation_message_create(
        ConversationMessageCreateEvent.Data(
            role=MessageRole.USER, content_type=MessageContentType.TEXT, content="Hello"
        )
    )
    client.wait([WebsocketsEventType.CONVERSATION_CHAT_COMPLETED], wait_all=False)
    client.conversation_chat_cancel()
    client.wait([WebsocketsEventType.CONVERSATION_CHAT_CANCELED], wait_all=False)
    client.close()


def told(handler: WebsocketsChatEventHandler, event: WebsocketsErrorEvent) -> None:
    client = Coze(auth=TokenAuth("t")).websockets.chat.create(bot_id="1", on_event=handler)
    assert_type(event.data, CozeAPIError)
    handler.on_error(client, event)
    handler.on_client_error(client, event.data)


class AsyncHandler(AsyncWebsocketsChatEventHandler):
    def __init__(self) -> None:
        self.sound: List[bytes] = []

    async def on_conversation_message_delta(
        self, cli: AsyncWebsocketsChatClient, event: ConversationMessageDeltaEvent
    ) -> None:
        print(event.data.content)

    async def on_conversation_audio_delta(
        self, cli: AsyncWebsocketsChatClient, event: ConversationAudioDeltaEvent
    ) -> None:
        sound = event.data.get_audio()
        if sound:
            self.sound.append(sound)

    async def on_conversation_chat_requires_action(
        self, cli: AsyncWebsocketsChatClient, event: ConversationChatRequiresActionEvent
    ) -> None:
        action = event.data.required_action
        assert action and action.submit_tool_outputs
        calls = action.submit_tool_outputs.tool_calls
        await cli.conversation_chat_submit_tool_outputs(
            ConversationChatSubmitToolOutputsEvent.Data(
                chat_id=event.data.id,
                tool_outputs=[ToolOutput(tool_call_id=call.id, output="sunny") for call in calls],
            )
        )

    async def on_conversation_chat_completed(
        self, cli: AsyncWebsocketsChatClient, event: ConversationChatCompletedEvent
    ) -> None:
        print(event.data.usage.token_count if event.data.usage else 0)

    async def on_error(self, cli: AsyncWebsocketsChatClient, e: Exception) -> None:
        await super().on_error(cli, e)

    async def on_closed(self, cli: AsyncWebsocketsChatClient) -> None:
        print("closed")


async def talk_async(coze: AsyncCoze, sound: bytes) -> None:
    client = coze.websockets.chat.create(bot_id="1", on_event=AsyncHandler())
    assert_type(client, AsyncWebsocketsChatClient)
    async with client() as chat:
        assert_type(chat, AsyncWebsocketsChatClient)
        await chat.chat_update(DETECTED)
        await chat.input_audio_buffer_append(InputAudioBufferAppendEvent.Data(delta=sound))
        await chat.input_audio_buffer_clear()
        await chat.input_audio_buffer_append(InputAudioBufferAppendEvent.Data(delta=sound))
        await chat.input_audio_buffer_complete()
        await chat.wait()
        await chat.conversation_clear()
        await chat.input_text_generate_audio(
            InputTextGenerateAudioEvent.Data(
                mode=InputTextGenerateAudioEvent.Mode.TEXT, text="Are you there?"
            )
        )
        await chat.wait([WebsocketsEventType.CONVERSATION_CLEARED])


async def told_async(handler: AsyncWebsocketsChatEventHandler, event: WebsocketsErrorEvent) -> None:
    coze = AsyncCoze(auth=AsyncTokenAuth("t"))
    client = coze.websockets.chat.create(bot_id="1", on_event=handler)
    await handler.on_error(client, event)


async def talk_async_by_hand(coze: AsyncCoze) -> None:
    client: AsyncWebsocketsChatClient = coze.websockets.chat.create(bot_id="1", on_event={})
    await client.connect()
    await client.conversation_chat_cancel()
    await client.wait([WebsocketsEventType.CONVERSATION_CHAT_CANCELED], wait_all=False)
    await client.close()
