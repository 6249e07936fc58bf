"""Every method of 0.20.0, overridden as it states itself; written by `nox -s uses`."""

import pathlib
from typing import IO, Any, Callable, Dict, List, Optional, Tuple, Union

import cozepy
import cozepy.api_apps
import cozepy.api_apps.events
import cozepy.apps
import cozepy.audio.live
import cozepy.audio.rooms
import cozepy.audio.speech
import cozepy.audio.transcriptions
import cozepy.audio.voiceprint_groups
import cozepy.audio.voiceprint_groups.features
import cozepy.audio.voices
import cozepy.bots
import cozepy.chat
import cozepy.chat.message
import cozepy.connectors.bots
import cozepy.conversations
import cozepy.conversations.message
import cozepy.conversations.message.feedback
import cozepy.datasets
import cozepy.datasets.documents
import cozepy.datasets.images
import cozepy.enterprises.members
import cozepy.files
import cozepy.folders
import cozepy.knowledge.documents
import cozepy.templates
import cozepy.variables
import cozepy.websockets.audio.speech
import cozepy.websockets.audio.transcriptions
import cozepy.websockets.chat
import cozepy.workflows
import cozepy.workflows.chat
import cozepy.workflows.runs
import cozepy.workflows.runs.run_histories
import cozepy.workflows.runs.run_histories.execute_nodes
import cozepy.workflows.versions
import cozepy.workspaces
import cozepy.workspaces.members
from typing_extensions import Literal


class AsyncDeviceOAuthApp(cozepy.AsyncDeviceOAuthApp):
    async def get_device_code(self, workspace_id: Optional[str] = None) -> Any:
        raise NotImplementedError

    async def get_access_token(self, device_code: str, poll: bool = False) -> Any:
        raise NotImplementedError

    async def refresh_access_token(self, refresh_token: str) -> Any:
        raise NotImplementedError


class AsyncJWTOAuthApp(cozepy.AsyncJWTOAuthApp):
    async def get_access_token(
        self, ttl: int, scope: Optional[cozepy.Scope] = None, session_name: Optional[str] = None
    ) -> Any:
        raise NotImplementedError


