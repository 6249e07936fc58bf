"""Every name that 0.20.0 exports; written by `nox -s uses`."""

from typing import Callable, List

import cozepy
import httpx
from typing_extensions import assert_type


class EveryClass:
    api_app: cozepy.APIApp
    async_auth: cozepy.AsyncAuth
    async_coze: cozepy.AsyncCoze
    async_device_o_auth_app: cozepy.AsyncDeviceOAuthApp
    async_http_client: cozepy.AsyncHTTPClient
    async_jwt_auth: cozepy.AsyncJWTAuth
    async_jwto_auth_app: cozepy.AsyncJWTOAuthApp
    async_last_id_paged: cozepy.AsyncLastIDPaged[str]
    async_number_paged: cozepy.AsyncNumberPaged[str]
    async_pkceo_auth_app: cozepy.AsyncPKCEOAuthApp
    async_paged_base: cozepy.AsyncPagedBase[str]
    async_stream: cozepy.AsyncStream[str]
    async_token_auth: cozepy.AsyncTokenAuth
    async_web_o_auth_app: cozepy.AsyncWebOAuthApp
    async_websockets_audio_speech_client: cozepy.AsyncWebsocketsAudioSpeechClient
    async_websockets_audio_speech_event_handler: cozepy.AsyncWebsocketsAudioSpeechEventHandler
    async_websockets_audio_transcriptions_client: cozepy.AsyncWebsocketsAudioTranscriptionsClient
    async_websockets_audio_transcriptions_event_handler: (
        cozepy.AsyncWebsocketsAudioTranscriptionsEventHandler
    )
    async_websockets_chat_client: cozepy.AsyncWebsocketsChatClient
    async_websockets_chat_event_handler: cozepy.AsyncWebsocketsChatEventHandler
    auth: cozepy.Auth
    background_image_info: cozepy.BackgroundImageInfo
    bot: cozepy.Bot
    bot_background_image_info: cozepy.BotBackgroundImageInfo
    bot_knowledge: cozepy.BotKnowledge
    bot_model_info: cozepy.BotModelInfo
    bot_onboarding_info: cozepy.BotOnboardingInfo
    bot_plugin_api_info: cozepy.BotPluginAPIInfo
    bot_plugin_info: cozepy.BotPluginInfo
    bot_prompt_info: cozepy.BotPromptInfo
    bot_suggest_reply_info: cozepy.BotSuggestReplyInfo
    bot_variable: cozepy.BotVariable
    bot_voice_info: cozepy.BotVoiceInfo
    bot_workflow_info: cozepy.BotWorkflowInfo
    canvas_position: cozepy.CanvasPosition
    chat: cozepy.Chat
    chat_created_event: cozepy.ChatCreatedEvent
    chat_error: cozepy.ChatError
    chat_event: cozepy.ChatEvent
    chat_poll: cozepy.ChatPoll
    chat_required_action: cozepy.ChatRequiredAction
    chat_submit_tool_outputs: cozepy.ChatSubmitToolOutputs
    chat_tool_call: cozepy.ChatToolCall
    chat_tool_call_function: cozepy.ChatToolCallFunction
    chat_update_event: cozepy.ChatUpdateEvent
    chat_updated_event: cozepy.ChatUpdatedEvent
    chat_usage: cozepy.ChatUsage
    conversation: cozepy.Conversation
    conversation_audio_completed_event: cozepy.ConversationAudioCompletedEvent
    conversation_audio_delta_event: cozepy.ConversationAudioDeltaEvent
    conversation_audio_sentence_start_event: cozepy.ConversationAudioSentenceStartEvent
    conversation_audio_transcript_completed_event: cozepy.ConversationAudioTranscriptCompletedEvent
    conversation_audio_transcript_update_event: cozepy.ConversationAudioTranscriptUpdateEvent
    conversation_chat_cancel_event: cozepy.ConversationChatCancelEvent
    conversation_chat_canceled_event: cozepy.ConversationChatCanceledEvent
    conversation_chat_completed_event: cozepy.ConversationChatCompletedEvent
    conversation_chat_created_event: cozepy.ConversationChatCreatedEvent
    conversation_chat_failed_event: cozepy.ConversationChatFailedEvent
    conversation_chat_in_progress_event: cozepy.ConversationChatInProgressEvent
    conversation_chat_requires_action_event: cozepy.ConversationChatRequiresActionEvent
    conversation_chat_submit_tool_outputs_event: cozepy.ConversationChatSubmitToolOutputsEvent
    conversation_clear: cozepy.ConversationClear
    conversation_cleared_event: cozepy.ConversationClearedEvent
    conversation_message_completed_event: cozepy.ConversationMessageCompletedEvent
    conversation_message_create_event: cozepy.ConversationMessageCreateEvent
    conversation_message_delta_event: cozepy.ConversationMessageDeltaEvent
    coze: cozepy.Coze
    coze_api_error: cozepy.CozeAPIError
    coze_error: cozepy.CozeError
    coze_invalid_event_error: cozepy.CozeInvalidEventError
    coze_pkce_auth_error: cozepy.CozePKCEAuthError
    create_api_apps_events_resp: cozepy.CreateAPIAppsEventsResp
    create_conversation_message_feedback_resp: cozepy.CreateConversationMessageFeedbackResp
    create_dataset_resp: cozepy.CreateDatasetResp
    create_room_resp: cozepy.CreateRoomResp
    create_transcriptions_resp: cozepy.CreateTranscriptionsResp
    create_voice_print_group_feature_resp: cozepy.CreateVoicePrintGroupFeatureResp
    create_voice_print_group_resp: cozepy.CreateVoicePrintGroupResp
    create_workspace_member_resp: cozepy.CreateWorkspaceMemberResp
    dataset: cozepy.Dataset
    delete_api_apps_events_resp: cozepy.DeleteAPIAppsEventsResp
    delete_api_apps_resp: cozepy.DeleteAPIAppsResp
    delete_conversation_message_feedback_resp: cozepy.DeleteConversationMessageFeedbackResp
    delete_voice_print_group_feature_resp: cozepy.DeleteVoicePrintGroupFeatureResp
    delete_voice_print_group_resp: cozepy.DeleteVoicePrintGroupResp
    delete_workspace_member_resp: cozepy.DeleteWorkspaceMemberResp
    device_auth_code: cozepy.DeviceAuthCode
    device_o_auth_app: cozepy.DeviceOAuthApp
    document: cozepy.Document
    document_base: cozepy.DocumentBase
    document_chunk_strategy: cozepy.DocumentChunkStrategy
    document_progress: cozepy.DocumentProgress
    document_source_info: cozepy.DocumentSourceInfo
    document_update_rule: cozepy.DocumentUpdateRule
    enterprise_member: cozepy.EnterpriseMember
    feature_score: cozepy.FeatureScore
    file: cozepy.File
    file_http_response: cozepy.FileHTTPResponse
    gradient_position: cozepy.GradientPosition
    input_audio: cozepy.InputAudio
    input_audio_buffer_append_event: cozepy.InputAudioBufferAppendEvent
    input_audio_buffer_clear_event: cozepy.InputAudioBufferClearEvent
    input_audio_buffer_cleared_event: cozepy.InputAudioBufferClearedEvent
    input_audio_buffer_complete_event: cozepy.InputAudioBufferCompleteEvent
    input_audio_buffer_completed_event: cozepy.InputAudioBufferCompletedEvent
    input_audio_buffer_speech_started_event: cozepy.InputAudioBufferSpeechStartedEvent
    input_audio_buffer_speech_stopped_event: cozepy.InputAudioBufferSpeechStoppedEvent
    input_text_buffer_append_event: cozepy.InputTextBufferAppendEvent
    input_text_buffer_complete_event: cozepy.InputTextBufferCompleteEvent
    input_text_buffer_completed_event: cozepy.InputTextBufferCompletedEvent
    input_text_generate_audio_event: cozepy.InputTextGenerateAudioEvent
    jwt_auth: cozepy.JWTAuth
    jwto_auth_app: cozepy.JWTOAuthApp
    last_id_paged: cozepy.LastIDPaged[str]
    last_id_paged_response: cozepy.LastIDPagedResponse[str]
    limit_config: cozepy.LimitConfig
    list_response: cozepy.ListResponse[str]
    live_info: cozepy.LiveInfo
    message: cozepy.Message
    message_object_string: cozepy.MessageObjectString
    number_paged: cozepy.NumberPaged[str]
    number_paged_response: cozepy.NumberPagedResponse[str]
    o_auth_app: cozepy.OAuthApp
    o_auth_token: cozepy.OAuthToken
    opus_config: cozepy.OpusConfig
    output_audio: cozepy.OutputAudio
    pcm_config: cozepy.PCMConfig
    pkceo_auth_app: cozepy.PKCEOAuthApp
    photo: cozepy.Photo
    plugin_id_list: cozepy.PluginIDList
    scope: cozepy.Scope
    section: cozepy.Section
    simple_app: cozepy.SimpleApp
    simple_bot: cozepy.SimpleBot
    simple_folder: cozepy.SimpleFolder
    speaker_identify_resp: cozepy.SpeakerIdentifyResp
    speech_audio_completed_event: cozepy.SpeechAudioCompletedEvent
    speech_audio_update_event: cozepy.SpeechAudioUpdateEvent
    speech_created_event: cozepy.SpeechCreatedEvent
    speech_update_event: cozepy.SpeechUpdateEvent
    speech_updated_event: cozepy.SpeechUpdatedEvent
    stream: cozepy.Stream[str]
    stream_info: cozepy.StreamInfo
    sync_auth: cozepy.SyncAuth
    sync_http_client: cozepy.SyncHTTPClient
    template_duplicate_resp: cozepy.TemplateDuplicateResp
    token_auth: cozepy.TokenAuth
    tool_output: cozepy.ToolOutput
    transcriptions_created_event: cozepy.TranscriptionsCreatedEvent
    transcriptions_message_completed_event: cozepy.TranscriptionsMessageCompletedEvent
    transcriptions_message_update_event: cozepy.TranscriptionsMessageUpdateEvent
    transcriptions_update_event: cozepy.TranscriptionsUpdateEvent
    transcriptions_updated_event: cozepy.TranscriptionsUpdatedEvent
    update_api_apps_resp: cozepy.UpdateAPIAppsResp
    update_bot_resp: cozepy.UpdateBotResp
    update_variable_resp: cozepy.UpdateVariableResp
    update_voice_print_group_feature_resp: cozepy.UpdateVoicePrintGroupFeatureResp
    update_voice_print_group_resp: cozepy.UpdateVoicePrintGroupResp
    user: cozepy.User
    variable_value: cozepy.VariableValue
    voice: cozepy.Voice
    voice_print_group: cozepy.VoicePrintGroup
    voice_print_group_feature: cozepy.VoicePrintGroupFeature
    web_o_auth_app: cozepy.WebOAuthApp
    websockets_audio_speech_client: cozepy.WebsocketsAudioSpeechClient
    websockets_audio_speech_event_handler: cozepy.WebsocketsAudioSpeechEventHandler
    websockets_audio_transcriptions_client: cozepy.WebsocketsAudioTranscriptionsClient
    websockets_audio_transcriptions_event_handler: cozepy.WebsocketsAudioTranscriptionsEventHandler
    websockets_chat_client: cozepy.WebsocketsChatClient
    websockets_chat_event_handler: cozepy.WebsocketsChatEventHandler
    websockets_error_event: cozepy.WebsocketsErrorEvent
    websockets_event: cozepy.WebsocketsEvent
    workflow_basic: cozepy.WorkflowBasic
    workflow_event: cozepy.WorkflowEvent
    workflow_event_error: cozepy.WorkflowEventError
    workflow_event_interrupt: cozepy.WorkflowEventInterrupt
    workflow_event_interrupt_data: cozepy.WorkflowEventInterruptData
    workflow_event_message: cozepy.WorkflowEventMessage
    workflow_id_list: cozepy.WorkflowIDList
    workflow_node_execute_history: cozepy.WorkflowNodeExecuteHistory
    workflow_run_history: cozepy.WorkflowRunHistory
    workflow_run_history_node_execute_status: cozepy.WorkflowRunHistoryNodeExecuteStatus
    workflow_run_result: cozepy.WorkflowRunResult
    workflow_user_info: cozepy.WorkflowUserInfo
    workflow_version_info: cozepy.WorkflowVersionInfo
    workspace: cozepy.Workspace
    workspace_member: cozepy.WorkspaceMember


