"""Every call of `Coze` in 0.20.0, bare and with all arguments; written by `nox -s uses`."""

from pathlib import Path
from typing import List

import cozepy
import cozepy.api_apps.events
import cozepy.audio.rooms
import cozepy.bots
import cozepy.connectors.bots
import cozepy.conversations
import cozepy.datasets
import cozepy.datasets.documents
import cozepy.datasets.images
import cozepy.enterprises.members
import cozepy.model
import cozepy.workflows
from typing_extensions import assert_type


def api_apps_create(coze: cozepy.Coze) -> None:
    assert_type(coze.api_apps.create(app_type=cozepy.AppType.NORMAL), cozepy.APIApp)
    assert_type(
        coze.api_apps.create(app_type=cozepy.AppType.NORMAL, name="Ada", connector_id="1024"),
        cozepy.APIApp,
    )


def api_apps_delete(coze: cozepy.Coze) -> None:
    assert_type(coze.api_apps.delete(app_id="1"), cozepy.DeleteAPIAppsResp)


def api_apps_events_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.api_apps.events.create(api_app_id="1", event_types=["one"]),
        cozepy.CreateAPIAppsEventsResp,
    )


def api_apps_events_delete(coze: cozepy.Coze) -> None:
    assert_type(
        coze.api_apps.events.delete(api_app_id="1", event_types=["1"]),
        cozepy.DeleteAPIAppsEventsResp,
    )


def api_apps_events_list(coze: cozepy.Coze) -> None:
    assert_type(
        coze.api_apps.events.list(api_app_id="1"),
        cozepy.model.TokenPaged[cozepy.api_apps.events.APIAppEvent],
    )
    assert_type(
        list(coze.api_apps.events.list(api_app_id="1")), List[cozepy.api_apps.events.APIAppEvent]
    )
    assert_type(
        coze.api_apps.events.list(api_app_id="1", page_size=7, page_token="1"),
        cozepy.model.TokenPaged[cozepy.api_apps.events.APIAppEvent],
    )


def api_apps_list(coze: cozepy.Coze) -> None:
    assert_type(coze.api_apps.list(), cozepy.model.TokenPaged[cozepy.APIApp])
    assert_type(list(coze.api_apps.list()), List[cozepy.APIApp])
    assert_type(
        coze.api_apps.list(app_type=cozepy.AppType.NORMAL, page_size=7, page_token="1"),
        cozepy.model.TokenPaged[cozepy.APIApp],
    )


def api_apps_update(coze: cozepy.Coze) -> None:
    assert_type(coze.api_apps.update(app_id="1"), cozepy.UpdateAPIAppsResp)
    assert_type(
        coze.api_apps.update(app_id="1", name="Ada", callback_url="https://example.com/back"),
        cozepy.UpdateAPIAppsResp,
    )


def apps_list(coze: cozepy.Coze) -> None:
    assert_type(coze.apps.list(workspace_id="1"), cozepy.NumberPaged[cozepy.SimpleApp])
    assert_type(list(coze.apps.list(workspace_id="1")), List[cozepy.SimpleApp])
    assert_type(
        coze.apps.list(
            workspace_id="1",
            publish_status=cozepy.PublishStatus.ALL,
            connector_id="1024",
            page_size=7,
            page_num=1,
        ),
        cozepy.NumberPaged[cozepy.SimpleApp],
    )


def audio_live_retrieve(coze: cozepy.Coze) -> None:
    assert_type(coze.audio.live.retrieve(live_id="1"), cozepy.LiveInfo)


def audio_rooms_create(coze: cozepy.Coze) -> None:
    assert_type(coze.audio.rooms.create(bot_id="1"), cozepy.CreateRoomResp)
    assert_type(
        coze.audio.rooms.create(
            bot_id="1",
            voice_id="1",
            conversation_id="1",
            uid="u",
            workflow_id="1",
            config=cozepy.audio.rooms.RoomConfig(
                audio_config=cozepy.audio.rooms.RoomAudioConfig(codec="OPUS"),
                video_config=None,
                prologue_content="Hi",
                room_mode=None,
                translate_config=None,
                prologue_delay_duration_ms=10,
            ),
        ),
        cozepy.CreateRoomResp,
    )


def audio_speech_create(coze: cozepy.Coze) -> None:
    assert_type(coze.audio.speech.create(input="Hello", voice_id="1"), cozepy.FileHTTPResponse)
    assert_type(
        coze.audio.speech.create(
            input="Hello",
            voice_id="1",
            response_format=cozepy.AudioFormat.WAV,
            speed=1.5,
            sample_rate=16000,
        ),
        cozepy.FileHTTPResponse,
    )


def audio_transcriptions_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.audio.transcriptions.create(file=Path("a.wav")), cozepy.CreateTranscriptionsResp
    )


def audio_voiceprint_groups_create(coze: cozepy.Coze) -> None:
    assert_type(coze.audio.voiceprint_groups.create(name="Ada"), cozepy.CreateVoicePrintGroupResp)
    assert_type(
        coze.audio.voiceprint_groups.create(name="Ada", desc="about"),
        cozepy.CreateVoicePrintGroupResp,
    )


