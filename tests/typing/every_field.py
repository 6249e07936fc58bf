"""Every field of what calls of 0.20.0 return; written by `nox -s uses`."""

from typing import Dict, List, Optional

import cozepy
import cozepy.api_apps.events
import cozepy.audio.voiceprint_groups.features
import cozepy.bots
import cozepy.datasets.images
import cozepy.workflows
from typing_extensions import assert_type


def api_app(value: cozepy.APIApp) -> None:
    assert_type(value.id, str)
    assert_type(value.app_type, cozepy.AppType)
    assert_type(value.verify_token, str)
    assert_type(value.name, Optional[str])
    assert_type(value.connector_id, Optional[str])
    assert_type(value.callback_url, Optional[str])


def background_image_info(value: cozepy.BackgroundImageInfo) -> None:
    assert_type(value.image_url, str)
    assert_type(value.theme_color, Optional[str])
    assert_type(value.gradient_position, Optional[cozepy.GradientPosition])
    assert_type(value.canvas_position, Optional[cozepy.CanvasPosition])


def bot(value: cozepy.Bot) -> None:
    assert_type(value.bot_id, str)
    assert_type(value.name, Optional[str])
    assert_type(value.description, Optional[str])
    assert_type(value.icon_url, Optional[str])
    assert_type(value.create_time, Optional[int])
    assert_type(value.update_time, Optional[int])
    assert_type(value.version, Optional[str])
    assert_type(value.prompt_info, Optional[cozepy.BotPromptInfo])
    assert_type(value.onboarding_info, Optional[cozepy.BotOnboardingInfo])
    assert_type(value.knowledge, Optional[cozepy.BotKnowledge])
    assert_type(value.bot_mode, Optional[cozepy.bots.BotMode])
    assert_type(value.plugin_info_list, Optional[List[cozepy.BotPluginInfo]])
    assert_type(value.model_info, Optional[cozepy.BotModelInfo])
    assert_type(value.suggest_reply_info, Optional[cozepy.BotSuggestReplyInfo])
    assert_type(value.background_image_info, Optional[cozepy.BotBackgroundImageInfo])
    assert_type(value.variables, Optional[List[cozepy.BotVariable]])
    assert_type(value.owner_user_id, Optional[str])
    assert_type(value.voice_info_list, Optional[List[cozepy.BotVoiceInfo]])
    assert_type(value.default_user_input_type, Optional[cozepy.UserInputType])
    assert_type(value.workflow_info_list, Optional[List[cozepy.BotWorkflowInfo]])
    assert_type(value.folder_id, Optional[str])


def bot_background_image_info(value: cozepy.BotBackgroundImageInfo) -> None:
    assert_type(value.web_background_image, Optional[cozepy.BackgroundImageInfo])
    assert_type(value.mobile_background_image, Optional[cozepy.BackgroundImageInfo])


def bot_knowledge(value: cozepy.BotKnowledge) -> None:
    str(value.dataset_ids)
    assert_type(value.auto_call, bool)
    assert_type(value.search_strategy, int)


def bot_model_info(value: cozepy.BotModelInfo) -> None:
    assert_type(value.model_id, str)
    assert_type(value.model_name, Optional[str])
    assert_type(value.temperature, Optional[float])
    assert_type(value.context_round, Optional[int])
    assert_type(value.max_tokens, Optional[int])
    assert_type(value.response_format, Optional[cozepy.BotModelInfo.ResponseFormat])
    assert_type(value.top_k, Optional[int])
    assert_type(value.top_p, Optional[float])
    assert_type(value.cache_type, Optional[cozepy.BotModelInfo.CacheType])
    assert_type(value.presence_penalty, Optional[float])
    assert_type(value.frequency_penalty, Optional[float])
    assert_type(value.parameters, Optional[Dict[str, str]])
    assert_type(value.sp_anti_leak, Optional[bool])
    assert_type(value.sp_current_time, Optional[bool])