def app_type() -> List[cozepy.AppType]:
    return [
        cozepy.AppType.NORMAL,
        cozepy.AppType.CONNECTOR,
    ]


def audio_format() -> List[cozepy.AudioFormat]:
    return [
        cozepy.AudioFormat.WAV,
        cozepy.AudioFormat.PCM,
        cozepy.AudioFormat.OGG_OPUS,
        cozepy.AudioFormat.MP3,
    ]


def coze_cn_base_url() -> None:
    assert_type(cozepy.COZE_CN_BASE_URL, str)


def coze_com_base_url() -> None:
    assert_type(cozepy.COZE_COM_BASE_URL, str)


def chat_event_type() -> List[cozepy.ChatEventType]:
    return [
        cozepy.ChatEventType.CONVERSATION_CHAT_CREATED,
        cozepy.ChatEventType.CONVERSATION_CHAT_IN_PROGRESS,
        cozepy.ChatEventType.CONVERSATION_MESSAGE_DELTA,
        cozepy.ChatEventType.CONVERSATION_MESSAGE_COMPLETED,
        cozepy.ChatEventType.CONVERSATION_CHAT_COMPLETED,
        cozepy.ChatEventType.CONVERSATION_CHAT_FAILED,
        cozepy.ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION,
        cozepy.ChatEventType.CONVERSATION_AUDIO_DELTA,
        cozepy.ChatEventType.ERROR,
        cozepy.ChatEventType.DONE,
        cozepy.ChatEventType.UNKNOWN,
    ]


