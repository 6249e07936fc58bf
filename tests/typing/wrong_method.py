"""Every method of 0.20.0, misused as it states itself; written by `nox -s uses`."""

import cozepy
import cozepy.audio.rooms
import cozepy.auth
import cozepy.chat
import cozepy.model


class Wrong:
    pass


def async_coze_made() -> None:
    cozepy.AsyncCoze(
        auth=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        http_client=Wrong(),  # type: ignore[arg-type]
    )


def async_device_o_auth_app_made() -> None:
    cozepy.AsyncDeviceOAuthApp(
        client_id=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        www_base_url=Wrong(),  # type: ignore[arg-type]
    )


async def async_device_o_auth_app_get_device_code(used: cozepy.AsyncDeviceOAuthApp) -> None:
    await used.get_device_code(
        workspace_id=Wrong(),  # type: ignore[arg-type]
    )


async def async_device_o_auth_app_get_access_token(used: cozepy.AsyncDeviceOAuthApp) -> None:
    await used.get_access_token(
        device_code=Wrong(),  # type: ignore[arg-type]
        poll=Wrong(),  # type: ignore[arg-type]
    )


async def async_device_o_auth_app_refresh_access_token(used: cozepy.AsyncDeviceOAuthApp) -> None:
    await used.refresh_access_token(
        refresh_token=Wrong(),  # type: ignore[arg-type]
    )


def async_jwt_auth_made() -> None:
    cozepy.AsyncJWTAuth(
        client_id=Wrong(),  # type: ignore[arg-type]
        private_key=Wrong(),  # type: ignore[arg-type]
        public_key_id=Wrong(),  # type: ignore[arg-type]
        ttl=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        oauth_app=Wrong(),  # type: ignore[arg-type]
    )


def async_jwto_auth_app_made() -> None:
    cozepy.AsyncJWTOAuthApp(
        client_id=Wrong(),  # type: ignore[arg-type]
        private_key=Wrong(),  # type: ignore[arg-type]
        public_key_id=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
    )


async def async_jwto_auth_app_get_access_token(used: cozepy.AsyncJWTOAuthApp) -> None:
    await used.get_access_token(
        ttl=Wrong(),  # type: ignore[arg-type]
        scope=Wrong(),  # type: ignore[arg-type]
        session_name=Wrong(),  # type: ignore[arg-type]
    )


def async_pkceo_auth_app_made() -> None:
    cozepy.AsyncPKCEOAuthApp(
        client_id=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        www_base_url=Wrong(),  # type: ignore[arg-type]
    )


def async_pkceo_auth_app_get_oauth_url(used: cozepy.AsyncPKCEOAuthApp) -> None:
    used.get_oauth_url(
        redirect_uri=Wrong(),  # type: ignore[arg-type]
        code_verifier=Wrong(),  # type: ignore[arg-type]
        code_challenge_method=Wrong(),  # type: ignore[arg-type]
        state=Wrong(),  # type: ignore[arg-type]
        workspace_id=Wrong(),  # type: ignore[arg-type]
    )


async def async_pkceo_auth_app_get_access_token(used: cozepy.AsyncPKCEOAuthApp) -> None:
    await used.get_access_token(
        redirect_uri=Wrong(),  # type: ignore[arg-type]
        code=Wrong(),  # type: ignore[arg-type]
        code_verifier=Wrong(),  # type: ignore[arg-type]
    )


async def async_pkceo_auth_app_refresh_access_token(used: cozepy.AsyncPKCEOAuthApp) -> None:
    await used.refresh_access_token(
        refresh_token=Wrong(),  # type: ignore[arg-type]
    )


def async_stream_made() -> None:
    cozepy.AsyncStream[str](
        iters=Wrong(),  # type: ignore[arg-type]
        fields=Wrong(),  # type: ignore[arg-type]
        handler=Wrong(),  # type: ignore[arg-type]
        raw_response=Wrong(),  # type: ignore[arg-type]
    )


def async_token_auth_made() -> None:
    cozepy.AsyncTokenAuth(
        token=Wrong(),  # type: ignore[arg-type]
    )


def async_web_o_auth_app_made() -> None:
    cozepy.AsyncWebOAuthApp(
        client_id=Wrong(),  # type: ignore[arg-type]
        client_secret=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        www_base_url=Wrong(),  # type: ignore[arg-type]
    )


def async_web_o_auth_app_get_oauth_url(used: cozepy.AsyncWebOAuthApp) -> None:
    used.get_oauth_url(
        redirect_uri=Wrong(),  # type: ignore[arg-type]
        state=Wrong(),  # type: ignore[arg-type]
        workspace_id=Wrong(),  # type: ignore[arg-type]
    )


async def async_web_o_auth_app_get_access_token(used: cozepy.AsyncWebOAuthApp) -> None:
    await used.get_access_token(
        redirect_uri=Wrong(),  # type: ignore[arg-type]
        code=Wrong(),  # type: ignore[arg-type]
    )


