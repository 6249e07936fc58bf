"""Programs that talk to a bot by voice; checked, never run."""

from typing import List, Union

from cozepy import (
    AsyncCoze,
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
    InputAudio,
    InputAudioBufferAppendEvent,
    Message,
    MessageContentType,
    MessageRole,
    OutputAudio,
    PCMConfig,
    ToolOutput,
    WebsocketsChatClient,
    WebsocketsChatEventHandler,
    WebsocketsErrorEvent,
    WebsocketsEventType,
)
from typing_extensions import assert_type


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
        cli.close()

    def on_error(
        self, cli: WebsocketsChatClient, e: Union[Exception, WebsocketsErrorEvent]
    ) -> None:
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
        chat.wait()


def talk_by_hand(coze: Coze) -> None:
    def on_delta(client: WebsocketsChatClient, event: ConversationMessageDeltaEvent) -> None:
        print(event.data.content)

    kind = WebsocketsEventType.CONVERSATION_MESSAGE_DELTA
    client = coze.websockets.chat.create(bot_id="1", on_event={kind: on_delta})
    client.connect()
    client.conversation_chat_cancel()
    client.wait([WebsocketsEventType.CONVERSATION_CHAT_COMPLETED], wait_all=False)
    client.close()


class AsyncHandler(AsyncWebsocketsChatEventHandler):
    async def on_conversation_message_delta(
        self, cli: AsyncWebsocketsChatClient, event: ConversationMessageDeltaEvent
    ) -> None:
        print(event.data.content)

    async def on_conversation_chat_completed(
        self, cli: AsyncWebsocketsChatClient, event: ConversationChatCompletedEvent
    ) -> None:
        await cli.close()

    async def on_error(
        self, cli: AsyncWebsocketsChatClient, e: Union[Exception, WebsocketsErrorEvent]
    ) -> None:
        await super().on_error(cli, e)

    async def on_closed(self, cli: AsyncWebsocketsChatClient) -> None:
        print("closed")


async def talk_async(coze: AsyncCoze, sound: bytes) -> None:
    client = coze.websockets.chat.create(bot_id="1", on_event=AsyncHandler())
    assert_type(client, AsyncWebsocketsChatClient)
    async with client() as chat:
        assert_type(chat, AsyncWebsocketsChatClient)
        await chat.input_audio_buffer_append(InputAudioBufferAppendEvent.Data(delta=sound))
        await chat.input_audio_buffer_complete()
        await chat.conversation_clear()
        await chat.wait()


async def talk_async_by_hand(coze: AsyncCoze) -> None:
    client: AsyncWebsocketsChatClient = coze.websockets.chat.create(bot_id="1", on_event={})
    await client.connect()
    await client.conversation_chat_cancel()
    await client.wait([WebsocketsEventType.CONVERSATION_CHAT_COMPLETED], wait_all=False)
    await client.close()