def chat_required_action_type() -> List[cozepy.ChatRequiredActionType]:
    return [
        cozepy.ChatRequiredActionType.UNKNOWN,
        cozepy.ChatRequiredActionType.SUBMIT_TOOL_OUTPUTS,
    ]


def chat_status() -> List[cozepy.ChatStatus]:
    return [
        cozepy.ChatStatus.UNKNOWN,
        cozepy.ChatStatus.CREATED,
        cozepy.ChatStatus.IN_PROGRESS,
        cozepy.ChatStatus.COMPLETED,
        cozepy.ChatStatus.FAILED,
        cozepy.ChatStatus.REQUIRES_ACTION,
        cozepy.ChatStatus.CANCELED,
    ]


def chat_tool_call_type() -> List[cozepy.ChatToolCallType]:
    return [
        cozepy.ChatToolCallType.FUNCTION,
        cozepy.ChatToolCallType.REPLY_MESSAGE,
    ]


def coze_api_error(action: Callable[[], None]) -> None:
    try:
        action()
    except cozepy.CozeAPIError as error:
        assert_type(error, cozepy.CozeAPIError)
        raise


def coze_error(action: Callable[[], None]) -> None:
    try:
        action()
    except cozepy.CozeError as error:
        assert_type(error, cozepy.CozeError)
        raise