def audio_voiceprint_groups_delete(coze: cozepy.Coze) -> None:
    assert_type(coze.audio.voiceprint_groups.delete(group_id="1"), cozepy.DeleteVoicePrintGroupResp)


def audio_voiceprint_groups_features_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.audio.voiceprint_groups.features.create(group_id="1", name="Ada", file=Path("a.wav")),
        cozepy.CreateVoicePrintGroupFeatureResp,
    )
    assert_type(
        coze.audio.voiceprint_groups.features.create(
            group_id="1", name="Ada", file=Path("a.wav"), desc="about", sample_rate=16000, channel=1
        ),
        cozepy.CreateVoicePrintGroupFeatureResp,
    )


def audio_voiceprint_groups_features_delete(coze: cozepy.Coze) -> None:
    assert_type(
        coze.audio.voiceprint_groups.features.delete(group_id="1", feature_id="1"),
        cozepy.DeleteVoicePrintGroupFeatureResp,
    )


def audio_voiceprint_groups_features_list(coze: cozepy.Coze) -> None:
    assert_type(
        coze.audio.voiceprint_groups.features.list(group_id="1"),
        cozepy.NumberPaged[cozepy.VoicePrintGroupFeature],
    )
    assert_type(
        list(coze.audio.voiceprint_groups.features.list(group_id="1")),
        List[cozepy.VoicePrintGroupFeature],
    )
    assert_type(
        coze.audio.voiceprint_groups.features.list(group_id="1", page_size=7, page_num=1),
        cozepy.NumberPaged[cozepy.VoicePrintGroupFeature],
    )


def audio_voiceprint_groups_features_update(coze: cozepy.Coze) -> None:
    assert_type(
        coze.audio.voiceprint_groups.features.update(
            group_id="1", feature_id="1", file=Path("a.wav")
        ),
        cozepy.UpdateVoicePrintGroupFeatureResp,
    )
    assert_type(
        coze.audio.voiceprint_groups.features.update(
            group_id="1",
            feature_id="1",
            file=Path("a.wav"),
            name="Ada",
            desc="about",
            sample_rate=16000,
            channel=1,
        ),
        cozepy.UpdateVoicePrintGroupFeatureResp,
    )


def audio_voiceprint_groups_list(coze: cozepy.Coze) -> None:
    assert_type(coze.audio.voiceprint_groups.list(), cozepy.NumberPaged[cozepy.VoicePrintGroup])
    assert_type(list(coze.audio.voiceprint_groups.list()), List[cozepy.VoicePrintGroup])
    assert_type(
        coze.audio.voiceprint_groups.list(
            name="1", group_id="1", user_id="1", page_size=7, page_num=1
        ),
        cozepy.NumberPaged[cozepy.VoicePrintGroup],
    )


def audio_voiceprint_groups_speaker_identify(coze: cozepy.Coze) -> None:
    assert_type(
        coze.audio.voiceprint_groups.speaker_identify(group_id="1", file=Path("a.wav")),
        cozepy.SpeakerIdentifyResp,
    )
    assert_type(
        coze.audio.voiceprint_groups.speaker_identify(
            group_id="1", file=Path("a.wav"), top_k=3, sample_rate=16000, channel=1
        ),
        cozepy.SpeakerIdentifyResp,
    )


def audio_voiceprint_groups_update(coze: cozepy.Coze) -> None:
    assert_type(coze.audio.voiceprint_groups.update(group_id="1"), cozepy.UpdateVoicePrintGroupResp)
    assert_type(
        coze.audio.voiceprint_groups.update(group_id="1", name="Ada", desc="about"),
        cozepy.UpdateVoicePrintGroupResp,
    )


def audio_voices_clone(coze: cozepy.Coze) -> None:
    assert_type(
        coze.audio.voices.clone(
            voice_name="Ada", file=Path("a.wav"), audio_format=cozepy.AudioFormat.WAV
        ),
        cozepy.Voice,
    )
    assert_type(
        coze.audio.voices.clone(
            voice_name="Ada",
            file=Path("a.wav"),
            audio_format=cozepy.AudioFormat.WAV,
            language="en",
            voice_id="1",
            preview_text="Hello",
            text="Hello",
            space_id="1",
            description="about",
        ),
        cozepy.Voice,
    )


def audio_voices_list(coze: cozepy.Coze) -> None:
    assert_type(coze.audio.voices.list(), cozepy.NumberPaged[cozepy.Voice])
    assert_type(list(coze.audio.voices.list()), List[cozepy.Voice])
    assert_type(
        coze.audio.voices.list(
            filter_system_voice=True,
            model_type=cozepy.VoiceModelType.BIG,
            voice_state=cozepy.VoiceState.CLONED,
            page_size=7,
            page_num=1,
        ),
        cozepy.NumberPaged[cozepy.Voice],
    )


def bots_create(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.create(space_id="1", name="Ada"), cozepy.Bot)
    assert_type(
        coze.bots.create(
            space_id="1",
            name="Ada",
            description="about",
            icon_file_id="i",
            prompt_info=cozepy.BotPromptInfo(prompt="be kind"),
            onboarding_info=cozepy.BotOnboardingInfo(prologue="Hi", suggested_questions=["Who?"]),
            suggest_reply_info=cozepy.BotSuggestReplyInfo(
                reply_mode=cozepy.SuggestReplyMode.CUSTOMIZED, customized_prompt="ask"
            ),
            model_info_config=cozepy.BotModelInfo(model_id="m", temperature=0.5, context_round=3),
            plugin_id_list=cozepy.PluginIDList(
                id_list=[cozepy.PluginIDList.PluginIDInfo(plugin_id="p", api_id="a")]
            ),
            workflow_id_list=cozepy.WorkflowIDList(
                ids=[cozepy.WorkflowIDList.WorkflowIDInfo(id="f")]
            ),
        ),
        cozepy.Bot,
    )