def bot_onboarding_info(value: cozepy.BotOnboardingInfo) -> None:
    assert_type(value.prologue, str)
    assert_type(value.suggested_questions, Optional[List[str]])


def bot_plugin_api_info(value: cozepy.BotPluginAPIInfo) -> None:
    assert_type(value.api_id, str)
    assert_type(value.name, str)
    assert_type(value.description, str)


def bot_plugin_info(value: cozepy.BotPluginInfo) -> None:
    assert_type(value.plugin_id, str)
    assert_type(value.name, str)
    assert_type(value.description, str)
    assert_type(value.icon_url, str)
    assert_type(value.api_info_list, List[cozepy.BotPluginAPIInfo])


def bot_prompt_info(value: cozepy.BotPromptInfo) -> None:
    assert_type(value.prompt, str)


def bot_suggest_reply_info(value: cozepy.BotSuggestReplyInfo) -> None:
    assert_type(value.reply_mode, cozepy.SuggestReplyMode)
    assert_type(value.customized_prompt, str)


def bot_variable(value: cozepy.BotVariable) -> None:
    assert_type(value.keyword, str)
    assert_type(value.default_value, str)
    assert_type(value.variable_type, cozepy.VariableType)
    assert_type(value.channel, cozepy.VariableChannel)
    assert_type(value.description, str)
    assert_type(value.enable, bool)
    assert_type(value.prompt_enable, bool)


def bot_voice_info(value: cozepy.BotVoiceInfo) -> None:
    assert_type(value.voice_id, str)
    assert_type(value.language_code, str)


def bot_workflow_info(value: cozepy.BotWorkflowInfo) -> None:
    assert_type(value.id, str)
    assert_type(value.name, str)
    assert_type(value.description, str)
    assert_type(value.icon_url, str)


def canvas_position(value: cozepy.CanvasPosition) -> None:
    assert_type(value.width, Optional[float])
    assert_type(value.height, Optional[float])
    assert_type(value.left, Optional[float])
    assert_type(value.top, Optional[float])


def chat(value: cozepy.Chat) -> None:
    assert_type(value.id, str)
    assert_type(value.conversation_id, str)
    assert_type(value.bot_id, str)
    assert_type(value.created_at, Optional[int])
    assert_type(value.completed_at, Optional[int])
    assert_type(value.failed_at, Optional[int])
    assert_type(value.meta_data, Optional[Dict[str, str]])
    assert_type(value.last_error, Optional[cozepy.ChatError])
    assert_type(value.status, cozepy.ChatStatus)
    assert_type(value.required_action, Optional[cozepy.ChatRequiredAction])
    assert_type(value.usage, Optional[cozepy.ChatUsage])
    str(value.inserted_additional_messages)


def chat_error(value: cozepy.ChatError) -> None:
    assert_type(value.code, int)
    assert_type(value.msg, str)


def chat_event(value: cozepy.ChatEvent) -> None:
    assert_type(value.event, cozepy.ChatEventType)
    assert_type(value.chat, Optional[cozepy.Chat])
    assert_type(value.message, Optional[cozepy.Message])
    str(value.unknown)


def chat_required_action(value: cozepy.ChatRequiredAction) -> None:
    assert_type(value.type, cozepy.ChatRequiredActionType)
    assert_type(value.submit_tool_outputs, Optional[cozepy.ChatSubmitToolOutputs])


def chat_submit_tool_outputs(value: cozepy.ChatSubmitToolOutputs) -> None:
    assert_type(value.tool_calls, List[cozepy.ChatToolCall])


def chat_tool_call(value: cozepy.ChatToolCall) -> None:
    assert_type(value.id, str)
    assert_type(value.type, cozepy.ChatToolCallType)
    assert_type(value.function, Optional[cozepy.ChatToolCallFunction])


def chat_tool_call_function(value: cozepy.ChatToolCallFunction) -> None:
    assert_type(value.name, str)
    assert_type(value.arguments, str)