def coze_invalid_event_error(action: Callable[[], None]) -> None:
    try:
        action()
    except cozepy.CozeInvalidEventError as error:
        assert_type(error, cozepy.CozeInvalidEventError)
        raise


def coze_pkce_auth_error(action: Callable[[], None]) -> None:
    try:
        action()
    except cozepy.CozePKCEAuthError as error:
        assert_type(error, cozepy.CozePKCEAuthError)
        raise


def coze_pkce_auth_error_type() -> List[cozepy.CozePKCEAuthErrorType]:
    return [
        cozepy.CozePKCEAuthErrorType.AUTHORIZATION_PENDING,
        cozepy.CozePKCEAuthErrorType.SLOW_DOWN,
        cozepy.CozePKCEAuthErrorType.ACCESS_DENIED,
        cozepy.CozePKCEAuthErrorType.EXPIRED_TOKEN,
    ]


def default_connection_limits() -> None:
    assert_type(cozepy.DEFAULT_CONNECTION_LIMITS, httpx.Limits)


def default_timeout() -> None:
    assert_type(cozepy.DEFAULT_TIMEOUT, httpx.Timeout)


def dataset_status() -> List[cozepy.DatasetStatus]:
    return [
        cozepy.DatasetStatus.ENABLED,
        cozepy.DatasetStatus.DISABLED,
    ]