def bots_list(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.list(space_id="1"), cozepy.NumberPaged[cozepy.SimpleBot])
    assert_type(list(coze.bots.list(space_id="1")), List[cozepy.SimpleBot])
    assert_type(
        coze.bots.list(space_id="1", page_size=7, page_num=1), cozepy.NumberPaged[cozepy.SimpleBot]
    )


def bots_list_v2(coze: cozepy.Coze) -> None:
    assert_type(
        coze.bots.list(space_id="1", use_api_version=2), cozepy.NumberPaged[cozepy.SimpleBot]
    )
    assert_type(list(coze.bots.list(space_id="1", use_api_version=2)), List[cozepy.SimpleBot])
    assert_type(
        coze.bots.list(
            space_id="1",
            use_api_version=2,
            publish_status=cozepy.PublishStatus.ALL,
            connector_id="1024",
            page_size=7,
            page_num=1,
        ),
        cozepy.NumberPaged[cozepy.SimpleBot],
    )


def bots_publish(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.publish(bot_id="1"), cozepy.Bot)
    assert_type(coze.bots.publish(bot_id="1", connector_ids=["999"]), cozepy.Bot)


def bots_retrieve(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.retrieve(bot_id="1"), cozepy.Bot)


def bots_retrieve_v2(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.retrieve(bot_id="1", use_api_version=2), cozepy.Bot)
    assert_type(coze.bots.retrieve(bot_id="1", use_api_version=2, is_published=True), cozepy.Bot)


def bots_unpublish(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.unpublish(bot_id="1", connector_id="1024"), cozepy.bots.UnpublishBotResp)
    assert_type(
        coze.bots.unpublish(bot_id="1", connector_id="1024", unpublish_reason="old"),
        cozepy.bots.UnpublishBotResp,
    )


def bots_update(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.update(bot_id="1"), cozepy.UpdateBotResp)
    assert_type(
        coze.bots.update(
            bot_id="1",
            description="about",
            icon_file_id="i",
            prompt_info=cozepy.BotPromptInfo(prompt="be kind"),
            onboarding_info=cozepy.BotOnboardingInfo(prologue="Hi", suggested_questions=["Who?"]),
            suggest_reply_info=cozepy.BotSuggestReplyInfo(
                reply_mode=cozepy.SuggestReplyMode.CUSTOMIZED, customized_prompt="ask"
            ),
            model_info_config=cozepy.BotModelInfo(model_id="m", temperature=0.5, context_round=3),
            name="Ada",
            knowledge=cozepy.BotKnowledge(dataset_ids=["d"], auto_call=False, search_strategy=1),
        ),
        cozepy.UpdateBotResp,
    )


def chat_cancel(coze: cozepy.Coze) -> None:
    assert_type(coze.chat.cancel(conversation_id="1", chat_id="1"), cozepy.Chat)


def chat_create(coze: cozepy.Coze) -> None:
    assert_type(coze.chat.create(bot_id="1", user_id="u"), cozepy.Chat)
    assert_type(
        coze.chat.create(
            bot_id="1",
            user_id="u",
            conversation_id="1",
            additional_messages=[
                cozepy.Message(
                    role=cozepy.MessageRole.USER,
                    type=cozepy.MessageType.QUESTION,
                    content="Hi",
                    content_type=cozepy.MessageContentType.TEXT,
                    meta_data=None,
                )
            ],
            custom_variables={"city": "Paris"},
            auto_save_history=False,
            meta_data={"a": "b"},
            parameters={"size": 1},
        ),
        cozepy.Chat,
    )


def chat_create_and_poll(coze: cozepy.Coze) -> None:
    assert_type(coze.chat.create_and_poll(bot_id="1", user_id="u"), cozepy.ChatPoll)
    assert_type(
        coze.chat.create_and_poll(
            bot_id="1",
            user_id="u",
            conversation_id="1",
            additional_messages=[cozepy.Message.build_user_question_text("Hi")],
            custom_variables={"city": "Paris"},
            auto_save_history=False,
            meta_data={"a": "b"},
            poll_timeout=60,
            parameters={"size": 1},
        ),
        cozepy.ChatPoll,
    )


def chat_messages_list(coze: cozepy.Coze) -> None:
    assert_type(
        coze.chat.messages.list(conversation_id="1", chat_id="1"),
        cozepy.ListResponse[cozepy.Message],
    )
    assert_type(
        list(coze.chat.messages.list(conversation_id="1", chat_id="1")), List[cozepy.Message]
    )


def chat_retrieve(coze: cozepy.Coze) -> None:
    assert_type(coze.chat.retrieve(conversation_id="1", chat_id="1"), cozepy.Chat)