def chat_usage(value: cozepy.ChatUsage) -> None:
    assert_type(value.token_count, int)
    assert_type(value.output_count, int)
    assert_type(value.input_count, int)


def conversation(value: cozepy.Conversation) -> None:
    assert_type(value.id, str)
    assert_type(value.created_at, int)
    assert_type(value.meta_data, Dict[str, str])
    assert_type(value.last_section_id, str)
    assert_type(value.name, Optional[str])
    str(value.updated_at)
    str(value.creator_id)
    assert_type(value.connector_id, Optional[str])


def create_dataset_resp(value: cozepy.CreateDatasetResp) -> None:
    assert_type(value.dataset_id, str)


def create_room_resp(value: cozepy.CreateRoomResp) -> None:
    assert_type(value.token, str)
    assert_type(value.uid, str)
    assert_type(value.room_id, str)
    assert_type(value.app_id, str)


def create_transcriptions_resp(value: cozepy.CreateTranscriptionsResp) -> None:
    assert_type(value.text, str)


def create_voice_print_group_feature_resp(value: cozepy.CreateVoicePrintGroupFeatureResp) -> None:
    assert_type(value.id, str)


def create_voice_print_group_resp(value: cozepy.CreateVoicePrintGroupResp) -> None:
    assert_type(value.id, str)


def create_workspace_member_resp(value: cozepy.CreateWorkspaceMemberResp) -> None:
    assert_type(value.added_success_user_ids, List[str])
    assert_type(value.invited_success_user_ids, List[str])
    assert_type(value.not_exist_user_ids, List[str])
    assert_type(value.already_joined_user_ids, List[str])
    assert_type(value.already_invited_user_ids, List[str])


def dataset(value: cozepy.Dataset) -> None:
    assert_type(value.dataset_id, str)
    assert_type(value.name, str)
    assert_type(value.description, str)
    assert_type(value.space_id, str)
    assert_type(value.status, cozepy.DatasetStatus)
    assert_type(value.format_type, cozepy.DocumentFormatType)
    assert_type(value.can_edit, bool)
    assert_type(value.icon_url, str)
    assert_type(value.doc_count, int)
    assert_type(value.file_list, List[str])
    assert_type(value.hit_count, int)
    assert_type(value.bot_used_count, int)
    assert_type(value.slice_count, int)
    assert_type(value.all_file_size, int)
    assert_type(value.chunk_strategy, Optional[cozepy.DocumentChunkStrategy])
    assert_type(value.failed_file_list, List[str])
    assert_type(value.processing_file_list, List[str])
    assert_type(value.processing_file_id_list, List[str])
    assert_type(value.avatar_url, str)
    assert_type(value.creator_id, str)
    assert_type(value.creator_name, str)
    assert_type(value.create_time, int)
    assert_type(value.update_time, int)


def delete_workspace_member_resp(value: cozepy.DeleteWorkspaceMemberResp) -> None:
    assert_type(value.removed_success_user_ids, List[str])
    assert_type(value.not_in_workspace_user_ids, List[str])
    assert_type(value.owner_not_support_remove_user_ids, List[str])


def document(value: cozepy.Document) -> None:
    assert_type(value.document_id, str)
    assert_type(value.char_count, int)
    assert_type(value.chunk_strategy, Optional[cozepy.DocumentChunkStrategy])
    assert_type(value.format_type, cozepy.DocumentFormatType)
    assert_type(value.hit_count, int)
    assert_type(value.name, str)
    assert_type(value.size, int)
    assert_type(value.slice_count, int)
    assert_type(value.source_type, cozepy.DocumentSourceType)
    assert_type(value.status, cozepy.DocumentStatus)
    assert_type(value.type, str)
    assert_type(value.update_interval, int)
    assert_type(value.update_type, cozepy.DocumentUpdateType)
    assert_type(value.create_time, int)
    assert_type(value.update_time, int)


