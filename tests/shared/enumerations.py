"""The service's enumerated values that the SDK names, taken from the definition or other SDKs.

They are listed by class (with its module if the package does not export it) and member name.
`COMPLETE` is the first release that has all of them; later releases must keep them.
"""

from __future__ import annotations

from typing import Any, Dict

COMPLETE = "0.20.0"


def _named(values: str) -> Dict[str, str]:
    """Return values by the SDK's names for them: in capitals, with underscores."""
    return {value.upper().replace(".", "_"): value for value in values.split()}


# Members that the SDK adds for its own use, and the service never sends.
OF_THE_SDK = {"UNKNOWN", "CLIENT_ERROR", "CLOSED"}
ENUMERATIONS: Dict[str, Dict[str, Any]] = {
    "AppType": _named("normal connector"),
    "AudioFormat": _named("wav pcm ogg_opus mp3"),
    "BotModelInfo.CacheType": _named("closed prefix"),
    "BotModelInfo.ResponseFormat": _named("json text markdown"),
    "ChatEventType": _named(
        "conversation.chat.created conversation.chat.in_progress conversation.message.delta "
        "conversation.message.completed conversation.chat.completed conversation.chat.failed "
        "conversation.chat.requires_action conversation.audio.delta error done"
    ),
    "ChatRequiredActionType": _named("submit_tool_outputs"),
    "ChatStatus": _named("created in_progress completed failed requires_action canceled"),
    "ChatToolCallType": _named("function reply_message"),
    "ChatUpdateEvent.ASRConfigUserLanguage": _named("common zh cant sc en ja ko fr id es pt ms ru"),
    "ChatUpdateEvent.InterruptConfigMode": _named("keyword_contains keyword_prefix"),
    "ChatUpdateEvent.TurnDetectionType": _named("server_vad client_interrupt"),
    "CozePKCEAuthErrorType": _named("authorization_pending slow_down access_denied expired_token"),
    "DatasetStatus": {"ENABLED": 1, "DISABLED": 3},
    "DocumentFormatType": {"DOCUMENT": 0, "SPREADSHEET": 1, "IMAGE": 2},
    "DocumentSourceType": {
        "LOCAL_FILE": 0,
        "ONLINE_WEB": 1,
        "CUSTOM": 2,
        "THIRD_PARTY": 3,
        "FRONT_CRAWL": 4,
        "UPLOAD_FILE_ID": 5,
        "NOTION": 101,
        "GOOGLE_DRIVE": 102,
        "FEISHU_WEB": 103,
        "LARK_WEB": 104,
    },
    "DocumentStatus": {"PROCESSING": 0, "COMPLETED": 1, "FAILED": 9},
    "DocumentUpdateType": {"NO_AUTO_UPDATE": 0, "AUTO_UPDATE": 1},
    "EnterpriseMemberRole": _named("enterprise_admin enterprise_member"),
    "FeedbackType": _named("like unlike"),
    "FolderType": _named("development library"),
    "InputTextGenerateAudioEvent.Mode": _named("text"),
    "LiveType": _named("origin translation"),
    "MessageContentType": _named("text object_string card audio"),
    "MessageObjectStringType": _named("text file image audio"),
    "MessageRole": _named("user assistant"),
    "MessageType": _named(
        "question answer function_call tool_output tool_response follow_up verbose"
    ),
    "PublishStatus": _named("all published_online published_draft unpublished_draft"),
    "SuggestReplyMode": _named("disable enable customized"),
    "TemplateEntityType": _named("agent"),
    "UserInputType": _named("text call voice"),
    "VariableChannel": {
        "VariableChannelCustom": "custom",
        "VariableChannelSystem": "system",
        "VariableChannelLocation": "location",
        "VariableChannelFeishu": "feishu",
        "VariableChannelAPP": "app",
    },
    "VariableType": {"KVVariable": "KVVariable", "ListVariable": "ListVariable"},
    "VoiceModelType": _named("big small"),
    "VoiceState": _named("init cloned all"),
    "WebsocketsEventType": _named(
        "error speech.update input_text_buffer.append input_text_buffer.complete speech.created "
        "speech.updated input_text_buffer.completed speech.audio.update speech.audio.completed "
        "transcriptions.update input_audio_buffer.append input_audio_buffer.complete "
        "input_audio_buffer.clear transcriptions.created transcriptions.updated "
        "input_audio_buffer.completed input_audio_buffer.cleared transcriptions.message.update "
        "transcriptions.message.completed chat.update conversation.message.create "
        "conversation.clear conversation.chat.submit_tool_outputs conversation.chat.cancel "
        "chat.created chat.updated conversation.chat.created conversation.chat.in_progress "
        "conversation.message.delta conversation.audio.sentence_start conversation.audio.delta "
        "conversation.message.completed conversation.audio.completed "
        "conversation.chat.completed conversation.chat.failed conversation.cleared "
        "conversation.chat.canceled conversation.audio_transcript.update "
        "conversation.audio_transcript.completed conversation.chat.requires_action "
        "input_audio_buffer.speech_started input_audio_buffer.speech_stopped "
        "input_text.generate_audio"
    ),
    "WorkflowEventType": {
        "MESSAGE": "Message",
        "ERROR": "Error",
        "DONE": "Done",
        "INTERRUPT": "Interrupt",
    },
    "WorkflowExecuteStatus": {"SUCCESS": "Success", "RUNNING": "Running", "FAIL": "Fail"},
    "WorkflowMode": _named("workflow chatflow"),
    "WorkflowRunMode": {"SYNCHRONOUS": 0, "STREAMING": 1, "ASYNCHRONOUS": 2},
    "WorkspaceRoleType": _named("owner admin member"),
    "WorkspaceType": _named("personal team"),
    "audio.rooms.RoomMode": _named("default s2s podcast translate"),
    "audio.speech.LanguageCode": _named("zh en ja es id pt"),
    "bots.BotMode": {"SINGLE_AGENT": 0, "MULTI_AGENT": 1, "SINGLE_AGENT_WORKFLOW": 2},
    "connectors.bots.AuditStatus": {"PENDING": 1, "APPROVED": 2, "REJECTED": 3},
    "datasets.images.PhotoStatus": {"IN_PROCESSING": 0, "COMPLETED": 1, "PROCESSING_FAILED": 9},
}
