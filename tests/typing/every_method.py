"""Every class of 0.20.0, used as it states itself; written by `nox -s uses`."""

import enum
from typing import Any, AsyncIterator, Callable, Coroutine, Dict, Iterator, List, Optional

import cozepy
import cozepy.api_apps.events
import cozepy.audio.rooms
import cozepy.audio.voiceprint_groups.features
import cozepy.auth
import cozepy.bots
import cozepy.chat
import cozepy.connectors.bots
import cozepy.conversations
import cozepy.datasets
import cozepy.datasets.documents
import cozepy.datasets.images
import cozepy.enterprises.members
import cozepy.model
import cozepy.websockets.ws
import cozepy.workflows
import httpx
import pydantic
from typing_extensions import Literal, SupportsIndex, assert_type


def heirs_of_exception(
    coze_error: cozepy.CozeError,
) -> List[Exception]:
    return [
        coze_error,
    ]


def heirs_of_async_auth(
    async_jwt_auth: cozepy.AsyncJWTAuth,
    async_token_auth: cozepy.AsyncTokenAuth,
) -> List[cozepy.AsyncAuth]:
    return [
        async_jwt_auth,
        async_token_auth,
    ]


def heirs_of_async_paged_base_str(
    async_last_id_paged: cozepy.AsyncLastIDPaged[str],
    async_number_paged: cozepy.AsyncNumberPaged[str],
    model_async_token_paged: cozepy.model.AsyncTokenPaged[str],
) -> List[cozepy.AsyncPagedBase[str]]:
    return [
        async_last_id_paged,
        async_number_paged,
        model_async_token_paged,
    ]


def heirs_of_auth(
    async_auth: cozepy.AsyncAuth,
    sync_auth: cozepy.SyncAuth,
) -> List[cozepy.Auth]:
    return [
        async_auth,
        sync_auth,
    ]


def heirs_of_coze_error(
    coze_api_error: cozepy.CozeAPIError,
    coze_invalid_event_error: cozepy.CozeInvalidEventError,
    coze_pkce_auth_error: cozepy.CozePKCEAuthError,
) -> List[cozepy.CozeError]:
    return [
        coze_api_error,
        coze_invalid_event_error,
        coze_pkce_auth_error,
    ]


def heirs_of_o_auth_app(
    async_device_o_auth_app: cozepy.AsyncDeviceOAuthApp,
    async_jwto_auth_app: cozepy.AsyncJWTOAuthApp,
    async_pkceo_auth_app: cozepy.AsyncPKCEOAuthApp,
    async_web_o_auth_app: cozepy.AsyncWebOAuthApp,
    device_o_auth_app: cozepy.DeviceOAuthApp,
    jwto_auth_app: cozepy.JWTOAuthApp,
    pkceo_auth_app: cozepy.PKCEOAuthApp,
    web_o_auth_app: cozepy.WebOAuthApp,
) -> List[cozepy.OAuthApp]:
    return [
        async_device_o_auth_app,
        async_jwto_auth_app,
        async_pkceo_auth_app,
        async_web_o_auth_app,
        device_o_auth_app,
        jwto_auth_app,
        pkceo_auth_app,
        web_o_auth_app,
    ]


def heirs_of_sync_auth(
    jwt_auth: cozepy.JWTAuth,
    token_auth: cozepy.TokenAuth,
) -> List[cozepy.SyncAuth]:
    return [
        jwt_auth,
        token_auth,
    ]


def heirs_of_websockets_event(
    chat_created_event: cozepy.ChatCreatedEvent,
    chat_update_event: cozepy.ChatUpdateEvent,
    chat_updated_event: cozepy.ChatUpdatedEvent,
    conversation_audio_completed_event: cozepy.ConversationAudioCompletedEvent,
    conversation_audio_delta_event: cozepy.ConversationAudioDeltaEvent,
    conversation_audio_sentence_start_event: cozepy.ConversationAudioSentenceStartEvent,
    conversation_audio_transcript_completed_event: cozepy.ConversationAudioTranscriptCompletedEvent,
    conversation_audio_transcript_update_event: cozepy.ConversationAudioTranscriptUpdateEvent,
    conversation_chat_cancel_event: cozepy.ConversationChatCancelEvent,
    conversation_chat_canceled_event: cozepy.ConversationChatCanceledEvent,
    conversation_chat_completed_event: cozepy.ConversationChatCompletedEvent,
    conversation_chat_created_event: cozepy.ConversationChatCreatedEvent,
    conversation_chat_failed_event: cozepy.ConversationChatFailedEvent,
    conversation_chat_in_progress_event: cozepy.ConversationChatInProgressEvent,
    conversation_chat_requires_action_event: cozepy.ConversationChatRequiresActionEvent,
    conversation_chat_submit_tool_outputs_event: cozepy.ConversationChatSubmitToolOutputsEvent,
    conversation_clear: cozepy.ConversationClear,
    conversation_cleared_event: cozepy.ConversationClearedEvent,
    conversation_message_completed_event: cozepy.ConversationMessageCompletedEvent,
    conversation_message_create_event: cozepy.ConversationMessageCreateEvent,
    conversation_message_delta_event: cozepy.ConversationMessageDeltaEvent,
    input_audio_buffer_append_event: cozepy.InputAudioBufferAppendEvent,
    input_audio_buffer_clear_event: cozepy.InputAudioBufferClearEvent,
    input_audio_buffer_cleared_event: cozepy.InputAudioBufferClearedEvent,
    input_audio_buffer_complete_event: cozepy.InputAudioBufferCompleteEvent,
    input_audio_buffer_completed_event: cozepy.InputAudioBufferCompletedEvent,
    input_audio_buffer_speech_started_event: cozepy.InputAudioBufferSpeechStartedEvent,
    input_audio_buffer_speech_stopped_event: cozepy.InputAudioBufferSpeechStoppedEvent,
    input_text_buffer_append_event: cozepy.InputTextBufferAppendEvent,
    input_text_buffer_complete_event: cozepy.InputTextBufferCompleteEvent,
    input_text_buffer_completed_event: cozepy.InputTextBufferCompletedEvent,
    input_text_generate_audio_event: cozepy.InputTextGenerateAudioEvent,
    speech_audio_completed_event: cozepy.SpeechAudioCompletedEvent,
    speech_audio_update_event: cozepy.SpeechAudioUpdateEvent,
    speech_created_event: cozepy.SpeechCreatedEvent,
    speech_update_event: cozepy.SpeechUpdateEvent,
    speech_updated_event: cozepy.SpeechUpdatedEvent,
    transcriptions_created_event: cozepy.TranscriptionsCreatedEvent,
    transcriptions_message_completed_event: cozepy.TranscriptionsMessageCompletedEvent,
    transcriptions_message_update_event: cozepy.TranscriptionsMessageUpdateEvent,
    transcriptions_update_event: cozepy.TranscriptionsUpdateEvent,
    transcriptions_updated_event: cozepy.TranscriptionsUpdatedEvent,
    websockets_error_event: cozepy.WebsocketsErrorEvent,
) -> List[cozepy.WebsocketsEvent]:
    return [
        chat_created_event,
        chat_update_event,
        chat_updated_event,
        conversation_audio_completed_event,
        conversation_audio_delta_event,
        conversation_audio_sentence_start_event,
        conversation_audio_transcript_completed_event,
        conversation_audio_transcript_update_event,
        conversation_chat_cancel_event,
        conversation_chat_canceled_event,
        conversation_chat_completed_event,
        conversation_chat_created_event,
        conversation_chat_failed_event,
        conversation_chat_in_progress_event,
        conversation_chat_requires_action_event,
        conversation_chat_submit_tool_outputs_event,
        conversation_clear,
        conversation_cleared_event,
        conversation_message_completed_event,
        conversation_message_create_event,
        conversation_message_delta_event,
        input_audio_buffer_append_event,
        input_audio_buffer_clear_event,
        input_audio_buffer_cleared_event,
        input_audio_buffer_complete_event,
        input_audio_buffer_completed_event,
        input_audio_buffer_speech_started_event,
        input_audio_buffer_speech_stopped_event,
        input_text_buffer_append_event,
        input_text_buffer_complete_event,
        input_text_buffer_completed_event,
        input_text_generate_audio_event,
        speech_audio_completed_event,
        speech_audio_update_event,
        speech_created_event,
        speech_update_event,
        speech_updated_event,
        transcriptions_created_event,
        transcriptions_message_completed_event,
        transcriptions_message_update_event,
        transcriptions_update_event,
        transcriptions_updated_event,
        websockets_error_event,
    ]


def heirs_of_model_coze_model(
    api_app: cozepy.APIApp,
    background_image_info: cozepy.BackgroundImageInfo,
    bot: cozepy.Bot,
    bot_background_image_info: cozepy.BotBackgroundImageInfo,
    bot_knowledge: cozepy.BotKnowledge,
    bot_model_info: cozepy.BotModelInfo,
    bot_onboarding_info: cozepy.BotOnboardingInfo,
    bot_plugin_api_info: cozepy.BotPluginAPIInfo,
    bot_plugin_info: cozepy.BotPluginInfo,
    bot_prompt_info: cozepy.BotPromptInfo,
    bot_suggest_reply_info: cozepy.BotSuggestReplyInfo,
    bot_variable: cozepy.BotVariable,
    bot_voice_info: cozepy.BotVoiceInfo,
    bot_workflow_info: cozepy.BotWorkflowInfo,
    canvas_position: cozepy.CanvasPosition,
    chat: cozepy.Chat,
    chat_error: cozepy.ChatError,
    chat_event: cozepy.ChatEvent,
    chat_poll: cozepy.ChatPoll,
    chat_required_action: cozepy.ChatRequiredAction,
    chat_submit_tool_outputs: cozepy.ChatSubmitToolOutputs,
    chat_tool_call: cozepy.ChatToolCall,
    chat_tool_call_function: cozepy.ChatToolCallFunction,
    chat_usage: cozepy.ChatUsage,
    conversation: cozepy.Conversation,
    create_api_apps_events_resp: cozepy.CreateAPIAppsEventsResp,
    create_conversation_message_feedback_resp: cozepy.CreateConversationMessageFeedbackResp,
    create_dataset_resp: cozepy.CreateDatasetResp,
    create_room_resp: cozepy.CreateRoomResp,
    create_transcriptions_resp: cozepy.CreateTranscriptionsResp,
    create_voice_print_group_feature_resp: cozepy.CreateVoicePrintGroupFeatureResp,
    create_voice_print_group_resp: cozepy.CreateVoicePrintGroupResp,
    create_workspace_member_resp: cozepy.CreateWorkspaceMemberResp,
    dataset: cozepy.Dataset,
    delete_api_apps_events_resp: cozepy.DeleteAPIAppsEventsResp,
    delete_api_apps_resp: cozepy.DeleteAPIAppsResp,
    delete_conversation_message_feedback_resp: cozepy.DeleteConversationMessageFeedbackResp,
    delete_voice_print_group_feature_resp: cozepy.DeleteVoicePrintGroupFeatureResp,
    delete_voice_print_group_resp: cozepy.DeleteVoicePrintGroupResp,
    delete_workspace_member_resp: cozepy.DeleteWorkspaceMemberResp,
    device_auth_code: cozepy.DeviceAuthCode,
    document: cozepy.Document,
    document_base: cozepy.DocumentBase,
    document_chunk_strategy: cozepy.DocumentChunkStrategy,
    document_progress: cozepy.DocumentProgress,
    document_source_info: cozepy.DocumentSourceInfo,
    document_update_rule: cozepy.DocumentUpdateRule,
    enterprise_member: cozepy.EnterpriseMember,
    feature_score: cozepy.FeatureScore,
    file: cozepy.File,
    gradient_position: cozepy.GradientPosition,
    live_info: cozepy.LiveInfo,
    message: cozepy.Message,
    message_object_string: cozepy.MessageObjectString,
    o_auth_token: cozepy.OAuthToken,
    photo: cozepy.Photo,
    plugin_id_list: cozepy.PluginIDList,
    plugin_id_list_plugin_id_info: cozepy.PluginIDList.PluginIDInfo,
    scope: cozepy.Scope,
    section: cozepy.Section,
    simple_app: cozepy.SimpleApp,
    simple_bot: cozepy.SimpleBot,
    simple_folder: cozepy.SimpleFolder,
    speaker_identify_resp: cozepy.SpeakerIdentifyResp,
    stream_info: cozepy.StreamInfo,
    template_duplicate_resp: cozepy.TemplateDuplicateResp,
    tool_output: cozepy.ToolOutput,
    update_api_apps_resp: cozepy.UpdateAPIAppsResp,
    update_bot_resp: cozepy.UpdateBotResp,
    update_variable_resp: cozepy.UpdateVariableResp,
    update_voice_print_group_feature_resp: cozepy.UpdateVoicePrintGroupFeatureResp,
    update_voice_print_group_resp: cozepy.UpdateVoicePrintGroupResp,
    user: cozepy.User,
    variable_value: cozepy.VariableValue,
    voice: cozepy.Voice,
    voice_print_group: cozepy.VoicePrintGroup,
    voice_print_group_feature: cozepy.VoicePrintGroupFeature,
    websockets_event: cozepy.WebsocketsEvent,
    workflow_basic: cozepy.WorkflowBasic,
    workflow_event: cozepy.WorkflowEvent,
    workflow_event_error: cozepy.WorkflowEventError,
    workflow_event_interrupt: cozepy.WorkflowEventInterrupt,
    workflow_event_interrupt_data: cozepy.WorkflowEventInterruptData,
    workflow_event_message: cozepy.WorkflowEventMessage,
    workflow_id_list: cozepy.WorkflowIDList,
    workflow_id_list_workflow_id_info: cozepy.WorkflowIDList.WorkflowIDInfo,
    workflow_node_execute_history: cozepy.WorkflowNodeExecuteHistory,
    workflow_run_history: cozepy.WorkflowRunHistory,
    workflow_run_history_node_execute_status: cozepy.WorkflowRunHistoryNodeExecuteStatus,
    workflow_run_result: cozepy.WorkflowRunResult,
    workflow_user_info: cozepy.WorkflowUserInfo,
    workflow_version_info: cozepy.WorkflowVersionInfo,
    workspace: cozepy.Workspace,
    workspace_member: cozepy.WorkspaceMember,
    api_apps_events_api_app_event: cozepy.api_apps.events.APIAppEvent,
    audio_rooms_room_audio_config: cozepy.audio.rooms.RoomAudioConfig,
    audio_rooms_room_config: cozepy.audio.rooms.RoomConfig,
    audio_rooms_room_video_config: cozepy.audio.rooms.RoomVideoConfig,
    audio_rooms_translate_config: cozepy.audio.rooms.TranslateConfig,
    audio_voiceprint_groups_features_user_info: cozepy.audio.voiceprint_groups.features.UserInfo,
    auth_scope_account_permission: cozepy.auth.ScopeAccountPermission,
    auth_scope_attribute_constraint: cozepy.auth.ScopeAttributeConstraint,
    auth_scope_attribute_constraint_connector_bot_chat_attribute: cozepy.auth.ScopeAttributeConstraintConnectorBotChatAttribute,
    bots_unpublish_bot_resp: cozepy.bots.UnpublishBotResp,
    chat_inserted_message: cozepy.chat.InsertedMessage,
    connectors_bots_update_connector_bot_resp: cozepy.connectors.bots.UpdateConnectorBotResp,
    conversations_delete_conversation_resp: cozepy.conversations.DeleteConversationResp,
    datasets_delete_dataset_res: cozepy.datasets.DeleteDatasetRes,
    datasets_update_dataset_res: cozepy.datasets.UpdateDatasetRes,
    datasets_documents_delete_document_res: cozepy.datasets.documents.DeleteDocumentRes,
    datasets_documents_update_document_res: cozepy.datasets.documents.UpdateDocumentRes,
    datasets_images_update_image_res: cozepy.datasets.images.UpdateImageRes,
    enterprises_members_create_enterprise_member_resp: cozepy.enterprises.members.CreateEnterpriseMemberResp,
    enterprises_members_delete_enterprise_member_resp: cozepy.enterprises.members.DeleteEnterpriseMemberResp,
    enterprises_members_update_enterprise_member_resp: cozepy.enterprises.members.UpdateEnterpriseMemberResp,
    workflows_workflow_info: cozepy.workflows.WorkflowInfo,
) -> List[cozepy.model.CozeModel]:
    return [
        api_app,
        background_image_info,
        bot,
        bot_background_image_info,
        bot_knowledge,
        bot_model_info,
        bot_onboarding_info,
        bot_plugin_api_info,
        bot_plugin_info,
        bot_prompt_info,
        bot_suggest_reply_info,
        bot_variable,
        bot_voice_info,
        bot_workflow_info,
        canvas_position,
        chat,
        chat_error,
        chat_event,
        chat_poll,
        chat_required_action,
        chat_submit_tool_outputs,
        chat_tool_call,
        chat_tool_call_function,
        chat_usage,
        conversation,
        create_api_apps_events_resp,
        create_conversation_message_feedback_resp,
        create_dataset_resp,
        create_room_resp,
        create_transcriptions_resp,
        create_voice_print_group_feature_resp,
        create_voice_print_group_resp,
        create_workspace_member_resp,
        dataset,
        delete_api_apps_events_resp,
        delete_api_apps_resp,
        delete_conversation_message_feedback_resp,
        delete_voice_print_group_feature_resp,
        delete_voice_print_group_resp,
        delete_workspace_member_resp,
        device_auth_code,
        document,
        document_base,
        document_chunk_strategy,
        document_progress,
        document_source_info,
        document_update_rule,
        enterprise_member,
        feature_score,
        file,
        gradient_position,
        live_info,
        message,
        message_object_string,
        o_auth_token,
        photo,
        plugin_id_list,
        plugin_id_list_plugin_id_info,
        scope,
        section,
        simple_app,
        simple_bot,
        simple_folder,
        speaker_identify_resp,
        stream_info,
        template_duplicate_resp,
        tool_output,
        update_api_apps_resp,
        update_bot_resp,
        update_variable_resp,
        update_voice_print_group_feature_resp,
        update_voice_print_group_resp,
        user,
        variable_value,
        voice,
        voice_print_group,
        voice_print_group_feature,
        websockets_event,
        workflow_basic,
        workflow_event,
        workflow_event_error,
        workflow_event_interrupt,
        workflow_event_interrupt_data,
        workflow_event_message,
        workflow_id_list,
        workflow_id_list_workflow_id_info,
        workflow_node_execute_history,
        workflow_run_history,
        workflow_run_history_node_execute_status,
        workflow_run_result,
        workflow_user_info,
        workflow_version_info,
        workspace,
        workspace_member,
        api_apps_events_api_app_event,
        audio_rooms_room_audio_config,
        audio_rooms_room_config,
        audio_rooms_room_video_config,
        audio_rooms_translate_config,
        audio_voiceprint_groups_features_user_info,
        auth_scope_account_permission,
        auth_scope_attribute_constraint,
        auth_scope_attribute_constraint_connector_bot_chat_attribute,
        bots_unpublish_bot_resp,
        chat_inserted_message,
        connectors_bots_update_connector_bot_resp,
        conversations_delete_conversation_resp,
        datasets_delete_dataset_res,
        datasets_update_dataset_res,
        datasets_documents_delete_document_res,
        datasets_documents_update_document_res,
        datasets_images_update_image_res,
        enterprises_members_create_enterprise_member_resp,
        enterprises_members_delete_enterprise_member_resp,
        enterprises_members_update_enterprise_member_resp,
        workflows_workflow_info,
    ]


def heirs_of_model_dynamic_str_enum(
    audio_format: cozepy.AudioFormat,
    bot_model_info_cache_type: cozepy.BotModelInfo.CacheType,
    bot_model_info_response_format: cozepy.BotModelInfo.ResponseFormat,
    chat_event_type: cozepy.ChatEventType,
    chat_required_action_type: cozepy.ChatRequiredActionType,
    chat_status: cozepy.ChatStatus,
    chat_tool_call_type: cozepy.ChatToolCallType,
    chat_update_event_asr_config_user_language: cozepy.ChatUpdateEvent.ASRConfigUserLanguage,
    chat_update_event_interrupt_config_mode: cozepy.ChatUpdateEvent.InterruptConfigMode,
    chat_update_event_turn_detection_type: cozepy.ChatUpdateEvent.TurnDetectionType,
    enterprise_member_role: cozepy.EnterpriseMemberRole,
    folder_type: cozepy.FolderType,
    input_text_generate_audio_event_mode: cozepy.InputTextGenerateAudioEvent.Mode,
    message_content_type: cozepy.MessageContentType,
    message_object_string_type: cozepy.MessageObjectStringType,
    message_role: cozepy.MessageRole,
    message_type: cozepy.MessageType,
    publish_status: cozepy.PublishStatus,
    suggest_reply_mode: cozepy.SuggestReplyMode,
    template_entity_type: cozepy.TemplateEntityType,
    user_input_type: cozepy.UserInputType,
    variable_channel: cozepy.VariableChannel,
    variable_type: cozepy.VariableType,
    voice_model_type: cozepy.VoiceModelType,
    voice_state: cozepy.VoiceState,
    websockets_event_type: cozepy.WebsocketsEventType,
    workflow_mode: cozepy.WorkflowMode,
    workspace_role_type: cozepy.WorkspaceRoleType,
    workspace_type: cozepy.WorkspaceType,
    audio_rooms_room_mode: cozepy.audio.rooms.RoomMode,
) -> List[cozepy.model.DynamicStrEnum]:
    return [
        audio_format,
        bot_model_info_cache_type,
        bot_model_info_response_format,
        chat_event_type,
        chat_required_action_type,
        chat_status,
        chat_tool_call_type,
        chat_update_event_asr_config_user_language,
        chat_update_event_interrupt_config_mode,
        chat_update_event_turn_detection_type,
        enterprise_member_role,
        folder_type,
        input_text_generate_audio_event_mode,
        message_content_type,
        message_object_string_type,
        message_role,
        message_type,
        publish_status,
        suggest_reply_mode,
        template_entity_type,
        user_input_type,
        variable_channel,
        variable_type,
        voice_model_type,
        voice_state,
        websockets_event_type,
        workflow_mode,
        workspace_role_type,
        workspace_type,
        audio_rooms_room_mode,
    ]