def document_chunk_strategy(value: cozepy.DocumentChunkStrategy) -> None:
    assert_type(value.chunk_type, Optional[int])
    assert_type(value.caption_type, Optional[int])
    assert_type(value.max_tokens, Optional[int])
    assert_type(value.remove_extra_spaces, Optional[bool])
    assert_type(value.remove_urls_emails, Optional[bool])
    assert_type(value.separator, Optional[str])


def document_progress(value: cozepy.DocumentProgress) -> None:
    assert_type(value.document_id, str)
    assert_type(value.url, str)
    assert_type(value.size, int)
    assert_type(value.type, str)
    assert_type(value.status, cozepy.DocumentStatus)
    assert_type(value.progress, int)
    assert_type(value.update_type, cozepy.DocumentUpdateType)
    assert_type(value.document_name, str)
    assert_type(value.remaining_time, int)
    assert_type(value.status_descript, str)
    assert_type(value.update_interval, int)


def feature_score(value: cozepy.FeatureScore) -> None:
    assert_type(value.feature_id, str)
    assert_type(value.feature_name, str)
    assert_type(value.feature_desc, str)
    assert_type(value.score, float)


def file(value: cozepy.File) -> None:
    assert_type(value.id, str)
    assert_type(value.bytes, Optional[int])
    assert_type(value.created_at, Optional[int])
    assert_type(value.file_name, Optional[str])


def gradient_position(value: cozepy.GradientPosition) -> None:
    assert_type(value.left, Optional[float])
    assert_type(value.right, Optional[float])


def live_info(value: cozepy.LiveInfo) -> None:
    assert_type(value.app_id, str)
    assert_type(value.stream_infos, List[cozepy.StreamInfo])


def message(value: cozepy.Message) -> None:
    assert_type(value.role, cozepy.MessageRole)
    assert_type(value.type, cozepy.MessageType)
    assert_type(value.content, str)
    assert_type(value.content_type, cozepy.MessageContentType)
    assert_type(value.meta_data, Optional[Dict[str, str]])
    assert_type(value.id, Optional[str])
    assert_type(value.conversation_id, Optional[str])
    assert_type(value.section_id, Optional[str])
    assert_type(value.bot_id, Optional[str])
    assert_type(value.chat_id, Optional[str])
    assert_type(value.created_at, Optional[int])
    assert_type(value.updated_at, Optional[int])
    assert_type(value.reasoning_content, Optional[str])


def photo(value: cozepy.Photo) -> None:
    assert_type(value.document_id, str)
    assert_type(value.url, str)
    assert_type(value.name, str)
    assert_type(value.size, int)
    assert_type(value.type, str)
    assert_type(value.status, cozepy.datasets.images.PhotoStatus)
    assert_type(value.caption, str)
    assert_type(value.creator_id, str)
    assert_type(value.source_type, cozepy.DocumentSourceType)
    assert_type(value.create_time, int)
    assert_type(value.update_time, int)


def section(value: cozepy.Section) -> None:
    assert_type(value.id, str)
    assert_type(value.conversation_id, str)


def simple_app(value: cozepy.SimpleApp) -> None:
    assert_type(value.id, str)
    assert_type(value.name, str)
    assert_type(value.description, str)
    assert_type(value.icon_url, str)
    assert_type(value.is_published, bool)
    assert_type(value.owner_user_id, str)
    assert_type(value.updated_at, int)
    assert_type(value.folder_id, Optional[str])
    assert_type(value.published_at, Optional[int])


def simple_bot(value: cozepy.SimpleBot) -> None:
    assert_type(value.id, str)
    assert_type(value.name, str)
    assert_type(value.description, str)
    assert_type(value.icon_url, str)
    assert_type(value.is_published, bool)
    assert_type(value.updated_at, int)
    assert_type(value.owner_user_id, str)
    assert_type(value.folder_id, Optional[str])
    assert_type(value.published_at, Optional[int])
    assert_type(value.bot_id, str)
    assert_type(value.bot_name, str)
    assert_type(value.publish_time, str)