def document_format_type() -> List[cozepy.DocumentFormatType]:
    return [
        cozepy.DocumentFormatType.DOCUMENT,
        cozepy.DocumentFormatType.SPREADSHEET,
        cozepy.DocumentFormatType.IMAGE,
    ]


def document_source_type() -> List[cozepy.DocumentSourceType]:
    return [
        cozepy.DocumentSourceType.LOCAL_FILE,
        cozepy.DocumentSourceType.ONLINE_WEB,
        cozepy.DocumentSourceType.CUSTOM,
        cozepy.DocumentSourceType.THIRD_PARTY,
        cozepy.DocumentSourceType.FRONT_CRAWL,
        cozepy.DocumentSourceType.UPLOAD_FILE_ID,
        cozepy.DocumentSourceType.NOTION,
        cozepy.DocumentSourceType.GOOGLE_DRIVE,
        cozepy.DocumentSourceType.FEISHU_WEB,
        cozepy.DocumentSourceType.LARK_WEB,
    ]


def document_status() -> List[cozepy.DocumentStatus]:
    return [
        cozepy.DocumentStatus.PROCESSING,
        cozepy.DocumentStatus.COMPLETED,
        cozepy.DocumentStatus.FAILED,
    ]


def document_update_type() -> List[cozepy.DocumentUpdateType]:
    return [
        cozepy.DocumentUpdateType.NO_AUTO_UPDATE,
        cozepy.DocumentUpdateType.AUTO_UPDATE,
    ]


def enterprise_member_role() -> List[cozepy.EnterpriseMemberRole]:
    return [
        cozepy.EnterpriseMemberRole.ENTERPRISE_ADMIN,
        cozepy.EnterpriseMemberRole.ENTERPRISE_MEMBER,
    ]


def feedback_type() -> List[cozepy.FeedbackType]:
    return [
        cozepy.FeedbackType.LIKE,
        cozepy.FeedbackType.UNLIKE,
    ]


def folder_type() -> List[cozepy.FolderType]:
    return [
        cozepy.FolderType.DEVELOPMENT,
        cozepy.FolderType.LIBRARY,
    ]


def live_type() -> List[cozepy.LiveType]:
    return [
        cozepy.LiveType.ORIGIN,
        cozepy.LiveType.TRANSLATION,
    ]


def message_content_type() -> List[cozepy.MessageContentType]:
    return [
        cozepy.MessageContentType.TEXT,
        cozepy.MessageContentType.OBJECT_STRING,
        cozepy.MessageContentType.CARD,
        cozepy.MessageContentType.AUDIO,
    ]


def message_object_string_type() -> List[cozepy.MessageObjectStringType]:
    return [
        cozepy.MessageObjectStringType.TEXT,
        cozepy.MessageObjectStringType.FILE,
        cozepy.MessageObjectStringType.IMAGE,
        cozepy.MessageObjectStringType.AUDIO,
    ]


def message_role() -> List[cozepy.MessageRole]:
    return [
        cozepy.MessageRole.USER,
        cozepy.MessageRole.ASSISTANT,
    ]


def message_type() -> List[cozepy.MessageType]:
    return [
        cozepy.MessageType.UNKNOWN,
        cozepy.MessageType.QUESTION,
        cozepy.MessageType.ANSWER,
        cozepy.MessageType.FUNCTION_CALL,
        cozepy.MessageType.TOOL_OUTPUT,
        cozepy.MessageType.TOOL_RESPONSE,
        cozepy.MessageType.FOLLOW_UP,
        cozepy.MessageType.VERBOSE,
    ]