def heirs_of_model_paged_base_str(
    last_id_paged: cozepy.LastIDPaged[str],
    number_paged: cozepy.NumberPaged[str],
    model_token_paged: cozepy.model.TokenPaged[str],
) -> List[cozepy.model.PagedBase[str]]:
    return [
        last_id_paged,
        number_paged,
        model_token_paged,
    ]


def heirs_of_websockets_ws_async_websockets_base_client(
    async_websockets_audio_speech_client: cozepy.AsyncWebsocketsAudioSpeechClient,
    async_websockets_audio_transcriptions_client: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    async_websockets_chat_client: cozepy.AsyncWebsocketsChatClient,
) -> List[cozepy.websockets.ws.AsyncWebsocketsBaseClient]:
    return [
        async_websockets_audio_speech_client,
        async_websockets_audio_transcriptions_client,
        async_websockets_chat_client,
    ]


def heirs_of_websockets_ws_async_websockets_base_event_handler(
    async_websockets_audio_speech_event_handler: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
    async_websockets_audio_transcriptions_event_handler: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
    async_websockets_chat_event_handler: cozepy.AsyncWebsocketsChatEventHandler,
) -> List[cozepy.websockets.ws.AsyncWebsocketsBaseEventHandler]:
    return [
        async_websockets_audio_speech_event_handler,
        async_websockets_audio_transcriptions_event_handler,
        async_websockets_chat_event_handler,
    ]


def heirs_of_websockets_ws_websockets_base_client(
    websockets_audio_speech_client: cozepy.WebsocketsAudioSpeechClient,
    websockets_audio_transcriptions_client: cozepy.WebsocketsAudioTranscriptionsClient,
    websockets_chat_client: cozepy.WebsocketsChatClient,
) -> List[cozepy.websockets.ws.WebsocketsBaseClient]:
    return [
        websockets_audio_speech_client,
        websockets_audio_transcriptions_client,
        websockets_chat_client,
    ]


def heirs_of_websockets_ws_websockets_base_event_handler(
    websockets_audio_speech_event_handler: cozepy.WebsocketsAudioSpeechEventHandler,
    websockets_audio_transcriptions_event_handler: cozepy.WebsocketsAudioTranscriptionsEventHandler,
    websockets_chat_event_handler: cozepy.WebsocketsChatEventHandler,
) -> List[cozepy.websockets.ws.WebsocketsBaseEventHandler]:
    return [
        websockets_audio_speech_event_handler,
        websockets_audio_transcriptions_event_handler,
        websockets_chat_event_handler,
    ]


def heirs_of_enum_enum(
    app_type: cozepy.AppType,
    coze_pkce_auth_error_type: cozepy.CozePKCEAuthErrorType,
    feedback_type: cozepy.FeedbackType,
    live_type: cozepy.LiveType,
    workflow_event_type: cozepy.WorkflowEventType,
    workflow_execute_status: cozepy.WorkflowExecuteStatus,
    connectors_bots_audit_status: cozepy.connectors.bots.AuditStatus,
) -> List[enum.Enum]:
    return [
        app_type,
        coze_pkce_auth_error_type,
        feedback_type,
        live_type,
        workflow_event_type,
        workflow_execute_status,
        connectors_bots_audit_status,
    ]


def heirs_of_enum_int_enum(
    dataset_status: cozepy.DatasetStatus,
    document_format_type: cozepy.DocumentFormatType,
    document_source_type: cozepy.DocumentSourceType,
    document_status: cozepy.DocumentStatus,
    document_update_type: cozepy.DocumentUpdateType,
    workflow_run_mode: cozepy.WorkflowRunMode,
    bots_bot_mode: cozepy.bots.BotMode,
    datasets_images_photo_status: cozepy.datasets.images.PhotoStatus,
) -> List[enum.IntEnum]:
    return [
        dataset_status,
        document_format_type,
        document_source_type,
        document_status,
        document_update_type,
        workflow_run_mode,
        bots_bot_mode,
        datasets_images_photo_status,
    ]


def heirs_of_httpx_async_client(
    async_http_client: cozepy.AsyncHTTPClient,
) -> List[httpx.AsyncClient]:
    return [
        async_http_client,
    ]


def heirs_of_httpx_client(
    sync_http_client: cozepy.SyncHTTPClient,
) -> List[httpx.Client]:
    return [
        sync_http_client,
    ]


def heirs_of_int(
    connectors_bots_audit_status: cozepy.connectors.bots.AuditStatus,
) -> List[int]:
    return [
        connectors_bots_audit_status,
    ]


def heirs_of_pydantic_base_model(
    chat_update_event_asr_config: cozepy.ChatUpdateEvent.ASRConfig,
    chat_update_event_chat_config: cozepy.ChatUpdateEvent.ChatConfig,
    chat_update_event_data: cozepy.ChatUpdateEvent.Data,
    chat_update_event_interrupt_config: cozepy.ChatUpdateEvent.InterruptConfig,
    chat_update_event_turn_detection: cozepy.ChatUpdateEvent.TurnDetection,
    conversation_audio_sentence_start_event_data: cozepy.ConversationAudioSentenceStartEvent.Data,
    conversation_audio_transcript_completed_event_data: cozepy.ConversationAudioTranscriptCompletedEvent.Data,
    conversation_audio_transcript_update_event_data: cozepy.ConversationAudioTranscriptUpdateEvent.Data,
    conversation_chat_canceled_event_data: cozepy.ConversationChatCanceledEvent.Data,
    conversation_chat_submit_tool_outputs_event_data: cozepy.ConversationChatSubmitToolOutputsEvent.Data,
    conversation_message_create_event_data: cozepy.ConversationMessageCreateEvent.Data,
    input_audio: cozepy.InputAudio,
    input_audio_buffer_append_event_data: cozepy.InputAudioBufferAppendEvent.Data,
    input_text_buffer_append_event_data: cozepy.InputTextBufferAppendEvent.Data,
    input_text_generate_audio_event_data: cozepy.InputTextGenerateAudioEvent.Data,
    limit_config: cozepy.LimitConfig,
    opus_config: cozepy.OpusConfig,
    output_audio: cozepy.OutputAudio,
    pcm_config: cozepy.PCMConfig,
    speech_audio_update_event_data: cozepy.SpeechAudioUpdateEvent.Data,
    speech_update_event_data: cozepy.SpeechUpdateEvent.Data,
    speech_updated_event_data: cozepy.SpeechUpdatedEvent.Data,
    transcriptions_message_update_event_data: cozepy.TranscriptionsMessageUpdateEvent.Data,
    transcriptions_update_event_data: cozepy.TranscriptionsUpdateEvent.Data,
    transcriptions_updated_event_data: cozepy.TranscriptionsUpdatedEvent.Data,
    websockets_event_detail: cozepy.WebsocketsEvent.Detail,
) -> List[pydantic.BaseModel]:
    return [
        chat_update_event_asr_config,
        chat_update_event_chat_config,
        chat_update_event_data,
        chat_update_event_interrupt_config,
        chat_update_event_turn_detection,
        conversation_audio_sentence_start_event_data,
        conversation_audio_transcript_completed_event_data,
        conversation_audio_transcript_update_event_data,
        conversation_chat_canceled_event_data,
        conversation_chat_submit_tool_outputs_event_data,
        conversation_message_create_event_data,
        input_audio,
        input_audio_buffer_append_event_data,
        input_text_buffer_append_event_data,
        input_text_generate_audio_event_data,
        limit_config,
        opus_config,
        output_audio,
        pcm_config,
        speech_audio_update_event_data,
        speech_update_event_data,
        speech_updated_event_data,
        transcriptions_message_update_event_data,
        transcriptions_update_event_data,
        transcriptions_updated_event_data,
        websockets_event_detail,
    ]


def heirs_of_str(
    app_type: cozepy.AppType,
    coze_pkce_auth_error_type: cozepy.CozePKCEAuthErrorType,
    feedback_type: cozepy.FeedbackType,
    live_type: cozepy.LiveType,
    workflow_event_type: cozepy.WorkflowEventType,
    workflow_execute_status: cozepy.WorkflowExecuteStatus,
) -> List[str]:
    return [
        app_type,
        coze_pkce_auth_error_type,
        feedback_type,
        live_type,
        workflow_event_type,
        workflow_execute_status,
    ]


def async_auth_token(used: cozepy.AsyncAuth) -> None:
    assert_type(used.token, str)


def async_coze_made(
    auth: cozepy.Auth, base_url: str, http_client: Optional[cozepy.AsyncHTTPClient]
) -> None:
    assert_type(cozepy.AsyncCoze(auth=auth), cozepy.AsyncCoze)
    assert_type(
        cozepy.AsyncCoze(auth=auth, base_url=base_url, http_client=http_client), cozepy.AsyncCoze
    )


def async_device_o_auth_app_made(client_id: str, base_url: str, www_base_url: str) -> None:
    assert_type(cozepy.AsyncDeviceOAuthApp(client_id=client_id), cozepy.AsyncDeviceOAuthApp)
    assert_type(
        cozepy.AsyncDeviceOAuthApp(
            client_id=client_id, base_url=base_url, www_base_url=www_base_url
        ),
        cozepy.AsyncDeviceOAuthApp,
    )


async def async_device_o_auth_app_get_device_code(
    used: cozepy.AsyncDeviceOAuthApp, workspace_id: Optional[str]
) -> None:
    assert_type(await used.get_device_code(), cozepy.DeviceAuthCode)
    assert_type(await used.get_device_code(workspace_id=workspace_id), cozepy.DeviceAuthCode)


async def async_device_o_auth_app_get_access_token(
    used: cozepy.AsyncDeviceOAuthApp, device_code: str, poll: bool
) -> None:
    assert_type(await used.get_access_token(device_code=device_code), cozepy.OAuthToken)
    assert_type(await used.get_access_token(device_code=device_code, poll=poll), cozepy.OAuthToken)


async def async_device_o_auth_app_refresh_access_token(
    used: cozepy.AsyncDeviceOAuthApp, refresh_token: str
) -> None:
    assert_type(await used.refresh_access_token(refresh_token=refresh_token), cozepy.OAuthToken)


def async_http_client_made() -> None:
    assert_type(cozepy.AsyncHTTPClient(), cozepy.AsyncHTTPClient)


def async_jwt_auth_made(
    client_id: Optional[str],
    private_key: Optional[str],
    public_key_id: Optional[str],
    ttl: int,
    base_url: str,
    oauth_app: Optional[cozepy.AsyncJWTOAuthApp],
) -> None:
    assert_type(cozepy.AsyncJWTAuth(), cozepy.AsyncJWTAuth)
    assert_type(
        cozepy.AsyncJWTAuth(
            client_id=client_id,
            private_key=private_key,
            public_key_id=public_key_id,
            ttl=ttl,
            base_url=base_url,
            oauth_app=oauth_app,
        ),
        cozepy.AsyncJWTAuth,
    )


def async_jwt_auth_token_type(used: cozepy.AsyncJWTAuth) -> None:
    assert_type(used.token_type, str)


async def async_jwt_auth_atoken(used: cozepy.AsyncJWTAuth) -> None:
    assert_type(await used.atoken, str)


def async_jwto_auth_app_made(
    client_id: str, private_key: str, public_key_id: str, base_url: str
) -> None:
    assert_type(
        cozepy.AsyncJWTOAuthApp(
            client_id=client_id, private_key=private_key, public_key_id=public_key_id
        ),
        cozepy.AsyncJWTOAuthApp,
    )
    assert_type(
        cozepy.AsyncJWTOAuthApp(
            client_id=client_id,
            private_key=private_key,
            public_key_id=public_key_id,
            base_url=base_url,
        ),
        cozepy.AsyncJWTOAuthApp,
    )


async def async_jwto_auth_app_get_access_token(
    used: cozepy.AsyncJWTOAuthApp,
    ttl: int,
    scope: Optional[cozepy.Scope],
    session_name: Optional[str],
) -> None:
    assert_type(await used.get_access_token(ttl=ttl), cozepy.OAuthToken)
    assert_type(
        await used.get_access_token(ttl=ttl, scope=scope, session_name=session_name),
        cozepy.OAuthToken,
    )


def async_last_id_paged_aiter(used: cozepy.AsyncLastIDPaged[str]) -> None:
    assert_type(used.__aiter__(), AsyncIterator[str])


def async_last_id_paged_iter_pages(used: cozepy.AsyncLastIDPaged[str]) -> None:
    assert_type(used.iter_pages(), AsyncIterator[cozepy.AsyncLastIDPaged[str]])