def simple_folder(value: cozepy.SimpleFolder) -> None:
    assert_type(value.id, str)
    assert_type(value.name, str)
    assert_type(value.description, str)
    assert_type(value.workspace_id, str)
    assert_type(value.creator_user_id, str)
    assert_type(value.folder_type, cozepy.FolderType)
    assert_type(value.parent_folder_id, Optional[str])
    assert_type(value.children_count, Optional[int])


def speaker_identify_resp(value: cozepy.SpeakerIdentifyResp) -> None:
    assert_type(value.feature_score_list, List[cozepy.FeatureScore])


def stream_info(value: cozepy.StreamInfo) -> None:
    assert_type(value.stream_id, str)
    assert_type(value.name, str)
    assert_type(value.live_type, cozepy.LiveType)


def template_duplicate_resp(value: cozepy.TemplateDuplicateResp) -> None:
    assert_type(value.entity_id, str)
    assert_type(value.entity_type, cozepy.TemplateEntityType)


def user(value: cozepy.User) -> None:
    assert_type(value.user_id, str)
    assert_type(value.user_name, str)
    assert_type(value.nick_name, str)
    assert_type(value.avatar_url, str)


def variable_value(value: cozepy.VariableValue) -> None:
    assert_type(value.keyword, str)
    assert_type(value.value, str)
    assert_type(value.create_time, int)
    assert_type(value.update_time, int)


def voice(value: cozepy.Voice) -> None:
    assert_type(value.voice_id, str)
    assert_type(value.name, str)
    assert_type(value.is_system_voice, bool)
    assert_type(value.language_code, str)
    assert_type(value.language_name, str)
    assert_type(value.preview_text, str)
    assert_type(value.preview_audio, str)
    assert_type(value.available_training_times, int)
    assert_type(value.create_time, int)
    assert_type(value.update_time, int)
    assert_type(value.model_type, cozepy.VoiceModelType)
    assert_type(value.state, cozepy.VoiceState)


def voice_print_group(value: cozepy.VoicePrintGroup) -> None:
    assert_type(value.id, str)
    assert_type(value.name, str)
    assert_type(value.desc, str)
    assert_type(value.created_at, int)
    assert_type(value.updated_at, int)
    assert_type(value.icon_url, str)
    assert_type(value.feature_count, int)
    assert_type(value.user_info, cozepy.audio.voiceprint_groups.features.UserInfo)


def voice_print_group_feature(value: cozepy.VoicePrintGroupFeature) -> None:
    assert_type(value.id, str)
    assert_type(value.group_id, str)
    assert_type(value.name, str)
    assert_type(value.audio_url, str)
    assert_type(value.created_at, int)
    assert_type(value.updated_at, int)
    assert_type(value.desc, str)
    assert_type(value.icon_url, str)
    assert_type(value.user_info, cozepy.audio.voiceprint_groups.features.UserInfo)


def workflow_basic(value: cozepy.WorkflowBasic) -> None:
    assert_type(value.workflow_id, str)
    assert_type(value.workflow_name, str)
    assert_type(value.description, str)
    assert_type(value.icon_url, str)
    assert_type(value.app_id, str)
    assert_type(value.created_at, Optional[int])
    assert_type(value.updated_at, Optional[int])
    assert_type(value.creator, Optional[cozepy.WorkflowUserInfo])


def workflow_event(value: cozepy.WorkflowEvent) -> None:
    assert_type(value.id, int)
    assert_type(value.event, cozepy.WorkflowEventType)
    assert_type(value.message, Optional[cozepy.WorkflowEventMessage])
    assert_type(value.interrupt, Optional[cozepy.WorkflowEventInterrupt])
    assert_type(value.error, Optional[cozepy.WorkflowEventError])
    str(value.unknown)


def workflow_event_error(value: cozepy.WorkflowEventError) -> None:
    assert_type(value.error_code, int)
    assert_type(value.error_message, str)


def workflow_event_interrupt(value: cozepy.WorkflowEventInterrupt) -> None:
    assert_type(value.interrupt_data, cozepy.WorkflowEventInterruptData)
    assert_type(value.node_title, str)