async def async_web_o_auth_app_refresh_access_token(used: cozepy.AsyncWebOAuthApp) -> None:
    await used.refresh_access_token(
        refresh_token=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_speech_client_speech_update(
    used: cozepy.AsyncWebsocketsAudioSpeechClient,
) -> None:
    await used.speech_update(
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_speech_client_input_text_buffer_append(
    used: cozepy.AsyncWebsocketsAudioSpeechClient,
) -> None:
    await used.input_text_buffer_append(
        data=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_speech_event_handler_on_speech_created(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
) -> None:
    await used.on_speech_created(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_speech_event_handler_on_speech_updated(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
) -> None:
    await used.on_speech_updated(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_speech_event_handler_on_input_text_buffer_completed(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
) -> None:
    await used.on_input_text_buffer_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_speech_event_handler_on_speech_audio_update(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
) -> None:
    await used.on_speech_audio_update(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_speech_event_handler_on_speech_audio_completed(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
) -> None:
    await used.on_speech_audio_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_transcriptions_client_transcriptions_update(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
) -> None:
    await used.transcriptions_update(
        data=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_transcriptions_client_input_audio_buffer_append(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
) -> None:
    await used.input_audio_buffer_append(
        data=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_transcriptions_event_handler_on_transcriptions_created(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
) -> None:
    await used.on_transcriptions_created(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_transcriptions_event_handler_on_transcriptions_updated(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
) -> None:
    await used.on_transcriptions_updated(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_transcriptions_event_handler_on_input_audio_buffer_completed(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
) -> None:
    await used.on_input_audio_buffer_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_transcriptions_event_handler_on_input_audio_buffer_cleared(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
) -> None:
    await used.on_input_audio_buffer_cleared(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_transcriptions_event_handler_on_transcriptions_message_update(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
) -> None:
    await used.on_transcriptions_message_update(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_audio_transcriptions_event_handler_on_transcriptions_message_completed(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
) -> None:
    await used.on_transcriptions_message_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_client_chat_update(used: cozepy.AsyncWebsocketsChatClient) -> None:
    await used.chat_update(
        data=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_client_input_audio_buffer_append(
    used: cozepy.AsyncWebsocketsChatClient,
) -> None:
    await used.input_audio_buffer_append(
        data=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_client_conversation_chat_submit_tool_outputs(
    used: cozepy.AsyncWebsocketsChatClient,
) -> None:
    await used.conversation_chat_submit_tool_outputs(
        data=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_client_conversation_message_create(
    used: cozepy.AsyncWebsocketsChatClient,
) -> None:
    await used.conversation_message_create(
        data=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_client_input_text_generate_audio(
    used: cozepy.AsyncWebsocketsChatClient,
) -> None:
    await used.input_text_generate_audio(
        data=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_chat_created(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_chat_created(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_chat_updated(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_chat_updated(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_chat_created(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_chat_created(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_chat_in_progress(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_chat_in_progress(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_message_delta(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_message_delta(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_sentence_start(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_audio_sentence_start(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_delta(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_audio_delta(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_message_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_message_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_audio_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_chat_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_chat_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_chat_failed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_chat_failed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_input_audio_buffer_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_input_audio_buffer_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_input_audio_buffer_cleared(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_input_audio_buffer_cleared(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_cleared(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_cleared(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_chat_canceled(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_chat_canceled(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_transcript_update(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_audio_transcript_update(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_transcript_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_audio_transcript_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_conversation_chat_requires_action(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_conversation_chat_requires_action(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_input_audio_buffer_speech_started(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_input_audio_buffer_speech_started(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


async def async_websockets_chat_event_handler_on_input_audio_buffer_speech_stopped(
    used: cozepy.AsyncWebsocketsChatEventHandler,
) -> None:
    await used.on_input_audio_buffer_speech_stopped(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def auth_authentication(used: cozepy.Auth) -> None:
    used.authentication(
        headers=Wrong(),  # type: ignore[arg-type]
    )


async def auth_aauthentication(used: cozepy.Auth) -> None:
    await used.aauthentication(
        headers=Wrong(),  # type: ignore[arg-type]
    )


def chat_created_event_made() -> None:
    cozepy.ChatCreatedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def chat_poll_made() -> None:
    cozepy.ChatPoll(
        chat=Wrong(),  # type: ignore[arg-type]
        messages=Wrong(),  # type: ignore[arg-type]
    )


def chat_update_event_made() -> None:
    cozepy.ChatUpdateEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def chat_update_event_asr_config_made() -> None:
    cozepy.ChatUpdateEvent.ASRConfig(
        hot_words=Wrong(),  # type: ignore[arg-type]
        context=Wrong(),  # type: ignore[arg-type]
        context_type=Wrong(),  # type: ignore[arg-type]
        user_language=Wrong(),  # type: ignore[arg-type]
        enable_ddc=Wrong(),  # type: ignore[arg-type]
        enable_itn=Wrong(),  # type: ignore[arg-type]
        enable_punc=Wrong(),  # type: ignore[arg-type]
    )


def chat_update_event_chat_config_made() -> None:
    cozepy.ChatUpdateEvent.ChatConfig(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        user_id=Wrong(),  # type: ignore[arg-type]
        meta_data=Wrong(),  # type: ignore[arg-type]
        custom_variables=Wrong(),  # type: ignore[arg-type]
        extra_params=Wrong(),  # type: ignore[arg-type]
        auto_save_history=Wrong(),  # type: ignore[arg-type]
        parameters=Wrong(),  # type: ignore[arg-type]
    )


def chat_update_event_data_made() -> None:
    cozepy.ChatUpdateEvent.Data(
        output_audio=Wrong(),  # type: ignore[arg-type]
        input_audio=Wrong(),  # type: ignore[arg-type]
        chat_config=Wrong(),  # type: ignore[arg-type]
        event_subscriptions=Wrong(),  # type: ignore[arg-type]
        need_play_prologue=Wrong(),  # type: ignore[arg-type]
        prologue_content=Wrong(),  # type: ignore[arg-type]
        turn_detection=Wrong(),  # type: ignore[arg-type]
        asr_config=Wrong(),  # type: ignore[arg-type]
    )


def chat_update_event_interrupt_config_made() -> None:
    cozepy.ChatUpdateEvent.InterruptConfig(
        mode=Wrong(),  # type: ignore[arg-type]
        keywords=Wrong(),  # type: ignore[arg-type]
    )


def chat_update_event_turn_detection_made() -> None:
    cozepy.ChatUpdateEvent.TurnDetection(
        type=Wrong(),  # type: ignore[arg-type]
        prefix_padding_ms=Wrong(),  # type: ignore[arg-type]
        silence_duration_ms=Wrong(),  # type: ignore[arg-type]
        interrupt_config=Wrong(),  # type: ignore[arg-type]
    )


def chat_updated_event_made() -> None:
    cozepy.ChatUpdatedEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_audio_completed_event_made() -> None:
    cozepy.ConversationAudioCompletedEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_audio_delta_event_made() -> None:
    cozepy.ConversationAudioDeltaEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_audio_sentence_start_event_made() -> None:
    cozepy.ConversationAudioSentenceStartEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_audio_sentence_start_event_data_made() -> None:
    cozepy.ConversationAudioSentenceStartEvent.Data(
        text=Wrong(),  # type: ignore[arg-type]
    )


def conversation_audio_transcript_completed_event_made() -> None:
    cozepy.ConversationAudioTranscriptCompletedEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_audio_transcript_completed_event_data_made() -> None:
    cozepy.ConversationAudioTranscriptCompletedEvent.Data(
        content=Wrong(),  # type: ignore[arg-type]
    )


def conversation_audio_transcript_update_event_made() -> None:
    cozepy.ConversationAudioTranscriptUpdateEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_audio_transcript_update_event_data_made() -> None:
    cozepy.ConversationAudioTranscriptUpdateEvent.Data(
        content=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_cancel_event_made() -> None:
    cozepy.ConversationChatCancelEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_canceled_event_made() -> None:
    cozepy.ConversationChatCanceledEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_canceled_event_data_made() -> None:
    cozepy.ConversationChatCanceledEvent.Data(
        code=Wrong(),  # type: ignore[arg-type]
        msg=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_completed_event_made() -> None:
    cozepy.ConversationChatCompletedEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_created_event_made() -> None:
    cozepy.ConversationChatCreatedEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_failed_event_made() -> None:
    cozepy.ConversationChatFailedEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_in_progress_event_made() -> None:
    cozepy.ConversationChatInProgressEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_requires_action_event_made() -> None:
    cozepy.ConversationChatRequiresActionEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_submit_tool_outputs_event_made() -> None:
    cozepy.ConversationChatSubmitToolOutputsEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_chat_submit_tool_outputs_event_data_made() -> None:
    cozepy.ConversationChatSubmitToolOutputsEvent.Data(
        chat_id=Wrong(),  # type: ignore[arg-type]
        tool_outputs=Wrong(),  # type: ignore[arg-type]
    )


def conversation_clear_made() -> None:
    cozepy.ConversationClear(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_cleared_event_made() -> None:
    cozepy.ConversationClearedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_message_completed_event_made() -> None:
    cozepy.ConversationMessageCompletedEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_message_create_event_made() -> None:
    cozepy.ConversationMessageCreateEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def conversation_message_create_event_data_made() -> None:
    cozepy.ConversationMessageCreateEvent.Data(
        role=Wrong(),  # type: ignore[arg-type]
        content_type=Wrong(),  # type: ignore[arg-type]
        content=Wrong(),  # type: ignore[arg-type]
    )


def conversation_message_delta_event_made() -> None:
    cozepy.ConversationMessageDeltaEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def coze_made() -> None:
    cozepy.Coze(
        auth=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        http_client=Wrong(),  # type: ignore[arg-type]
    )


def coze_api_error_made() -> None:
    cozepy.CozeAPIError(
        code=Wrong(),  # type: ignore[arg-type]
        msg=Wrong(),  # type: ignore[arg-type]
        logid=Wrong(),  # type: ignore[arg-type]
        debug_url=Wrong(),  # type: ignore[arg-type]
    )


def coze_invalid_event_error_made() -> None:
    cozepy.CozeInvalidEventError(
        field=Wrong(),  # type: ignore[arg-type]
        data=Wrong(),  # type: ignore[arg-type]
        logid=Wrong(),  # type: ignore[arg-type]
    )


def coze_pkce_auth_error_made() -> None:
    cozepy.CozePKCEAuthError(
        error=Wrong(),  # type: ignore[arg-type]
        logid=Wrong(),  # type: ignore[arg-type]
    )


def device_auth_code_made() -> None:
    cozepy.DeviceAuthCode(
        device_code=Wrong(),  # type: ignore[arg-type]
        user_code=Wrong(),  # type: ignore[arg-type]
        verification_uri=Wrong(),  # type: ignore[arg-type]
        expires_in=Wrong(),  # type: ignore[arg-type]
        interval=Wrong(),  # type: ignore[arg-type]
        verification_url=Wrong(),  # type: ignore[arg-type]
    )


def device_o_auth_app_made() -> None:
    cozepy.DeviceOAuthApp(
        client_id=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        www_base_url=Wrong(),  # type: ignore[arg-type]
    )


def device_o_auth_app_get_device_code(used: cozepy.DeviceOAuthApp) -> None:
    used.get_device_code(
        workspace_id=Wrong(),  # type: ignore[arg-type]
    )


def device_o_auth_app_get_access_token(used: cozepy.DeviceOAuthApp) -> None:
    used.get_access_token(
        device_code=Wrong(),  # type: ignore[arg-type]
        poll=Wrong(),  # type: ignore[arg-type]
    )


def device_o_auth_app_refresh_access_token(used: cozepy.DeviceOAuthApp) -> None:
    used.refresh_access_token(
        refresh_token=Wrong(),  # type: ignore[arg-type]
    )


def document_base_made() -> None:
    cozepy.DocumentBase(
        name=Wrong(),  # type: ignore[arg-type]
        source_info=Wrong(),  # type: ignore[arg-type]
        update_rule=Wrong(),  # type: ignore[arg-type]
    )


def document_chunk_strategy_build_custom() -> None:
    cozepy.DocumentChunkStrategy.build_custom(
        max_tokens=Wrong(),  # type: ignore[arg-type]
        separator=Wrong(),  # type: ignore[arg-type]
        remove_extra_spaces=Wrong(),  # type: ignore[arg-type]
        remove_urls_emails=Wrong(),  # type: ignore[arg-type]
    )


def document_source_info_build_local_file() -> None:
    cozepy.DocumentSourceInfo.build_local_file(
        content=Wrong(),  # type: ignore[arg-type]
        file_type=Wrong(),  # type: ignore[arg-type]
    )


def document_source_info_build_web_page() -> None:
    cozepy.DocumentSourceInfo.build_web_page(
        url=Wrong(),  # type: ignore[arg-type]
    )


def document_source_info_build_file_id() -> None:
    cozepy.DocumentSourceInfo.build_file_id(
        file_id=Wrong(),  # type: ignore[arg-type]
    )


def document_source_info_made() -> None:
    cozepy.DocumentSourceInfo(
        file_base64=Wrong(),  # type: ignore[arg-type]
        file_type=Wrong(),  # type: ignore[arg-type]
        web_url=Wrong(),  # type: ignore[arg-type]
        source_file_id=Wrong(),  # type: ignore[arg-type]
        document_source=Wrong(),  # type: ignore[arg-type]
    )


def document_update_rule_build_auto_update() -> None:
    cozepy.DocumentUpdateRule.build_auto_update(
        interval=Wrong(),  # type: ignore[arg-type]
    )


def document_update_rule_made() -> None:
    cozepy.DocumentUpdateRule(
        update_type=Wrong(),  # type: ignore[arg-type]
        update_interval=Wrong(),  # type: ignore[arg-type]
    )


def enterprise_member_made() -> None:
    cozepy.EnterpriseMember(
        user_id=Wrong(),  # type: ignore[arg-type]
        role=Wrong(),  # type: ignore[arg-type]
    )


def file_http_response_made() -> None:
    cozepy.FileHTTPResponse(
        raw_response=Wrong(),  # type: ignore[arg-type]
    )


def file_http_response_write_to_file(used: cozepy.FileHTTPResponse) -> None:
    used.write_to_file(
        file=Wrong(),  # type: ignore[arg-type]
    )


def input_audio_made() -> None:
    cozepy.InputAudio(
        format=Wrong(),  # type: ignore[arg-type]
        codec=Wrong(),  # type: ignore[arg-type]
        sample_rate=Wrong(),  # type: ignore[arg-type]
        channel=Wrong(),  # type: ignore[arg-type]
        bit_depth=Wrong(),  # type: ignore[arg-type]
    )


def input_audio_buffer_append_event_made() -> None:
    cozepy.InputAudioBufferAppendEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_audio_buffer_append_event_data_made() -> None:
    cozepy.InputAudioBufferAppendEvent.Data(
        delta=Wrong(),  # type: ignore[arg-type]
    )


def input_audio_buffer_clear_event_made() -> None:
    cozepy.InputAudioBufferClearEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_audio_buffer_cleared_event_made() -> None:
    cozepy.InputAudioBufferClearedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_audio_buffer_complete_event_made() -> None:
    cozepy.InputAudioBufferCompleteEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_audio_buffer_completed_event_made() -> None:
    cozepy.InputAudioBufferCompletedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_audio_buffer_speech_started_event_made() -> None:
    cozepy.InputAudioBufferSpeechStartedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_audio_buffer_speech_stopped_event_made() -> None:
    cozepy.InputAudioBufferSpeechStoppedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_text_buffer_append_event_made() -> None:
    cozepy.InputTextBufferAppendEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_text_buffer_append_event_data_made() -> None:
    cozepy.InputTextBufferAppendEvent.Data(
        delta=Wrong(),  # type: ignore[arg-type]
    )


def input_text_buffer_complete_event_made() -> None:
    cozepy.InputTextBufferCompleteEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_text_buffer_completed_event_made() -> None:
    cozepy.InputTextBufferCompletedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_text_generate_audio_event_made() -> None:
    cozepy.InputTextGenerateAudioEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def input_text_generate_audio_event_data_made() -> None:
    cozepy.InputTextGenerateAudioEvent.Data(
        mode=Wrong(),  # type: ignore[arg-type]
        text=Wrong(),  # type: ignore[arg-type]
    )


def jwt_auth_made() -> None:
    cozepy.JWTAuth(
        client_id=Wrong(),  # type: ignore[arg-type]
        private_key=Wrong(),  # type: ignore[arg-type]
        public_key_id=Wrong(),  # type: ignore[arg-type]
        ttl=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        oauth_app=Wrong(),  # type: ignore[arg-type]
    )


def jwto_auth_app_made() -> None:
    cozepy.JWTOAuthApp(
        client_id=Wrong(),  # type: ignore[arg-type]
        private_key=Wrong(),  # type: ignore[arg-type]
        public_key_id=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
    )


def jwto_auth_app_get_access_token(used: cozepy.JWTOAuthApp) -> None:
    used.get_access_token(
        ttl=Wrong(),  # type: ignore[arg-type]
        scope=Wrong(),  # type: ignore[arg-type]
        session_name=Wrong(),  # type: ignore[arg-type]
    )


def limit_config_made() -> None:
    cozepy.LimitConfig(
        period=Wrong(),  # type: ignore[arg-type]
        max_frame_num=Wrong(),  # type: ignore[arg-type]
    )


def list_response_made() -> None:
    cozepy.ListResponse[str](
        raw_response=Wrong(),  # type: ignore[arg-type]
        data=Wrong(),  # type: ignore[arg-type]
    )


def message_build_user_question_text() -> None:
    cozepy.Message.build_user_question_text(
        content=Wrong(),  # type: ignore[arg-type]
        meta_data=Wrong(),  # type: ignore[arg-type]
    )


def message_build_user_question_objects() -> None:
    cozepy.Message.build_user_question_objects(
        objects=Wrong(),  # type: ignore[arg-type]
        meta_data=Wrong(),  # type: ignore[arg-type]
    )


def message_build_assistant_answer() -> None:
    cozepy.Message.build_assistant_answer(
        content=Wrong(),  # type: ignore[arg-type]
        meta_data=Wrong(),  # type: ignore[arg-type]
    )


def message_object_string_build_text() -> None:
    cozepy.MessageObjectString.build_text(
        text=Wrong(),  # type: ignore[arg-type]
    )


def message_object_string_build_image() -> None:
    cozepy.MessageObjectString.build_image(
        file_id=Wrong(),  # type: ignore[arg-type]
        file_url=Wrong(),  # type: ignore[arg-type]
    )


def message_object_string_build_file() -> None:
    cozepy.MessageObjectString.build_file(
        file_id=Wrong(),  # type: ignore[arg-type]
        file_url=Wrong(),  # type: ignore[arg-type]
    )


def message_object_string_build_audio() -> None:
    cozepy.MessageObjectString.build_audio(
        file_id=Wrong(),  # type: ignore[arg-type]
        file_url=Wrong(),  # type: ignore[arg-type]
    )


def message_object_string_made() -> None:
    cozepy.MessageObjectString(
        type=Wrong(),  # type: ignore[arg-type]
        text=Wrong(),  # type: ignore[arg-type]
        file_id=Wrong(),  # type: ignore[arg-type]
        file_url=Wrong(),  # type: ignore[arg-type]
    )


def o_auth_app_made() -> None:
    cozepy.OAuthApp(
        client_id=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        www_base_url=Wrong(),  # type: ignore[arg-type]
    )


def o_auth_token_made() -> None:
    cozepy.OAuthToken(
        access_token=Wrong(),  # type: ignore[arg-type]
        expires_in=Wrong(),  # type: ignore[arg-type]
        refresh_token=Wrong(),  # type: ignore[arg-type]
        token_type=Wrong(),  # type: ignore[arg-type]
    )


def opus_config_made() -> None:
    cozepy.OpusConfig(
        bitrate=Wrong(),  # type: ignore[arg-type]
        use_cbr=Wrong(),  # type: ignore[arg-type]
        frame_size_ms=Wrong(),  # type: ignore[arg-type]
        limit_config=Wrong(),  # type: ignore[arg-type]
    )


def output_audio_made() -> None:
    cozepy.OutputAudio(
        codec=Wrong(),  # type: ignore[arg-type]
        pcm_config=Wrong(),  # type: ignore[arg-type]
        opus_config=Wrong(),  # type: ignore[arg-type]
        speech_rate=Wrong(),  # type: ignore[arg-type]
        voice_id=Wrong(),  # type: ignore[arg-type]
    )


def pcm_config_made() -> None:
    cozepy.PCMConfig(
        sample_rate=Wrong(),  # type: ignore[arg-type]
        frame_size_ms=Wrong(),  # type: ignore[arg-type]
        limit_config=Wrong(),  # type: ignore[arg-type]
    )


def pkceo_auth_app_made() -> None:
    cozepy.PKCEOAuthApp(
        client_id=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        www_base_url=Wrong(),  # type: ignore[arg-type]
    )


def pkceo_auth_app_get_oauth_url(used: cozepy.PKCEOAuthApp) -> None:
    used.get_oauth_url(
        redirect_uri=Wrong(),  # type: ignore[arg-type]
        code_verifier=Wrong(),  # type: ignore[arg-type]
        code_challenge_method=Wrong(),  # type: ignore[arg-type]
        state=Wrong(),  # type: ignore[arg-type]
        workspace_id=Wrong(),  # type: ignore[arg-type]
    )


def pkceo_auth_app_get_access_token(used: cozepy.PKCEOAuthApp) -> None:
    used.get_access_token(
        redirect_uri=Wrong(),  # type: ignore[arg-type]
        code=Wrong(),  # type: ignore[arg-type]
        code_verifier=Wrong(),  # type: ignore[arg-type]
    )


def pkceo_auth_app_refresh_access_token(used: cozepy.PKCEOAuthApp) -> None:
    used.refresh_access_token(
        refresh_token=Wrong(),  # type: ignore[arg-type]
    )


def plugin_id_list_made() -> None:
    cozepy.PluginIDList(
        id_list=Wrong(),  # type: ignore[arg-type]
    )


def plugin_id_list_plugin_id_info_made() -> None:
    cozepy.PluginIDList.PluginIDInfo(
        plugin_id=Wrong(),  # type: ignore[arg-type]
        api_id=Wrong(),  # type: ignore[arg-type]
    )


def scope_build_bot_chat() -> None:
    cozepy.Scope.build_bot_chat(
        bot_id_list=Wrong(),  # type: ignore[arg-type]
        permission_list=Wrong(),  # type: ignore[arg-type]
    )


def scope_made() -> None:
    cozepy.Scope(
        account_permission=Wrong(),  # type: ignore[arg-type]
        attribute_constraint=Wrong(),  # type: ignore[arg-type]
    )


def speech_audio_completed_event_made() -> None:
    cozepy.SpeechAudioCompletedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def speech_audio_update_event_made() -> None:
    cozepy.SpeechAudioUpdateEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def speech_audio_update_event_data_made() -> None:
    cozepy.SpeechAudioUpdateEvent.Data(
        delta=Wrong(),  # type: ignore[arg-type]
    )


def speech_created_event_made() -> None:
    cozepy.SpeechCreatedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def speech_update_event_made() -> None:
    cozepy.SpeechUpdateEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def speech_update_event_data_made() -> None:
    cozepy.SpeechUpdateEvent.Data(
        output_audio=Wrong(),  # type: ignore[arg-type]
    )


def speech_updated_event_made() -> None:
    cozepy.SpeechUpdatedEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def speech_updated_event_data_made() -> None:
    cozepy.SpeechUpdatedEvent.Data(
        output_audio=Wrong(),  # type: ignore[arg-type]
    )


def stream_made() -> None:
    cozepy.Stream[str](
        raw_response=Wrong(),  # type: ignore[arg-type]
        iters=Wrong(),  # type: ignore[arg-type]
        fields=Wrong(),  # type: ignore[arg-type]
        handler=Wrong(),  # type: ignore[arg-type]
    )


def token_auth_made() -> None:
    cozepy.TokenAuth(
        token=Wrong(),  # type: ignore[arg-type]
    )


def tool_output_made() -> None:
    cozepy.ToolOutput(
        tool_call_id=Wrong(),  # type: ignore[arg-type]
        output=Wrong(),  # type: ignore[arg-type]
    )


def transcriptions_created_event_made() -> None:
    cozepy.TranscriptionsCreatedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def transcriptions_message_completed_event_made() -> None:
    cozepy.TranscriptionsMessageCompletedEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def transcriptions_message_update_event_made() -> None:
    cozepy.TranscriptionsMessageUpdateEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def transcriptions_message_update_event_data_made() -> None:
    cozepy.TranscriptionsMessageUpdateEvent.Data(
        content=Wrong(),  # type: ignore[arg-type]
    )


def transcriptions_update_event_made() -> None:
    cozepy.TranscriptionsUpdateEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def transcriptions_update_event_data_made() -> None:
    cozepy.TranscriptionsUpdateEvent.Data(
        input_audio=Wrong(),  # type: ignore[arg-type]
    )


def transcriptions_updated_event_made() -> None:
    cozepy.TranscriptionsUpdatedEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def transcriptions_updated_event_data_made() -> None:
    cozepy.TranscriptionsUpdatedEvent.Data(
        input_audio=Wrong(),  # type: ignore[arg-type]
    )


def web_o_auth_app_made() -> None:
    cozepy.WebOAuthApp(
        client_id=Wrong(),  # type: ignore[arg-type]
        client_secret=Wrong(),  # type: ignore[arg-type]
        base_url=Wrong(),  # type: ignore[arg-type]
        www_base_url=Wrong(),  # type: ignore[arg-type]
    )


def web_o_auth_app_get_oauth_url(used: cozepy.WebOAuthApp) -> None:
    used.get_oauth_url(
        redirect_uri=Wrong(),  # type: ignore[arg-type]
        state=Wrong(),  # type: ignore[arg-type]
        workspace_id=Wrong(),  # type: ignore[arg-type]
    )


def web_o_auth_app_get_access_token(used: cozepy.WebOAuthApp) -> None:
    used.get_access_token(
        redirect_uri=Wrong(),  # type: ignore[arg-type]
        code=Wrong(),  # type: ignore[arg-type]
    )


def web_o_auth_app_refresh_access_token(used: cozepy.WebOAuthApp) -> None:
    used.refresh_access_token(
        refresh_token=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_speech_client_speech_update(used: cozepy.WebsocketsAudioSpeechClient) -> None:
    used.speech_update(
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_speech_client_input_text_buffer_append(
    used: cozepy.WebsocketsAudioSpeechClient,
) -> None:
    used.input_text_buffer_append(
        data=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_speech_event_handler_on_speech_created(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
) -> None:
    used.on_speech_created(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_speech_event_handler_on_speech_updated(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
) -> None:
    used.on_speech_updated(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_speech_event_handler_on_input_text_buffer_completed(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
) -> None:
    used.on_input_text_buffer_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_speech_event_handler_on_speech_audio_update(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
) -> None:
    used.on_speech_audio_update(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_speech_event_handler_on_speech_audio_completed(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
) -> None:
    used.on_speech_audio_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_transcriptions_client_transcriptions_update(
    used: cozepy.WebsocketsAudioTranscriptionsClient,
) -> None:
    used.transcriptions_update(
        data=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_transcriptions_client_input_audio_buffer_append(
    used: cozepy.WebsocketsAudioTranscriptionsClient,
) -> None:
    used.input_audio_buffer_append(
        data=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_transcriptions_event_handler_on_transcriptions_created(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
) -> None:
    used.on_transcriptions_created(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_transcriptions_event_handler_on_transcriptions_updated(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
) -> None:
    used.on_transcriptions_updated(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_transcriptions_event_handler_on_input_audio_buffer_completed(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
) -> None:
    used.on_input_audio_buffer_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_transcriptions_event_handler_on_input_audio_buffer_cleared(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
) -> None:
    used.on_input_audio_buffer_cleared(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_transcriptions_event_handler_on_transcriptions_message_update(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
) -> None:
    used.on_transcriptions_message_update(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_audio_transcriptions_event_handler_on_transcriptions_message_completed(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
) -> None:
    used.on_transcriptions_message_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_client_chat_update(used: cozepy.WebsocketsChatClient) -> None:
    used.chat_update(
        data=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_client_input_audio_buffer_append(used: cozepy.WebsocketsChatClient) -> None:
    used.input_audio_buffer_append(
        data=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_client_conversation_chat_submit_tool_outputs(
    used: cozepy.WebsocketsChatClient,
) -> None:
    used.conversation_chat_submit_tool_outputs(
        data=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_client_conversation_message_create(used: cozepy.WebsocketsChatClient) -> None:
    used.conversation_message_create(
        data=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_client_input_text_generate_audio(used: cozepy.WebsocketsChatClient) -> None:
    used.input_text_generate_audio(
        data=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_chat_created(used: cozepy.WebsocketsChatEventHandler) -> None:
    used.on_chat_created(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_chat_updated(used: cozepy.WebsocketsChatEventHandler) -> None:
    used.on_chat_updated(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_chat_created(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_chat_created(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_chat_in_progress(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_chat_in_progress(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_message_delta(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_message_delta(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_audio_sentence_start(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_audio_sentence_start(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_audio_delta(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_audio_delta(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_message_completed(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_message_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_audio_completed(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_audio_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_chat_completed(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_chat_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_chat_failed(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_chat_failed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_input_audio_buffer_completed(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_input_audio_buffer_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_input_audio_buffer_cleared(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_input_audio_buffer_cleared(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_cleared(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_cleared(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_chat_canceled(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_chat_canceled(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_audio_transcript_update(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_audio_transcript_update(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_audio_transcript_completed(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_audio_transcript_completed(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_conversation_chat_requires_action(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_conversation_chat_requires_action(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_input_audio_buffer_speech_started(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_input_audio_buffer_speech_started(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_chat_event_handler_on_input_audio_buffer_speech_stopped(
    used: cozepy.WebsocketsChatEventHandler,
) -> None:
    used.on_input_audio_buffer_speech_stopped(
        cli=Wrong(),  # type: ignore[arg-type]
        event=Wrong(),  # type: ignore[arg-type]
    )


def websockets_error_event_made() -> None:
    cozepy.WebsocketsErrorEvent(
        data=Wrong(),  # type: ignore[arg-type]
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def websockets_event_made() -> None:
    cozepy.WebsocketsEvent(
        event_type=Wrong(),  # type: ignore[arg-type]
        id=Wrong(),  # type: ignore[arg-type]
        detail=Wrong(),  # type: ignore[arg-type]
    )


def websockets_event_detail_made() -> None:
    cozepy.WebsocketsEvent.Detail(
        logid=Wrong(),  # type: ignore[arg-type]
        origin_message=Wrong(),  # type: ignore[arg-type]
    )


def workflow_id_list_made() -> None:
    cozepy.WorkflowIDList(
        ids=Wrong(),  # type: ignore[arg-type]
    )


def workflow_id_list_workflow_id_info_made() -> None:
    cozepy.WorkflowIDList.WorkflowIDInfo(
        id=Wrong(),  # type: ignore[arg-type]
    )


def workspace_member_made() -> None:
    cozepy.WorkspaceMember(
        user_id=Wrong(),  # type: ignore[arg-type]
        role_type=Wrong(),  # type: ignore[arg-type]
        user_nickname=Wrong(),  # type: ignore[arg-type]
        user_unique_name=Wrong(),  # type: ignore[arg-type]
        avatar_url=Wrong(),  # type: ignore[arg-type]
    )


def audio_rooms_room_audio_config_made() -> None:
    cozepy.audio.rooms.RoomAudioConfig(
        codec=Wrong(),  # type: ignore[arg-type]
    )


def audio_rooms_room_config_made() -> None:
    cozepy.audio.rooms.RoomConfig(
        audio_config=Wrong(),  # type: ignore[arg-type]
        video_config=Wrong(),  # type: ignore[arg-type]
        prologue_content=Wrong(),  # type: ignore[arg-type]
        room_mode=Wrong(),  # type: ignore[arg-type]
        translate_config=Wrong(),  # type: ignore[arg-type]
        prologue_delay_duration_ms=Wrong(),  # type: ignore[arg-type]
    )


def audio_rooms_room_video_config_made() -> None:
    cozepy.audio.rooms.RoomVideoConfig(
        codec=Wrong(),  # type: ignore[arg-type]
        stream_video_type=Wrong(),  # type: ignore[arg-type]
        video_frame_rate=Wrong(),  # type: ignore[arg-type]
        video_frame_expire_duration=Wrong(),  # type: ignore[arg-type]
    )


def auth_scope_account_permission_made() -> None:
    cozepy.auth.ScopeAccountPermission(
        permission_list=Wrong(),  # type: ignore[arg-type]
    )


def auth_scope_attribute_constraint_made() -> None:
    cozepy.auth.ScopeAttributeConstraint(
        connector_bot_chat_attribute=Wrong(),  # type: ignore[arg-type]
    )


def auth_scope_attribute_constraint_connector_bot_chat_attribute_made() -> None:
    cozepy.auth.ScopeAttributeConstraintConnectorBotChatAttribute(
        bot_id_list=Wrong(),  # type: ignore[arg-type]
    )


def chat_inserted_message_made() -> None:
    cozepy.chat.InsertedMessage(
        id=Wrong(),  # type: ignore[arg-type]
    )


def model_http_response_made() -> None:
    cozepy.model.HTTPResponse(
        raw_response=Wrong(),  # type: ignore[arg-type]
    )