def chat_stream(coze: cozepy.Coze) -> None:
    assert_type(coze.chat.stream(bot_id="1", user_id="u"), cozepy.Stream[cozepy.ChatEvent])
    assert_type(list(coze.chat.stream(bot_id="1", user_id="u")), List[cozepy.ChatEvent])
    assert_type(
        coze.chat.stream(
            bot_id="1",
            user_id="u",
            conversation_id="1",
            additional_messages=[
                cozepy.Message(
                    role=cozepy.MessageRole.USER,
                    type=cozepy.MessageType.QUESTION,
                    content="Hi",
                    content_type=cozepy.MessageContentType.TEXT,
                    meta_data=None,
                )
            ],
            custom_variables={"city": "Paris"},
            auto_save_history=False,
            meta_data={"a": "b"},
            parameters={"size": 1},
            enable_card=True,
        ),
        cozepy.Stream[cozepy.ChatEvent],
    )


def chat_submit_tool_outputs(coze: cozepy.Coze) -> None:
    assert_type(
        coze.chat.submit_tool_outputs(
            conversation_id="1",
            chat_id="1",
            tool_outputs=[cozepy.ToolOutput(tool_call_id="t", output="7")],
            stream=True,
        ),
        cozepy.Stream[cozepy.ChatEvent],
    )
    assert_type(
        list(
            coze.chat.submit_tool_outputs(
                conversation_id="1",
                chat_id="1",
                tool_outputs=[cozepy.ToolOutput(tool_call_id="t", output="7")],
                stream=True,
            )
        ),
        List[cozepy.ChatEvent],
    )


def chat_submit_tool_outputs_at_once(coze: cozepy.Coze) -> None:
    assert_type(
        coze.chat.submit_tool_outputs(
            conversation_id="1",
            chat_id="1",
            tool_outputs=[cozepy.ToolOutput(tool_call_id="t", output="7")],
            stream=False,
        ),
        cozepy.Chat,
    )


def connectors_bots_update(coze: cozepy.Coze) -> None:
    assert_type(
        coze.connectors.bots.update(
            bot_id="1", connector_id="1", audit_status=cozepy.connectors.bots.AuditStatus.APPROVED
        ),
        cozepy.connectors.bots.UpdateConnectorBotResp,
    )
    assert_type(
        coze.connectors.bots.update(
            bot_id="1",
            connector_id="1",
            audit_status=cozepy.connectors.bots.AuditStatus.APPROVED,
            reason="fine",
        ),
        cozepy.connectors.bots.UpdateConnectorBotResp,
    )


def conversations_clear(coze: cozepy.Coze) -> None:
    assert_type(coze.conversations.clear(conversation_id="1"), cozepy.Section)


def conversations_create(coze: cozepy.Coze) -> None:
    assert_type(coze.conversations.create(), cozepy.Conversation)
    assert_type(
        coze.conversations.create(
            messages=[
                cozepy.Message(
                    role=cozepy.MessageRole.USER,
                    type=cozepy.MessageType.QUESTION,
                    content="Hi",
                    content_type=cozepy.MessageContentType.TEXT,
                    meta_data=None,
                )
            ],
            bot_id="1",
            name="Talk",
            connector_id="1024",
            meta_data={"a": "b"},
        ),
        cozepy.Conversation,
    )


def conversations_delete(coze: cozepy.Coze) -> None:
    assert_type(
        coze.conversations.delete(conversation_id="1"), cozepy.conversations.DeleteConversationResp
    )


def conversations_list(coze: cozepy.Coze) -> None:
    assert_type(coze.conversations.list(bot_id="1"), cozepy.NumberPaged[cozepy.Conversation])
    assert_type(list(coze.conversations.list(bot_id="1")), List[cozepy.Conversation])
    assert_type(
        coze.conversations.list(bot_id="1", page_size=7, page_num=1),
        cozepy.NumberPaged[cozepy.Conversation],
    )


def conversations_messages_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.conversations.messages.create(
            conversation_id="1",
            role=cozepy.MessageRole.USER,
            content="Hi",
            content_type=cozepy.MessageContentType.TEXT,
        ),
        cozepy.Message,
    )
    assert_type(
        coze.conversations.messages.create(
            conversation_id="1",
            role=cozepy.MessageRole.USER,
            content="Hi",
            content_type=cozepy.MessageContentType.TEXT,
            meta_data={"a": "b"},
        ),
        cozepy.Message,
    )


def conversations_messages_delete(coze: cozepy.Coze) -> None:
    assert_type(
        coze.conversations.messages.delete(conversation_id="1", message_id="1"), cozepy.Message
    )


def conversations_messages_feedback_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.conversations.messages.feedback.create(
            conversation_id="1", message_id="1", feedback_type=cozepy.FeedbackType.LIKE
        ),
        cozepy.CreateConversationMessageFeedbackResp,
    )
    assert_type(
        coze.conversations.messages.feedback.create(
            conversation_id="1",
            message_id="1",
            feedback_type=cozepy.FeedbackType.LIKE,
            reason_types=["kind"],
            comment="good",
        ),
        cozepy.CreateConversationMessageFeedbackResp,
    )


def conversations_messages_feedback_delete(coze: cozepy.Coze) -> None:
    assert_type(
        coze.conversations.messages.feedback.delete(conversation_id="1", message_id="1"),
        cozepy.DeleteConversationMessageFeedbackResp,
    )