def publish_status() -> List[cozepy.PublishStatus]:
    return [
        cozepy.PublishStatus.ALL,
        cozepy.PublishStatus.PUBLISHED_ONLINE,
        cozepy.PublishStatus.PUBLISHED_DRAFT,
        cozepy.PublishStatus.UNPUBLISHED_DRAFT,
    ]


def suggest_reply_mode() -> List[cozepy.SuggestReplyMode]:
    return [
        cozepy.SuggestReplyMode.DISABLE,
        cozepy.SuggestReplyMode.ENABLE,
        cozepy.SuggestReplyMode.CUSTOMIZED,
    ]


def template_entity_type() -> List[cozepy.TemplateEntityType]:
    return [
        cozepy.TemplateEntityType.AGENT,
    ]


def user_input_type() -> List[cozepy.UserInputType]:
    return [
        cozepy.UserInputType.TEXT,
        cozepy.UserInputType.CALL,
        cozepy.UserInputType.VOICE,
    ]


def version() -> None:
    assert_type(cozepy.VERSION, str)


def variable_channel() -> List[cozepy.VariableChannel]:
    return [
        cozepy.VariableChannel.VariableChannelCustom,
        cozepy.VariableChannel.VariableChannelSystem,
        cozepy.VariableChannel.VariableChannelLocation,
        cozepy.VariableChannel.VariableChannelFeishu,
        cozepy.VariableChannel.VariableChannelAPP,
    ]


def variable_type() -> List[cozepy.VariableType]:
    return [
        cozepy.VariableType.KVVariable,
        cozepy.VariableType.ListVariable,
    ]


def voice_model_type() -> List[cozepy.VoiceModelType]:
    return [
        cozepy.VoiceModelType.BIG,
        cozepy.VoiceModelType.SMALL,
    ]


def voice_state() -> List[cozepy.VoiceState]:
    return [
        cozepy.VoiceState.INIT,
        cozepy.VoiceState.CLONED,
        cozepy.VoiceState.ALL,
    ]