def async_last_id_paged_response(used: cozepy.AsyncLastIDPaged[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def async_last_id_paged_items(used: cozepy.AsyncLastIDPaged[str]) -> None:
    assert_type(used.items, List[str])


def async_last_id_paged_has_more(used: cozepy.AsyncLastIDPaged[str]) -> None:
    assert_type(used.has_more, bool)


def async_number_paged_aiter(used: cozepy.AsyncNumberPaged[str]) -> None:
    assert_type(used.__aiter__(), AsyncIterator[str])


def async_number_paged_iter_pages(used: cozepy.AsyncNumberPaged[str]) -> None:
    assert_type(used.iter_pages(), AsyncIterator[cozepy.AsyncNumberPaged[str]])


def async_number_paged_response(used: cozepy.AsyncNumberPaged[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def async_number_paged_items(used: cozepy.AsyncNumberPaged[str]) -> None:
    assert_type(used.items, List[str])


def async_number_paged_has_more(used: cozepy.AsyncNumberPaged[str]) -> None:
    assert_type(used.has_more, bool)


def async_number_paged_total(used: cozepy.AsyncNumberPaged[str]) -> None:
    assert_type(used.total, int)


def async_pkceo_auth_app_made(client_id: str, base_url: str, www_base_url: str) -> None:
    assert_type(cozepy.AsyncPKCEOAuthApp(client_id=client_id), cozepy.AsyncPKCEOAuthApp)
    assert_type(
        cozepy.AsyncPKCEOAuthApp(client_id=client_id, base_url=base_url, www_base_url=www_base_url),
        cozepy.AsyncPKCEOAuthApp,
    )


def async_pkceo_auth_app_get_oauth_url(
    used: cozepy.AsyncPKCEOAuthApp,
    redirect_uri: str,
    code_verifier: str,
    code_challenge_method: Literal["plain", "S256"],
    state: str,
    workspace_id: Optional[str],
) -> None:
    used.get_oauth_url(redirect_uri=redirect_uri, code_verifier=code_verifier)
    used.get_oauth_url(
        redirect_uri=redirect_uri,
        code_verifier=code_verifier,
        code_challenge_method=code_challenge_method,
        state=state,
        workspace_id=workspace_id,
    )


async def async_pkceo_auth_app_get_access_token(
    used: cozepy.AsyncPKCEOAuthApp, redirect_uri: str, code: str, code_verifier: str
) -> None:
    assert_type(
        await used.get_access_token(
            redirect_uri=redirect_uri, code=code, code_verifier=code_verifier
        ),
        cozepy.OAuthToken,
    )


async def async_pkceo_auth_app_refresh_access_token(
    used: cozepy.AsyncPKCEOAuthApp, refresh_token: str
) -> None:
    assert_type(await used.refresh_access_token(refresh_token=refresh_token), cozepy.OAuthToken)


def async_paged_base_iter_pages(used: cozepy.AsyncPagedBase[str]) -> None:
    assert_type(used.iter_pages(), AsyncIterator[cozepy.AsyncPagedBase[str]])


def async_paged_base_items(used: cozepy.AsyncPagedBase[str]) -> None:
    assert_type(used.items, List[str])


def async_paged_base_has_more(used: cozepy.AsyncPagedBase[str]) -> None:
    assert_type(used.has_more, bool)


def async_paged_base_response(used: cozepy.AsyncPagedBase[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def async_stream_made(
    iters: AsyncIterator[str],
    fields: List[str],
    handler: Callable[[Dict[str, str], httpx.Response], Optional[str]],
    raw_response: httpx.Response,
) -> None:
    assert_type(
        cozepy.AsyncStream[str](
            iters=iters, fields=fields, handler=handler, raw_response=raw_response
        ),
        cozepy.AsyncStream[str],
    )


def async_stream_response(used: cozepy.AsyncStream[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def async_stream_aiter(used: cozepy.AsyncStream[str]) -> None:
    assert_type(used.__aiter__(), AsyncIterator[str])


async def async_stream_anext(used: cozepy.AsyncStream[str]) -> None:
    assert_type(await used.__anext__(), str)


def async_token_auth_made(token: str) -> None:
    assert_type(cozepy.AsyncTokenAuth(token=token), cozepy.AsyncTokenAuth)


def async_token_auth_token_type(used: cozepy.AsyncTokenAuth) -> None:
    assert_type(used.token_type, str)


async def async_token_auth_atoken(used: cozepy.AsyncTokenAuth) -> None:
    assert_type(await used.atoken, str)


def async_web_o_auth_app_made(
    client_id: str, client_secret: str, base_url: str, www_base_url: str
) -> None:
    assert_type(
        cozepy.AsyncWebOAuthApp(client_id=client_id, client_secret=client_secret),
        cozepy.AsyncWebOAuthApp,
    )
    assert_type(
        cozepy.AsyncWebOAuthApp(
            client_id=client_id,
            client_secret=client_secret,
            base_url=base_url,
            www_base_url=www_base_url,
        ),
        cozepy.AsyncWebOAuthApp,
    )


def async_web_o_auth_app_get_oauth_url(
    used: cozepy.AsyncWebOAuthApp, redirect_uri: str, state: str, workspace_id: Optional[str]
) -> None:
    used.get_oauth_url(redirect_uri=redirect_uri)
    used.get_oauth_url(redirect_uri=redirect_uri, state=state, workspace_id=workspace_id)


async def async_web_o_auth_app_get_access_token(
    used: cozepy.AsyncWebOAuthApp, redirect_uri: str, code: str
) -> None:
    assert_type(
        await used.get_access_token(redirect_uri=redirect_uri, code=code), cozepy.OAuthToken
    )


async def async_web_o_auth_app_refresh_access_token(
    used: cozepy.AsyncWebOAuthApp, refresh_token: str
) -> None:
    assert_type(await used.refresh_access_token(refresh_token=refresh_token), cozepy.OAuthToken)


async def async_websockets_audio_speech_client_speech_update(
    used: cozepy.AsyncWebsocketsAudioSpeechClient, event: cozepy.SpeechUpdateEvent
) -> None:
    await used.speech_update(event=event)


async def async_websockets_audio_speech_client_input_text_buffer_append(
    used: cozepy.AsyncWebsocketsAudioSpeechClient, data: cozepy.InputTextBufferAppendEvent.Data
) -> None:
    await used.input_text_buffer_append(data=data)


async def async_websockets_audio_speech_client_input_text_buffer_complete(
    used: cozepy.AsyncWebsocketsAudioSpeechClient,
) -> None:
    await used.input_text_buffer_complete()


async def async_websockets_audio_speech_event_handler_on_speech_created(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
    cli: cozepy.AsyncWebsocketsAudioSpeechClient,
    event: cozepy.SpeechCreatedEvent,
) -> None:
    await assert_type(used.on_speech_created(cli=cli, event=event), Coroutine[Any, Any, Any])


async def async_websockets_audio_speech_event_handler_on_speech_updated(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
    cli: cozepy.AsyncWebsocketsAudioSpeechClient,
    event: cozepy.SpeechUpdatedEvent,
) -> None:
    await assert_type(used.on_speech_updated(cli=cli, event=event), Coroutine[Any, Any, Any])


async def async_websockets_audio_speech_event_handler_on_input_text_buffer_completed(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
    cli: cozepy.AsyncWebsocketsAudioSpeechClient,
    event: cozepy.InputTextBufferCompletedEvent,
) -> None:
    await assert_type(
        used.on_input_text_buffer_completed(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_audio_speech_event_handler_on_speech_audio_update(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
    cli: cozepy.AsyncWebsocketsAudioSpeechClient,
    event: cozepy.SpeechAudioUpdateEvent,
) -> None:
    await assert_type(used.on_speech_audio_update(cli=cli, event=event), Coroutine[Any, Any, Any])


async def async_websockets_audio_speech_event_handler_on_speech_audio_completed(
    used: cozepy.AsyncWebsocketsAudioSpeechEventHandler,
    cli: cozepy.AsyncWebsocketsAudioSpeechClient,
    event: cozepy.SpeechAudioCompletedEvent,
) -> None:
    await assert_type(
        used.on_speech_audio_completed(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_audio_transcriptions_client_transcriptions_update(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    data: cozepy.TranscriptionsUpdateEvent.Data,
) -> None:
    await used.transcriptions_update(data=data)


async def async_websockets_audio_transcriptions_client_input_audio_buffer_append(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    data: cozepy.InputAudioBufferAppendEvent.Data,
) -> None:
    await used.input_audio_buffer_append(data=data)


async def async_websockets_audio_transcriptions_client_input_audio_buffer_complete(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
) -> None:
    await used.input_audio_buffer_complete()


async def async_websockets_audio_transcriptions_client_input_audio_buffer_clear(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
) -> None:
    await used.input_audio_buffer_clear()


async def async_websockets_audio_transcriptions_event_handler_on_transcriptions_created(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    event: cozepy.TranscriptionsCreatedEvent,
) -> None:
    await assert_type(
        used.on_transcriptions_created(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_audio_transcriptions_event_handler_on_transcriptions_updated(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    event: cozepy.TranscriptionsUpdatedEvent,
) -> None:
    await assert_type(
        used.on_transcriptions_updated(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_audio_transcriptions_event_handler_on_input_audio_buffer_completed(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    event: cozepy.InputAudioBufferCompletedEvent,
) -> None:
    await assert_type(
        used.on_input_audio_buffer_completed(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_audio_transcriptions_event_handler_on_input_audio_buffer_cleared(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    event: cozepy.InputAudioBufferClearedEvent,
) -> None:
    await assert_type(
        used.on_input_audio_buffer_cleared(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_audio_transcriptions_event_handler_on_transcriptions_message_update(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    event: cozepy.TranscriptionsMessageUpdateEvent,
) -> None:
    await assert_type(
        used.on_transcriptions_message_update(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_audio_transcriptions_event_handler_on_transcriptions_message_completed(
    used: cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    event: cozepy.TranscriptionsMessageCompletedEvent,
) -> None:
    await assert_type(
        used.on_transcriptions_message_completed(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_client_chat_update(
    used: cozepy.AsyncWebsocketsChatClient, data: cozepy.ChatUpdateEvent.Data
) -> None:
    await used.chat_update(data=data)


async def async_websockets_chat_client_input_audio_buffer_append(
    used: cozepy.AsyncWebsocketsChatClient, data: cozepy.InputAudioBufferAppendEvent.Data
) -> None:
    await used.input_audio_buffer_append(data=data)


async def async_websockets_chat_client_input_audio_buffer_complete(
    used: cozepy.AsyncWebsocketsChatClient,
) -> None:
    await used.input_audio_buffer_complete()


async def async_websockets_chat_client_input_audio_buffer_clear(
    used: cozepy.AsyncWebsocketsChatClient,
) -> None:
    await used.input_audio_buffer_clear()


async def async_websockets_chat_client_conversation_chat_submit_tool_outputs(
    used: cozepy.AsyncWebsocketsChatClient, data: cozepy.ConversationChatSubmitToolOutputsEvent.Data
) -> None:
    await used.conversation_chat_submit_tool_outputs(data=data)


async def async_websockets_chat_client_conversation_clear(
    used: cozepy.AsyncWebsocketsChatClient,
) -> None:
    await used.conversation_clear()


async def async_websockets_chat_client_conversation_chat_cancel(
    used: cozepy.AsyncWebsocketsChatClient,
) -> None:
    await used.conversation_chat_cancel()


async def async_websockets_chat_client_conversation_message_create(
    used: cozepy.AsyncWebsocketsChatClient, data: cozepy.ConversationMessageCreateEvent.Data
) -> None:
    await used.conversation_message_create(data=data)


async def async_websockets_chat_client_input_text_generate_audio(
    used: cozepy.AsyncWebsocketsChatClient, data: cozepy.InputTextGenerateAudioEvent.Data
) -> None:
    await used.input_text_generate_audio(data=data)


async def async_websockets_chat_event_handler_on_chat_created(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ChatCreatedEvent,
) -> None:
    await assert_type(used.on_chat_created(cli=cli, event=event), Coroutine[Any, Any, Any])


async def async_websockets_chat_event_handler_on_chat_updated(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ChatUpdatedEvent,
) -> None:
    await assert_type(used.on_chat_updated(cli=cli, event=event), Coroutine[Any, Any, Any])


async def async_websockets_chat_event_handler_on_conversation_chat_created(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationChatCreatedEvent,
) -> None:
    await assert_type(
        used.on_conversation_chat_created(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_chat_in_progress(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationChatInProgressEvent,
) -> None:
    await assert_type(
        used.on_conversation_chat_in_progress(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_message_delta(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationMessageDeltaEvent,
) -> None:
    await assert_type(
        used.on_conversation_message_delta(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_sentence_start(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationAudioSentenceStartEvent,
) -> None:
    await assert_type(
        used.on_conversation_audio_sentence_start(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_delta(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationAudioDeltaEvent,
) -> None:
    await assert_type(
        used.on_conversation_audio_delta(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_message_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationMessageCompletedEvent,
) -> None:
    await assert_type(
        used.on_conversation_message_completed(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationAudioCompletedEvent,
) -> None:
    await assert_type(
        used.on_conversation_audio_completed(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_chat_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationChatCompletedEvent,
) -> None:
    await assert_type(
        used.on_conversation_chat_completed(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_chat_failed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationChatFailedEvent,
) -> None:
    await assert_type(
        used.on_conversation_chat_failed(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_input_audio_buffer_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.InputAudioBufferCompletedEvent,
) -> None:
    await assert_type(
        used.on_input_audio_buffer_completed(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_input_audio_buffer_cleared(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.InputAudioBufferClearedEvent,
) -> None:
    await assert_type(
        used.on_input_audio_buffer_cleared(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_cleared(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationClearedEvent,
) -> None:
    await assert_type(used.on_conversation_cleared(cli=cli, event=event), Coroutine[Any, Any, Any])


async def async_websockets_chat_event_handler_on_conversation_chat_canceled(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationChatCanceledEvent,
) -> None:
    await assert_type(
        used.on_conversation_chat_canceled(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_transcript_update(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationAudioTranscriptUpdateEvent,
) -> None:
    await assert_type(
        used.on_conversation_audio_transcript_update(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_conversation_audio_transcript_completed(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationAudioTranscriptCompletedEvent,
) -> None:
    await assert_type(
        used.on_conversation_audio_transcript_completed(cli=cli, event=event),
        Coroutine[Any, Any, Any],
    )


async def async_websockets_chat_event_handler_on_conversation_chat_requires_action(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.ConversationChatRequiresActionEvent,
) -> None:
    await assert_type(
        used.on_conversation_chat_requires_action(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_input_audio_buffer_speech_started(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.InputAudioBufferSpeechStartedEvent,
) -> None:
    await assert_type(
        used.on_input_audio_buffer_speech_started(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


async def async_websockets_chat_event_handler_on_input_audio_buffer_speech_stopped(
    used: cozepy.AsyncWebsocketsChatEventHandler,
    cli: cozepy.AsyncWebsocketsChatClient,
    event: cozepy.InputAudioBufferSpeechStoppedEvent,
) -> None:
    await assert_type(
        used.on_input_audio_buffer_speech_stopped(cli=cli, event=event), Coroutine[Any, Any, Any]
    )


def auth_token_type(used: cozepy.Auth) -> None:
    assert_type(used.token_type, str)


def auth_token(used: cozepy.Auth) -> None:
    assert_type(used.token, str)


async def auth_atoken(used: cozepy.Auth) -> None:
    assert_type(await used.atoken, str)


def auth_authentication(used: cozepy.Auth, headers: Dict[Any, Any]) -> None:
    used.authentication(headers=headers)


async def auth_aauthentication(used: cozepy.Auth, headers: Dict[Any, Any]) -> None:
    await used.aauthentication(headers=headers)


def bot_knowledge_fields(used: cozepy.BotKnowledge) -> None:
    assert_type(used.dataset_ids, List[str])


def bot_model_info_cache_type() -> List[cozepy.BotModelInfo.CacheType]:
    return [
        cozepy.BotModelInfo.CacheType.CLOSED,
        cozepy.BotModelInfo.CacheType.PREFIX,
    ]


def bot_model_info_response_format() -> List[cozepy.BotModelInfo.ResponseFormat]:
    return [
        cozepy.BotModelInfo.ResponseFormat.JSON,
        cozepy.BotModelInfo.ResponseFormat.TEXT,
        cozepy.BotModelInfo.ResponseFormat.MARKDOWN,
    ]


def chat_fields(used: cozepy.Chat) -> None:
    assert_type(used.inserted_additional_messages, Optional[List[cozepy.chat.InsertedMessage]])


def chat_created_event_fields(used: cozepy.ChatCreatedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def chat_created_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.ChatCreatedEvent(), cozepy.ChatCreatedEvent)
    assert_type(
        cozepy.ChatCreatedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.ChatCreatedEvent,
    )


def chat_event_fields(used: cozepy.ChatEvent) -> None:
    assert_type(used.unknown, Optional[Dict[Any, Any]])


def chat_poll_fields(used: cozepy.ChatPoll) -> None:
    assert_type(used.chat, cozepy.Chat)
    assert_type(used.messages, Optional[cozepy.ListResponse[cozepy.Message]])


def chat_poll_made(
    chat: cozepy.Chat, messages: Optional[cozepy.ListResponse[cozepy.Message]]
) -> None:
    assert_type(cozepy.ChatPoll(chat=chat), cozepy.ChatPoll)
    assert_type(cozepy.ChatPoll(chat=chat, messages=messages), cozepy.ChatPoll)


def chat_update_event_fields(used: cozepy.ChatUpdateEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.ChatUpdateEvent.Data)


def chat_update_event_made(
    data: cozepy.ChatUpdateEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.ChatUpdateEvent(data=data), cozepy.ChatUpdateEvent)
    assert_type(
        cozepy.ChatUpdateEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.ChatUpdateEvent,
    )


def chat_update_event_asr_config_fields(used: cozepy.ChatUpdateEvent.ASRConfig) -> None:
    assert_type(used.hot_words, Optional[List[str]])
    assert_type(used.context, Optional[str])
    assert_type(used.context_type, Optional[str])
    assert_type(used.user_language, Optional[cozepy.ChatUpdateEvent.ASRConfigUserLanguage])
    assert_type(used.enable_ddc, Optional[bool])
    assert_type(used.enable_itn, Optional[bool])
    assert_type(used.enable_punc, Optional[bool])


def chat_update_event_asr_config_made(
    hot_words: Optional[List[str]],
    context: Optional[str],
    context_type: Optional[str],
    user_language: Optional[cozepy.ChatUpdateEvent.ASRConfigUserLanguage],
    enable_ddc: Optional[bool],
    enable_itn: Optional[bool],
    enable_punc: Optional[bool],
) -> None:
    assert_type(cozepy.ChatUpdateEvent.ASRConfig(), cozepy.ChatUpdateEvent.ASRConfig)
    assert_type(
        cozepy.ChatUpdateEvent.ASRConfig(
            hot_words=hot_words,
            context=context,
            context_type=context_type,
            user_language=user_language,
            enable_ddc=enable_ddc,
            enable_itn=enable_itn,
            enable_punc=enable_punc,
        ),
        cozepy.ChatUpdateEvent.ASRConfig,
    )


def chat_update_event_asr_config_user_language() -> List[
    cozepy.ChatUpdateEvent.ASRConfigUserLanguage
]:
    return [
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.COMMON,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.ZH,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.CANT,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.SC,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.EN,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.JA,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.KO,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.FR,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.ID,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.ES,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.PT,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.MS,
        cozepy.ChatUpdateEvent.ASRConfigUserLanguage.RU,
    ]


def chat_update_event_chat_config_fields(used: cozepy.ChatUpdateEvent.ChatConfig) -> None:
    assert_type(used.conversation_id, Optional[str])
    assert_type(used.user_id, Optional[str])
    assert_type(used.meta_data, Optional[Dict[str, str]])
    assert_type(used.custom_variables, Optional[Dict[str, str]])
    assert_type(used.extra_params, Optional[Dict[str, str]])
    assert_type(used.auto_save_history, Optional[bool])
    assert_type(used.parameters, Optional[Dict[str, Any]])


def chat_update_event_chat_config_made(
    conversation_id: Optional[str],
    user_id: Optional[str],
    meta_data: Optional[Dict[str, str]],
    custom_variables: Optional[Dict[str, str]],
    extra_params: Optional[Dict[str, str]],
    auto_save_history: Optional[bool],
    parameters: Optional[Dict[str, Any]],
) -> None:
    assert_type(cozepy.ChatUpdateEvent.ChatConfig(), cozepy.ChatUpdateEvent.ChatConfig)
    assert_type(
        cozepy.ChatUpdateEvent.ChatConfig(
            conversation_id=conversation_id,
            user_id=user_id,
            meta_data=meta_data,
            custom_variables=custom_variables,
            extra_params=extra_params,
            auto_save_history=auto_save_history,
            parameters=parameters,
        ),
        cozepy.ChatUpdateEvent.ChatConfig,
    )


def chat_update_event_data_fields(used: cozepy.ChatUpdateEvent.Data) -> None:
    assert_type(used.output_audio, Optional[cozepy.OutputAudio])
    assert_type(used.input_audio, Optional[cozepy.InputAudio])
    assert_type(used.chat_config, Optional[cozepy.ChatUpdateEvent.ChatConfig])
    assert_type(used.event_subscriptions, Optional[List[str]])
    assert_type(used.need_play_prologue, Optional[bool])
    assert_type(used.prologue_content, Optional[str])
    assert_type(used.turn_detection, Optional[cozepy.ChatUpdateEvent.TurnDetection])
    assert_type(used.asr_config, Optional[cozepy.ChatUpdateEvent.ASRConfig])


def chat_update_event_data_made(
    output_audio: Optional[cozepy.OutputAudio],
    input_audio: Optional[cozepy.InputAudio],
    chat_config: Optional[cozepy.ChatUpdateEvent.ChatConfig],
    event_subscriptions: Optional[List[str]],
    need_play_prologue: Optional[bool],
    prologue_content: Optional[str],
    turn_detection: Optional[cozepy.ChatUpdateEvent.TurnDetection],
    asr_config: Optional[cozepy.ChatUpdateEvent.ASRConfig],
) -> None:
    assert_type(cozepy.ChatUpdateEvent.Data(), cozepy.ChatUpdateEvent.Data)
    assert_type(
        cozepy.ChatUpdateEvent.Data(
            output_audio=output_audio,
            input_audio=input_audio,
            chat_config=chat_config,
            event_subscriptions=event_subscriptions,
            need_play_prologue=need_play_prologue,
            prologue_content=prologue_content,
            turn_detection=turn_detection,
            asr_config=asr_config,
        ),
        cozepy.ChatUpdateEvent.Data,
    )


def chat_update_event_interrupt_config_fields(used: cozepy.ChatUpdateEvent.InterruptConfig) -> None:
    assert_type(used.mode, Optional[cozepy.ChatUpdateEvent.InterruptConfigMode])
    assert_type(used.keywords, Optional[List[str]])


def chat_update_event_interrupt_config_made(
    mode: Optional[cozepy.ChatUpdateEvent.InterruptConfigMode], keywords: Optional[List[str]]
) -> None:
    assert_type(cozepy.ChatUpdateEvent.InterruptConfig(), cozepy.ChatUpdateEvent.InterruptConfig)
    assert_type(
        cozepy.ChatUpdateEvent.InterruptConfig(mode=mode, keywords=keywords),
        cozepy.ChatUpdateEvent.InterruptConfig,
    )


def chat_update_event_interrupt_config_mode() -> List[cozepy.ChatUpdateEvent.InterruptConfigMode]:
    return [
        cozepy.ChatUpdateEvent.InterruptConfigMode.KEYWORD_CONTAINS,
        cozepy.ChatUpdateEvent.InterruptConfigMode.KEYWORD_PREFIX,
    ]


def chat_update_event_turn_detection_fields(used: cozepy.ChatUpdateEvent.TurnDetection) -> None:
    assert_type(used.type, Optional[cozepy.ChatUpdateEvent.TurnDetectionType])
    assert_type(used.prefix_padding_ms, Optional[int])
    assert_type(used.silence_duration_ms, Optional[int])
    assert_type(used.interrupt_config, Optional[cozepy.ChatUpdateEvent.InterruptConfig])


def chat_update_event_turn_detection_made(
    type: Optional[cozepy.ChatUpdateEvent.TurnDetectionType],
    prefix_padding_ms: Optional[int],
    silence_duration_ms: Optional[int],
    interrupt_config: Optional[cozepy.ChatUpdateEvent.InterruptConfig],
) -> None:
    assert_type(cozepy.ChatUpdateEvent.TurnDetection(), cozepy.ChatUpdateEvent.TurnDetection)
    assert_type(
        cozepy.ChatUpdateEvent.TurnDetection(
            type=type,
            prefix_padding_ms=prefix_padding_ms,
            silence_duration_ms=silence_duration_ms,
            interrupt_config=interrupt_config,
        ),
        cozepy.ChatUpdateEvent.TurnDetection,
    )


def chat_update_event_turn_detection_type() -> List[cozepy.ChatUpdateEvent.TurnDetectionType]:
    return [
        cozepy.ChatUpdateEvent.TurnDetectionType.SERVER_VAD,
        cozepy.ChatUpdateEvent.TurnDetectionType.CLIENT_INTERRUPT,
    ]


def chat_updated_event_fields(used: cozepy.ChatUpdatedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.ChatUpdateEvent.Data)


def chat_updated_event_made(
    data: cozepy.ChatUpdateEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.ChatUpdatedEvent(data=data), cozepy.ChatUpdatedEvent)
    assert_type(
        cozepy.ChatUpdatedEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.ChatUpdatedEvent,
    )


def conversation_fields(used: cozepy.Conversation) -> None:
    assert_type(used.updated_at, Optional[int])
    assert_type(used.creator_id, Optional[str])


def conversation_audio_completed_event_fields(used: cozepy.ConversationAudioCompletedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.Message)


def conversation_audio_completed_event_made(
    data: cozepy.Message,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationAudioCompletedEvent(data=data), cozepy.ConversationAudioCompletedEvent
    )
    assert_type(
        cozepy.ConversationAudioCompletedEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationAudioCompletedEvent,
    )


def conversation_audio_delta_event_fields(used: cozepy.ConversationAudioDeltaEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.Message)


def conversation_audio_delta_event_made(
    data: cozepy.Message,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.ConversationAudioDeltaEvent(data=data), cozepy.ConversationAudioDeltaEvent)
    assert_type(
        cozepy.ConversationAudioDeltaEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.ConversationAudioDeltaEvent,
    )


def conversation_audio_sentence_start_event_fields(
    used: cozepy.ConversationAudioSentenceStartEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.ConversationAudioSentenceStartEvent.Data)


def conversation_audio_sentence_start_event_made(
    data: cozepy.ConversationAudioSentenceStartEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationAudioSentenceStartEvent(data=data),
        cozepy.ConversationAudioSentenceStartEvent,
    )
    assert_type(
        cozepy.ConversationAudioSentenceStartEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationAudioSentenceStartEvent,
    )


def conversation_audio_sentence_start_event_data_fields(
    used: cozepy.ConversationAudioSentenceStartEvent.Data,
) -> None:
    assert_type(used.text, str)


def conversation_audio_sentence_start_event_data_made(text: str) -> None:
    assert_type(
        cozepy.ConversationAudioSentenceStartEvent.Data(text=text),
        cozepy.ConversationAudioSentenceStartEvent.Data,
    )


def conversation_audio_transcript_completed_event_fields(
    used: cozepy.ConversationAudioTranscriptCompletedEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.ConversationAudioTranscriptCompletedEvent.Data)


def conversation_audio_transcript_completed_event_made(
    data: cozepy.ConversationAudioTranscriptCompletedEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationAudioTranscriptCompletedEvent(data=data),
        cozepy.ConversationAudioTranscriptCompletedEvent,
    )
    assert_type(
        cozepy.ConversationAudioTranscriptCompletedEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationAudioTranscriptCompletedEvent,
    )


def conversation_audio_transcript_completed_event_data_fields(
    used: cozepy.ConversationAudioTranscriptCompletedEvent.Data,
) -> None:
    assert_type(used.content, str)


def conversation_audio_transcript_completed_event_data_made(content: str) -> None:
    assert_type(
        cozepy.ConversationAudioTranscriptCompletedEvent.Data(content=content),
        cozepy.ConversationAudioTranscriptCompletedEvent.Data,
    )


def conversation_audio_transcript_update_event_fields(
    used: cozepy.ConversationAudioTranscriptUpdateEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.ConversationAudioTranscriptUpdateEvent.Data)


def conversation_audio_transcript_update_event_made(
    data: cozepy.ConversationAudioTranscriptUpdateEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationAudioTranscriptUpdateEvent(data=data),
        cozepy.ConversationAudioTranscriptUpdateEvent,
    )
    assert_type(
        cozepy.ConversationAudioTranscriptUpdateEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationAudioTranscriptUpdateEvent,
    )


def conversation_audio_transcript_update_event_data_fields(
    used: cozepy.ConversationAudioTranscriptUpdateEvent.Data,
) -> None:
    assert_type(used.content, str)


def conversation_audio_transcript_update_event_data_made(content: str) -> None:
    assert_type(
        cozepy.ConversationAudioTranscriptUpdateEvent.Data(content=content),
        cozepy.ConversationAudioTranscriptUpdateEvent.Data,
    )


def conversation_chat_cancel_event_fields(used: cozepy.ConversationChatCancelEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def conversation_chat_cancel_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.ConversationChatCancelEvent(), cozepy.ConversationChatCancelEvent)
    assert_type(
        cozepy.ConversationChatCancelEvent(event_type=event_type, id=id, detail=detail),
        cozepy.ConversationChatCancelEvent,
    )


def conversation_chat_canceled_event_fields(used: cozepy.ConversationChatCanceledEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.ConversationChatCanceledEvent.Data)


def conversation_chat_canceled_event_made(
    data: cozepy.ConversationChatCanceledEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationChatCanceledEvent(data=data), cozepy.ConversationChatCanceledEvent
    )
    assert_type(
        cozepy.ConversationChatCanceledEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationChatCanceledEvent,
    )


def conversation_chat_canceled_event_data_fields(
    used: cozepy.ConversationChatCanceledEvent.Data,
) -> None:
    assert_type(used.code, int)
    assert_type(used.msg, str)


def conversation_chat_canceled_event_data_made(code: int, msg: str) -> None:
    assert_type(
        cozepy.ConversationChatCanceledEvent.Data(code=code, msg=msg),
        cozepy.ConversationChatCanceledEvent.Data,
    )


def conversation_chat_completed_event_fields(used: cozepy.ConversationChatCompletedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.Chat)


def conversation_chat_completed_event_made(
    data: cozepy.Chat,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationChatCompletedEvent(data=data), cozepy.ConversationChatCompletedEvent
    )
    assert_type(
        cozepy.ConversationChatCompletedEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationChatCompletedEvent,
    )


def conversation_chat_created_event_fields(used: cozepy.ConversationChatCreatedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.Chat)


def conversation_chat_created_event_made(
    data: cozepy.Chat,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.ConversationChatCreatedEvent(data=data), cozepy.ConversationChatCreatedEvent)
    assert_type(
        cozepy.ConversationChatCreatedEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.ConversationChatCreatedEvent,
    )


def conversation_chat_failed_event_fields(used: cozepy.ConversationChatFailedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.Chat)


def conversation_chat_failed_event_made(
    data: cozepy.Chat,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.ConversationChatFailedEvent(data=data), cozepy.ConversationChatFailedEvent)
    assert_type(
        cozepy.ConversationChatFailedEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.ConversationChatFailedEvent,
    )


def conversation_chat_in_progress_event_fields(
    used: cozepy.ConversationChatInProgressEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.Chat)


def conversation_chat_in_progress_event_made(
    data: cozepy.Chat,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationChatInProgressEvent(data=data), cozepy.ConversationChatInProgressEvent
    )
    assert_type(
        cozepy.ConversationChatInProgressEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationChatInProgressEvent,
    )


def conversation_chat_requires_action_event_fields(
    used: cozepy.ConversationChatRequiresActionEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.Chat)


def conversation_chat_requires_action_event_made(
    data: cozepy.Chat,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationChatRequiresActionEvent(data=data),
        cozepy.ConversationChatRequiresActionEvent,
    )
    assert_type(
        cozepy.ConversationChatRequiresActionEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationChatRequiresActionEvent,
    )


def conversation_chat_submit_tool_outputs_event_fields(
    used: cozepy.ConversationChatSubmitToolOutputsEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.ConversationChatSubmitToolOutputsEvent.Data)


def conversation_chat_submit_tool_outputs_event_made(
    data: cozepy.ConversationChatSubmitToolOutputsEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationChatSubmitToolOutputsEvent(data=data),
        cozepy.ConversationChatSubmitToolOutputsEvent,
    )
    assert_type(
        cozepy.ConversationChatSubmitToolOutputsEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationChatSubmitToolOutputsEvent,
    )


def conversation_chat_submit_tool_outputs_event_data_fields(
    used: cozepy.ConversationChatSubmitToolOutputsEvent.Data,
) -> None:
    assert_type(used.chat_id, str)
    assert_type(used.tool_outputs, List[cozepy.ToolOutput])


def conversation_chat_submit_tool_outputs_event_data_made(
    chat_id: str, tool_outputs: List[cozepy.ToolOutput]
) -> None:
    assert_type(
        cozepy.ConversationChatSubmitToolOutputsEvent.Data(
            chat_id=chat_id, tool_outputs=tool_outputs
        ),
        cozepy.ConversationChatSubmitToolOutputsEvent.Data,
    )


def conversation_clear_fields(used: cozepy.ConversationClear) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def conversation_clear_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.ConversationClear(), cozepy.ConversationClear)
    assert_type(
        cozepy.ConversationClear(event_type=event_type, id=id, detail=detail),
        cozepy.ConversationClear,
    )


def conversation_cleared_event_fields(used: cozepy.ConversationClearedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def conversation_cleared_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.ConversationClearedEvent(), cozepy.ConversationClearedEvent)
    assert_type(
        cozepy.ConversationClearedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.ConversationClearedEvent,
    )


def conversation_message_completed_event_fields(
    used: cozepy.ConversationMessageCompletedEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.Message)


def conversation_message_completed_event_made(
    data: cozepy.Message,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationMessageCompletedEvent(data=data),
        cozepy.ConversationMessageCompletedEvent,
    )
    assert_type(
        cozepy.ConversationMessageCompletedEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationMessageCompletedEvent,
    )


def conversation_message_create_event_fields(used: cozepy.ConversationMessageCreateEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.ConversationMessageCreateEvent.Data)


def conversation_message_create_event_made(
    data: cozepy.ConversationMessageCreateEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationMessageCreateEvent(data=data), cozepy.ConversationMessageCreateEvent
    )
    assert_type(
        cozepy.ConversationMessageCreateEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationMessageCreateEvent,
    )


def conversation_message_create_event_data_fields(
    used: cozepy.ConversationMessageCreateEvent.Data,
) -> None:
    assert_type(used.role, str)
    assert_type(used.content_type, str)
    assert_type(used.content, str)


def conversation_message_create_event_data_made(role: str, content_type: str, content: str) -> None:
    assert_type(
        cozepy.ConversationMessageCreateEvent.Data(
            role=role, content_type=content_type, content=content
        ),
        cozepy.ConversationMessageCreateEvent.Data,
    )


def conversation_message_delta_event_fields(used: cozepy.ConversationMessageDeltaEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.Message)


def conversation_message_delta_event_made(
    data: cozepy.Message,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.ConversationMessageDeltaEvent(data=data), cozepy.ConversationMessageDeltaEvent
    )
    assert_type(
        cozepy.ConversationMessageDeltaEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.ConversationMessageDeltaEvent,
    )


def coze_made(
    auth: cozepy.Auth, base_url: str, http_client: Optional[cozepy.SyncHTTPClient]
) -> None:
    assert_type(cozepy.Coze(auth=auth), cozepy.Coze)
    assert_type(cozepy.Coze(auth=auth, base_url=base_url, http_client=http_client), cozepy.Coze)


def coze_api_error_made(
    code: Optional[int], msg: str, logid: Optional[str], debug_url: Optional[str]
) -> None:
    assert_type(cozepy.CozeAPIError(), cozepy.CozeAPIError)
    assert_type(
        cozepy.CozeAPIError(code=code, msg=msg, logid=logid, debug_url=debug_url),
        cozepy.CozeAPIError,
    )


def coze_invalid_event_error_made(field: str, data: str, logid: str) -> None:
    assert_type(cozepy.CozeInvalidEventError(), cozepy.CozeInvalidEventError)
    assert_type(
        cozepy.CozeInvalidEventError(field=field, data=data, logid=logid),
        cozepy.CozeInvalidEventError,
    )


def coze_pkce_auth_error_made(error: cozepy.CozePKCEAuthErrorType, logid: Optional[str]) -> None:
    assert_type(cozepy.CozePKCEAuthError(error=error), cozepy.CozePKCEAuthError)
    assert_type(cozepy.CozePKCEAuthError(error=error, logid=logid), cozepy.CozePKCEAuthError)


def create_api_apps_events_resp_made() -> None:
    assert_type(cozepy.CreateAPIAppsEventsResp(), cozepy.CreateAPIAppsEventsResp)


def create_conversation_message_feedback_resp_made() -> None:
    assert_type(
        cozepy.CreateConversationMessageFeedbackResp(), cozepy.CreateConversationMessageFeedbackResp
    )


def delete_api_apps_events_resp_made() -> None:
    assert_type(cozepy.DeleteAPIAppsEventsResp(), cozepy.DeleteAPIAppsEventsResp)


def delete_api_apps_resp_made() -> None:
    assert_type(cozepy.DeleteAPIAppsResp(), cozepy.DeleteAPIAppsResp)


def delete_conversation_message_feedback_resp_made() -> None:
    assert_type(
        cozepy.DeleteConversationMessageFeedbackResp(), cozepy.DeleteConversationMessageFeedbackResp
    )


def delete_voice_print_group_feature_resp_made() -> None:
    assert_type(cozepy.DeleteVoicePrintGroupFeatureResp(), cozepy.DeleteVoicePrintGroupFeatureResp)


def delete_voice_print_group_resp_made() -> None:
    assert_type(cozepy.DeleteVoicePrintGroupResp(), cozepy.DeleteVoicePrintGroupResp)


def device_auth_code_fields(used: cozepy.DeviceAuthCode) -> None:
    assert_type(used.device_code, str)
    assert_type(used.user_code, str)
    assert_type(used.verification_uri, str)
    assert_type(used.interval, int)
    assert_type(used.expires_in, int)
    assert_type(used.verification_url, Optional[str])


def device_auth_code_made(
    device_code: str,
    user_code: str,
    verification_uri: str,
    expires_in: int,
    interval: int,
    verification_url: Optional[str],
) -> None:
    assert_type(
        cozepy.DeviceAuthCode(
            device_code=device_code,
            user_code=user_code,
            verification_uri=verification_uri,
            expires_in=expires_in,
        ),
        cozepy.DeviceAuthCode,
    )
    assert_type(
        cozepy.DeviceAuthCode(
            device_code=device_code,
            user_code=user_code,
            verification_uri=verification_uri,
            expires_in=expires_in,
            interval=interval,
            verification_url=verification_url,
        ),
        cozepy.DeviceAuthCode,
    )


def device_o_auth_app_made(client_id: str, base_url: str, www_base_url: str) -> None:
    assert_type(cozepy.DeviceOAuthApp(client_id=client_id), cozepy.DeviceOAuthApp)
    assert_type(
        cozepy.DeviceOAuthApp(client_id=client_id, base_url=base_url, www_base_url=www_base_url),
        cozepy.DeviceOAuthApp,
    )


def device_o_auth_app_get_device_code(
    used: cozepy.DeviceOAuthApp, workspace_id: Optional[str]
) -> None:
    assert_type(used.get_device_code(), cozepy.DeviceAuthCode)
    assert_type(used.get_device_code(workspace_id=workspace_id), cozepy.DeviceAuthCode)


def device_o_auth_app_get_access_token(
    used: cozepy.DeviceOAuthApp, device_code: str, poll: bool
) -> None:
    assert_type(used.get_access_token(device_code=device_code), cozepy.OAuthToken)
    assert_type(used.get_access_token(device_code=device_code, poll=poll), cozepy.OAuthToken)


def device_o_auth_app_refresh_access_token(used: cozepy.DeviceOAuthApp, refresh_token: str) -> None:
    assert_type(used.refresh_access_token(refresh_token=refresh_token), cozepy.OAuthToken)


def document_base_fields(used: cozepy.DocumentBase) -> None:
    assert_type(used.name, str)
    assert_type(used.source_info, cozepy.DocumentSourceInfo)
    assert_type(used.update_rule, Optional[cozepy.DocumentUpdateRule])


def document_base_made(
    name: str,
    source_info: cozepy.DocumentSourceInfo,
    update_rule: Optional[cozepy.DocumentUpdateRule],
) -> None:
    assert_type(cozepy.DocumentBase(name=name, source_info=source_info), cozepy.DocumentBase)
    assert_type(
        cozepy.DocumentBase(name=name, source_info=source_info, update_rule=update_rule),
        cozepy.DocumentBase,
    )


def document_chunk_strategy_build_auto() -> None:
    assert_type(cozepy.DocumentChunkStrategy.build_auto(), cozepy.DocumentChunkStrategy)


def document_chunk_strategy_build_custom(
    max_tokens: int, separator: str, remove_extra_spaces: bool, remove_urls_emails: bool
) -> None:
    assert_type(
        cozepy.DocumentChunkStrategy.build_custom(max_tokens=max_tokens, separator=separator),
        cozepy.DocumentChunkStrategy,
    )
    assert_type(
        cozepy.DocumentChunkStrategy.build_custom(
            max_tokens=max_tokens,
            separator=separator,
            remove_extra_spaces=remove_extra_spaces,
            remove_urls_emails=remove_urls_emails,
        ),
        cozepy.DocumentChunkStrategy,
    )


def document_source_info_fields(used: cozepy.DocumentSourceInfo) -> None:
    assert_type(used.file_base64, Optional[str])
    assert_type(used.file_type, Optional[str])
    assert_type(used.web_url, Optional[str])
    assert_type(used.source_file_id, Optional[str])
    assert_type(used.document_source, Optional[cozepy.DocumentSourceType])


def document_source_info_build_local_file(content: str, file_type: str) -> None:
    assert_type(
        cozepy.DocumentSourceInfo.build_local_file(content=content), cozepy.DocumentSourceInfo
    )
    assert_type(
        cozepy.DocumentSourceInfo.build_local_file(content=content, file_type=file_type),
        cozepy.DocumentSourceInfo,
    )


def document_source_info_build_web_page(url: str) -> None:
    assert_type(cozepy.DocumentSourceInfo.build_web_page(url=url), cozepy.DocumentSourceInfo)


def document_source_info_build_file_id(file_id: str) -> None:
    assert_type(cozepy.DocumentSourceInfo.build_file_id(file_id=file_id), cozepy.DocumentSourceInfo)


def document_source_info_made(
    file_base64: Optional[str],
    file_type: Optional[str],
    web_url: Optional[str],
    source_file_id: Optional[str],
    document_source: Optional[cozepy.DocumentSourceType],
) -> None:
    assert_type(cozepy.DocumentSourceInfo(), cozepy.DocumentSourceInfo)
    assert_type(
        cozepy.DocumentSourceInfo(
            file_base64=file_base64,
            file_type=file_type,
            web_url=web_url,
            source_file_id=source_file_id,
            document_source=document_source,
        ),
        cozepy.DocumentSourceInfo,
    )


def document_update_rule_fields(used: cozepy.DocumentUpdateRule) -> None:
    assert_type(used.update_type, cozepy.DocumentUpdateType)
    assert_type(used.update_interval, int)


def document_update_rule_build_no_auto_update() -> None:
    assert_type(cozepy.DocumentUpdateRule.build_no_auto_update(), cozepy.DocumentUpdateRule)


def document_update_rule_build_auto_update(interval: int) -> None:
    assert_type(
        cozepy.DocumentUpdateRule.build_auto_update(interval=interval), cozepy.DocumentUpdateRule
    )


def document_update_rule_made(update_type: cozepy.DocumentUpdateType, update_interval: int) -> None:
    assert_type(
        cozepy.DocumentUpdateRule(update_type=update_type, update_interval=update_interval),
        cozepy.DocumentUpdateRule,
    )


def enterprise_member_fields(used: cozepy.EnterpriseMember) -> None:
    assert_type(used.user_id, str)
    assert_type(used.role, cozepy.EnterpriseMemberRole)


def enterprise_member_made(user_id: str, role: cozepy.EnterpriseMemberRole) -> None:
    assert_type(cozepy.EnterpriseMember(user_id=user_id, role=role), cozepy.EnterpriseMember)


def file_http_response_made(raw_response: httpx.Response) -> None:
    assert_type(cozepy.FileHTTPResponse(raw_response=raw_response), cozepy.FileHTTPResponse)


def file_http_response_response(used: cozepy.FileHTTPResponse) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def file_http_response_write_to_file(used: cozepy.FileHTTPResponse, file: str) -> None:
    used.write_to_file(file=file)


def input_audio_fields(used: cozepy.InputAudio) -> None:
    assert_type(used.format, Optional[str])
    assert_type(used.codec, Optional[str])
    assert_type(used.sample_rate, Optional[int])
    assert_type(used.channel, Optional[int])
    assert_type(used.bit_depth, Optional[int])


def input_audio_made(
    format: Optional[str],
    codec: Optional[str],
    sample_rate: Optional[int],
    channel: Optional[int],
    bit_depth: Optional[int],
) -> None:
    assert_type(
        cozepy.InputAudio(
            format=format,
            codec=codec,
            sample_rate=sample_rate,
            channel=channel,
            bit_depth=bit_depth,
        ),
        cozepy.InputAudio,
    )


def input_audio_buffer_append_event_fields(used: cozepy.InputAudioBufferAppendEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.InputAudioBufferAppendEvent.Data)


def input_audio_buffer_append_event_made(
    data: cozepy.InputAudioBufferAppendEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.InputAudioBufferAppendEvent(data=data), cozepy.InputAudioBufferAppendEvent)
    assert_type(
        cozepy.InputAudioBufferAppendEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.InputAudioBufferAppendEvent,
    )


def input_audio_buffer_append_event_data_fields(
    used: cozepy.InputAudioBufferAppendEvent.Data,
) -> None:
    assert_type(used.delta, bytes)


def input_audio_buffer_append_event_data_made(delta: bytes) -> None:
    assert_type(
        cozepy.InputAudioBufferAppendEvent.Data(delta=delta),
        cozepy.InputAudioBufferAppendEvent.Data,
    )


def input_audio_buffer_clear_event_fields(used: cozepy.InputAudioBufferClearEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def input_audio_buffer_clear_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.InputAudioBufferClearEvent(), cozepy.InputAudioBufferClearEvent)
    assert_type(
        cozepy.InputAudioBufferClearEvent(event_type=event_type, id=id, detail=detail),
        cozepy.InputAudioBufferClearEvent,
    )


def input_audio_buffer_cleared_event_fields(used: cozepy.InputAudioBufferClearedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def input_audio_buffer_cleared_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.InputAudioBufferClearedEvent(), cozepy.InputAudioBufferClearedEvent)
    assert_type(
        cozepy.InputAudioBufferClearedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.InputAudioBufferClearedEvent,
    )


def input_audio_buffer_complete_event_fields(used: cozepy.InputAudioBufferCompleteEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def input_audio_buffer_complete_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.InputAudioBufferCompleteEvent(), cozepy.InputAudioBufferCompleteEvent)
    assert_type(
        cozepy.InputAudioBufferCompleteEvent(event_type=event_type, id=id, detail=detail),
        cozepy.InputAudioBufferCompleteEvent,
    )


def input_audio_buffer_completed_event_fields(used: cozepy.InputAudioBufferCompletedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def input_audio_buffer_completed_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.InputAudioBufferCompletedEvent(), cozepy.InputAudioBufferCompletedEvent)
    assert_type(
        cozepy.InputAudioBufferCompletedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.InputAudioBufferCompletedEvent,
    )


def input_audio_buffer_speech_started_event_fields(
    used: cozepy.InputAudioBufferSpeechStartedEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def input_audio_buffer_speech_started_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.InputAudioBufferSpeechStartedEvent(), cozepy.InputAudioBufferSpeechStartedEvent
    )
    assert_type(
        cozepy.InputAudioBufferSpeechStartedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.InputAudioBufferSpeechStartedEvent,
    )


def input_audio_buffer_speech_stopped_event_fields(
    used: cozepy.InputAudioBufferSpeechStoppedEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def input_audio_buffer_speech_stopped_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.InputAudioBufferSpeechStoppedEvent(), cozepy.InputAudioBufferSpeechStoppedEvent
    )
    assert_type(
        cozepy.InputAudioBufferSpeechStoppedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.InputAudioBufferSpeechStoppedEvent,
    )


def input_text_buffer_append_event_fields(used: cozepy.InputTextBufferAppendEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.InputTextBufferAppendEvent.Data)


def input_text_buffer_append_event_made(
    data: cozepy.InputTextBufferAppendEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.InputTextBufferAppendEvent(data=data), cozepy.InputTextBufferAppendEvent)
    assert_type(
        cozepy.InputTextBufferAppendEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.InputTextBufferAppendEvent,
    )


def input_text_buffer_append_event_data_fields(
    used: cozepy.InputTextBufferAppendEvent.Data,
) -> None:
    assert_type(used.delta, str)


def input_text_buffer_append_event_data_made(delta: str) -> None:
    assert_type(
        cozepy.InputTextBufferAppendEvent.Data(delta=delta), cozepy.InputTextBufferAppendEvent.Data
    )


def input_text_buffer_complete_event_fields(used: cozepy.InputTextBufferCompleteEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def input_text_buffer_complete_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.InputTextBufferCompleteEvent(), cozepy.InputTextBufferCompleteEvent)
    assert_type(
        cozepy.InputTextBufferCompleteEvent(event_type=event_type, id=id, detail=detail),
        cozepy.InputTextBufferCompleteEvent,
    )


def input_text_buffer_completed_event_fields(used: cozepy.InputTextBufferCompletedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def input_text_buffer_completed_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.InputTextBufferCompletedEvent(), cozepy.InputTextBufferCompletedEvent)
    assert_type(
        cozepy.InputTextBufferCompletedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.InputTextBufferCompletedEvent,
    )


def input_text_generate_audio_event_fields(used: cozepy.InputTextGenerateAudioEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.InputTextGenerateAudioEvent.Data)


def input_text_generate_audio_event_made(
    data: cozepy.InputTextGenerateAudioEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.InputTextGenerateAudioEvent(data=data), cozepy.InputTextGenerateAudioEvent)
    assert_type(
        cozepy.InputTextGenerateAudioEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.InputTextGenerateAudioEvent,
    )


def input_text_generate_audio_event_data_fields(
    used: cozepy.InputTextGenerateAudioEvent.Data,
) -> None:
    assert_type(used.mode, cozepy.InputTextGenerateAudioEvent.Mode)
    assert_type(used.text, Optional[str])


def input_text_generate_audio_event_data_made(
    mode: cozepy.InputTextGenerateAudioEvent.Mode, text: Optional[str]
) -> None:
    assert_type(
        cozepy.InputTextGenerateAudioEvent.Data(mode=mode), cozepy.InputTextGenerateAudioEvent.Data
    )
    assert_type(
        cozepy.InputTextGenerateAudioEvent.Data(mode=mode, text=text),
        cozepy.InputTextGenerateAudioEvent.Data,
    )


def input_text_generate_audio_event_mode() -> List[cozepy.InputTextGenerateAudioEvent.Mode]:
    return [
        cozepy.InputTextGenerateAudioEvent.Mode.TEXT,
    ]


def jwt_auth_made(
    client_id: Optional[str],
    private_key: Optional[str],
    public_key_id: Optional[str],
    ttl: int,
    base_url: str,
    oauth_app: Optional[cozepy.JWTOAuthApp],
) -> None:
    assert_type(cozepy.JWTAuth(), cozepy.JWTAuth)
    assert_type(
        cozepy.JWTAuth(
            client_id=client_id,
            private_key=private_key,
            public_key_id=public_key_id,
            ttl=ttl,
            base_url=base_url,
            oauth_app=oauth_app,
        ),
        cozepy.JWTAuth,
    )


def jwt_auth_token_type(used: cozepy.JWTAuth) -> None:
    assert_type(used.token_type, str)


def jwt_auth_token(used: cozepy.JWTAuth) -> None:
    assert_type(used.token, str)


def jwto_auth_app_made(client_id: str, private_key: str, public_key_id: str, base_url: str) -> None:
    assert_type(
        cozepy.JWTOAuthApp(
            client_id=client_id, private_key=private_key, public_key_id=public_key_id
        ),
        cozepy.JWTOAuthApp,
    )
    assert_type(
        cozepy.JWTOAuthApp(
            client_id=client_id,
            private_key=private_key,
            public_key_id=public_key_id,
            base_url=base_url,
        ),
        cozepy.JWTOAuthApp,
    )


def jwto_auth_app_get_access_token(
    used: cozepy.JWTOAuthApp, ttl: int, scope: Optional[cozepy.Scope], session_name: Optional[str]
) -> None:
    assert_type(used.get_access_token(), cozepy.OAuthToken)
    assert_type(
        used.get_access_token(ttl=ttl, scope=scope, session_name=session_name), cozepy.OAuthToken
    )


def last_id_paged_iter(used: cozepy.LastIDPaged[str]) -> None:
    assert_type(used.__iter__(), Iterator[str])


def last_id_paged_iter_pages(used: cozepy.LastIDPaged[str]) -> None:
    assert_type(used.iter_pages(), Iterator[cozepy.LastIDPaged[str]])


def last_id_paged_response(used: cozepy.LastIDPaged[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def last_id_paged_items(used: cozepy.LastIDPaged[str]) -> None:
    assert_type(used.items, List[str])


def last_id_paged_has_more(used: cozepy.LastIDPaged[str]) -> None:
    assert_type(used.has_more, bool)


def last_id_paged_response_get_first_id(used: cozepy.LastIDPagedResponse[str]) -> None:
    assert_type(used.get_first_id(), str)


def last_id_paged_response_get_last_id(used: cozepy.LastIDPagedResponse[str]) -> None:
    assert_type(used.get_last_id(), str)


def last_id_paged_response_get_has_more(used: cozepy.LastIDPagedResponse[str]) -> None:
    assert_type(used.get_has_more(), bool)


def last_id_paged_response_get_items(used: cozepy.LastIDPagedResponse[str]) -> None:
    assert_type(used.get_items(), List[str])


def limit_config_fields(used: cozepy.LimitConfig) -> None:
    assert_type(used.period, Optional[int])
    assert_type(used.max_frame_num, Optional[int])


def limit_config_made(period: Optional[int], max_frame_num: Optional[int]) -> None:
    assert_type(cozepy.LimitConfig(), cozepy.LimitConfig)
    assert_type(cozepy.LimitConfig(period=period, max_frame_num=max_frame_num), cozepy.LimitConfig)


def list_response_made(raw_response: httpx.Response, data: List[str]) -> None:
    assert_type(
        cozepy.ListResponse[str](raw_response=raw_response, data=data), cozepy.ListResponse[str]
    )


def list_response_response(used: cozepy.ListResponse[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def list_response_len(used: cozepy.ListResponse[str]) -> None:
    assert_type(used.__len__(), int)


def list_response_iter(used: cozepy.ListResponse[str]) -> None:
    assert_type(used.__iter__(), Iterator[str])


def list_response_getitem(used: cozepy.ListResponse[str], key: SupportsIndex) -> None:
    assert_type(used.__getitem__(key), str)


def list_response_getitem_5(used: cozepy.ListResponse[str], key: slice) -> None:
    assert_type(used.__getitem__(key), List[str])


def message_build_user_question_text(content: str, meta_data: Optional[Dict[str, str]]) -> None:
    assert_type(cozepy.Message.build_user_question_text(content=content), cozepy.Message)
    assert_type(
        cozepy.Message.build_user_question_text(content=content, meta_data=meta_data),
        cozepy.Message,
    )


def message_build_user_question_objects(
    objects: List[cozepy.MessageObjectString], meta_data: Optional[Dict[str, str]]
) -> None:
    assert_type(cozepy.Message.build_user_question_objects(objects=objects), cozepy.Message)
    assert_type(
        cozepy.Message.build_user_question_objects(objects=objects, meta_data=meta_data),
        cozepy.Message,
    )


def message_build_assistant_answer(content: str, meta_data: Optional[Dict[str, str]]) -> None:
    assert_type(cozepy.Message.build_assistant_answer(content=content), cozepy.Message)
    assert_type(
        cozepy.Message.build_assistant_answer(content=content, meta_data=meta_data), cozepy.Message
    )


def message_get_audio(used: cozepy.Message) -> None:
    assert_type(used.get_audio(), Optional[bytes])


def message_object_string_fields(used: cozepy.MessageObjectString) -> None:
    assert_type(used.type, cozepy.MessageObjectStringType)
    assert_type(used.text, Optional[str])
    assert_type(used.file_id, Optional[str])
    assert_type(used.file_url, Optional[str])


def message_object_string_build_text(text: str) -> None:
    cozepy.MessageObjectString.build_text(text=text)


def message_object_string_build_image(file_id: Optional[str], file_url: Optional[str]) -> None:
    cozepy.MessageObjectString.build_image()
    cozepy.MessageObjectString.build_image(file_id=file_id, file_url=file_url)


def message_object_string_build_file(file_id: Optional[str], file_url: Optional[str]) -> None:
    cozepy.MessageObjectString.build_file()
    cozepy.MessageObjectString.build_file(file_id=file_id, file_url=file_url)


def message_object_string_build_audio(file_id: Optional[str], file_url: Optional[str]) -> None:
    cozepy.MessageObjectString.build_audio()
    cozepy.MessageObjectString.build_audio(file_id=file_id, file_url=file_url)


def message_object_string_made(
    type: cozepy.MessageObjectStringType,
    text: Optional[str],
    file_id: Optional[str],
    file_url: Optional[str],
) -> None:
    assert_type(cozepy.MessageObjectString(type=type), cozepy.MessageObjectString)
    assert_type(
        cozepy.MessageObjectString(type=type, text=text, file_id=file_id, file_url=file_url),
        cozepy.MessageObjectString,
    )


def number_paged_iter(used: cozepy.NumberPaged[str]) -> None:
    assert_type(used.__iter__(), Iterator[str])


def number_paged_iter_pages(used: cozepy.NumberPaged[str]) -> None:
    assert_type(used.iter_pages(), Iterator[cozepy.NumberPaged[str]])


def number_paged_response(used: cozepy.NumberPaged[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def number_paged_items(used: cozepy.NumberPaged[str]) -> None:
    assert_type(used.items, List[str])


def number_paged_has_more(used: cozepy.NumberPaged[str]) -> None:
    assert_type(used.has_more, bool)


def number_paged_total(used: cozepy.NumberPaged[str]) -> None:
    assert_type(used.total, int)


def number_paged_response_get_total(used: cozepy.NumberPagedResponse[str]) -> None:
    assert_type(used.get_total(), Optional[int])


def number_paged_response_get_has_more(used: cozepy.NumberPagedResponse[str]) -> None:
    assert_type(used.get_has_more(), Optional[bool])


def number_paged_response_get_items(used: cozepy.NumberPagedResponse[str]) -> None:
    assert_type(used.get_items(), List[str])


def number_paged_response_response(used: cozepy.NumberPagedResponse[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def o_auth_app_made(client_id: str, base_url: str, www_base_url: str) -> None:
    assert_type(
        cozepy.OAuthApp(client_id=client_id, base_url=base_url, www_base_url=www_base_url),
        cozepy.OAuthApp,
    )


def o_auth_token_fields(used: cozepy.OAuthToken) -> None:
    assert_type(used.access_token, str)
    assert_type(used.expires_in, int)
    assert_type(used.refresh_token, str)
    assert_type(used.token_type, str)


def o_auth_token_made(
    access_token: str, expires_in: int, refresh_token: str, token_type: str
) -> None:
    assert_type(
        cozepy.OAuthToken(access_token=access_token, expires_in=expires_in), cozepy.OAuthToken
    )
    assert_type(
        cozepy.OAuthToken(
            access_token=access_token,
            expires_in=expires_in,
            refresh_token=refresh_token,
            token_type=token_type,
        ),
        cozepy.OAuthToken,
    )


def opus_config_fields(used: cozepy.OpusConfig) -> None:
    assert_type(used.bitrate, Optional[int])
    assert_type(used.use_cbr, Optional[bool])
    assert_type(used.frame_size_ms, Optional[float])
    assert_type(used.limit_config, Optional[cozepy.LimitConfig])


def opus_config_made(
    bitrate: Optional[int],
    use_cbr: Optional[bool],
    frame_size_ms: Optional[float],
    limit_config: Optional[cozepy.LimitConfig],
) -> None:
    assert_type(cozepy.OpusConfig(), cozepy.OpusConfig)
    assert_type(
        cozepy.OpusConfig(
            bitrate=bitrate, use_cbr=use_cbr, frame_size_ms=frame_size_ms, limit_config=limit_config
        ),
        cozepy.OpusConfig,
    )


def output_audio_fields(used: cozepy.OutputAudio) -> None:
    assert_type(used.codec, Optional[str])
    assert_type(used.pcm_config, Optional[cozepy.PCMConfig])
    assert_type(used.opus_config, Optional[cozepy.OpusConfig])
    assert_type(used.speech_rate, Optional[int])
    assert_type(used.voice_id, Optional[str])


def output_audio_made(
    codec: Optional[str],
    pcm_config: Optional[cozepy.PCMConfig],
    opus_config: Optional[cozepy.OpusConfig],
    speech_rate: Optional[int],
    voice_id: Optional[str],
) -> None:
    assert_type(cozepy.OutputAudio(codec=codec), cozepy.OutputAudio)
    assert_type(
        cozepy.OutputAudio(
            codec=codec,
            pcm_config=pcm_config,
            opus_config=opus_config,
            speech_rate=speech_rate,
            voice_id=voice_id,
        ),
        cozepy.OutputAudio,
    )


def pcm_config_fields(used: cozepy.PCMConfig) -> None:
    assert_type(used.sample_rate, Optional[int])
    assert_type(used.frame_size_ms, Optional[float])
    assert_type(used.limit_config, Optional[cozepy.LimitConfig])


def pcm_config_made(
    sample_rate: Optional[int],
    frame_size_ms: Optional[float],
    limit_config: Optional[cozepy.LimitConfig],
) -> None:
    assert_type(cozepy.PCMConfig(), cozepy.PCMConfig)
    assert_type(
        cozepy.PCMConfig(
            sample_rate=sample_rate, frame_size_ms=frame_size_ms, limit_config=limit_config
        ),
        cozepy.PCMConfig,
    )


def pkceo_auth_app_made(client_id: str, base_url: str, www_base_url: str) -> None:
    assert_type(cozepy.PKCEOAuthApp(client_id=client_id), cozepy.PKCEOAuthApp)
    assert_type(
        cozepy.PKCEOAuthApp(client_id=client_id, base_url=base_url, www_base_url=www_base_url),
        cozepy.PKCEOAuthApp,
    )


def pkceo_auth_app_get_oauth_url(
    used: cozepy.PKCEOAuthApp,
    redirect_uri: str,
    code_verifier: str,
    code_challenge_method: Literal["plain", "S256"],
    state: str,
    workspace_id: Optional[str],
) -> None:
    used.get_oauth_url(redirect_uri=redirect_uri, code_verifier=code_verifier)
    used.get_oauth_url(
        redirect_uri=redirect_uri,
        code_verifier=code_verifier,
        code_challenge_method=code_challenge_method,
        state=state,
        workspace_id=workspace_id,
    )


def pkceo_auth_app_get_access_token(
    used: cozepy.PKCEOAuthApp, redirect_uri: str, code: str, code_verifier: str
) -> None:
    assert_type(
        used.get_access_token(redirect_uri=redirect_uri, code=code, code_verifier=code_verifier),
        cozepy.OAuthToken,
    )


def pkceo_auth_app_refresh_access_token(used: cozepy.PKCEOAuthApp, refresh_token: str) -> None:
    assert_type(used.refresh_access_token(refresh_token=refresh_token), cozepy.OAuthToken)


def plugin_id_list_fields(used: cozepy.PluginIDList) -> None:
    assert_type(used.id_list, Optional[List[cozepy.PluginIDList.PluginIDInfo]])


def plugin_id_list_made(id_list: Optional[List[cozepy.PluginIDList.PluginIDInfo]]) -> None:
    assert_type(cozepy.PluginIDList(), cozepy.PluginIDList)
    assert_type(cozepy.PluginIDList(id_list=id_list), cozepy.PluginIDList)


def plugin_id_list_plugin_id_info_fields(used: cozepy.PluginIDList.PluginIDInfo) -> None:
    assert_type(used.plugin_id, str)
    assert_type(used.api_id, str)


def plugin_id_list_plugin_id_info_made(plugin_id: str, api_id: str) -> None:
    assert_type(
        cozepy.PluginIDList.PluginIDInfo(plugin_id=plugin_id, api_id=api_id),
        cozepy.PluginIDList.PluginIDInfo,
    )


def scope_fields(used: cozepy.Scope) -> None:
    assert_type(used.account_permission, Optional[cozepy.auth.ScopeAccountPermission])
    assert_type(used.attribute_constraint, Optional[cozepy.auth.ScopeAttributeConstraint])


def scope_build_bot_chat(bot_id_list: List[str], permission_list: Optional[List[str]]) -> None:
    assert_type(cozepy.Scope.build_bot_chat(bot_id_list=bot_id_list), cozepy.Scope)
    assert_type(
        cozepy.Scope.build_bot_chat(bot_id_list=bot_id_list, permission_list=permission_list),
        cozepy.Scope,
    )


def scope_made(
    account_permission: Optional[cozepy.auth.ScopeAccountPermission],
    attribute_constraint: Optional[cozepy.auth.ScopeAttributeConstraint],
) -> None:
    assert_type(cozepy.Scope(), cozepy.Scope)
    assert_type(
        cozepy.Scope(
            account_permission=account_permission, attribute_constraint=attribute_constraint
        ),
        cozepy.Scope,
    )


def speech_audio_completed_event_fields(used: cozepy.SpeechAudioCompletedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def speech_audio_completed_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.SpeechAudioCompletedEvent(), cozepy.SpeechAudioCompletedEvent)
    assert_type(
        cozepy.SpeechAudioCompletedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.SpeechAudioCompletedEvent,
    )


def speech_audio_update_event_fields(used: cozepy.SpeechAudioUpdateEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.SpeechAudioUpdateEvent.Data)


def speech_audio_update_event_made(
    data: cozepy.SpeechAudioUpdateEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.SpeechAudioUpdateEvent(data=data), cozepy.SpeechAudioUpdateEvent)
    assert_type(
        cozepy.SpeechAudioUpdateEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.SpeechAudioUpdateEvent,
    )


def speech_audio_update_event_data_fields(used: cozepy.SpeechAudioUpdateEvent.Data) -> None:
    assert_type(used.delta, bytes)


def speech_audio_update_event_data_made(delta: bytes) -> None:
    assert_type(cozepy.SpeechAudioUpdateEvent.Data(delta=delta), cozepy.SpeechAudioUpdateEvent.Data)


def speech_created_event_fields(used: cozepy.SpeechCreatedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def speech_created_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.SpeechCreatedEvent(), cozepy.SpeechCreatedEvent)
    assert_type(
        cozepy.SpeechCreatedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.SpeechCreatedEvent,
    )


def speech_update_event_fields(used: cozepy.SpeechUpdateEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.SpeechUpdateEvent.Data)


def speech_update_event_made(
    data: cozepy.SpeechUpdateEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.SpeechUpdateEvent(data=data), cozepy.SpeechUpdateEvent)
    assert_type(
        cozepy.SpeechUpdateEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.SpeechUpdateEvent,
    )


def speech_update_event_data_fields(used: cozepy.SpeechUpdateEvent.Data) -> None:
    assert_type(used.output_audio, Optional[cozepy.OutputAudio])


def speech_update_event_data_made(output_audio: Optional[cozepy.OutputAudio]) -> None:
    assert_type(cozepy.SpeechUpdateEvent.Data(), cozepy.SpeechUpdateEvent.Data)
    assert_type(
        cozepy.SpeechUpdateEvent.Data(output_audio=output_audio), cozepy.SpeechUpdateEvent.Data
    )


def speech_updated_event_fields(used: cozepy.SpeechUpdatedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.SpeechUpdatedEvent.Data)


def speech_updated_event_made(
    data: cozepy.SpeechUpdatedEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.SpeechUpdatedEvent(data=data), cozepy.SpeechUpdatedEvent)
    assert_type(
        cozepy.SpeechUpdatedEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.SpeechUpdatedEvent,
    )


def speech_updated_event_data_fields(used: cozepy.SpeechUpdatedEvent.Data) -> None:
    assert_type(used.output_audio, Optional[cozepy.OutputAudio])


def speech_updated_event_data_made(output_audio: Optional[cozepy.OutputAudio]) -> None:
    assert_type(cozepy.SpeechUpdatedEvent.Data(), cozepy.SpeechUpdatedEvent.Data)
    assert_type(
        cozepy.SpeechUpdatedEvent.Data(output_audio=output_audio), cozepy.SpeechUpdatedEvent.Data
    )


def stream_made(
    raw_response: httpx.Response,
    iters: Iterator[str],
    fields: List[str],
    handler: Callable[[Dict[str, str], httpx.Response], Optional[str]],
) -> None:
    assert_type(
        cozepy.Stream[str](raw_response=raw_response, iters=iters, fields=fields, handler=handler),
        cozepy.Stream[str],
    )


def stream_response(used: cozepy.Stream[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def stream_iter(used: cozepy.Stream[str]) -> None:
    used.__iter__()


def stream_next(used: cozepy.Stream[str]) -> None:
    used.__next__()


async def sync_auth_atoken(used: cozepy.SyncAuth) -> None:
    assert_type(await used.atoken, str)


def sync_http_client_made() -> None:
    assert_type(cozepy.SyncHTTPClient(), cozepy.SyncHTTPClient)


def token_auth_made(token: str) -> None:
    assert_type(cozepy.TokenAuth(token=token), cozepy.TokenAuth)


def token_auth_token_type(used: cozepy.TokenAuth) -> None:
    assert_type(used.token_type, str)


def token_auth_token(used: cozepy.TokenAuth) -> None:
    assert_type(used.token, str)


def tool_output_fields(used: cozepy.ToolOutput) -> None:
    assert_type(used.tool_call_id, str)
    assert_type(used.output, str)


def tool_output_made(tool_call_id: str, output: str) -> None:
    assert_type(cozepy.ToolOutput(tool_call_id=tool_call_id, output=output), cozepy.ToolOutput)


def transcriptions_created_event_fields(used: cozepy.TranscriptionsCreatedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def transcriptions_created_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.TranscriptionsCreatedEvent(), cozepy.TranscriptionsCreatedEvent)
    assert_type(
        cozepy.TranscriptionsCreatedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.TranscriptionsCreatedEvent,
    )


def transcriptions_message_completed_event_fields(
    used: cozepy.TranscriptionsMessageCompletedEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def transcriptions_message_completed_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.TranscriptionsMessageCompletedEvent(), cozepy.TranscriptionsMessageCompletedEvent
    )
    assert_type(
        cozepy.TranscriptionsMessageCompletedEvent(event_type=event_type, id=id, detail=detail),
        cozepy.TranscriptionsMessageCompletedEvent,
    )


def transcriptions_message_update_event_fields(
    used: cozepy.TranscriptionsMessageUpdateEvent,
) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.TranscriptionsMessageUpdateEvent.Data)


def transcriptions_message_update_event_made(
    data: cozepy.TranscriptionsMessageUpdateEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(
        cozepy.TranscriptionsMessageUpdateEvent(data=data), cozepy.TranscriptionsMessageUpdateEvent
    )
    assert_type(
        cozepy.TranscriptionsMessageUpdateEvent(
            data=data, event_type=event_type, id=id, detail=detail
        ),
        cozepy.TranscriptionsMessageUpdateEvent,
    )


def transcriptions_message_update_event_data_fields(
    used: cozepy.TranscriptionsMessageUpdateEvent.Data,
) -> None:
    assert_type(used.content, str)


def transcriptions_message_update_event_data_made(content: str) -> None:
    assert_type(
        cozepy.TranscriptionsMessageUpdateEvent.Data(content=content),
        cozepy.TranscriptionsMessageUpdateEvent.Data,
    )


def transcriptions_update_event_fields(used: cozepy.TranscriptionsUpdateEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.TranscriptionsUpdateEvent.Data)


def transcriptions_update_event_made(
    data: cozepy.TranscriptionsUpdateEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.TranscriptionsUpdateEvent(data=data), cozepy.TranscriptionsUpdateEvent)
    assert_type(
        cozepy.TranscriptionsUpdateEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.TranscriptionsUpdateEvent,
    )


def transcriptions_update_event_data_fields(used: cozepy.TranscriptionsUpdateEvent.Data) -> None:
    assert_type(used.input_audio, Optional[cozepy.InputAudio])


def transcriptions_update_event_data_made(input_audio: Optional[cozepy.InputAudio]) -> None:
    assert_type(cozepy.TranscriptionsUpdateEvent.Data(), cozepy.TranscriptionsUpdateEvent.Data)
    assert_type(
        cozepy.TranscriptionsUpdateEvent.Data(input_audio=input_audio),
        cozepy.TranscriptionsUpdateEvent.Data,
    )


def transcriptions_updated_event_fields(used: cozepy.TranscriptionsUpdatedEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.TranscriptionsUpdatedEvent.Data)


def transcriptions_updated_event_made(
    data: cozepy.TranscriptionsUpdatedEvent.Data,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.TranscriptionsUpdatedEvent(data=data), cozepy.TranscriptionsUpdatedEvent)
    assert_type(
        cozepy.TranscriptionsUpdatedEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.TranscriptionsUpdatedEvent,
    )


def transcriptions_updated_event_data_fields(used: cozepy.TranscriptionsUpdatedEvent.Data) -> None:
    assert_type(used.input_audio, Optional[cozepy.InputAudio])


def transcriptions_updated_event_data_made(input_audio: Optional[cozepy.InputAudio]) -> None:
    assert_type(cozepy.TranscriptionsUpdatedEvent.Data(), cozepy.TranscriptionsUpdatedEvent.Data)
    assert_type(
        cozepy.TranscriptionsUpdatedEvent.Data(input_audio=input_audio),
        cozepy.TranscriptionsUpdatedEvent.Data,
    )


def update_api_apps_resp_made() -> None:
    assert_type(cozepy.UpdateAPIAppsResp(), cozepy.UpdateAPIAppsResp)


def update_bot_resp_made() -> None:
    assert_type(cozepy.UpdateBotResp(), cozepy.UpdateBotResp)


def update_variable_resp_made() -> None:
    assert_type(cozepy.UpdateVariableResp(), cozepy.UpdateVariableResp)


def update_voice_print_group_feature_resp_made() -> None:
    assert_type(cozepy.UpdateVoicePrintGroupFeatureResp(), cozepy.UpdateVoicePrintGroupFeatureResp)


def update_voice_print_group_resp_made() -> None:
    assert_type(cozepy.UpdateVoicePrintGroupResp(), cozepy.UpdateVoicePrintGroupResp)


def web_o_auth_app_made(
    client_id: str, client_secret: str, base_url: str, www_base_url: str
) -> None:
    assert_type(
        cozepy.WebOAuthApp(client_id=client_id, client_secret=client_secret), cozepy.WebOAuthApp
    )
    assert_type(
        cozepy.WebOAuthApp(
            client_id=client_id,
            client_secret=client_secret,
            base_url=base_url,
            www_base_url=www_base_url,
        ),
        cozepy.WebOAuthApp,
    )


def web_o_auth_app_get_oauth_url(
    used: cozepy.WebOAuthApp, redirect_uri: str, state: str, workspace_id: Optional[str]
) -> None:
    used.get_oauth_url(redirect_uri=redirect_uri)
    used.get_oauth_url(redirect_uri=redirect_uri, state=state, workspace_id=workspace_id)


def web_o_auth_app_get_access_token(used: cozepy.WebOAuthApp, redirect_uri: str, code: str) -> None:
    assert_type(used.get_access_token(redirect_uri=redirect_uri, code=code), cozepy.OAuthToken)


def web_o_auth_app_refresh_access_token(used: cozepy.WebOAuthApp, refresh_token: str) -> None:
    assert_type(used.refresh_access_token(refresh_token=refresh_token), cozepy.OAuthToken)


def websockets_audio_speech_client_speech_update(
    used: cozepy.WebsocketsAudioSpeechClient, event: cozepy.SpeechUpdateEvent
) -> None:
    used.speech_update(event=event)


def websockets_audio_speech_client_input_text_buffer_append(
    used: cozepy.WebsocketsAudioSpeechClient, data: cozepy.InputTextBufferAppendEvent.Data
) -> None:
    used.input_text_buffer_append(data=data)


def websockets_audio_speech_client_input_text_buffer_complete(
    used: cozepy.WebsocketsAudioSpeechClient,
) -> None:
    used.input_text_buffer_complete()


def websockets_audio_speech_event_handler_on_speech_created(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
    cli: cozepy.WebsocketsAudioSpeechClient,
    event: cozepy.SpeechCreatedEvent,
) -> None:
    used.on_speech_created(cli=cli, event=event)


def websockets_audio_speech_event_handler_on_speech_updated(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
    cli: cozepy.WebsocketsAudioSpeechClient,
    event: cozepy.SpeechUpdatedEvent,
) -> None:
    used.on_speech_updated(cli=cli, event=event)


def websockets_audio_speech_event_handler_on_input_text_buffer_completed(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
    cli: cozepy.WebsocketsAudioSpeechClient,
    event: cozepy.InputTextBufferCompletedEvent,
) -> None:
    used.on_input_text_buffer_completed(cli=cli, event=event)


def websockets_audio_speech_event_handler_on_speech_audio_update(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
    cli: cozepy.WebsocketsAudioSpeechClient,
    event: cozepy.SpeechAudioUpdateEvent,
) -> None:
    used.on_speech_audio_update(cli=cli, event=event)


def websockets_audio_speech_event_handler_on_speech_audio_completed(
    used: cozepy.WebsocketsAudioSpeechEventHandler,
    cli: cozepy.WebsocketsAudioSpeechClient,
    event: cozepy.SpeechAudioCompletedEvent,
) -> None:
    used.on_speech_audio_completed(cli=cli, event=event)


def websockets_audio_transcriptions_client_transcriptions_update(
    used: cozepy.WebsocketsAudioTranscriptionsClient, data: cozepy.TranscriptionsUpdateEvent.Data
) -> None:
    used.transcriptions_update(data=data)


def websockets_audio_transcriptions_client_input_audio_buffer_append(
    used: cozepy.WebsocketsAudioTranscriptionsClient, data: cozepy.InputAudioBufferAppendEvent.Data
) -> None:
    used.input_audio_buffer_append(data=data)


def websockets_audio_transcriptions_client_input_audio_buffer_complete(
    used: cozepy.WebsocketsAudioTranscriptionsClient,
) -> None:
    used.input_audio_buffer_complete()


def websockets_audio_transcriptions_client_input_audio_buffer_clear(
    used: cozepy.WebsocketsAudioTranscriptionsClient,
) -> None:
    used.input_audio_buffer_clear()


def websockets_audio_transcriptions_event_handler_on_transcriptions_created(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.WebsocketsAudioTranscriptionsClient,
    event: cozepy.TranscriptionsCreatedEvent,
) -> None:
    used.on_transcriptions_created(cli=cli, event=event)


def websockets_audio_transcriptions_event_handler_on_transcriptions_updated(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.WebsocketsAudioTranscriptionsClient,
    event: cozepy.TranscriptionsUpdatedEvent,
) -> None:
    used.on_transcriptions_updated(cli=cli, event=event)


def websockets_audio_transcriptions_event_handler_on_input_audio_buffer_completed(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.WebsocketsAudioTranscriptionsClient,
    event: cozepy.InputAudioBufferCompletedEvent,
) -> None:
    used.on_input_audio_buffer_completed(cli=cli, event=event)


def websockets_audio_transcriptions_event_handler_on_input_audio_buffer_cleared(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.WebsocketsAudioTranscriptionsClient,
    event: cozepy.InputAudioBufferClearedEvent,
) -> None:
    used.on_input_audio_buffer_cleared(cli=cli, event=event)


def websockets_audio_transcriptions_event_handler_on_transcriptions_message_update(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.WebsocketsAudioTranscriptionsClient,
    event: cozepy.TranscriptionsMessageUpdateEvent,
) -> None:
    used.on_transcriptions_message_update(cli=cli, event=event)


def websockets_audio_transcriptions_event_handler_on_transcriptions_message_completed(
    used: cozepy.WebsocketsAudioTranscriptionsEventHandler,
    cli: cozepy.WebsocketsAudioTranscriptionsClient,
    event: cozepy.TranscriptionsMessageCompletedEvent,
) -> None:
    used.on_transcriptions_message_completed(cli=cli, event=event)


def websockets_chat_client_chat_update(
    used: cozepy.WebsocketsChatClient, data: cozepy.ChatUpdateEvent.Data
) -> None:
    used.chat_update(data=data)


def websockets_chat_client_input_audio_buffer_append(
    used: cozepy.WebsocketsChatClient, data: cozepy.InputAudioBufferAppendEvent.Data
) -> None:
    used.input_audio_buffer_append(data=data)


def websockets_chat_client_input_audio_buffer_complete(used: cozepy.WebsocketsChatClient) -> None:
    used.input_audio_buffer_complete()


def websockets_chat_client_input_audio_buffer_clear(used: cozepy.WebsocketsChatClient) -> None:
    used.input_audio_buffer_clear()


def websockets_chat_client_conversation_chat_submit_tool_outputs(
    used: cozepy.WebsocketsChatClient, data: cozepy.ConversationChatSubmitToolOutputsEvent.Data
) -> None:
    used.conversation_chat_submit_tool_outputs(data=data)


def websockets_chat_client_conversation_clear(used: cozepy.WebsocketsChatClient) -> None:
    used.conversation_clear()


def websockets_chat_client_conversation_chat_cancel(used: cozepy.WebsocketsChatClient) -> None:
    used.conversation_chat_cancel()


def websockets_chat_client_conversation_message_create(
    used: cozepy.WebsocketsChatClient, data: cozepy.ConversationMessageCreateEvent.Data
) -> None:
    used.conversation_message_create(data=data)


def websockets_chat_client_input_text_generate_audio(
    used: cozepy.WebsocketsChatClient, data: cozepy.InputTextGenerateAudioEvent.Data
) -> None:
    used.input_text_generate_audio(data=data)


def websockets_chat_event_handler_on_chat_created(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ChatCreatedEvent,
) -> None:
    used.on_chat_created(cli=cli, event=event)


def websockets_chat_event_handler_on_chat_updated(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ChatUpdatedEvent,
) -> None:
    used.on_chat_updated(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_chat_created(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationChatCreatedEvent,
) -> None:
    used.on_conversation_chat_created(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_chat_in_progress(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationChatInProgressEvent,
) -> None:
    used.on_conversation_chat_in_progress(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_message_delta(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationMessageDeltaEvent,
) -> None:
    used.on_conversation_message_delta(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_audio_sentence_start(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationAudioSentenceStartEvent,
) -> None:
    used.on_conversation_audio_sentence_start(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_audio_delta(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationAudioDeltaEvent,
) -> None:
    used.on_conversation_audio_delta(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_message_completed(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationMessageCompletedEvent,
) -> None:
    used.on_conversation_message_completed(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_audio_completed(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationAudioCompletedEvent,
) -> None:
    used.on_conversation_audio_completed(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_chat_completed(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationChatCompletedEvent,
) -> None:
    used.on_conversation_chat_completed(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_chat_failed(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationChatFailedEvent,
) -> None:
    used.on_conversation_chat_failed(cli=cli, event=event)


def websockets_chat_event_handler_on_input_audio_buffer_completed(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.InputAudioBufferCompletedEvent,
) -> None:
    used.on_input_audio_buffer_completed(cli=cli, event=event)


def websockets_chat_event_handler_on_input_audio_buffer_cleared(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.InputAudioBufferClearedEvent,
) -> None:
    used.on_input_audio_buffer_cleared(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_cleared(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationClearedEvent,
) -> None:
    used.on_conversation_cleared(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_chat_canceled(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationChatCanceledEvent,
) -> None:
    used.on_conversation_chat_canceled(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_audio_transcript_update(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationAudioTranscriptUpdateEvent,
) -> None:
    used.on_conversation_audio_transcript_update(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_audio_transcript_completed(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationAudioTranscriptCompletedEvent,
) -> None:
    used.on_conversation_audio_transcript_completed(cli=cli, event=event)


def websockets_chat_event_handler_on_conversation_chat_requires_action(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.ConversationChatRequiresActionEvent,
) -> None:
    used.on_conversation_chat_requires_action(cli=cli, event=event)


def websockets_chat_event_handler_on_input_audio_buffer_speech_started(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.InputAudioBufferSpeechStartedEvent,
) -> None:
    used.on_input_audio_buffer_speech_started(cli=cli, event=event)


def websockets_chat_event_handler_on_input_audio_buffer_speech_stopped(
    used: cozepy.WebsocketsChatEventHandler,
    cli: cozepy.WebsocketsChatClient,
    event: cozepy.InputAudioBufferSpeechStoppedEvent,
) -> None:
    used.on_input_audio_buffer_speech_stopped(cli=cli, event=event)


def websockets_error_event_fields(used: cozepy.WebsocketsErrorEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])
    assert_type(used.data, cozepy.CozeAPIError)


def websockets_error_event_made(
    data: cozepy.CozeAPIError,
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.WebsocketsErrorEvent(data=data), cozepy.WebsocketsErrorEvent)
    assert_type(
        cozepy.WebsocketsErrorEvent(data=data, event_type=event_type, id=id, detail=detail),
        cozepy.WebsocketsErrorEvent,
    )


def websockets_event_fields(used: cozepy.WebsocketsEvent) -> None:
    assert_type(used.event_type, cozepy.WebsocketsEventType)
    assert_type(used.id, Optional[str])
    assert_type(used.detail, Optional[cozepy.WebsocketsEvent.Detail])


def websockets_event_made(
    event_type: cozepy.WebsocketsEventType,
    id: Optional[str],
    detail: Optional[cozepy.WebsocketsEvent.Detail],
) -> None:
    assert_type(cozepy.WebsocketsEvent(event_type=event_type), cozepy.WebsocketsEvent)
    assert_type(
        cozepy.WebsocketsEvent(event_type=event_type, id=id, detail=detail), cozepy.WebsocketsEvent
    )


def websockets_event_detail_fields(used: cozepy.WebsocketsEvent.Detail) -> None:
    assert_type(used.logid, Optional[str])
    assert_type(used.origin_message, Optional[str])


def websockets_event_detail_made(logid: Optional[str], origin_message: Optional[str]) -> None:
    assert_type(cozepy.WebsocketsEvent.Detail(), cozepy.WebsocketsEvent.Detail)
    assert_type(
        cozepy.WebsocketsEvent.Detail(logid=logid, origin_message=origin_message),
        cozepy.WebsocketsEvent.Detail,
    )


def workflow_event_fields(used: cozepy.WorkflowEvent) -> None:
    assert_type(used.unknown, Optional[Dict[Any, Any]])


def workflow_id_list_fields(used: cozepy.WorkflowIDList) -> None:
    assert_type(used.ids, Optional[List[cozepy.WorkflowIDList.WorkflowIDInfo]])


def workflow_id_list_made(ids: Optional[List[cozepy.WorkflowIDList.WorkflowIDInfo]]) -> None:
    assert_type(cozepy.WorkflowIDList(), cozepy.WorkflowIDList)
    assert_type(cozepy.WorkflowIDList(ids=ids), cozepy.WorkflowIDList)


def workflow_id_list_workflow_id_info_fields(used: cozepy.WorkflowIDList.WorkflowIDInfo) -> None:
    assert_type(used.id, str)


def workflow_id_list_workflow_id_info_made(id: str) -> None:
    assert_type(cozepy.WorkflowIDList.WorkflowIDInfo(id=id), cozepy.WorkflowIDList.WorkflowIDInfo)


def workspace_member_fields(used: cozepy.WorkspaceMember) -> None:
    assert_type(used.user_id, str)
    assert_type(used.role_type, cozepy.WorkspaceRoleType)
    assert_type(used.user_nickname, Optional[str])
    assert_type(used.user_unique_name, Optional[str])
    assert_type(used.avatar_url, Optional[str])


def workspace_member_made(
    user_id: str,
    role_type: cozepy.WorkspaceRoleType,
    user_nickname: Optional[str],
    user_unique_name: Optional[str],
    avatar_url: Optional[str],
) -> None:
    assert_type(
        cozepy.WorkspaceMember(user_id=user_id, role_type=role_type), cozepy.WorkspaceMember
    )
    assert_type(
        cozepy.WorkspaceMember(
            user_id=user_id,
            role_type=role_type,
            user_nickname=user_nickname,
            user_unique_name=user_unique_name,
            avatar_url=avatar_url,
        ),
        cozepy.WorkspaceMember,
    )


def audio_rooms_room_audio_config_fields(used: cozepy.audio.rooms.RoomAudioConfig) -> None:
    assert_type(used.codec, Optional[str])


def audio_rooms_room_audio_config_made(codec: Optional[str]) -> None:
    assert_type(cozepy.audio.rooms.RoomAudioConfig(codec=codec), cozepy.audio.rooms.RoomAudioConfig)


def audio_rooms_room_config_fields(used: cozepy.audio.rooms.RoomConfig) -> None:
    assert_type(used.audio_config, Optional[cozepy.audio.rooms.RoomAudioConfig])
    assert_type(used.video_config, Optional[cozepy.audio.rooms.RoomVideoConfig])
    assert_type(used.prologue_content, Optional[str])
    assert_type(used.room_mode, Optional[cozepy.audio.rooms.RoomMode])
    assert_type(used.translate_config, Optional[cozepy.audio.rooms.TranslateConfig])
    assert_type(used.prologue_delay_duration_ms, Optional[int])


def audio_rooms_room_config_made(
    audio_config: Optional[cozepy.audio.rooms.RoomAudioConfig],
    video_config: Optional[cozepy.audio.rooms.RoomVideoConfig],
    prologue_content: Optional[str],
    room_mode: Optional[cozepy.audio.rooms.RoomMode],
    translate_config: Optional[cozepy.audio.rooms.TranslateConfig],
    prologue_delay_duration_ms: Optional[int],
) -> None:
    assert_type(
        cozepy.audio.rooms.RoomConfig(
            audio_config=audio_config,
            video_config=video_config,
            prologue_content=prologue_content,
            room_mode=room_mode,
            translate_config=translate_config,
            prologue_delay_duration_ms=prologue_delay_duration_ms,
        ),
        cozepy.audio.rooms.RoomConfig,
    )


def audio_rooms_room_mode() -> List[cozepy.audio.rooms.RoomMode]:
    return [
        cozepy.audio.rooms.RoomMode.DEFAULT,
        cozepy.audio.rooms.RoomMode.S2S,
        cozepy.audio.rooms.RoomMode.PODCAST,
        cozepy.audio.rooms.RoomMode.TRANSLATE,
    ]


def audio_rooms_room_video_config_fields(used: cozepy.audio.rooms.RoomVideoConfig) -> None:
    assert_type(used.codec, Optional[str])
    assert_type(used.stream_video_type, Optional[str])
    assert_type(used.video_frame_rate, Optional[int])
    assert_type(used.video_frame_expire_duration, Optional[int])


def audio_rooms_room_video_config_made(
    codec: Optional[str],
    stream_video_type: Optional[str],
    video_frame_rate: Optional[int],
    video_frame_expire_duration: Optional[int],
) -> None:
    assert_type(
        cozepy.audio.rooms.RoomVideoConfig(
            codec=codec,
            stream_video_type=stream_video_type,
            video_frame_rate=video_frame_rate,
            video_frame_expire_duration=video_frame_expire_duration,
        ),
        cozepy.audio.rooms.RoomVideoConfig,
    )


def audio_rooms_translate_config_fields(used: cozepy.audio.rooms.TranslateConfig) -> None:
    assert_type(used.from_, Optional[str])
    assert_type(used.to, Optional[str])


def auth_scope_account_permission_fields(used: cozepy.auth.ScopeAccountPermission) -> None:
    assert_type(used.permission_list, List[str])


def auth_scope_account_permission_made(permission_list: List[str]) -> None:
    assert_type(
        cozepy.auth.ScopeAccountPermission(permission_list=permission_list),
        cozepy.auth.ScopeAccountPermission,
    )


def auth_scope_attribute_constraint_fields(used: cozepy.auth.ScopeAttributeConstraint) -> None:
    assert_type(
        used.connector_bot_chat_attribute,
        cozepy.auth.ScopeAttributeConstraintConnectorBotChatAttribute,
    )


def auth_scope_attribute_constraint_made(
    connector_bot_chat_attribute: cozepy.auth.ScopeAttributeConstraintConnectorBotChatAttribute,
) -> None:
    assert_type(
        cozepy.auth.ScopeAttributeConstraint(
            connector_bot_chat_attribute=connector_bot_chat_attribute
        ),
        cozepy.auth.ScopeAttributeConstraint,
    )


def auth_scope_attribute_constraint_connector_bot_chat_attribute_fields(
    used: cozepy.auth.ScopeAttributeConstraintConnectorBotChatAttribute,
) -> None:
    assert_type(used.bot_id_list, List[str])


def auth_scope_attribute_constraint_connector_bot_chat_attribute_made(
    bot_id_list: List[str],
) -> None:
    assert_type(
        cozepy.auth.ScopeAttributeConstraintConnectorBotChatAttribute(bot_id_list=bot_id_list),
        cozepy.auth.ScopeAttributeConstraintConnectorBotChatAttribute,
    )


def bots_bot_mode() -> List[cozepy.bots.BotMode]:
    return [
        cozepy.bots.BotMode.SINGLE_AGENT,
        cozepy.bots.BotMode.MULTI_AGENT,
        cozepy.bots.BotMode.SINGLE_AGENT_WORKFLOW,
    ]


def bots_unpublish_bot_resp_made() -> None:
    assert_type(cozepy.bots.UnpublishBotResp(), cozepy.bots.UnpublishBotResp)


def chat_inserted_message_fields(used: cozepy.chat.InsertedMessage) -> None:
    assert_type(used.id, str)


def chat_inserted_message_made(id: str) -> None:
    assert_type(cozepy.chat.InsertedMessage(id=id), cozepy.chat.InsertedMessage)


def connectors_bots_audit_status() -> List[cozepy.connectors.bots.AuditStatus]:
    return [
        cozepy.connectors.bots.AuditStatus.PENDING,
        cozepy.connectors.bots.AuditStatus.APPROVED,
        cozepy.connectors.bots.AuditStatus.REJECTED,
    ]


def connectors_bots_update_connector_bot_resp_made() -> None:
    assert_type(
        cozepy.connectors.bots.UpdateConnectorBotResp(),
        cozepy.connectors.bots.UpdateConnectorBotResp,
    )


def conversations_delete_conversation_resp_made() -> None:
    assert_type(
        cozepy.conversations.DeleteConversationResp(), cozepy.conversations.DeleteConversationResp
    )


def datasets_delete_dataset_res_made() -> None:
    assert_type(cozepy.datasets.DeleteDatasetRes(), cozepy.datasets.DeleteDatasetRes)


def datasets_update_dataset_res_made() -> None:
    assert_type(cozepy.datasets.UpdateDatasetRes(), cozepy.datasets.UpdateDatasetRes)


def datasets_documents_delete_document_res_made() -> None:
    assert_type(
        cozepy.datasets.documents.DeleteDocumentRes(), cozepy.datasets.documents.DeleteDocumentRes
    )


def datasets_documents_update_document_res_made() -> None:
    assert_type(
        cozepy.datasets.documents.UpdateDocumentRes(), cozepy.datasets.documents.UpdateDocumentRes
    )


def datasets_images_photo_status() -> List[cozepy.datasets.images.PhotoStatus]:
    return [
        cozepy.datasets.images.PhotoStatus.IN_PROCESSING,
        cozepy.datasets.images.PhotoStatus.COMPLETED,
        cozepy.datasets.images.PhotoStatus.PROCESSING_FAILED,
    ]


def datasets_images_update_image_res_made() -> None:
    assert_type(cozepy.datasets.images.UpdateImageRes(), cozepy.datasets.images.UpdateImageRes)


def enterprises_members_create_enterprise_member_resp_made() -> None:
    assert_type(
        cozepy.enterprises.members.CreateEnterpriseMemberResp(),
        cozepy.enterprises.members.CreateEnterpriseMemberResp,
    )


def enterprises_members_delete_enterprise_member_resp_made() -> None:
    assert_type(
        cozepy.enterprises.members.DeleteEnterpriseMemberResp(),
        cozepy.enterprises.members.DeleteEnterpriseMemberResp,
    )


def enterprises_members_update_enterprise_member_resp_made() -> None:
    assert_type(
        cozepy.enterprises.members.UpdateEnterpriseMemberResp(),
        cozepy.enterprises.members.UpdateEnterpriseMemberResp,
    )


def model_async_token_paged_aiter(used: cozepy.model.AsyncTokenPaged[str]) -> None:
    assert_type(used.__aiter__(), AsyncIterator[str])


def model_async_token_paged_iter_pages(used: cozepy.model.AsyncTokenPaged[str]) -> None:
    assert_type(used.iter_pages(), AsyncIterator[cozepy.model.AsyncTokenPaged[str]])


def model_async_token_paged_response(used: cozepy.model.AsyncTokenPaged[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def model_async_token_paged_items(used: cozepy.model.AsyncTokenPaged[str]) -> None:
    assert_type(used.items, List[str])


def model_async_token_paged_has_more(used: cozepy.model.AsyncTokenPaged[str]) -> None:
    assert_type(used.has_more, bool)


def model_async_token_paged_total(used: cozepy.model.AsyncTokenPaged[str]) -> None:
    assert_type(used.total, int)


def model_http_response_made(raw_response: httpx.Response) -> None:
    assert_type(cozepy.model.HTTPResponse(raw_response=raw_response), cozepy.model.HTTPResponse)


def model_http_response_logid(used: cozepy.model.HTTPResponse) -> None:
    assert_type(used.logid, str)


def model_token_paged_iter(used: cozepy.model.TokenPaged[str]) -> None:
    assert_type(used.__iter__(), Iterator[str])


def model_token_paged_iter_pages(used: cozepy.model.TokenPaged[str]) -> None:
    assert_type(used.iter_pages(), Iterator[cozepy.model.TokenPaged[str]])


def model_token_paged_response(used: cozepy.model.TokenPaged[str]) -> None:
    assert_type(used.response, cozepy.model.HTTPResponse)


def model_token_paged_items(used: cozepy.model.TokenPaged[str]) -> None:
    assert_type(used.items, List[str])


def model_token_paged_has_more(used: cozepy.model.TokenPaged[str]) -> None:
    assert_type(used.has_more, bool)


def model_token_paged_total(used: cozepy.model.TokenPaged[str]) -> None:
    assert_type(used.total, int)


def api_app_fields_set(used: cozepy.APIApp) -> None:
    used.id = used.id
    used.app_type = used.app_type
    used.verify_token = used.verify_token
    used.name = used.name
    used.connector_id = used.connector_id
    used.callback_url = used.callback_url


def background_image_info_fields_set(used: cozepy.BackgroundImageInfo) -> None:
    used.image_url = used.image_url
    used.theme_color = used.theme_color
    used.gradient_position = used.gradient_position
    used.canvas_position = used.canvas_position


def bot_fields_set(used: cozepy.Bot) -> None:
    used.bot_id = used.bot_id
    used.name = used.name
    used.description = used.description
    used.icon_url = used.icon_url
    used.create_time = used.create_time
    used.update_time = used.update_time
    used.version = used.version
    used.prompt_info = used.prompt_info
    used.onboarding_info = used.onboarding_info
    used.knowledge = used.knowledge
    used.bot_mode = used.bot_mode
    used.plugin_info_list = used.plugin_info_list
    used.model_info = used.model_info
    used.suggest_reply_info = used.suggest_reply_info
    used.background_image_info = used.background_image_info
    used.variables = used.variables
    used.owner_user_id = used.owner_user_id
    used.voice_info_list = used.voice_info_list
    used.default_user_input_type = used.default_user_input_type
    used.workflow_info_list = used.workflow_info_list
    used.folder_id = used.folder_id


def bot_background_image_info_fields_set(used: cozepy.BotBackgroundImageInfo) -> None:
    used.web_background_image = used.web_background_image
    used.mobile_background_image = used.mobile_background_image


def bot_knowledge_fields_set(used: cozepy.BotKnowledge) -> None:
    used.dataset_ids = used.dataset_ids
    used.auto_call = used.auto_call
    used.search_strategy = used.search_strategy
    used.dataset_ids = used.dataset_ids


def bot_model_info_fields_set(used: cozepy.BotModelInfo) -> None:
    used.model_id = used.model_id
    used.model_name = used.model_name
    used.temperature = used.temperature
    used.context_round = used.context_round
    used.max_tokens = used.max_tokens
    used.response_format = used.response_format
    used.top_k = used.top_k
    used.top_p = used.top_p
    used.cache_type = used.cache_type
    used.presence_penalty = used.presence_penalty
    used.frequency_penalty = used.frequency_penalty
    used.parameters = used.parameters
    used.sp_anti_leak = used.sp_anti_leak
    used.sp_current_time = used.sp_current_time


def bot_onboarding_info_fields_set(used: cozepy.BotOnboardingInfo) -> None:
    used.prologue = used.prologue
    used.suggested_questions = used.suggested_questions


def bot_plugin_api_info_fields_set(used: cozepy.BotPluginAPIInfo) -> None:
    used.api_id = used.api_id
    used.name = used.name
    used.description = used.description


def bot_plugin_info_fields_set(used: cozepy.BotPluginInfo) -> None:
    used.plugin_id = used.plugin_id
    used.name = used.name
    used.description = used.description
    used.icon_url = used.icon_url
    used.api_info_list = used.api_info_list


def bot_prompt_info_fields_set(used: cozepy.BotPromptInfo) -> None:
    used.prompt = used.prompt


def bot_suggest_reply_info_fields_set(used: cozepy.BotSuggestReplyInfo) -> None:
    used.reply_mode = used.reply_mode
    used.customized_prompt = used.customized_prompt


def bot_variable_fields_set(used: cozepy.BotVariable) -> None:
    used.keyword = used.keyword
    used.default_value = used.default_value
    used.variable_type = used.variable_type
    used.channel = used.channel
    used.description = used.description
    used.enable = used.enable
    used.prompt_enable = used.prompt_enable


def bot_voice_info_fields_set(used: cozepy.BotVoiceInfo) -> None:
    used.voice_id = used.voice_id
    used.language_code = used.language_code


def bot_workflow_info_fields_set(used: cozepy.BotWorkflowInfo) -> None:
    used.id = used.id
    used.name = used.name
    used.description = used.description
    used.icon_url = used.icon_url


def canvas_position_fields_set(used: cozepy.CanvasPosition) -> None:
    used.width = used.width
    used.height = used.height
    used.left = used.left
    used.top = used.top


def chat_fields_set(used: cozepy.Chat) -> None:
    used.id = used.id
    used.conversation_id = used.conversation_id
    used.bot_id = used.bot_id
    used.created_at = used.created_at
    used.completed_at = used.completed_at
    used.failed_at = used.failed_at
    used.meta_data = used.meta_data
    used.last_error = used.last_error
    used.status = used.status
    used.required_action = used.required_action
    used.usage = used.usage
    used.inserted_additional_messages = used.inserted_additional_messages
    used.inserted_additional_messages = used.inserted_additional_messages


def chat_error_fields_set(used: cozepy.ChatError) -> None:
    used.code = used.code
    used.msg = used.msg


def chat_event_fields_set(used: cozepy.ChatEvent) -> None:
    used.event = used.event
    used.chat = used.chat
    used.message = used.message
    used.unknown = used.unknown
    used.unknown = used.unknown


def chat_required_action_fields_set(used: cozepy.ChatRequiredAction) -> None:
    used.type = used.type
    used.submit_tool_outputs = used.submit_tool_outputs


def chat_submit_tool_outputs_fields_set(used: cozepy.ChatSubmitToolOutputs) -> None:
    used.tool_calls = used.tool_calls


def chat_tool_call_fields_set(used: cozepy.ChatToolCall) -> None:
    used.id = used.id
    used.type = used.type
    used.function = used.function


def chat_tool_call_function_fields_set(used: cozepy.ChatToolCallFunction) -> None:
    used.name = used.name
    used.arguments = used.arguments


def chat_usage_fields_set(used: cozepy.ChatUsage) -> None:
    used.token_count = used.token_count
    used.output_count = used.output_count
    used.input_count = used.input_count


def conversation_fields_set(used: cozepy.Conversation) -> None:
    used.id = used.id
    used.created_at = used.created_at
    used.meta_data = used.meta_data
    used.last_section_id = used.last_section_id
    used.name = used.name
    used.updated_at = used.updated_at
    used.creator_id = used.creator_id
    used.connector_id = used.connector_id
    used.updated_at = used.updated_at
    used.creator_id = used.creator_id


def create_dataset_resp_fields_set(used: cozepy.CreateDatasetResp) -> None:
    used.dataset_id = used.dataset_id


def create_room_resp_fields_set(used: cozepy.CreateRoomResp) -> None:
    used.token = used.token
    used.uid = used.uid
    used.room_id = used.room_id
    used.app_id = used.app_id


def create_transcriptions_resp_fields_set(used: cozepy.CreateTranscriptionsResp) -> None:
    used.text = used.text


def create_voice_print_group_feature_resp_fields_set(
    used: cozepy.CreateVoicePrintGroupFeatureResp,
) -> None:
    used.id = used.id


def create_voice_print_group_resp_fields_set(used: cozepy.CreateVoicePrintGroupResp) -> None:
    used.id = used.id


def create_workspace_member_resp_fields_set(used: cozepy.CreateWorkspaceMemberResp) -> None:
    used.added_success_user_ids = used.added_success_user_ids
    used.invited_success_user_ids = used.invited_success_user_ids
    used.not_exist_user_ids = used.not_exist_user_ids
    used.already_joined_user_ids = used.already_joined_user_ids
    used.already_invited_user_ids = used.already_invited_user_ids


def dataset_fields_set(used: cozepy.Dataset) -> None:
    used.dataset_id = used.dataset_id
    used.name = used.name
    used.description = used.description
    used.space_id = used.space_id
    used.status = used.status
    used.format_type = used.format_type
    used.can_edit = used.can_edit
    used.icon_url = used.icon_url
    used.doc_count = used.doc_count
    used.file_list = used.file_list
    used.hit_count = used.hit_count
    used.bot_used_count = used.bot_used_count
    used.slice_count = used.slice_count
    used.all_file_size = used.all_file_size
    used.chunk_strategy = used.chunk_strategy
    used.failed_file_list = used.failed_file_list
    used.processing_file_list = used.processing_file_list
    used.processing_file_id_list = used.processing_file_id_list
    used.avatar_url = used.avatar_url
    used.creator_id = used.creator_id
    used.creator_name = used.creator_name
    used.create_time = used.create_time
    used.update_time = used.update_time


def delete_workspace_member_resp_fields_set(used: cozepy.DeleteWorkspaceMemberResp) -> None:
    used.removed_success_user_ids = used.removed_success_user_ids
    used.not_in_workspace_user_ids = used.not_in_workspace_user_ids
    used.owner_not_support_remove_user_ids = used.owner_not_support_remove_user_ids


def document_fields_set(used: cozepy.Document) -> None:
    used.document_id = used.document_id
    used.char_count = used.char_count
    used.chunk_strategy = used.chunk_strategy
    used.format_type = used.format_type
    used.hit_count = used.hit_count
    used.name = used.name
    used.size = used.size
    used.slice_count = used.slice_count
    used.source_type = used.source_type
    used.status = used.status
    used.type = used.type
    used.update_interval = used.update_interval
    used.update_type = used.update_type
    used.create_time = used.create_time
    used.update_time = used.update_time


def document_chunk_strategy_fields_set(used: cozepy.DocumentChunkStrategy) -> None:
    used.chunk_type = used.chunk_type
    used.caption_type = used.caption_type
    used.max_tokens = used.max_tokens
    used.remove_extra_spaces = used.remove_extra_spaces
    used.remove_urls_emails = used.remove_urls_emails
    used.separator = used.separator


def document_progress_fields_set(used: cozepy.DocumentProgress) -> None:
    used.document_id = used.document_id
    used.url = used.url
    used.size = used.size
    used.type = used.type
    used.status = used.status
    used.progress = used.progress
    used.update_type = used.update_type
    used.document_name = used.document_name
    used.remaining_time = used.remaining_time
    used.status_descript = used.status_descript
    used.update_interval = used.update_interval


def feature_score_fields_set(used: cozepy.FeatureScore) -> None:
    used.feature_id = used.feature_id
    used.feature_name = used.feature_name
    used.feature_desc = used.feature_desc
    used.score = used.score


def file_fields_set(used: cozepy.File) -> None:
    used.id = used.id
    used.bytes = used.bytes
    used.created_at = used.created_at
    used.file_name = used.file_name


def gradient_position_fields_set(used: cozepy.GradientPosition) -> None:
    used.left = used.left
    used.right = used.right


def live_info_fields_set(used: cozepy.LiveInfo) -> None:
    used.app_id = used.app_id
    used.stream_infos = used.stream_infos


def message_fields_set(used: cozepy.Message) -> None:
    used.role = used.role
    used.type = used.type
    used.content = used.content
    used.content_type = used.content_type
    used.meta_data = used.meta_data
    used.id = used.id
    used.conversation_id = used.conversation_id
    used.section_id = used.section_id
    used.bot_id = used.bot_id
    used.chat_id = used.chat_id
    used.created_at = used.created_at
    used.updated_at = used.updated_at
    used.reasoning_content = used.reasoning_content


def photo_fields_set(used: cozepy.Photo) -> None:
    used.document_id = used.document_id
    used.url = used.url
    used.name = used.name
    used.size = used.size
    used.type = used.type
    used.status = used.status
    used.caption = used.caption
    used.creator_id = used.creator_id
    used.source_type = used.source_type
    used.create_time = used.create_time
    used.update_time = used.update_time


def section_fields_set(used: cozepy.Section) -> None:
    used.id = used.id
    used.conversation_id = used.conversation_id


def simple_app_fields_set(used: cozepy.SimpleApp) -> None:
    used.id = used.id
    used.name = used.name
    used.description = used.description
    used.icon_url = used.icon_url
    used.is_published = used.is_published
    used.owner_user_id = used.owner_user_id
    used.updated_at = used.updated_at
    used.folder_id = used.folder_id
    used.published_at = used.published_at


def simple_bot_fields_set(used: cozepy.SimpleBot) -> None:
    used.id = used.id
    used.name = used.name
    used.description = used.description
    used.icon_url = used.icon_url
    used.is_published = used.is_published
    used.updated_at = used.updated_at
    used.owner_user_id = used.owner_user_id
    used.folder_id = used.folder_id
    used.published_at = used.published_at
    used.bot_id = used.bot_id
    used.bot_name = used.bot_name
    used.publish_time = used.publish_time


def simple_folder_fields_set(used: cozepy.SimpleFolder) -> None:
    used.id = used.id
    used.name = used.name
    used.description = used.description
    used.workspace_id = used.workspace_id
    used.creator_user_id = used.creator_user_id
    used.folder_type = used.folder_type
    used.parent_folder_id = used.parent_folder_id
    used.children_count = used.children_count


def speaker_identify_resp_fields_set(used: cozepy.SpeakerIdentifyResp) -> None:
    used.feature_score_list = used.feature_score_list


def stream_info_fields_set(used: cozepy.StreamInfo) -> None:
    used.stream_id = used.stream_id
    used.name = used.name
    used.live_type = used.live_type


def template_duplicate_resp_fields_set(used: cozepy.TemplateDuplicateResp) -> None:
    used.entity_id = used.entity_id
    used.entity_type = used.entity_type


def user_fields_set(used: cozepy.User) -> None:
    used.user_id = used.user_id
    used.user_name = used.user_name
    used.nick_name = used.nick_name
    used.avatar_url = used.avatar_url


def variable_value_fields_set(used: cozepy.VariableValue) -> None:
    used.keyword = used.keyword
    used.value = used.value
    used.create_time = used.create_time
    used.update_time = used.update_time


def voice_fields_set(used: cozepy.Voice) -> None:
    used.voice_id = used.voice_id
    used.name = used.name
    used.is_system_voice = used.is_system_voice
    used.language_code = used.language_code
    used.language_name = used.language_name
    used.preview_text = used.preview_text
    used.preview_audio = used.preview_audio
    used.available_training_times = used.available_training_times
    used.create_time = used.create_time
    used.update_time = used.update_time
    used.model_type = used.model_type
    used.state = used.state


def voice_print_group_fields_set(used: cozepy.VoicePrintGroup) -> None:
    used.id = used.id
    used.name = used.name
    used.desc = used.desc
    used.created_at = used.created_at
    used.updated_at = used.updated_at
    used.icon_url = used.icon_url
    used.feature_count = used.feature_count
    used.user_info = used.user_info


def voice_print_group_feature_fields_set(used: cozepy.VoicePrintGroupFeature) -> None:
    used.id = used.id
    used.group_id = used.group_id
    used.name = used.name
    used.audio_url = used.audio_url
    used.created_at = used.created_at
    used.updated_at = used.updated_at
    used.desc = used.desc
    used.icon_url = used.icon_url
    used.user_info = used.user_info


def workflow_basic_fields_set(used: cozepy.WorkflowBasic) -> None:
    used.workflow_id = used.workflow_id
    used.workflow_name = used.workflow_name
    used.description = used.description
    used.icon_url = used.icon_url
    used.app_id = used.app_id
    used.created_at = used.created_at
    used.updated_at = used.updated_at
    used.creator = used.creator


def workflow_event_fields_set(used: cozepy.WorkflowEvent) -> None:
    used.id = used.id
    used.event = used.event
    used.message = used.message
    used.interrupt = used.interrupt
    used.error = used.error
    used.unknown = used.unknown
    used.unknown = used.unknown


def workflow_event_error_fields_set(used: cozepy.WorkflowEventError) -> None:
    used.error_code = used.error_code
    used.error_message = used.error_message


def workflow_event_interrupt_fields_set(used: cozepy.WorkflowEventInterrupt) -> None:
    used.interrupt_data = used.interrupt_data
    used.node_title = used.node_title


def workflow_event_interrupt_data_fields_set(used: cozepy.WorkflowEventInterruptData) -> None:
    used.event_id = used.event_id
    used.type = used.type


def workflow_event_message_fields_set(used: cozepy.WorkflowEventMessage) -> None:
    used.content = used.content
    used.node_title = used.node_title
    used.node_seq_id = used.node_seq_id
    used.node_is_finish = used.node_is_finish
    used.ext = used.ext
    used.usage = used.usage


def workflow_node_execute_history_fields_set(used: cozepy.WorkflowNodeExecuteHistory) -> None:
    used.is_finish = used.is_finish
    used.node_output = used.node_output


def workflow_run_history_fields_set(used: cozepy.WorkflowRunHistory) -> None:
    used.execute_id = used.execute_id
    used.execute_status = used.execute_status
    used.bot_id = used.bot_id
    used.connector_id = used.connector_id
    used.connector_uid = used.connector_uid
    used.run_mode = used.run_mode
    used.logid = used.logid
    used.create_time = used.create_time
    used.update_time = used.update_time
    used.output = used.output
    used.error_code = used.error_code
    used.error_message = used.error_message
    used.debug_url = used.debug_url
    used.node_execute_status = used.node_execute_status
    used.usage = used.usage
    used.is_output_trimmed = used.is_output_trimmed


def workflow_run_history_node_execute_status_fields_set(
    used: cozepy.WorkflowRunHistoryNodeExecuteStatus,
) -> None:
    used.node_id = used.node_id
    used.is_finish = used.is_finish
    used.update_time = used.update_time
    used.node_execute_uuid = used.node_execute_uuid
    used.loop_index = used.loop_index
    used.batch_index = used.batch_index
    used.sub_execute_id = used.sub_execute_id


def workflow_run_result_fields_set(used: cozepy.WorkflowRunResult) -> None:
    used.debug_url = used.debug_url
    used.data = used.data
    used.execute_id = used.execute_id
    used.usage = used.usage


def workflow_user_info_fields_set(used: cozepy.WorkflowUserInfo) -> None:
    used.id = used.id
    used.name = used.name


def workflow_version_info_fields_set(used: cozepy.WorkflowVersionInfo) -> None:
    used.version = used.version
    used.description = used.description
    used.created_at = used.created_at
    used.updated_at = used.updated_at
    used.workflow_id = used.workflow_id
    used.creator = used.creator


def workspace_fields_set(used: cozepy.Workspace) -> None:
    used.id = used.id
    used.name = used.name
    used.icon_url = used.icon_url
    used.role_type = used.role_type
    used.workspace_type = used.workspace_type
    used.enterprise_id = used.enterprise_id


def api_apps_events_api_app_event_fields_set(used: cozepy.api_apps.events.APIAppEvent) -> None:
    used.api_app_id = used.api_app_id
    used.name = used.name
    used.description = used.description
    used.event_type = used.event_type


def audio_voiceprint_groups_features_user_info_fields_set(
    used: cozepy.audio.voiceprint_groups.features.UserInfo,
) -> None:
    used.id = used.id
    used.name = used.name
    used.nickname = used.nickname
    used.avatar_url = used.avatar_url


def workflows_workflow_info_fields_set(used: cozepy.workflows.WorkflowInfo) -> None:
    used.workflow_detail = used.workflow_detail


def chat_created_event_fields_set(used: cozepy.ChatCreatedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def chat_poll_fields_set(used: cozepy.ChatPoll) -> None:
    used.chat = used.chat
    used.messages = used.messages


def chat_update_event_fields_set(used: cozepy.ChatUpdateEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def chat_update_event_asr_config_fields_set(used: cozepy.ChatUpdateEvent.ASRConfig) -> None:
    used.hot_words = used.hot_words
    used.context = used.context
    used.context_type = used.context_type
    used.user_language = used.user_language
    used.enable_ddc = used.enable_ddc
    used.enable_itn = used.enable_itn
    used.enable_punc = used.enable_punc


def chat_update_event_chat_config_fields_set(used: cozepy.ChatUpdateEvent.ChatConfig) -> None:
    used.conversation_id = used.conversation_id
    used.user_id = used.user_id
    used.meta_data = used.meta_data
    used.custom_variables = used.custom_variables
    used.extra_params = used.extra_params
    used.auto_save_history = used.auto_save_history
    used.parameters = used.parameters


def chat_update_event_data_fields_set(used: cozepy.ChatUpdateEvent.Data) -> None:
    used.output_audio = used.output_audio
    used.input_audio = used.input_audio
    used.chat_config = used.chat_config
    used.event_subscriptions = used.event_subscriptions
    used.need_play_prologue = used.need_play_prologue
    used.prologue_content = used.prologue_content
    used.turn_detection = used.turn_detection
    used.asr_config = used.asr_config


def chat_update_event_interrupt_config_fields_set(
    used: cozepy.ChatUpdateEvent.InterruptConfig,
) -> None:
    used.mode = used.mode
    used.keywords = used.keywords


def chat_update_event_turn_detection_fields_set(used: cozepy.ChatUpdateEvent.TurnDetection) -> None:
    used.type = used.type
    used.prefix_padding_ms = used.prefix_padding_ms
    used.silence_duration_ms = used.silence_duration_ms
    used.interrupt_config = used.interrupt_config


def chat_updated_event_fields_set(used: cozepy.ChatUpdatedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_audio_completed_event_fields_set(
    used: cozepy.ConversationAudioCompletedEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_audio_delta_event_fields_set(used: cozepy.ConversationAudioDeltaEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_audio_sentence_start_event_fields_set(
    used: cozepy.ConversationAudioSentenceStartEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_audio_sentence_start_event_data_fields_set(
    used: cozepy.ConversationAudioSentenceStartEvent.Data,
) -> None:
    used.text = used.text


def conversation_audio_transcript_completed_event_fields_set(
    used: cozepy.ConversationAudioTranscriptCompletedEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_audio_transcript_completed_event_data_fields_set(
    used: cozepy.ConversationAudioTranscriptCompletedEvent.Data,
) -> None:
    used.content = used.content


def conversation_audio_transcript_update_event_fields_set(
    used: cozepy.ConversationAudioTranscriptUpdateEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_audio_transcript_update_event_data_fields_set(
    used: cozepy.ConversationAudioTranscriptUpdateEvent.Data,
) -> None:
    used.content = used.content


def conversation_chat_cancel_event_fields_set(used: cozepy.ConversationChatCancelEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def conversation_chat_canceled_event_fields_set(used: cozepy.ConversationChatCanceledEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_chat_canceled_event_data_fields_set(
    used: cozepy.ConversationChatCanceledEvent.Data,
) -> None:
    used.code = used.code
    used.msg = used.msg


def conversation_chat_completed_event_fields_set(
    used: cozepy.ConversationChatCompletedEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_chat_created_event_fields_set(used: cozepy.ConversationChatCreatedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_chat_failed_event_fields_set(used: cozepy.ConversationChatFailedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_chat_in_progress_event_fields_set(
    used: cozepy.ConversationChatInProgressEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_chat_requires_action_event_fields_set(
    used: cozepy.ConversationChatRequiresActionEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_chat_submit_tool_outputs_event_fields_set(
    used: cozepy.ConversationChatSubmitToolOutputsEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_chat_submit_tool_outputs_event_data_fields_set(
    used: cozepy.ConversationChatSubmitToolOutputsEvent.Data,
) -> None:
    used.chat_id = used.chat_id
    used.tool_outputs = used.tool_outputs


def conversation_clear_fields_set(used: cozepy.ConversationClear) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def conversation_cleared_event_fields_set(used: cozepy.ConversationClearedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def conversation_message_completed_event_fields_set(
    used: cozepy.ConversationMessageCompletedEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_message_create_event_fields_set(
    used: cozepy.ConversationMessageCreateEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def conversation_message_create_event_data_fields_set(
    used: cozepy.ConversationMessageCreateEvent.Data,
) -> None:
    used.role = used.role
    used.content_type = used.content_type
    used.content = used.content


def conversation_message_delta_event_fields_set(used: cozepy.ConversationMessageDeltaEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def device_auth_code_fields_set(used: cozepy.DeviceAuthCode) -> None:
    used.device_code = used.device_code
    used.user_code = used.user_code
    used.verification_uri = used.verification_uri
    used.interval = used.interval
    used.expires_in = used.expires_in
    used.verification_url = used.verification_url


def document_base_fields_set(used: cozepy.DocumentBase) -> None:
    used.name = used.name
    used.source_info = used.source_info
    used.update_rule = used.update_rule


def document_source_info_fields_set(used: cozepy.DocumentSourceInfo) -> None:
    used.file_base64 = used.file_base64
    used.file_type = used.file_type
    used.web_url = used.web_url
    used.source_file_id = used.source_file_id
    used.document_source = used.document_source


def document_update_rule_fields_set(used: cozepy.DocumentUpdateRule) -> None:
    used.update_type = used.update_type
    used.update_interval = used.update_interval


def enterprise_member_fields_set(used: cozepy.EnterpriseMember) -> None:
    used.user_id = used.user_id
    used.role = used.role


def input_audio_fields_set(used: cozepy.InputAudio) -> None:
    used.format = used.format
    used.codec = used.codec
    used.sample_rate = used.sample_rate
    used.channel = used.channel
    used.bit_depth = used.bit_depth


def input_audio_buffer_append_event_fields_set(used: cozepy.InputAudioBufferAppendEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def input_audio_buffer_append_event_data_fields_set(
    used: cozepy.InputAudioBufferAppendEvent.Data,
) -> None:
    used.delta = used.delta


def input_audio_buffer_clear_event_fields_set(used: cozepy.InputAudioBufferClearEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def input_audio_buffer_cleared_event_fields_set(used: cozepy.InputAudioBufferClearedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def input_audio_buffer_complete_event_fields_set(
    used: cozepy.InputAudioBufferCompleteEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def input_audio_buffer_completed_event_fields_set(
    used: cozepy.InputAudioBufferCompletedEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def input_audio_buffer_speech_started_event_fields_set(
    used: cozepy.InputAudioBufferSpeechStartedEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def input_audio_buffer_speech_stopped_event_fields_set(
    used: cozepy.InputAudioBufferSpeechStoppedEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def input_text_buffer_append_event_fields_set(used: cozepy.InputTextBufferAppendEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def input_text_buffer_append_event_data_fields_set(
    used: cozepy.InputTextBufferAppendEvent.Data,
) -> None:
    used.delta = used.delta


def input_text_buffer_complete_event_fields_set(used: cozepy.InputTextBufferCompleteEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def input_text_buffer_completed_event_fields_set(
    used: cozepy.InputTextBufferCompletedEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def input_text_generate_audio_event_fields_set(used: cozepy.InputTextGenerateAudioEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def input_text_generate_audio_event_data_fields_set(
    used: cozepy.InputTextGenerateAudioEvent.Data,
) -> None:
    used.mode = used.mode
    used.text = used.text


def limit_config_fields_set(used: cozepy.LimitConfig) -> None:
    used.period = used.period
    used.max_frame_num = used.max_frame_num


def message_object_string_fields_set(used: cozepy.MessageObjectString) -> None:
    used.type = used.type
    used.text = used.text
    used.file_id = used.file_id
    used.file_url = used.file_url


def o_auth_token_fields_set(used: cozepy.OAuthToken) -> None:
    used.access_token = used.access_token
    used.expires_in = used.expires_in
    used.refresh_token = used.refresh_token
    used.token_type = used.token_type


def opus_config_fields_set(used: cozepy.OpusConfig) -> None:
    used.bitrate = used.bitrate
    used.use_cbr = used.use_cbr
    used.frame_size_ms = used.frame_size_ms
    used.limit_config = used.limit_config


def output_audio_fields_set(used: cozepy.OutputAudio) -> None:
    used.codec = used.codec
    used.pcm_config = used.pcm_config
    used.opus_config = used.opus_config
    used.speech_rate = used.speech_rate
    used.voice_id = used.voice_id


def pcm_config_fields_set(used: cozepy.PCMConfig) -> None:
    used.sample_rate = used.sample_rate
    used.frame_size_ms = used.frame_size_ms
    used.limit_config = used.limit_config


def plugin_id_list_fields_set(used: cozepy.PluginIDList) -> None:
    used.id_list = used.id_list


def plugin_id_list_plugin_id_info_fields_set(used: cozepy.PluginIDList.PluginIDInfo) -> None:
    used.plugin_id = used.plugin_id
    used.api_id = used.api_id


def scope_fields_set(used: cozepy.Scope) -> None:
    used.account_permission = used.account_permission
    used.attribute_constraint = used.attribute_constraint


def speech_audio_completed_event_fields_set(used: cozepy.SpeechAudioCompletedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def speech_audio_update_event_fields_set(used: cozepy.SpeechAudioUpdateEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def speech_audio_update_event_data_fields_set(used: cozepy.SpeechAudioUpdateEvent.Data) -> None:
    used.delta = used.delta


def speech_created_event_fields_set(used: cozepy.SpeechCreatedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def speech_update_event_fields_set(used: cozepy.SpeechUpdateEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def speech_update_event_data_fields_set(used: cozepy.SpeechUpdateEvent.Data) -> None:
    used.output_audio = used.output_audio


def speech_updated_event_fields_set(used: cozepy.SpeechUpdatedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def speech_updated_event_data_fields_set(used: cozepy.SpeechUpdatedEvent.Data) -> None:
    used.output_audio = used.output_audio


def tool_output_fields_set(used: cozepy.ToolOutput) -> None:
    used.tool_call_id = used.tool_call_id
    used.output = used.output


def transcriptions_created_event_fields_set(used: cozepy.TranscriptionsCreatedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def transcriptions_message_completed_event_fields_set(
    used: cozepy.TranscriptionsMessageCompletedEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def transcriptions_message_update_event_fields_set(
    used: cozepy.TranscriptionsMessageUpdateEvent,
) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def transcriptions_message_update_event_data_fields_set(
    used: cozepy.TranscriptionsMessageUpdateEvent.Data,
) -> None:
    used.content = used.content


def transcriptions_update_event_fields_set(used: cozepy.TranscriptionsUpdateEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def transcriptions_update_event_data_fields_set(
    used: cozepy.TranscriptionsUpdateEvent.Data,
) -> None:
    used.input_audio = used.input_audio


def transcriptions_updated_event_fields_set(used: cozepy.TranscriptionsUpdatedEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def transcriptions_updated_event_data_fields_set(
    used: cozepy.TranscriptionsUpdatedEvent.Data,
) -> None:
    used.input_audio = used.input_audio


def websockets_error_event_fields_set(used: cozepy.WebsocketsErrorEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail
    used.data = used.data


def websockets_event_fields_set(used: cozepy.WebsocketsEvent) -> None:
    used.event_type = used.event_type
    used.id = used.id
    used.detail = used.detail


def websockets_event_detail_fields_set(used: cozepy.WebsocketsEvent.Detail) -> None:
    used.logid = used.logid
    used.origin_message = used.origin_message


def workflow_id_list_fields_set(used: cozepy.WorkflowIDList) -> None:
    used.ids = used.ids


def workflow_id_list_workflow_id_info_fields_set(
    used: cozepy.WorkflowIDList.WorkflowIDInfo,
) -> None:
    used.id = used.id


def workspace_member_fields_set(used: cozepy.WorkspaceMember) -> None:
    used.user_id = used.user_id
    used.role_type = used.role_type
    used.user_nickname = used.user_nickname
    used.user_unique_name = used.user_unique_name
    used.avatar_url = used.avatar_url


def audio_rooms_room_audio_config_fields_set(used: cozepy.audio.rooms.RoomAudioConfig) -> None:
    used.codec = used.codec


def audio_rooms_room_config_fields_set(used: cozepy.audio.rooms.RoomConfig) -> None:
    used.audio_config = used.audio_config
    used.video_config = used.video_config
    used.prologue_content = used.prologue_content
    used.room_mode = used.room_mode
    used.translate_config = used.translate_config
    used.prologue_delay_duration_ms = used.prologue_delay_duration_ms


def audio_rooms_room_video_config_fields_set(used: cozepy.audio.rooms.RoomVideoConfig) -> None:
    used.codec = used.codec
    used.stream_video_type = used.stream_video_type
    used.video_frame_rate = used.video_frame_rate
    used.video_frame_expire_duration = used.video_frame_expire_duration


def audio_rooms_translate_config_fields_set(used: cozepy.audio.rooms.TranslateConfig) -> None:
    used.from_ = used.from_
    used.to = used.to


def auth_scope_account_permission_fields_set(used: cozepy.auth.ScopeAccountPermission) -> None:
    used.permission_list = used.permission_list


def auth_scope_attribute_constraint_fields_set(used: cozepy.auth.ScopeAttributeConstraint) -> None:
    used.connector_bot_chat_attribute = used.connector_bot_chat_attribute


def auth_scope_attribute_constraint_connector_bot_chat_attribute_fields_set(
    used: cozepy.auth.ScopeAttributeConstraintConnectorBotChatAttribute,
) -> None:
    used.bot_id_list = used.bot_id_list


def chat_inserted_message_fields_set(used: cozepy.chat.InsertedMessage) -> None:
    used.id = used.id