def workflow_event_interrupt_data(value: cozepy.WorkflowEventInterruptData) -> None:
    assert_type(value.event_id, str)
    assert_type(value.type, int)


def workflow_event_message(value: cozepy.WorkflowEventMessage) -> None:
    assert_type(value.content, str)
    assert_type(value.node_title, str)
    assert_type(value.node_seq_id, str)
    assert_type(value.node_is_finish, bool)
    assert_type(value.ext, Optional[Dict[str, str]])
    assert_type(value.usage, Optional[cozepy.ChatUsage])


def workflow_node_execute_history(value: cozepy.WorkflowNodeExecuteHistory) -> None:
    assert_type(value.is_finish, bool)
    assert_type(value.node_output, Optional[str])


def workflow_run_history(value: cozepy.WorkflowRunHistory) -> None:
    assert_type(value.execute_id, str)
    assert_type(value.execute_status, cozepy.WorkflowExecuteStatus)
    assert_type(value.bot_id, str)
    assert_type(value.connector_id, str)
    assert_type(value.connector_uid, str)
    assert_type(value.run_mode, cozepy.WorkflowRunMode)
    assert_type(value.logid, str)
    assert_type(value.create_time, int)
    assert_type(value.update_time, int)
    assert_type(value.output, str)
    assert_type(value.error_code, int)
    assert_type(value.error_message, str)
    assert_type(value.debug_url, str)
    assert_type(
        value.node_execute_status, Optional[Dict[str, cozepy.WorkflowRunHistoryNodeExecuteStatus]]
    )
    assert_type(value.usage, Optional[cozepy.ChatUsage])
    assert_type(value.is_output_trimmed, bool)


def workflow_run_history_node_execute_status(
    value: cozepy.WorkflowRunHistoryNodeExecuteStatus,
) -> None:
    assert_type(value.node_id, str)
    assert_type(value.is_finish, bool)
    assert_type(value.update_time, int)
    assert_type(value.node_execute_uuid, str)
    assert_type(value.loop_index, Optional[int])
    assert_type(value.batch_index, Optional[int])
    assert_type(value.sub_execute_id, Optional[str])


def workflow_run_result(value: cozepy.WorkflowRunResult) -> None:
    assert_type(value.debug_url, str)
    assert_type(value.data, Optional[str])
    assert_type(value.execute_id, Optional[str])
    assert_type(value.usage, Optional[cozepy.ChatUsage])


def workflow_user_info(value: cozepy.WorkflowUserInfo) -> None:
    assert_type(value.id, str)
    assert_type(value.name, str)


def workflow_version_info(value: cozepy.WorkflowVersionInfo) -> None:
    assert_type(value.version, str)
    assert_type(value.description, str)
    assert_type(value.created_at, str)
    assert_type(value.updated_at, str)
    assert_type(value.workflow_id, str)
    assert_type(value.creator, cozepy.WorkflowUserInfo)


def workspace(value: cozepy.Workspace) -> None:
    assert_type(value.id, str)
    assert_type(value.name, str)
    assert_type(value.icon_url, str)
    assert_type(value.role_type, cozepy.WorkspaceRoleType)
    assert_type(value.workspace_type, cozepy.WorkspaceType)
    assert_type(value.enterprise_id, str)


def api_apps_events_api_app_event(value: cozepy.api_apps.events.APIAppEvent) -> None:
    assert_type(value.api_app_id, str)
    assert_type(value.name, str)
    assert_type(value.description, str)
    assert_type(value.event_type, str)


def audio_voiceprint_groups_features_user_info(
    value: cozepy.audio.voiceprint_groups.features.UserInfo,
) -> None:
    assert_type(value.id, str)
    assert_type(value.name, str)
    assert_type(value.nickname, str)
    assert_type(value.avatar_url, str)


def workflows_workflow_info(value: cozepy.workflows.WorkflowInfo) -> None:
    assert_type(value.workflow_detail, cozepy.WorkflowBasic)