def conversations_messages_list(coze: cozepy.Coze) -> None:
    assert_type(
        coze.conversations.messages.list(conversation_id="1"), cozepy.LastIDPaged[cozepy.Message]
    )
    assert_type(list(coze.conversations.messages.list(conversation_id="1")), List[cozepy.Message])
    assert_type(
        coze.conversations.messages.list(
            conversation_id="1", order="asc", chat_id="1", before_id="1", after_id="1", limit=7
        ),
        cozepy.LastIDPaged[cozepy.Message],
    )


def conversations_messages_retrieve(coze: cozepy.Coze) -> None:
    assert_type(
        coze.conversations.messages.retrieve(conversation_id="1", message_id="1"), cozepy.Message
    )


def conversations_messages_update(coze: cozepy.Coze) -> None:
    assert_type(
        coze.conversations.messages.update(conversation_id="1", message_id="1"), cozepy.Message
    )
    assert_type(
        coze.conversations.messages.update(
            conversation_id="1",
            message_id="1",
            content="Ho",
            content_type=cozepy.MessageContentType.TEXT,
            meta_data={"a": "b"},
        ),
        cozepy.Message,
    )


def conversations_retrieve(coze: cozepy.Coze) -> None:
    assert_type(coze.conversations.retrieve(conversation_id="1"), cozepy.Conversation)


def conversations_update(coze: cozepy.Coze) -> None:
    assert_type(coze.conversations.update(conversation_id="1", name="Talk"), cozepy.Conversation)


def datasets_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.datasets.create(
            name="Books", space_id="1", format_type=cozepy.DocumentFormatType.DOCUMENT
        ),
        cozepy.CreateDatasetResp,
    )
    assert_type(
        coze.datasets.create(
            name="Books",
            space_id="1",
            format_type=cozepy.DocumentFormatType.DOCUMENT,
            description="about",
            icon_file_id="i",
        ),
        cozepy.CreateDatasetResp,
    )


def datasets_delete(coze: cozepy.Coze) -> None:
    assert_type(coze.datasets.delete(dataset_id="1"), cozepy.datasets.DeleteDatasetRes)


def datasets_documents_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.datasets.documents.create(
            dataset_id="1",
            document_bases=[
                cozepy.DocumentBase(
                    name="a.txt",
                    source_info=cozepy.DocumentSourceInfo(file_base64="aGVsbG8=", file_type="txt"),
                )
            ],
        ),
        cozepy.ListResponse[cozepy.Document],
    )
    assert_type(
        list(
            coze.datasets.documents.create(
                dataset_id="1",
                document_bases=[
                    cozepy.DocumentBase(
                        name="a.txt",
                        source_info=cozepy.DocumentSourceInfo(
                            file_base64="aGVsbG8=", file_type="txt"
                        ),
                    )
                ],
            )
        ),
        List[cozepy.Document],
    )
    assert_type(
        coze.datasets.documents.create(
            dataset_id="1",
            document_bases=[
                cozepy.DocumentBase(
                    name="a.txt",
                    source_info=cozepy.DocumentSourceInfo(file_base64="aGVsbG8=", file_type="txt"),
                )
            ],
            chunk_strategy=cozepy.DocumentChunkStrategy(
                chunk_type=1, max_tokens=800, separator="#"
            ),
            format_type=cozepy.DocumentFormatType.DOCUMENT,
        ),
        cozepy.ListResponse[cozepy.Document],
    )


def datasets_documents_delete(coze: cozepy.Coze) -> None:
    assert_type(
        coze.datasets.documents.delete(document_ids=["1"]),
        cozepy.datasets.documents.DeleteDocumentRes,
    )


def datasets_documents_list(coze: cozepy.Coze) -> None:
    assert_type(coze.datasets.documents.list(dataset_id="1"), cozepy.NumberPaged[cozepy.Document])
    assert_type(list(coze.datasets.documents.list(dataset_id="1")), List[cozepy.Document])
    assert_type(
        coze.datasets.documents.list(dataset_id="1", page_size=7, page_num=1),
        cozepy.NumberPaged[cozepy.Document],
    )


def datasets_documents_update(coze: cozepy.Coze) -> None:
    assert_type(
        coze.datasets.documents.update(document_id="1"), cozepy.datasets.documents.UpdateDocumentRes
    )
    assert_type(
        coze.datasets.documents.update(
            document_id="1",
            document_name="Book",
            update_rule=cozepy.DocumentUpdateRule(
                update_type=cozepy.DocumentUpdateType.AUTO_UPDATE, update_interval=24
            ),
        ),
        cozepy.datasets.documents.UpdateDocumentRes,
    )


def datasets_images_list(coze: cozepy.Coze) -> None:
    assert_type(coze.datasets.images.list(dataset_id="1"), cozepy.NumberPaged[cozepy.Photo])
    assert_type(list(coze.datasets.images.list(dataset_id="1")), List[cozepy.Photo])
    assert_type(
        coze.datasets.images.list(
            dataset_id="1", keyword="image", has_caption=False, page_size=7, page_num=1
        ),
        cozepy.NumberPaged[cozepy.Photo],
    )