class AsyncPKCEOAuthApp(cozepy.AsyncPKCEOAuthApp):
    def get_oauth_url(
        self,
        redirect_uri: str,
        code_verifier: str,
        code_challenge_method: Literal["plain", "S256"] = "plain",
        state: str = "",
        workspace_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError

    async def get_access_token(self, redirect_uri: str, code: str, code_verifier: str) -> Any:
        raise NotImplementedError

    async def refresh_access_token(self, refresh_token: str) -> Any:
        raise NotImplementedError


class AsyncWebOAuthApp(cozepy.AsyncWebOAuthApp):
    def get_oauth_url(
        self, redirect_uri: str, state: str = "", workspace_id: Optional[str] = None
    ) -> Any:
        raise NotImplementedError

    async def get_access_token(self, redirect_uri: str, code: str) -> Any:
        raise NotImplementedError

    async def refresh_access_token(self, refresh_token: str) -> Any:
        raise NotImplementedError


class AsyncWebsocketsAudioSpeechClient(cozepy.AsyncWebsocketsAudioSpeechClient):
    async def speech_update(self, event: cozepy.SpeechUpdateEvent) -> Any:
        raise NotImplementedError

    async def input_text_buffer_append(self, data: cozepy.InputTextBufferAppendEvent.Data) -> Any:
        raise NotImplementedError


class AsyncWebsocketsAudioSpeechEventHandler(cozepy.AsyncWebsocketsAudioSpeechEventHandler):
    async def on_speech_created(
        self, cli: cozepy.AsyncWebsocketsAudioSpeechClient, event: cozepy.SpeechCreatedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_speech_updated(
        self, cli: cozepy.AsyncWebsocketsAudioSpeechClient, event: cozepy.SpeechUpdatedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_input_text_buffer_completed(
        self,
        cli: cozepy.AsyncWebsocketsAudioSpeechClient,
        event: cozepy.InputTextBufferCompletedEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_speech_audio_update(
        self, cli: cozepy.AsyncWebsocketsAudioSpeechClient, event: cozepy.SpeechAudioUpdateEvent
    ) -> Any:
        raise NotImplementedError

    async def on_speech_audio_completed(
        self, cli: cozepy.AsyncWebsocketsAudioSpeechClient, event: cozepy.SpeechAudioCompletedEvent
    ) -> Any:
        raise NotImplementedError


class AsyncWebsocketsAudioTranscriptionsClient(cozepy.AsyncWebsocketsAudioTranscriptionsClient):
    async def transcriptions_update(self, data: cozepy.TranscriptionsUpdateEvent.Data) -> Any:
        raise NotImplementedError

    async def input_audio_buffer_append(self, data: cozepy.InputAudioBufferAppendEvent.Data) -> Any:
        raise NotImplementedError


class AsyncWebsocketsAudioTranscriptionsEventHandler(
    cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler
):
    async def on_transcriptions_created(
        self,
        cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
        event: cozepy.TranscriptionsCreatedEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_transcriptions_updated(
        self,
        cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
        event: cozepy.TranscriptionsUpdatedEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_input_audio_buffer_completed(
        self,
        cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
        event: cozepy.InputAudioBufferCompletedEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_input_audio_buffer_cleared(
        self,
        cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
        event: cozepy.InputAudioBufferClearedEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_transcriptions_message_update(
        self,
        cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
        event: cozepy.TranscriptionsMessageUpdateEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_transcriptions_message_completed(
        self,
        cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
        event: cozepy.TranscriptionsMessageCompletedEvent,
    ) -> Any:
        raise NotImplementedError


class AsyncWebsocketsChatClient(cozepy.AsyncWebsocketsChatClient):
    async def chat_update(self, data: cozepy.ChatUpdateEvent.Data) -> Any:
        raise NotImplementedError

    async def input_audio_buffer_append(self, data: cozepy.InputAudioBufferAppendEvent.Data) -> Any:
        raise NotImplementedError

    async def conversation_chat_submit_tool_outputs(
        self, data: cozepy.ConversationChatSubmitToolOutputsEvent.Data
    ) -> Any:
        raise NotImplementedError

    async def conversation_message_create(
        self, data: cozepy.ConversationMessageCreateEvent.Data
    ) -> Any:
        raise NotImplementedError

    async def input_text_generate_audio(self, data: cozepy.InputTextGenerateAudioEvent.Data) -> Any:
        raise NotImplementedError


class AsyncWebsocketsChatEventHandler(cozepy.AsyncWebsocketsChatEventHandler):
    async def on_chat_created(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ChatCreatedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_chat_updated(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ChatUpdatedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_chat_created(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationChatCreatedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_chat_in_progress(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationChatInProgressEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_message_delta(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationMessageDeltaEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_audio_sentence_start(
        self,
        cli: cozepy.AsyncWebsocketsChatClient,
        event: cozepy.ConversationAudioSentenceStartEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_audio_delta(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationAudioDeltaEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_message_completed(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationMessageCompletedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_audio_completed(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationAudioCompletedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_chat_completed(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationChatCompletedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_chat_failed(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationChatFailedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_input_audio_buffer_completed(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.InputAudioBufferCompletedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_input_audio_buffer_cleared(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.InputAudioBufferClearedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_cleared(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationClearedEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_chat_canceled(
        self, cli: cozepy.AsyncWebsocketsChatClient, event: cozepy.ConversationChatCanceledEvent
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_audio_transcript_update(
        self,
        cli: cozepy.AsyncWebsocketsChatClient,
        event: cozepy.ConversationAudioTranscriptUpdateEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_audio_transcript_completed(
        self,
        cli: cozepy.AsyncWebsocketsChatClient,
        event: cozepy.ConversationAudioTranscriptCompletedEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_conversation_chat_requires_action(
        self,
        cli: cozepy.AsyncWebsocketsChatClient,
        event: cozepy.ConversationChatRequiresActionEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_input_audio_buffer_speech_started(
        self,
        cli: cozepy.AsyncWebsocketsChatClient,
        event: cozepy.InputAudioBufferSpeechStartedEvent,
    ) -> Any:
        raise NotImplementedError

    async def on_input_audio_buffer_speech_stopped(
        self,
        cli: cozepy.AsyncWebsocketsChatClient,
        event: cozepy.InputAudioBufferSpeechStoppedEvent,
    ) -> Any:
        raise NotImplementedError


class Auth(cozepy.Auth):
    def authentication(self, headers: Dict[Any, Any]) -> Any:
        raise NotImplementedError

    async def aauthentication(self, headers: Dict[Any, Any]) -> Any:
        raise NotImplementedError


class DeviceOAuthApp(cozepy.DeviceOAuthApp):
    def get_device_code(self, workspace_id: Optional[str] = None) -> Any:
        raise NotImplementedError

    def get_access_token(self, device_code: str, poll: bool = False) -> Any:
        raise NotImplementedError

    def refresh_access_token(self, refresh_token: str) -> Any:
        raise NotImplementedError


class DocumentChunkStrategy(cozepy.DocumentChunkStrategy):
    @staticmethod
    def build_custom(
        max_tokens: int,
        separator: str,
        remove_extra_spaces: bool = False,
        remove_urls_emails: bool = False,
    ) -> Any:
        raise NotImplementedError


class DocumentSourceInfo(cozepy.DocumentSourceInfo):
    @staticmethod
    def build_local_file(content: str, file_type: str = "txt") -> Any:
        raise NotImplementedError

    @staticmethod
    def build_web_page(url: str) -> Any:
        raise NotImplementedError

    @staticmethod
    def build_file_id(file_id: str) -> Any:
        raise NotImplementedError


class DocumentUpdateRule(cozepy.DocumentUpdateRule):
    @staticmethod
    def build_auto_update(interval: int) -> Any:
        raise NotImplementedError


class FileHTTPResponse(cozepy.FileHTTPResponse):
    def write_to_file(self, file: str) -> Any:
        raise NotImplementedError


class JWTOAuthApp(cozepy.JWTOAuthApp):
    def get_access_token(
        self,
        ttl: int = 900,
        scope: Optional[cozepy.Scope] = None,
        session_name: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError


class Message(cozepy.Message):
    @staticmethod
    def build_user_question_text(content: str, meta_data: Optional[Dict[str, str]] = None) -> Any:
        raise NotImplementedError

    @staticmethod
    def build_user_question_objects(
        objects: List[cozepy.MessageObjectString], meta_data: Optional[Dict[str, str]] = None
    ) -> Any:
        raise NotImplementedError

    @staticmethod
    def build_assistant_answer(content: str, meta_data: Optional[Dict[str, str]] = None) -> Any:
        raise NotImplementedError


class MessageObjectString(cozepy.MessageObjectString):
    @staticmethod
    def build_text(text: str) -> Any:
        raise NotImplementedError

    @staticmethod
    def build_image(file_id: Optional[str] = None, file_url: Optional[str] = None) -> Any:
        raise NotImplementedError

    @staticmethod
    def build_file(file_id: Optional[str] = None, file_url: Optional[str] = None) -> Any:
        raise NotImplementedError

    @staticmethod
    def build_audio(file_id: Optional[str] = None, file_url: Optional[str] = None) -> Any:
        raise NotImplementedError


class PKCEOAuthApp(cozepy.PKCEOAuthApp):
    def get_oauth_url(
        self,
        redirect_uri: str,
        code_verifier: str,
        code_challenge_method: Literal["plain", "S256"] = "plain",
        state: str = "",
        workspace_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError

    def get_access_token(self, redirect_uri: str, code: str, code_verifier: str) -> Any:
        raise NotImplementedError

    def refresh_access_token(self, refresh_token: str) -> Any:
        raise NotImplementedError


class Scope(cozepy.Scope):
    @staticmethod
    def build_bot_chat(bot_id_list: List[str], permission_list: Optional[List[str]] = None) -> Any:
        raise NotImplementedError


class WebOAuthApp(cozepy.WebOAuthApp):
    def get_oauth_url(
        self, redirect_uri: str, state: str = "", workspace_id: Optional[str] = None
    ) -> Any:
        raise NotImplementedError

    def get_access_token(self, redirect_uri: str, code: str) -> Any:
        raise NotImplementedError

    def refresh_access_token(self, refresh_token: str) -> Any:
        raise NotImplementedError


class WebsocketsAudioSpeechClient(cozepy.WebsocketsAudioSpeechClient):
    def speech_update(self, event: cozepy.SpeechUpdateEvent) -> Any:
        raise NotImplementedError

    def input_text_buffer_append(self, data: cozepy.InputTextBufferAppendEvent.Data) -> Any:
        raise NotImplementedError


class WebsocketsAudioSpeechEventHandler(cozepy.WebsocketsAudioSpeechEventHandler):
    def on_speech_created(
        self, cli: cozepy.WebsocketsAudioSpeechClient, event: cozepy.SpeechCreatedEvent
    ) -> Any:
        raise NotImplementedError

    def on_speech_updated(
        self, cli: cozepy.WebsocketsAudioSpeechClient, event: cozepy.SpeechUpdatedEvent
    ) -> Any:
        raise NotImplementedError

    def on_input_text_buffer_completed(
        self, cli: cozepy.WebsocketsAudioSpeechClient, event: cozepy.InputTextBufferCompletedEvent
    ) -> Any:
        raise NotImplementedError

    def on_speech_audio_update(
        self, cli: cozepy.WebsocketsAudioSpeechClient, event: cozepy.SpeechAudioUpdateEvent
    ) -> Any:
        raise NotImplementedError

    def on_speech_audio_completed(
        self, cli: cozepy.WebsocketsAudioSpeechClient, event: cozepy.SpeechAudioCompletedEvent
    ) -> Any:
        raise NotImplementedError


class WebsocketsAudioTranscriptionsClient(cozepy.WebsocketsAudioTranscriptionsClient):
    def transcriptions_update(self, data: cozepy.TranscriptionsUpdateEvent.Data) -> Any:
        raise NotImplementedError

    def input_audio_buffer_append(self, data: cozepy.InputAudioBufferAppendEvent.Data) -> Any:
        raise NotImplementedError


class WebsocketsAudioTranscriptionsEventHandler(cozepy.WebsocketsAudioTranscriptionsEventHandler):
    def on_transcriptions_created(
        self,
        cli: cozepy.WebsocketsAudioTranscriptionsClient,
        event: cozepy.TranscriptionsCreatedEvent,
    ) -> Any:
        raise NotImplementedError

    def on_transcriptions_updated(
        self,
        cli: cozepy.WebsocketsAudioTranscriptionsClient,
        event: cozepy.TranscriptionsUpdatedEvent,
    ) -> Any:
        raise NotImplementedError

    def on_input_audio_buffer_completed(
        self,
        cli: cozepy.WebsocketsAudioTranscriptionsClient,
        event: cozepy.InputAudioBufferCompletedEvent,
    ) -> Any:
        raise NotImplementedError

    def on_input_audio_buffer_cleared(
        self,
        cli: cozepy.WebsocketsAudioTranscriptionsClient,
        event: cozepy.InputAudioBufferClearedEvent,
    ) -> Any:
        raise NotImplementedError

    def on_transcriptions_message_update(
        self,
        cli: cozepy.WebsocketsAudioTranscriptionsClient,
        event: cozepy.TranscriptionsMessageUpdateEvent,
    ) -> Any:
        raise NotImplementedError

    def on_transcriptions_message_completed(
        self,
        cli: cozepy.WebsocketsAudioTranscriptionsClient,
        event: cozepy.TranscriptionsMessageCompletedEvent,
    ) -> Any:
        raise NotImplementedError


class WebsocketsChatClient(cozepy.WebsocketsChatClient):
    def chat_update(self, data: cozepy.ChatUpdateEvent.Data) -> Any:
        raise NotImplementedError

    def input_audio_buffer_append(self, data: cozepy.InputAudioBufferAppendEvent.Data) -> Any:
        raise NotImplementedError

    def conversation_chat_submit_tool_outputs(
        self, data: cozepy.ConversationChatSubmitToolOutputsEvent.Data
    ) -> Any:
        raise NotImplementedError

    def conversation_message_create(self, data: cozepy.ConversationMessageCreateEvent.Data) -> Any:
        raise NotImplementedError

    def input_text_generate_audio(self, data: cozepy.InputTextGenerateAudioEvent.Data) -> Any:
        raise NotImplementedError


class WebsocketsChatEventHandler(cozepy.WebsocketsChatEventHandler):
    def on_chat_created(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ChatCreatedEvent
    ) -> Any:
        raise NotImplementedError

    def on_chat_updated(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ChatUpdatedEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_chat_created(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationChatCreatedEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_chat_in_progress(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationChatInProgressEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_message_delta(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationMessageDeltaEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_audio_sentence_start(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationAudioSentenceStartEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_audio_delta(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationAudioDeltaEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_message_completed(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationMessageCompletedEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_audio_completed(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationAudioCompletedEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_chat_completed(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationChatCompletedEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_chat_failed(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationChatFailedEvent
    ) -> Any:
        raise NotImplementedError

    def on_input_audio_buffer_completed(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.InputAudioBufferCompletedEvent
    ) -> Any:
        raise NotImplementedError

    def on_input_audio_buffer_cleared(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.InputAudioBufferClearedEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_cleared(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationClearedEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_chat_canceled(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationChatCanceledEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_audio_transcript_update(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationAudioTranscriptUpdateEvent
    ) -> Any:
        raise NotImplementedError

    def on_conversation_audio_transcript_completed(
        self,
        cli: cozepy.WebsocketsChatClient,
        event: cozepy.ConversationAudioTranscriptCompletedEvent,
    ) -> Any:
        raise NotImplementedError

    def on_conversation_chat_requires_action(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.ConversationChatRequiresActionEvent
    ) -> Any:
        raise NotImplementedError

    def on_input_audio_buffer_speech_started(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.InputAudioBufferSpeechStartedEvent
    ) -> Any:
        raise NotImplementedError

    def on_input_audio_buffer_speech_stopped(
        self, cli: cozepy.WebsocketsChatClient, event: cozepy.InputAudioBufferSpeechStoppedEvent
    ) -> Any:
        raise NotImplementedError


class APIAppsClient(cozepy.api_apps.APIAppsClient):
    def create(
        self,
        *,
        app_type: cozepy.AppType,
        name: Optional[str] = None,
        connector_id: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def update(
        self,
        *,
        app_id: str,
        name: Optional[str] = None,
        callback_url: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def delete(self, *, app_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    def list(
        self,
        *,
        app_type: Optional[cozepy.AppType] = None,
        page_token: str = "",
        page_size: int = 20,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncAPIAppsClient(cozepy.api_apps.AsyncAPIAppsClient):
    async def create(
        self,
        *,
        app_type: cozepy.AppType,
        name: Optional[str] = None,
        connector_id: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def update(
        self,
        *,
        app_id: str,
        name: Optional[str] = None,
        callback_url: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def delete(self, *, app_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    async def list(
        self,
        *,
        app_type: Optional[cozepy.AppType] = None,
        page_token: str = "",
        page_size: int = 20,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class APIAppsEventsClient(cozepy.api_apps.events.APIAppsEventsClient):
    def create(self, *, api_app_id: str, event_types: List[str], **kwargs: Any) -> Any:
        raise NotImplementedError

    def delete(self, *, api_app_id: str, event_types: List[str], **kwargs: Any) -> Any:
        raise NotImplementedError

    def list(
        self, *, api_app_id: str, page_token: str = "", page_size: int = 20, **kwargs: Any
    ) -> Any:
        raise NotImplementedError


class AsyncAPIAppsEventsClient(cozepy.api_apps.events.AsyncAPIAppsEventsClient):
    async def create(self, *, api_app_id: str, event_types: List[str], **kwargs: Any) -> Any:
        raise NotImplementedError

    async def delete(self, *, api_app_id: str, event_types: List[str], **kwargs: Any) -> Any:
        raise NotImplementedError

    async def list(
        self, *, api_app_id: str, page_token: str = "", page_size: int = 20, **kwargs: Any
    ) -> Any:
        raise NotImplementedError


class AppsClient(cozepy.apps.AppsClient):
    def list(
        self,
        *,
        workspace_id: str,
        publish_status: Optional[cozepy.PublishStatus] = None,
        connector_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 20,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncAppsClient(cozepy.apps.AsyncAppsClient):
    async def list(
        self,
        *,
        workspace_id: str,
        publish_status: Optional[cozepy.PublishStatus] = None,
        connector_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 20,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncLiveClient(cozepy.audio.live.AsyncLiveClient):
    async def retrieve(self, *, live_id: str) -> Any:
        raise NotImplementedError


class LiveClient(cozepy.audio.live.LiveClient):
    def retrieve(self, *, live_id: str) -> Any:
        raise NotImplementedError


class AsyncRoomsClient(cozepy.audio.rooms.AsyncRoomsClient):
    async def create(
        self,
        *,
        bot_id: str,
        voice_id: Optional[str] = None,
        conversation_id: Optional[str] = None,
        uid: Optional[str] = None,
        workflow_id: Optional[str] = None,
        config: Optional[cozepy.audio.rooms.RoomConfig] = None,
    ) -> Any:
        raise NotImplementedError


class RoomsClient(cozepy.audio.rooms.RoomsClient):
    def create(
        self,
        *,
        bot_id: str,
        voice_id: Optional[str] = None,
        conversation_id: Optional[str] = None,
        uid: Optional[str] = None,
        workflow_id: Optional[str] = None,
        config: Optional[cozepy.audio.rooms.RoomConfig] = None,
    ) -> Any:
        raise NotImplementedError


class AsyncSpeechClient(cozepy.audio.speech.AsyncSpeechClient):
    async def create(
        self,
        *,
        input: str,
        voice_id: str,
        response_format: cozepy.AudioFormat = cozepy.AudioFormat.MP3,
        speed: float = 1,
        sample_rate: int = 24000,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class SpeechClient(cozepy.audio.speech.SpeechClient):
    def create(
        self,
        *,
        input: str,
        voice_id: str,
        response_format: cozepy.AudioFormat = cozepy.AudioFormat.MP3,
        speed: float = 1,
        sample_rate: int = 24000,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncTranscriptionsClient(cozepy.audio.transcriptions.AsyncTranscriptionsClient):
    async def create(
        self,
        *,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class TranscriptionsClient(cozepy.audio.transcriptions.TranscriptionsClient):
    def create(
        self,
        *,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncVoiceprintGroupsClient(cozepy.audio.voiceprint_groups.AsyncVoiceprintGroupsClient):
    async def create(self, *, name: str, desc: Optional[str] = None, **kwargs: Any) -> Any:
        raise NotImplementedError

    async def update(
        self,
        *,
        group_id: str,
        name: Optional[str] = None,
        desc: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def delete(self, *, group_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    async def list(
        self,
        *,
        name: Optional[str] = None,
        group_id: Optional[str] = None,
        user_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 100,
    ) -> Any:
        raise NotImplementedError

    async def speaker_identify(
        self,
        *,
        group_id: str,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
        top_k: Optional[int] = None,
        sample_rate: Optional[int] = None,
        channel: Optional[int] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class VoiceprintGroupsClient(cozepy.audio.voiceprint_groups.VoiceprintGroupsClient):
    def create(self, *, name: str, desc: Optional[str] = None, **kwargs: Any) -> Any:
        raise NotImplementedError

    def update(
        self,
        *,
        group_id: str,
        name: Optional[str] = None,
        desc: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def delete(self, *, group_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    def list(
        self,
        *,
        name: Optional[str] = None,
        group_id: Optional[str] = None,
        user_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 10,
    ) -> Any:
        raise NotImplementedError

    def speaker_identify(
        self,
        *,
        group_id: str,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
        top_k: Optional[int] = None,
        sample_rate: Optional[int] = None,
        channel: Optional[int] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncVoiceprintGroupsFeaturesClient(
    cozepy.audio.voiceprint_groups.features.AsyncVoiceprintGroupsFeaturesClient
):
    async def create(
        self,
        *,
        group_id: str,
        name: str,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
        desc: Optional[str] = None,
        sample_rate: Optional[int] = None,
        channel: Optional[int] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def update(
        self,
        *,
        group_id: str,
        feature_id: str,
        name: Optional[str] = None,
        desc: Optional[str] = None,
        file: Optional[
            Union[
                IO[bytes],
                bytes,
                str,
                pathlib.Path,
                Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
            ]
        ] = None,
        sample_rate: Optional[int] = None,
        channel: Optional[int] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def delete(self, *, group_id: str, feature_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    async def list(self, *, group_id: str, page_num: int = 1, page_size: int = 100) -> Any:
        raise NotImplementedError


class VoiceprintGroupsFeaturesClient(
    cozepy.audio.voiceprint_groups.features.VoiceprintGroupsFeaturesClient
):
    def create(
        self,
        *,
        group_id: str,
        name: str,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
        desc: Optional[str] = None,
        sample_rate: Optional[int] = None,
        channel: Optional[int] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def update(
        self,
        *,
        group_id: str,
        feature_id: str,
        name: Optional[str] = None,
        desc: Optional[str] = None,
        file: Optional[
            Union[
                IO[bytes],
                bytes,
                str,
                pathlib.Path,
                Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
            ]
        ] = None,
        sample_rate: Optional[int] = None,
        channel: Optional[int] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def delete(self, *, group_id: str, feature_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    def list(self, *, group_id: str, page_num: int = 1, page_size: int = 10) -> Any:
        raise NotImplementedError


class AsyncVoicesClient(cozepy.audio.voices.AsyncVoicesClient):
    async def clone(
        self,
        *,
        voice_name: str,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
        audio_format: cozepy.AudioFormat,
        language: Optional[str] = None,
        voice_id: Optional[str] = None,
        preview_text: Optional[str] = None,
        text: Optional[str] = None,
        space_id: Optional[str] = None,
        description: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def list(
        self,
        *,
        filter_system_voice: bool = False,
        model_type: Optional[cozepy.VoiceModelType] = None,
        voice_state: Optional[cozepy.VoiceState] = None,
        page_num: int = 1,
        page_size: int = 100,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class VoicesClient(cozepy.audio.voices.VoicesClient):
    def clone(
        self,
        *,
        voice_name: str,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
        audio_format: cozepy.AudioFormat,
        language: Optional[str] = None,
        voice_id: Optional[str] = None,
        preview_text: Optional[str] = None,
        text: Optional[str] = None,
        space_id: Optional[str] = None,
        description: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def list(
        self,
        *,
        filter_system_voice: bool = False,
        model_type: Optional[cozepy.VoiceModelType] = None,
        voice_state: Optional[cozepy.VoiceState] = None,
        page_num: int = 1,
        page_size: int = 100,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncBotsClient(cozepy.bots.AsyncBotsClient):
    async def create(
        self,
        *,
        space_id: str,
        name: str,
        description: Optional[str] = None,
        icon_file_id: Optional[str] = None,
        prompt_info: Optional[cozepy.BotPromptInfo] = None,
        onboarding_info: Optional[cozepy.BotOnboardingInfo] = None,
        suggest_reply_info: Optional[cozepy.BotSuggestReplyInfo] = None,
        model_info_config: Optional[cozepy.BotModelInfo] = None,
        plugin_id_list: Optional[cozepy.PluginIDList] = None,
        workflow_id_list: Optional[cozepy.WorkflowIDList] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def update(
        self,
        *,
        bot_id: str,
        name: Optional[str] = None,
        description: Optional[str] = None,
        icon_file_id: Optional[str] = None,
        prompt_info: Optional[cozepy.BotPromptInfo] = None,
        onboarding_info: Optional[cozepy.BotOnboardingInfo] = None,
        knowledge: Optional[cozepy.BotKnowledge] = None,
        suggest_reply_info: Optional[cozepy.BotSuggestReplyInfo] = None,
        model_info_config: Optional[cozepy.BotModelInfo] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def publish(
        self, *, bot_id: str, connector_ids: Optional[List[str]] = None, **kwargs: Any
    ) -> Any:
        raise NotImplementedError

    async def unpublish(
        self,
        *,
        bot_id: str,
        connector_id: str,
        unpublish_reason: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def retrieve(
        self,
        *,
        bot_id: str,
        is_published: Optional[bool] = None,
        use_api_version: int = 1,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def list(
        self,
        *,
        space_id: str,
        publish_status: Optional[cozepy.PublishStatus] = None,
        connector_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 20,
        use_api_version: int = 1,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class BotsClient(cozepy.bots.BotsClient):
    def create(
        self,
        *,
        space_id: str,
        name: str,
        description: Optional[str] = None,
        icon_file_id: Optional[str] = None,
        prompt_info: Optional[cozepy.BotPromptInfo] = None,
        onboarding_info: Optional[cozepy.BotOnboardingInfo] = None,
        suggest_reply_info: Optional[cozepy.BotSuggestReplyInfo] = None,
        model_info_config: Optional[cozepy.BotModelInfo] = None,
        plugin_id_list: Optional[cozepy.PluginIDList] = None,
        workflow_id_list: Optional[cozepy.WorkflowIDList] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def update(
        self,
        *,
        bot_id: str,
        name: Optional[str] = None,
        description: Optional[str] = None,
        icon_file_id: Optional[str] = None,
        prompt_info: Optional[cozepy.BotPromptInfo] = None,
        onboarding_info: Optional[cozepy.BotOnboardingInfo] = None,
        knowledge: Optional[cozepy.BotKnowledge] = None,
        suggest_reply_info: Optional[cozepy.BotSuggestReplyInfo] = None,
        model_info_config: Optional[cozepy.BotModelInfo] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def publish(
        self, *, bot_id: str, connector_ids: Optional[List[str]] = None, **kwargs: Any
    ) -> Any:
        raise NotImplementedError

    def unpublish(
        self,
        *,
        bot_id: str,
        connector_id: str,
        unpublish_reason: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def retrieve(
        self,
        *,
        bot_id: str,
        is_published: Optional[bool] = None,
        use_api_version: int = 1,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def list(
        self,
        *,
        space_id: str,
        publish_status: Optional[cozepy.PublishStatus] = None,
        connector_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 20,
        use_api_version: int = 1,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncChatClient(cozepy.chat.AsyncChatClient):
    async def create(
        self,
        *,
        bot_id: str,
        user_id: str,
        conversation_id: Optional[str] = None,
        additional_messages: Optional[List[cozepy.Message]] = None,
        custom_variables: Optional[Dict[str, str]] = None,
        auto_save_history: bool = True,
        meta_data: Optional[Dict[str, str]] = None,
        parameters: Optional[Dict[str, Any]] = None,
    ) -> Any:
        raise NotImplementedError

    def stream(
        self,
        *,
        bot_id: str,
        user_id: str,
        additional_messages: Optional[List[cozepy.Message]] = None,
        custom_variables: Optional[Dict[str, str]] = None,
        auto_save_history: bool = True,
        meta_data: Optional[Dict[str, str]] = None,
        conversation_id: Optional[str] = None,
        parameters: Optional[Dict[str, Any]] = None,
        enable_card: Optional[bool] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def retrieve(self, *, conversation_id: str, chat_id: str) -> Any:
        raise NotImplementedError

    async def submit_tool_outputs(
        self, *, conversation_id: str, chat_id: str, tool_outputs: List[cozepy.ToolOutput]
    ) -> Any:
        raise NotImplementedError

    def submit_tool_outputs_stream(
        self, *, conversation_id: str, chat_id: str, tool_outputs: List[cozepy.ToolOutput]
    ) -> Any:
        raise NotImplementedError

    async def cancel(self, *, conversation_id: str, chat_id: str) -> Any:
        raise NotImplementedError


class ChatClient(cozepy.chat.ChatClient):
    def create(
        self,
        *,
        bot_id: str,
        user_id: str,
        conversation_id: Optional[str] = None,
        additional_messages: Optional[List[cozepy.Message]] = None,
        custom_variables: Optional[Dict[str, str]] = None,
        auto_save_history: bool = True,
        meta_data: Optional[Dict[str, str]] = None,
        parameters: Optional[Dict[str, Any]] = None,
    ) -> Any:
        raise NotImplementedError

    def stream(
        self,
        *,
        bot_id: str,
        user_id: str,
        additional_messages: Optional[List[cozepy.Message]] = None,
        custom_variables: Optional[Dict[str, str]] = None,
        auto_save_history: bool = True,
        meta_data: Optional[Dict[str, str]] = None,
        conversation_id: Optional[str] = None,
        parameters: Optional[Dict[str, Any]] = None,
        enable_card: Optional[bool] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def create_and_poll(
        self,
        *,
        bot_id: str,
        user_id: str,
        conversation_id: Optional[str] = None,
        additional_messages: Optional[List[cozepy.Message]] = None,
        custom_variables: Optional[Dict[str, str]] = None,
        auto_save_history: bool = True,
        meta_data: Optional[Dict[str, str]] = None,
        poll_timeout: Optional[int] = None,
        parameters: Optional[Dict[str, Any]] = None,
    ) -> Any:
        raise NotImplementedError

    def retrieve(self, *, conversation_id: str, chat_id: str) -> Any:
        raise NotImplementedError

    def submit_tool_outputs(
        self,
        *,
        conversation_id: str,
        chat_id: str,
        tool_outputs: List[cozepy.ToolOutput],
        stream: bool,
    ) -> Any:
        raise NotImplementedError

    def cancel(self, *, conversation_id: str, chat_id: str) -> Any:
        raise NotImplementedError


class AsyncChatMessagesClient(cozepy.chat.message.AsyncChatMessagesClient):
    async def list(self, *, conversation_id: str, chat_id: str) -> Any:
        raise NotImplementedError


class ChatMessagesClient(cozepy.chat.message.ChatMessagesClient):
    def list(self, *, conversation_id: str, chat_id: str) -> Any:
        raise NotImplementedError


class AsyncConnectorsBotsClient(cozepy.connectors.bots.AsyncConnectorsBotsClient):
    async def update(
        self,
        *,
        bot_id: str,
        connector_id: str,
        audit_status: Optional[cozepy.connectors.bots.AuditStatus] = None,
        reason: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class ConnectorsBotsClient(cozepy.connectors.bots.ConnectorsBotsClient):
    def update(
        self,
        *,
        bot_id: str,
        connector_id: str,
        audit_status: Optional[cozepy.connectors.bots.AuditStatus] = None,
        reason: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncConversationsClient(cozepy.conversations.AsyncConversationsClient):
    async def create(
        self,
        *,
        messages: Optional[List[cozepy.Message]] = None,
        bot_id: Optional[str] = None,
        name: Optional[str] = None,
        connector_id: Optional[str] = None,
        meta_data: Optional[Dict[str, str]] = None,
    ) -> Any:
        raise NotImplementedError

    async def list(self, *, bot_id: str, page_num: int = 1, page_size: int = 50) -> Any:
        raise NotImplementedError

    async def retrieve(self, *, conversation_id: str) -> Any:
        raise NotImplementedError

    async def clear(self, *, conversation_id: str) -> Any:
        raise NotImplementedError

    async def update(self, *, conversation_id: str, name: Optional[str] = None) -> Any:
        raise NotImplementedError

    async def delete(self, *, conversation_id: str) -> Any:
        raise NotImplementedError


class ConversationsClient(cozepy.conversations.ConversationsClient):
    def create(
        self,
        *,
        messages: Optional[List[cozepy.Message]] = None,
        bot_id: Optional[str] = None,
        name: Optional[str] = None,
        connector_id: Optional[str] = None,
        meta_data: Optional[Dict[str, str]] = None,
    ) -> Any:
        raise NotImplementedError

    def list(self, *, bot_id: str, page_num: int = 1, page_size: int = 50) -> Any:
        raise NotImplementedError

    def retrieve(self, *, conversation_id: str) -> Any:
        raise NotImplementedError

    def clear(self, *, conversation_id: str) -> Any:
        raise NotImplementedError

    def update(self, *, conversation_id: str, name: Optional[str] = None) -> Any:
        raise NotImplementedError

    def delete(self, *, conversation_id: str) -> Any:
        raise NotImplementedError


class AsyncMessagesClient(cozepy.conversations.message.AsyncMessagesClient):
    async def create(
        self,
        *,
        conversation_id: str,
        role: cozepy.MessageRole,
        content: str,
        content_type: cozepy.MessageContentType,
        meta_data: Optional[Dict[str, str]] = None,
    ) -> Any:
        raise NotImplementedError

    async def list(
        self,
        *,
        conversation_id: str,
        order: str = "desc",
        chat_id: Optional[str] = None,
        before_id: Optional[str] = None,
        after_id: Optional[str] = None,
        limit: int = 50,
    ) -> Any:
        raise NotImplementedError

    async def retrieve(self, *, conversation_id: str, message_id: str) -> Any:
        raise NotImplementedError

    async def update(
        self,
        *,
        conversation_id: str,
        message_id: str,
        content: Optional[str] = None,
        content_type: Optional[cozepy.MessageContentType] = None,
        meta_data: Optional[Dict[str, str]] = None,
    ) -> Any:
        raise NotImplementedError

    async def delete(self, *, conversation_id: str, message_id: str) -> Any:
        raise NotImplementedError


class MessagesClient(cozepy.conversations.message.MessagesClient):
    def create(
        self,
        *,
        conversation_id: str,
        role: cozepy.MessageRole,
        content: str,
        content_type: cozepy.MessageContentType,
        meta_data: Optional[Dict[str, str]] = None,
    ) -> Any:
        raise NotImplementedError

    def list(
        self,
        *,
        conversation_id: str,
        order: str = "desc",
        chat_id: Optional[str] = None,
        before_id: Optional[str] = None,
        after_id: Optional[str] = None,
        limit: int = 50,
    ) -> Any:
        raise NotImplementedError

    def retrieve(self, *, conversation_id: str, message_id: str) -> Any:
        raise NotImplementedError

    def update(
        self,
        *,
        conversation_id: str,
        message_id: str,
        content: Optional[str] = None,
        content_type: Optional[cozepy.MessageContentType] = None,
        meta_data: Optional[Dict[str, str]] = None,
    ) -> Any:
        raise NotImplementedError

    def delete(self, *, conversation_id: str, message_id: str) -> Any:
        raise NotImplementedError


class AsyncMessagesFeedbackClient(
    cozepy.conversations.message.feedback.AsyncMessagesFeedbackClient
):
    async def create(
        self,
        *,
        conversation_id: str,
        message_id: str,
        feedback_type: cozepy.FeedbackType,
        reason_types: Optional[List[str]] = None,
        comment: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def delete(self, *, conversation_id: str, message_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError


class ConversationsMessagesFeedbackClient(
    cozepy.conversations.message.feedback.ConversationsMessagesFeedbackClient
):
    def create(
        self,
        *,
        conversation_id: str,
        message_id: str,
        feedback_type: cozepy.FeedbackType,
        reason_types: Optional[List[str]] = None,
        comment: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def delete(self, *, conversation_id: str, message_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError


class AsyncDatasetsClient(cozepy.datasets.AsyncDatasetsClient):
    async def create(
        self,
        *,
        name: str,
        space_id: str,
        format_type: cozepy.DocumentFormatType,
        description: Optional[str] = None,
        icon_file_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError

    async def list(
        self,
        *,
        space_id: str,
        name: Optional[str] = None,
        format_type: Optional[cozepy.DocumentFormatType] = None,
        page_num: int = 1,
        page_size: int = 10,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    async def update(
        self,
        *,
        dataset_id: str,
        name: str,
        description: Optional[str] = None,
        icon_file_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError

    async def delete(self, *, dataset_id: str) -> Any:
        raise NotImplementedError

    async def process(self, *, dataset_id: str, document_ids: List[str]) -> Any:
        raise NotImplementedError


class DatasetsClient(cozepy.datasets.DatasetsClient):
    def create(
        self,
        *,
        name: str,
        space_id: str,
        format_type: cozepy.DocumentFormatType,
        description: Optional[str] = None,
        icon_file_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError

    def list(
        self,
        *,
        space_id: str,
        name: Optional[str] = None,
        format_type: Optional[cozepy.DocumentFormatType] = None,
        page_num: int = 1,
        page_size: int = 10,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError

    def update(
        self,
        *,
        dataset_id: str,
        name: str,
        description: Optional[str] = None,
        icon_file_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError

    def delete(self, *, dataset_id: str) -> Any:
        raise NotImplementedError

    def process(self, *, dataset_id: str, document_ids: List[str]) -> Any:
        raise NotImplementedError


class AsyncDatasetsDocumentsClient(cozepy.datasets.documents.AsyncDatasetsDocumentsClient):
    async def create(
        self,
        *,
        dataset_id: str,
        document_bases: List[cozepy.DocumentBase],
        chunk_strategy: Optional[cozepy.DocumentChunkStrategy] = None,
    ) -> Any:
        raise NotImplementedError

    async def update(
        self,
        *,
        document_id: str,
        document_name: Optional[str] = None,
        update_rule: Optional[cozepy.DocumentUpdateRule] = None,
    ) -> Any:
        raise NotImplementedError

    async def delete(self, *, document_ids: List[str]) -> Any:
        raise NotImplementedError

    async def list(self, *, dataset_id: str, page_num: int = 1, page_size: int = 10) -> Any:
        raise NotImplementedError


class DatasetsDocumentsClient(cozepy.datasets.documents.DatasetsDocumentsClient):
    def create(
        self,
        *,
        dataset_id: str,
        document_bases: List[cozepy.DocumentBase],
        chunk_strategy: Optional[cozepy.DocumentChunkStrategy] = None,
        format_type: Optional[cozepy.DocumentFormatType] = cozepy.DocumentFormatType.DOCUMENT,
    ) -> Any:
        raise NotImplementedError

    def update(
        self,
        *,
        document_id: str,
        document_name: Optional[str] = None,
        update_rule: Optional[cozepy.DocumentUpdateRule] = None,
    ) -> Any:
        raise NotImplementedError

    def delete(self, *, document_ids: List[str]) -> Any:
        raise NotImplementedError

    def list(self, *, dataset_id: str, page_num: int = 1, page_size: int = 10) -> Any:
        raise NotImplementedError


class AsyncDatasetsImagesClient(cozepy.datasets.images.AsyncDatasetsImagesClient):
    async def update(
        self, *, dataset_id: str, document_id: str, caption: str, **kwargs: Any
    ) -> Any:
        raise NotImplementedError

    async def list(
        self,
        *,
        dataset_id: str,
        keyword: Optional[str] = None,
        has_caption: Optional[bool] = None,
        page_num: int = 1,
        page_size: int = 10,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class DatasetsImagesClient(cozepy.datasets.images.DatasetsImagesClient):
    def update(self, *, dataset_id: str, document_id: str, caption: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    def list(
        self,
        *,
        dataset_id: str,
        keyword: Optional[str] = None,
        has_caption: Optional[bool] = None,
        page_num: int = 1,
        page_size: int = 10,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncEnterprisesMembersClient(cozepy.enterprises.members.AsyncEnterprisesMembersClient):
    async def create(
        self, *, enterprise_id: str, users: List[cozepy.EnterpriseMember], **kwargs: Any
    ) -> Any:
        raise NotImplementedError

    async def delete(
        self, *, enterprise_id: str, user_id: str, receiver_user_id: str, **kwargs: Any
    ) -> Any:
        raise NotImplementedError

    async def update(
        self, *, enterprise_id: str, user_id: str, role: cozepy.EnterpriseMemberRole, **kwargs: Any
    ) -> Any:
        raise NotImplementedError


class EnterprisesMembersClient(cozepy.enterprises.members.EnterprisesMembersClient):
    def create(
        self, *, enterprise_id: str, users: List[cozepy.EnterpriseMember], **kwargs: Any
    ) -> Any:
        raise NotImplementedError

    def delete(
        self, *, enterprise_id: str, user_id: str, receiver_user_id: str, **kwargs: Any
    ) -> Any:
        raise NotImplementedError

    def update(
        self, *, enterprise_id: str, user_id: str, role: cozepy.EnterpriseMemberRole, **kwargs: Any
    ) -> Any:
        raise NotImplementedError


class AsyncFilesClient(cozepy.files.AsyncFilesClient):
    async def upload(
        self,
        *,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
    ) -> Any:
        raise NotImplementedError

    async def retrieve(self, *, file_id: str) -> Any:
        raise NotImplementedError


class FilesClient(cozepy.files.FilesClient):
    def upload(
        self,
        *,
        file: Union[
            IO[bytes],
            bytes,
            str,
            pathlib.Path,
            Tuple[Optional[str], Union[IO[bytes], bytes, str, pathlib.Path]],
        ],
    ) -> Any:
        raise NotImplementedError

    def retrieve(self, *, file_id: str) -> Any:
        raise NotImplementedError


class AsyncFoldersClient(cozepy.folders.AsyncFoldersClient):
    async def retrieve(self, *, folder_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    async def list(
        self,
        *,
        workspace_id: str,
        folder_type: cozepy.FolderType,
        parent_folder_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 20,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class FoldersClient(cozepy.folders.FoldersClient):
    def retrieve(self, *, folder_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    def list(
        self,
        *,
        workspace_id: str,
        folder_type: cozepy.FolderType,
        parent_folder_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 20,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncDocumentsClient(cozepy.knowledge.documents.AsyncDocumentsClient):
    async def create(
        self,
        *,
        dataset_id: str,
        document_bases: List[cozepy.DocumentBase],
        chunk_strategy: Optional[cozepy.DocumentChunkStrategy] = None,
    ) -> Any:
        raise NotImplementedError

    async def update(
        self,
        *,
        document_id: str,
        document_name: Optional[str] = None,
        update_rule: Optional[cozepy.DocumentUpdateRule] = None,
    ) -> Any:
        raise NotImplementedError

    async def delete(self, *, document_ids: List[str]) -> Any:
        raise NotImplementedError

    async def list(self, *, dataset_id: str, page_num: int = 1, page_size: int = 10) -> Any:
        raise NotImplementedError


class DocumentsClient(cozepy.knowledge.documents.DocumentsClient):
    def create(
        self,
        *,
        dataset_id: str,
        document_bases: List[cozepy.DocumentBase],
        chunk_strategy: Optional[cozepy.DocumentChunkStrategy] = None,
    ) -> Any:
        raise NotImplementedError

    def update(
        self,
        *,
        document_id: str,
        document_name: Optional[str] = None,
        update_rule: Optional[cozepy.DocumentUpdateRule] = None,
    ) -> Any:
        raise NotImplementedError

    def delete(self, *, document_ids: List[str]) -> Any:
        raise NotImplementedError

    def list(self, *, dataset_id: str, page_num: int = 1, page_size: int = 10) -> Any:
        raise NotImplementedError


class AsyncTemplatesClient(cozepy.templates.AsyncTemplatesClient):
    async def duplicate(
        self, *, template_id: str, workspace_id: str, name: Optional[str] = None, **kwargs: Any
    ) -> Any:
        raise NotImplementedError


class TemplatesClient(cozepy.templates.TemplatesClient):
    def duplicate(
        self, *, template_id: str, workspace_id: str, name: Optional[str] = None, **kwargs: Any
    ) -> Any:
        raise NotImplementedError


class AsyncVariablesClient(cozepy.variables.AsyncVariablesClient):
    async def retrieve(
        self,
        *,
        connector_uid: str,
        keywords: List[str],
        app_id: Optional[str] = None,
        bot_id: Optional[str] = None,
        connector_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError

    async def update(
        self,
        *,
        connector_uid: str,
        data: List[cozepy.VariableValue],
        app_id: Optional[str] = None,
        bot_id: Optional[str] = None,
        connector_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError


class VariablesClient(cozepy.variables.VariablesClient):
    def retrieve(
        self,
        *,
        connector_uid: str,
        keywords: List[str],
        app_id: Optional[str] = None,
        bot_id: Optional[str] = None,
        connector_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError

    def update(
        self,
        *,
        connector_uid: str,
        data: List[cozepy.VariableValue],
        app_id: Optional[str] = None,
        bot_id: Optional[str] = None,
        connector_id: Optional[str] = None,
    ) -> Any:
        raise NotImplementedError


class AsyncWebsocketsAudioSpeechBuildClient(
    cozepy.websockets.audio.speech.AsyncWebsocketsAudioSpeechBuildClient
):
    def create(
        self,
        *,
        on_event: Union[
            cozepy.AsyncWebsocketsAudioSpeechEventHandler,
            Dict[cozepy.WebsocketsEventType, Callable[..., Any]],
        ],
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class WebsocketsAudioSpeechBuildClient(
    cozepy.websockets.audio.speech.WebsocketsAudioSpeechBuildClient
):
    def create(
        self,
        *,
        on_event: Union[
            cozepy.WebsocketsAudioSpeechEventHandler,
            Dict[cozepy.WebsocketsEventType, Callable[..., Any]],
        ],
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncWebsocketsAudioTranscriptionsBuildClient(
    cozepy.websockets.audio.transcriptions.AsyncWebsocketsAudioTranscriptionsBuildClient
):
    def create(
        self,
        *,
        on_event: Union[
            cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
            Dict[cozepy.WebsocketsEventType, Callable[..., Any]],
        ],
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class WebsocketsAudioTranscriptionsBuildClient(
    cozepy.websockets.audio.transcriptions.WebsocketsAudioTranscriptionsBuildClient
):
    def create(
        self,
        *,
        on_event: Union[
            cozepy.WebsocketsAudioTranscriptionsEventHandler,
            Dict[cozepy.WebsocketsEventType, Callable[..., Any]],
        ],
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncWebsocketsChatBuildClient(cozepy.websockets.chat.AsyncWebsocketsChatBuildClient):
    def create(
        self,
        *,
        bot_id: str,
        on_event: Union[
            cozepy.AsyncWebsocketsChatEventHandler,
            Dict[cozepy.WebsocketsEventType, Callable[..., Any]],
        ],
        workflow_id: Optional[str] = None,
        device_id: Optional[int] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class WebsocketsChatBuildClient(cozepy.websockets.chat.WebsocketsChatBuildClient):
    def create(
        self,
        *,
        bot_id: str,
        on_event: Union[
            cozepy.WebsocketsChatEventHandler, Dict[cozepy.WebsocketsEventType, Callable[..., Any]]
        ],
        workflow_id: Optional[str] = None,
        device_id: Optional[int] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncWorkflowsClient(cozepy.workflows.AsyncWorkflowsClient):
    async def retrieve(self, *, workflow_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    async def list(
        self,
        *,
        workspace_id: Optional[str] = None,
        workflow_mode: Optional[cozepy.WorkflowMode] = None,
        app_id: Optional[str] = None,
        publish_status: Optional[cozepy.PublishStatus] = None,
        page_num: int = 1,
        page_size: int = 100,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class WorkflowsClient(cozepy.workflows.WorkflowsClient):
    def retrieve(self, *, workflow_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError

    def list(
        self,
        *,
        workspace_id: Optional[str] = None,
        workflow_mode: Optional[cozepy.WorkflowMode] = None,
        app_id: Optional[str] = None,
        publish_status: Optional[cozepy.PublishStatus] = None,
        page_num: int = 1,
        page_size: int = 100,
    ) -> Any:
        raise NotImplementedError


class AsyncWorkflowsChatClient(cozepy.workflows.chat.AsyncWorkflowsChatClient):
    def stream(
        self,
        *,
        workflow_id: str,
        additional_messages: Optional[List[cozepy.Message]] = None,
        parameters: Optional[Dict[str, Any]] = None,
        app_id: Optional[str] = None,
        bot_id: Optional[str] = None,
        conversation_id: Optional[str] = None,
        ext: Optional[Dict[str, str]] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class WorkflowsChatClient(cozepy.workflows.chat.WorkflowsChatClient):
    def stream(
        self,
        *,
        workflow_id: str,
        additional_messages: Optional[List[cozepy.Message]] = None,
        parameters: Optional[Dict[str, Any]] = None,
        app_id: Optional[str] = None,
        bot_id: Optional[str] = None,
        conversation_id: Optional[str] = None,
        ext: Optional[Dict[str, str]] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncWorkflowsRunsClient(cozepy.workflows.runs.AsyncWorkflowsRunsClient):
    async def create(
        self,
        *,
        workflow_id: str,
        parameters: Optional[Dict[str, Any]] = None,
        bot_id: Optional[str] = None,
        app_id: Optional[str] = None,
        is_async: bool = False,
        ext: Optional[Dict[str, Any]] = None,
    ) -> Any:
        raise NotImplementedError

    def stream(
        self,
        *,
        workflow_id: str,
        parameters: Optional[Dict[str, Any]] = None,
        bot_id: Optional[str] = None,
        app_id: Optional[str] = None,
        ext: Optional[Dict[str, Any]] = None,
    ) -> Any:
        raise NotImplementedError

    def resume(
        self, *, workflow_id: str, event_id: str, resume_data: str, interrupt_type: int
    ) -> Any:
        raise NotImplementedError


class WorkflowsRunsClient(cozepy.workflows.runs.WorkflowsRunsClient):
    def create(
        self,
        *,
        workflow_id: str,
        parameters: Optional[Dict[str, Any]] = None,
        bot_id: Optional[str] = None,
        app_id: Optional[str] = None,
        is_async: bool = False,
        ext: Optional[Dict[str, Any]] = None,
    ) -> Any:
        raise NotImplementedError

    def stream(
        self,
        *,
        workflow_id: str,
        parameters: Optional[Dict[str, Any]] = None,
        bot_id: Optional[str] = None,
        app_id: Optional[str] = None,
        ext: Optional[Dict[str, Any]] = None,
    ) -> Any:
        raise NotImplementedError

    def resume(
        self, *, workflow_id: str, event_id: str, resume_data: str, interrupt_type: int
    ) -> Any:
        raise NotImplementedError


class AsyncWorkflowsRunsRunHistoriesClient(
    cozepy.workflows.runs.run_histories.AsyncWorkflowsRunsRunHistoriesClient
):
    async def retrieve(self, *, workflow_id: str, execute_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError


class WorkflowsRunsRunHistoriesClient(
    cozepy.workflows.runs.run_histories.WorkflowsRunsRunHistoriesClient
):
    def retrieve(self, *, workflow_id: str, execute_id: str, **kwargs: Any) -> Any:
        raise NotImplementedError


class AsyncWorkflowsRunsRunHistoriesExecuteNodesClient(
    cozepy.workflows.runs.run_histories.execute_nodes.AsyncWorkflowsRunsRunHistoriesExecuteNodesClient
):
    async def retrieve(
        self, *, workflow_id: str, execute_id: str, node_execute_uuid: str, **kwargs: Any
    ) -> Any:
        raise NotImplementedError


class WorkflowsRunsRunHistoriesExecuteNodesClient(
    cozepy.workflows.runs.run_histories.execute_nodes.WorkflowsRunsRunHistoriesExecuteNodesClient
):
    def retrieve(
        self, *, workflow_id: str, execute_id: str, node_execute_uuid: str, **kwargs: Any
    ) -> Any:
        raise NotImplementedError


class AsyncWorkflowsVersionsClient(cozepy.workflows.versions.AsyncWorkflowsVersionsClient):
    async def list(
        self,
        *,
        workflow_id: str,
        publish_status: Optional[cozepy.PublishStatus] = None,
        page_size: int = 10,
        page_token: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class WorkflowsVersionsClient(cozepy.workflows.versions.WorkflowsVersionsClient):
    def list(
        self,
        *,
        workflow_id: str,
        publish_status: Optional[cozepy.PublishStatus] = None,
        page_size: int = 10,
        page_token: Optional[str] = None,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncWorkspacesClient(cozepy.workspaces.AsyncWorkspacesClient):
    async def list(
        self,
        *,
        user_id: Optional[str] = None,
        coze_account_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 20,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class WorkspacesClient(cozepy.workspaces.WorkspacesClient):
    def list(
        self,
        *,
        user_id: Optional[str] = None,
        coze_account_id: Optional[str] = None,
        page_num: int = 1,
        page_size: int = 20,
        **kwargs: Any,
    ) -> Any:
        raise NotImplementedError


class AsyncWorkspacesMembersClient(cozepy.workspaces.members.AsyncWorkspacesMembersClient):
    async def create(
        self, *, workspace_id: str, users: List[cozepy.WorkspaceMember], **kwargs: Any
    ) -> Any:
        raise NotImplementedError

    async def delete(self, *, workspace_id: str, user_ids: List[str], **kwargs: Any) -> Any:
        raise NotImplementedError

    async def list(
        self, *, workspace_id: str, page_num: int = 1, page_size: int = 20, **kwargs: Any
    ) -> Any:
        raise NotImplementedError


class WorkspacesMembersClient(cozepy.workspaces.members.WorkspacesMembersClient):
    def create(
        self, *, workspace_id: str, users: List[cozepy.WorkspaceMember], **kwargs: Any
    ) -> Any:
        raise NotImplementedError

    def delete(self, *, workspace_id: str, user_ids: List[str], **kwargs: Any) -> Any:
        raise NotImplementedError

    def list(
        self, *, workspace_id: str, page_num: int = 1, page_size: int = 20, **kwargs: Any
    ) -> Any:
        raise NotImplementedError