def websockets_event_type() -> List[cozepy.WebsocketsEventType]:
    return [
        cozepy.WebsocketsEventType.CLIENT_ERROR,
        cozepy.WebsocketsEventType.CLOSED,
        cozepy.WebsocketsEventType.ERROR,
        cozepy.WebsocketsEventType.SPEECH_UPDATE,
        cozepy.WebsocketsEventType.INPUT_TEXT_BUFFER_APPEND,
        cozepy.WebsocketsEventType.INPUT_TEXT_BUFFER_COMPLETE,
        cozepy.WebsocketsEventType.SPEECH_CREATED,
        cozepy.WebsocketsEventType.SPEECH_UPDATED,
        cozepy.WebsocketsEventType.INPUT_TEXT_BUFFER_COMPLETED,
        cozepy.WebsocketsEventType.SPEECH_AUDIO_UPDATE,
        cozepy.WebsocketsEventType.SPEECH_AUDIO_COMPLETED,
        cozepy.WebsocketsEventType.TRANSCRIPTIONS_UPDATE,
        cozepy.WebsocketsEventType.INPUT_AUDIO_BUFFER_APPEND,
        cozepy.WebsocketsEventType.INPUT_AUDIO_BUFFER_COMPLETE,
        cozepy.WebsocketsEventType.INPUT_AUDIO_BUFFER_CLEAR,
        cozepy.WebsocketsEventType.TRANSCRIPTIONS_CREATED,
        cozepy.WebsocketsEventType.TRANSCRIPTIONS_UPDATED,
        cozepy.WebsocketsEventType.INPUT_AUDIO_BUFFER_COMPLETED,
        cozepy.WebsocketsEventType.INPUT_AUDIO_BUFFER_CLEARED,
        cozepy.WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_UPDATE,
        cozepy.WebsocketsEventType.TRANSCRIPTIONS_MESSAGE_COMPLETED,
        cozepy.WebsocketsEventType.CHAT_UPDATE,
        cozepy.WebsocketsEventType.CONVERSATION_MESSAGE_CREATE,
        cozepy.WebsocketsEventType.CONVERSATION_CLEAR,
        cozepy.WebsocketsEventType.CONVERSATION_CHAT_SUBMIT_TOOL_OUTPUTS,
        cozepy.WebsocketsEventType.CONVERSATION_CHAT_CANCEL,
        cozepy.WebsocketsEventType.INPUT_TEXT_GENERATE_AUDIO,
        cozepy.WebsocketsEventType.CHAT_CREATED,
        cozepy.WebsocketsEventType.CHAT_UPDATED,
        cozepy.WebsocketsEventType.CONVERSATION_CHAT_CREATED,
        cozepy.WebsocketsEventType.CONVERSATION_CHAT_IN_PROGRESS,
        cozepy.WebsocketsEventType.CONVERSATION_MESSAGE_DELTA,
        cozepy.WebsocketsEventType.CONVERSATION_AUDIO_SENTENCE_START,
        cozepy.WebsocketsEventType.CONVERSATION_AUDIO_DELTA,
        cozepy.WebsocketsEventType.CONVERSATION_MESSAGE_COMPLETED,
        cozepy.WebsocketsEventType.CONVERSATION_AUDIO_COMPLETED,
        cozepy.WebsocketsEventType.CONVERSATION_CHAT_COMPLETED,
        cozepy.WebsocketsEventType.CONVERSATION_CHAT_FAILED,
        cozepy.WebsocketsEventType.CONVERSATION_CLEARED,
        cozepy.WebsocketsEventType.CONVERSATION_CHAT_CANCELED,
        cozepy.WebsocketsEventType.CONVERSATION_AUDIO_TRANSCRIPT_UPDATE,
        cozepy.WebsocketsEventType.CONVERSATION_AUDIO_TRANSCRIPT_COMPLETED,
        cozepy.WebsocketsEventType.CONVERSATION_CHAT_REQUIRES_ACTION,
        cozepy.WebsocketsEventType.INPUT_AUDIO_BUFFER_SPEECH_STARTED,
        cozepy.WebsocketsEventType.INPUT_AUDIO_BUFFER_SPEECH_STOPPED,
    ]


def workflow_event_type() -> List[cozepy.WorkflowEventType]:
    return [
        cozepy.WorkflowEventType.MESSAGE,
        cozepy.WorkflowEventType.ERROR,
        cozepy.WorkflowEventType.DONE,
        cozepy.WorkflowEventType.INTERRUPT,
        cozepy.WorkflowEventType.UNKNOWN,
    ]


def workflow_execute_status() -> List[cozepy.WorkflowExecuteStatus]:
    return [
        cozepy.WorkflowExecuteStatus.SUCCESS,
        cozepy.WorkflowExecuteStatus.RUNNING,
        cozepy.WorkflowExecuteStatus.FAIL,
    ]


def workflow_mode() -> List[cozepy.WorkflowMode]:
    return [
        cozepy.WorkflowMode.WORKFLOW,
        cozepy.WorkflowMode.CHATFLOW,
    ]


def workflow_run_mode() -> List[cozepy.WorkflowRunMode]:
    return [
        cozepy.WorkflowRunMode.SYNCHRONOUS,
        cozepy.WorkflowRunMode.STREAMING,
        cozepy.WorkflowRunMode.ASYNCHRONOUS,
    ]


def workspace_role_type() -> List[cozepy.WorkspaceRoleType]:
    return [
        cozepy.WorkspaceRoleType.OWNER,
        cozepy.WorkspaceRoleType.ADMIN,
        cozepy.WorkspaceRoleType.MEMBER,
    ]


def workspace_type() -> List[cozepy.WorkspaceType]:
    return [
        cozepy.WorkspaceType.PERSONAL,
        cozepy.WorkspaceType.TEAM,
    ]


def load_oauth_app_from_config() -> Callable[..., object]:
    return cozepy.load_oauth_app_from_config


def setup_logging() -> Callable[..., object]:
    return cozepy.setup_logging