def datasets_images_update(coze: cozepy.Coze) -> None:
    assert_type(
        coze.datasets.images.update(dataset_id="1", document_id="1", caption="A cat"),
        cozepy.datasets.images.UpdateImageRes,
    )


def datasets_list(coze: cozepy.Coze) -> None:
    assert_type(coze.datasets.list(space_id="1"), cozepy.NumberPaged[cozepy.Dataset])
    assert_type(list(coze.datasets.list(space_id="1")), List[cozepy.Dataset])
    assert_type(
        coze.datasets.list(
            space_id="1",
            name="1",
            format_type=cozepy.DocumentFormatType.DOCUMENT,
            page_size=7,
            page_num=1,
        ),
        cozepy.NumberPaged[cozepy.Dataset],
    )


def datasets_process(coze: cozepy.Coze) -> None:
    assert_type(
        coze.datasets.process(dataset_id="1", document_ids=["1"]),
        cozepy.ListResponse[cozepy.DocumentProgress],
    )
    assert_type(
        list(coze.datasets.process(dataset_id="1", document_ids=["1"])),
        List[cozepy.DocumentProgress],
    )


def datasets_update(coze: cozepy.Coze) -> None:
    assert_type(
        coze.datasets.update(dataset_id="1", name="Books"), cozepy.datasets.UpdateDatasetRes
    )
    assert_type(
        coze.datasets.update(dataset_id="1", name="Books", description="about", icon_file_id="i"),
        cozepy.datasets.UpdateDatasetRes,
    )


def enterprises_members_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.enterprises.members.create(
            enterprise_id="1",
            users=[
                cozepy.EnterpriseMember(
                    user_id="1", role=cozepy.EnterpriseMemberRole.ENTERPRISE_MEMBER
                )
            ],
        ),
        cozepy.enterprises.members.CreateEnterpriseMemberResp,
    )


def enterprises_members_delete(coze: cozepy.Coze) -> None:
    assert_type(
        coze.enterprises.members.delete(enterprise_id="1", user_id="1", receiver_user_id="2"),
        cozepy.enterprises.members.DeleteEnterpriseMemberResp,
    )


def enterprises_members_update(coze: cozepy.Coze) -> None:
    assert_type(
        coze.enterprises.members.update(
            enterprise_id="1", user_id="1", role=cozepy.EnterpriseMemberRole.ENTERPRISE_ADMIN
        ),
        cozepy.enterprises.members.UpdateEnterpriseMemberResp,
    )


def files_retrieve(coze: cozepy.Coze) -> None:
    assert_type(coze.files.retrieve(file_id="1"), cozepy.File)


def files_upload(coze: cozepy.Coze) -> None:
    assert_type(coze.files.upload(file=Path("a.wav")), cozepy.File)


def folders_list(coze: cozepy.Coze) -> None:
    assert_type(
        coze.folders.list(workspace_id="1", folder_type=cozepy.FolderType.DEVELOPMENT),
        cozepy.NumberPaged[cozepy.SimpleFolder],
    )
    assert_type(
        list(coze.folders.list(workspace_id="1", folder_type=cozepy.FolderType.DEVELOPMENT)),
        List[cozepy.SimpleFolder],
    )
    assert_type(
        coze.folders.list(
            workspace_id="1",
            folder_type=cozepy.FolderType.DEVELOPMENT,
            parent_folder_id="1",
            page_size=7,
            page_num=1,
        ),
        cozepy.NumberPaged[cozepy.SimpleFolder],
    )


def folders_retrieve(coze: cozepy.Coze) -> None:
    assert_type(coze.folders.retrieve(folder_id="1"), cozepy.SimpleFolder)


def knowledge_documents_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.knowledge.documents.create(
            dataset_id="1",
            document_bases=[
                cozepy.DocumentBase(
                    name="a.txt",
                    source_info=cozepy.DocumentSourceInfo(file_base64="aGVsbG8=", file_type="txt"),
                )
            ],
        ),
        List[cozepy.Document],
    )
    assert_type(
        list(
            coze.knowledge.documents.create(
                dataset_id="1",
                document_bases=[
                    cozepy.DocumentBase(
                        name="a.txt",
                        source_info=cozepy.DocumentSourceInfo(
                            file_base64="aGVsbG8=", file_type="txt"
                        ),
                    )
                ],
            )
        ),
        List[cozepy.Document],
    )
    assert_type(
        coze.knowledge.documents.create(
            dataset_id="1",
            document_bases=[
                cozepy.DocumentBase(
                    name="a.txt",
                    source_info=cozepy.DocumentSourceInfo(file_base64="aGVsbG8=", file_type="txt"),
                )
            ],
            chunk_strategy=cozepy.DocumentChunkStrategy(
                chunk_type=1, max_tokens=800, separator="#"
            ),
        ),
        List[cozepy.Document],
    )


def knowledge_documents_delete(coze: cozepy.Coze) -> None:
    assert_type(coze.knowledge.documents.delete(document_ids=["1"]), None)


def knowledge_documents_list(coze: cozepy.Coze) -> None:
    assert_type(coze.knowledge.documents.list(dataset_id="1"), cozepy.NumberPaged[cozepy.Document])
    assert_type(list(coze.knowledge.documents.list(dataset_id="1")), List[cozepy.Document])
    assert_type(
        coze.knowledge.documents.list(dataset_id="1", page_size=7, page_num=1),
        cozepy.NumberPaged[cozepy.Document],
    )


def knowledge_documents_update(coze: cozepy.Coze) -> None:
    assert_type(coze.knowledge.documents.update(document_id="1"), None)
    assert_type(
        coze.knowledge.documents.update(
            document_id="1",
            document_name="Book",
            update_rule=cozepy.DocumentUpdateRule(
                update_type=cozepy.DocumentUpdateType.AUTO_UPDATE, update_interval=24
            ),
        ),
        None,
    )


def templates_duplicate(coze: cozepy.Coze) -> None:
    assert_type(
        coze.templates.duplicate(template_id="1", workspace_id="1"), cozepy.TemplateDuplicateResp
    )
    assert_type(
        coze.templates.duplicate(template_id="1", workspace_id="1", name="Copy"),
        cozepy.TemplateDuplicateResp,
    )


def users_me(coze: cozepy.Coze) -> None:
    assert_type(coze.users.me(), cozepy.User)


def variables_retrieve(coze: cozepy.Coze) -> None:
    assert_type(
        coze.variables.retrieve(connector_uid="1", keywords=["1"], bot_id="1"),
        cozepy.ListResponse[cozepy.VariableValue],
    )
    assert_type(
        list(coze.variables.retrieve(connector_uid="1", keywords=["1"], bot_id="1")),
        List[cozepy.VariableValue],
    )
    assert_type(
        coze.variables.retrieve(connector_uid="1", keywords=["1"], bot_id="1", connector_id="1024"),
        cozepy.ListResponse[cozepy.VariableValue],
    )


def variables_retrieve_app(coze: cozepy.Coze) -> None:
    assert_type(
        coze.variables.retrieve(connector_uid="1", keywords=["1"], app_id="1"),
        cozepy.ListResponse[cozepy.VariableValue],
    )
    assert_type(
        list(coze.variables.retrieve(connector_uid="1", keywords=["1"], app_id="1")),
        List[cozepy.VariableValue],
    )
    assert_type(
        coze.variables.retrieve(connector_uid="1", keywords=["1"], app_id="1", connector_id="1024"),
        cozepy.ListResponse[cozepy.VariableValue],
    )


def variables_update(coze: cozepy.Coze) -> None:
    assert_type(
        coze.variables.update(
            connector_uid="1",
            data=[cozepy.VariableValue(keyword="city", value="Paris")],
            bot_id="1",
        ),
        cozepy.UpdateVariableResp,
    )
    assert_type(
        coze.variables.update(
            connector_uid="1",
            data=[cozepy.VariableValue(keyword="city", value="Paris")],
            bot_id="1",
            connector_id="1024",
        ),
        cozepy.UpdateVariableResp,
    )


def variables_update_app(coze: cozepy.Coze) -> None:
    assert_type(
        coze.variables.update(
            connector_uid="1",
            data=[cozepy.VariableValue(keyword="city", value="Paris")],
            app_id="1",
        ),
        cozepy.UpdateVariableResp,
    )
    assert_type(
        coze.variables.update(
            connector_uid="1",
            data=[cozepy.VariableValue(keyword="city", value="Paris")],
            app_id="1",
            connector_id="1024",
        ),
        cozepy.UpdateVariableResp,
    )


def websockets_audio_speech_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.websockets.audio.speech.create(on_event={}), cozepy.WebsocketsAudioSpeechClient
    )


def websockets_audio_transcriptions_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.websockets.audio.transcriptions.create(on_event={}),
        cozepy.WebsocketsAudioTranscriptionsClient,
    )


def websockets_chat_create(coze: cozepy.Coze) -> None:
    assert_type(coze.websockets.chat.create(bot_id="1", on_event={}), cozepy.WebsocketsChatClient)
    assert_type(
        coze.websockets.chat.create(bot_id="1", on_event={}, workflow_id="1", device_id=1),
        cozepy.WebsocketsChatClient,
    )


def workflows_chat_stream(coze: cozepy.Coze) -> None:
    assert_type(
        coze.workflows.chat.stream(
            workflow_id="1",
            additional_messages=[
                cozepy.Message(
                    role=cozepy.MessageRole.USER,
                    type=cozepy.MessageType.QUESTION,
                    content="Hi",
                    content_type=cozepy.MessageContentType.TEXT,
                    meta_data=None,
                )
            ],
        ),
        cozepy.Stream[cozepy.ChatEvent],
    )
    assert_type(
        list(
            coze.workflows.chat.stream(
                workflow_id="1",
                additional_messages=[
                    cozepy.Message(
                        role=cozepy.MessageRole.USER,
                        type=cozepy.MessageType.QUESTION,
                        content="Hi",
                        content_type=cozepy.MessageContentType.TEXT,
                        meta_data=None,
                    )
                ],
            )
        ),
        List[cozepy.ChatEvent],
    )
    assert_type(
        coze.workflows.chat.stream(
            workflow_id="1",
            additional_messages=[
                cozepy.Message(
                    role=cozepy.MessageRole.USER,
                    type=cozepy.MessageType.QUESTION,
                    content="Hi",
                    content_type=cozepy.MessageContentType.TEXT,
                    meta_data=None,
                )
            ],
            parameters={"size": 1},
            app_id="1",
            bot_id="1",
            conversation_id="1",
            ext={"a": "b"},
        ),
        cozepy.Stream[cozepy.ChatEvent],
    )


def workflows_list(coze: cozepy.Coze) -> None:
    assert_type(coze.workflows.list(), cozepy.NumberPaged[cozepy.WorkflowBasic])
    assert_type(list(coze.workflows.list()), List[cozepy.WorkflowBasic])
    assert_type(
        coze.workflows.list(
            workspace_id="1",
            workflow_mode=cozepy.WorkflowMode.WORKFLOW,
            app_id="1",
            publish_status=cozepy.PublishStatus.ALL,
            page_size=7,
            page_num=1,
        ),
        cozepy.NumberPaged[cozepy.WorkflowBasic],
    )


def workflows_retrieve(coze: cozepy.Coze) -> None:
    assert_type(coze.workflows.retrieve(workflow_id="1"), cozepy.workflows.WorkflowInfo)


def workflows_runs_create(coze: cozepy.Coze) -> None:
    assert_type(coze.workflows.runs.create(workflow_id="1"), cozepy.WorkflowRunResult)
    assert_type(
        coze.workflows.runs.create(
            workflow_id="1",
            parameters={"size": 1},
            bot_id="1",
            app_id="1",
            is_async=True,
            ext={"a": "b"},
        ),
        cozepy.WorkflowRunResult,
    )


def workflows_runs_resume(coze: cozepy.Coze) -> None:
    assert_type(
        coze.workflows.runs.resume(
            workflow_id="1", event_id="e/1", resume_data="yes", interrupt_type=2
        ),
        cozepy.Stream[cozepy.WorkflowEvent],
    )
    assert_type(
        list(
            coze.workflows.runs.resume(
                workflow_id="1", event_id="e/1", resume_data="yes", interrupt_type=2
            )
        ),
        List[cozepy.WorkflowEvent],
    )


def workflows_runs_run_histories_execute_nodes_retrieve(coze: cozepy.Coze) -> None:
    assert_type(
        coze.workflows.runs.run_histories.execute_nodes.retrieve(
            workflow_id="1", execute_id="1", node_execute_uuid="1"
        ),
        cozepy.WorkflowNodeExecuteHistory,
    )


def workflows_runs_run_histories_retrieve(coze: cozepy.Coze) -> None:
    assert_type(
        coze.workflows.runs.run_histories.retrieve(workflow_id="1", execute_id="1"),
        cozepy.WorkflowRunHistory,
    )


def workflows_runs_stream(coze: cozepy.Coze) -> None:
    assert_type(coze.workflows.runs.stream(workflow_id="1"), cozepy.Stream[cozepy.WorkflowEvent])
    assert_type(list(coze.workflows.runs.stream(workflow_id="1")), List[cozepy.WorkflowEvent])
    assert_type(
        coze.workflows.runs.stream(
            workflow_id="1", parameters={"size": 1}, bot_id="1", app_id="1", ext={"a": "b"}
        ),
        cozepy.Stream[cozepy.WorkflowEvent],
    )


def workflows_versions_list(coze: cozepy.Coze) -> None:
    assert_type(
        coze.workflows.versions.list(workflow_id="1"),
        cozepy.model.TokenPaged[cozepy.WorkflowVersionInfo],
    )
    assert_type(
        list(coze.workflows.versions.list(workflow_id="1")), List[cozepy.WorkflowVersionInfo]
    )
    assert_type(
        coze.workflows.versions.list(
            workflow_id="1", publish_status=cozepy.PublishStatus.ALL, page_size=7, page_token="1"
        ),
        cozepy.model.TokenPaged[cozepy.WorkflowVersionInfo],
    )


def workspaces_list(coze: cozepy.Coze) -> None:
    assert_type(coze.workspaces.list(), cozepy.NumberPaged[cozepy.Workspace])
    assert_type(list(coze.workspaces.list()), List[cozepy.Workspace])
    assert_type(
        coze.workspaces.list(user_id="1", coze_account_id="1", page_size=7, page_num=1),
        cozepy.NumberPaged[cozepy.Workspace],
    )


def workspaces_members_create(coze: cozepy.Coze) -> None:
    assert_type(
        coze.workspaces.members.create(
            workspace_id="1",
            users=[cozepy.WorkspaceMember(user_id="2", role_type=cozepy.WorkspaceRoleType.MEMBER)],
        ),
        cozepy.CreateWorkspaceMemberResp,
    )


def workspaces_members_delete(coze: cozepy.Coze) -> None:
    assert_type(
        coze.workspaces.members.delete(workspace_id="1", user_ids=["1"]),
        cozepy.DeleteWorkspaceMemberResp,
    )


def workspaces_members_list(coze: cozepy.Coze) -> None:
    assert_type(
        coze.workspaces.members.list(workspace_id="1"), cozepy.NumberPaged[cozepy.WorkspaceMember]
    )
    assert_type(list(coze.workspaces.members.list(workspace_id="1")), List[cozepy.WorkspaceMember])
    assert_type(
        coze.workspaces.members.list(workspace_id="1", page_size=7, page_num=1),
        cozepy.NumberPaged[cozepy.WorkspaceMember],
    )
