"""Every call of `AsyncCoze` in 0.20.0, bare and with all arguments; written by `nox -s uses`."""

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


async def api_apps_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.api_apps.create(app_type=cozepy.AppType.NORMAL), cozepy.APIApp)
    assert_type(
        await coze.api_apps.create(app_type=cozepy.AppType.NORMAL, name="Ada", connector_id="1024"),
        cozepy.APIApp,
    )


async def api_apps_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.api_apps.delete(app_id="1"), cozepy.DeleteAPIAppsResp)


async def api_apps_events_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.api_apps.events.create(api_app_id="1", event_types=["one"]),
        cozepy.CreateAPIAppsEventsResp,
    )


async def api_apps_events_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.api_apps.events.delete(api_app_id="1", event_types=["1"]),
        cozepy.DeleteAPIAppsEventsResp,
    )


async def api_apps_events_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.api_apps.events.list(api_app_id="1"),
        cozepy.model.AsyncTokenPaged[cozepy.api_apps.events.APIAppEvent],
    )
    assert_type(
        [item async for item in await coze.api_apps.events.list(api_app_id="1")],
        List[cozepy.api_apps.events.APIAppEvent],
    )
    assert_type(
        await coze.api_apps.events.list(api_app_id="1", page_size=7, page_token="1"),
        cozepy.model.AsyncTokenPaged[cozepy.api_apps.events.APIAppEvent],
    )


async def api_apps_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.api_apps.list(), cozepy.model.AsyncTokenPaged[cozepy.APIApp])
    assert_type([item async for item in await coze.api_apps.list()], List[cozepy.APIApp])
    assert_type(
        await coze.api_apps.list(app_type=cozepy.AppType.NORMAL, page_size=7, page_token="1"),
        cozepy.model.AsyncTokenPaged[cozepy.APIApp],
    )


async def api_apps_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.api_apps.update(app_id="1"), cozepy.UpdateAPIAppsResp)
    assert_type(
        await coze.api_apps.update(app_id="1", name="Ada", callback_url="https://example.com/back"),
        cozepy.UpdateAPIAppsResp,
    )


async def apps_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.apps.list(workspace_id="1"), cozepy.AsyncNumberPaged[cozepy.SimpleApp])
    assert_type(
        [item async for item in await coze.apps.list(workspace_id="1")], List[cozepy.SimpleApp]
    )
    assert_type(
        await coze.apps.list(
            workspace_id="1",
            publish_status=cozepy.PublishStatus.ALL,
            connector_id="1024",
            page_size=7,
            page_num=1,
        ),
        cozepy.AsyncNumberPaged[cozepy.SimpleApp],
    )


async def audio_live_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.audio.live.retrieve(live_id="1"), cozepy.LiveInfo)


async def audio_rooms_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.audio.rooms.create(bot_id="1"), cozepy.CreateRoomResp)
    assert_type(
        await coze.audio.rooms.create(
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


async def audio_speech_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.speech.create(input="Hello", voice_id="1"), cozepy.FileHTTPResponse
    )
    assert_type(
        await coze.audio.speech.create(
            input="Hello",
            voice_id="1",
            response_format=cozepy.AudioFormat.WAV,
            speed=1.5,
            sample_rate=16000,
        ),
        cozepy.FileHTTPResponse,
    )


async def audio_transcriptions_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.transcriptions.create(file=Path("a.wav")), cozepy.CreateTranscriptionsResp
    )


async def audio_voiceprint_groups_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voiceprint_groups.create(name="Ada"), cozepy.CreateVoicePrintGroupResp
    )
    assert_type(
        await coze.audio.voiceprint_groups.create(name="Ada", desc="about"),
        cozepy.CreateVoicePrintGroupResp,
    )


async def audio_voiceprint_groups_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voiceprint_groups.delete(group_id="1"), cozepy.DeleteVoicePrintGroupResp
    )


async def audio_voiceprint_groups_features_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voiceprint_groups.features.create(
            group_id="1", name="Ada", file=Path("a.wav")
        ),
        cozepy.CreateVoicePrintGroupFeatureResp,
    )
    assert_type(
        await coze.audio.voiceprint_groups.features.create(
            group_id="1", name="Ada", file=Path("a.wav"), desc="about", sample_rate=16000, channel=1
        ),
        cozepy.CreateVoicePrintGroupFeatureResp,
    )


async def audio_voiceprint_groups_features_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voiceprint_groups.features.delete(group_id="1", feature_id="1"),
        cozepy.DeleteVoicePrintGroupFeatureResp,
    )


async def audio_voiceprint_groups_features_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voiceprint_groups.features.list(group_id="1"),
        cozepy.AsyncNumberPaged[cozepy.VoicePrintGroupFeature],
    )
    assert_type(
        [item async for item in await coze.audio.voiceprint_groups.features.list(group_id="1")],
        List[cozepy.VoicePrintGroupFeature],
    )
    assert_type(
        await coze.audio.voiceprint_groups.features.list(group_id="1", page_size=7, page_num=1),
        cozepy.AsyncNumberPaged[cozepy.VoicePrintGroupFeature],
    )


async def audio_voiceprint_groups_features_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voiceprint_groups.features.update(
            group_id="1", feature_id="1", file=Path("a.wav")
        ),
        cozepy.UpdateVoicePrintGroupFeatureResp,
    )
    assert_type(
        await coze.audio.voiceprint_groups.features.update(
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


async def audio_voiceprint_groups_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voiceprint_groups.list(), cozepy.AsyncNumberPaged[cozepy.VoicePrintGroup]
    )
    assert_type(
        [item async for item in await coze.audio.voiceprint_groups.list()],
        List[cozepy.VoicePrintGroup],
    )
    assert_type(
        await coze.audio.voiceprint_groups.list(
            name="1", group_id="1", user_id="1", page_size=7, page_num=1
        ),
        cozepy.AsyncNumberPaged[cozepy.VoicePrintGroup],
    )


async def audio_voiceprint_groups_speaker_identify(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voiceprint_groups.speaker_identify(group_id="1", file=Path("a.wav")),
        cozepy.SpeakerIdentifyResp,
    )
    assert_type(
        await coze.audio.voiceprint_groups.speaker_identify(
            group_id="1", file=Path("a.wav"), top_k=3, sample_rate=16000, channel=1
        ),
        cozepy.SpeakerIdentifyResp,
    )


async def audio_voiceprint_groups_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voiceprint_groups.update(group_id="1"), cozepy.UpdateVoicePrintGroupResp
    )
    assert_type(
        await coze.audio.voiceprint_groups.update(group_id="1", name="Ada", desc="about"),
        cozepy.UpdateVoicePrintGroupResp,
    )


async def audio_voices_clone(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.audio.voices.clone(
            voice_name="Ada", file=Path("a.wav"), audio_format=cozepy.AudioFormat.WAV
        ),
        cozepy.Voice,
    )
    assert_type(
        await coze.audio.voices.clone(
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


async def audio_voices_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.audio.voices.list(), cozepy.AsyncNumberPaged[cozepy.Voice])
    assert_type([item async for item in await coze.audio.voices.list()], List[cozepy.Voice])
    assert_type(
        await coze.audio.voices.list(
            filter_system_voice=True,
            model_type=cozepy.VoiceModelType.BIG,
            voice_state=cozepy.VoiceState.CLONED,
            page_size=7,
            page_num=1,
        ),
        cozepy.AsyncNumberPaged[cozepy.Voice],
    )


async def bots_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.bots.create(space_id="1", name="Ada"), cozepy.Bot)
    assert_type(
        await coze.bots.create(
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


async def bots_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.bots.list(space_id="1"), cozepy.AsyncNumberPaged[cozepy.SimpleBot])
    assert_type([item async for item in await coze.bots.list(space_id="1")], List[cozepy.SimpleBot])
    assert_type(
        await coze.bots.list(space_id="1", page_size=7, page_num=1),
        cozepy.AsyncNumberPaged[cozepy.SimpleBot],
    )


async def bots_list_v2(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.bots.list(space_id="1", use_api_version=2),
        cozepy.AsyncNumberPaged[cozepy.SimpleBot],
    )
    assert_type(
        [item async for item in await coze.bots.list(space_id="1", use_api_version=2)],
        List[cozepy.SimpleBot],
    )
    assert_type(
        await coze.bots.list(
            space_id="1",
            use_api_version=2,
            publish_status=cozepy.PublishStatus.ALL,
            connector_id="1024",
            page_size=7,
            page_num=1,
        ),
        cozepy.AsyncNumberPaged[cozepy.SimpleBot],
    )


async def bots_publish(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.bots.publish(bot_id="1"), cozepy.Bot)
    assert_type(await coze.bots.publish(bot_id="1", connector_ids=["999"]), cozepy.Bot)


async def bots_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.bots.retrieve(bot_id="1"), cozepy.Bot)


async def bots_retrieve_v2(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.bots.retrieve(bot_id="1", use_api_version=2), cozepy.Bot)
    assert_type(
        await coze.bots.retrieve(bot_id="1", use_api_version=2, is_published=True), cozepy.Bot
    )


async def bots_unpublish(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.bots.unpublish(bot_id="1", connector_id="1024"), cozepy.bots.UnpublishBotResp
    )
    assert_type(
        await coze.bots.unpublish(bot_id="1", connector_id="1024", unpublish_reason="old"),
        cozepy.bots.UnpublishBotResp,
    )


async def bots_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.bots.update(bot_id="1"), cozepy.UpdateBotResp)
    assert_type(
        await coze.bots.update(
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


async def chat_cancel(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.chat.cancel(conversation_id="1", chat_id="1"), cozepy.Chat)


async def chat_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.chat.create(bot_id="1", user_id="u"), cozepy.Chat)
    assert_type(
        await coze.chat.create(
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


async def chat_messages_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.chat.messages.list(conversation_id="1", chat_id="1"),
        cozepy.ListResponse[cozepy.Message],
    )
    assert_type(
        list(await coze.chat.messages.list(conversation_id="1", chat_id="1")), List[cozepy.Message]
    )


async def chat_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.chat.retrieve(conversation_id="1", chat_id="1"), cozepy.Chat)


async def chat_stream(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        [item async for item in coze.chat.stream(bot_id="1", user_id="u")], List[cozepy.ChatEvent]
    )
    assert_type(
        [
            item
            async for item in coze.chat.stream(
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
            )
        ],
        List[cozepy.ChatEvent],
    )


async def chat_submit_tool_outputs(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.chat.submit_tool_outputs(
            conversation_id="1",
            chat_id="1",
            tool_outputs=[cozepy.ToolOutput(tool_call_id="t", output="7")],
        ),
        cozepy.Chat,
    )


async def chat_submit_tool_outputs_stream(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        [
            item
            async for item in coze.chat.submit_tool_outputs_stream(
                conversation_id="1",
                chat_id="1",
                tool_outputs=[cozepy.ToolOutput(tool_call_id="t", output="7")],
            )
        ],
        List[cozepy.ChatEvent],
    )


async def connectors_bots_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.connectors.bots.update(
            bot_id="1", connector_id="1", audit_status=cozepy.connectors.bots.AuditStatus.APPROVED
        ),
        cozepy.connectors.bots.UpdateConnectorBotResp,
    )
    assert_type(
        await coze.connectors.bots.update(
            bot_id="1",
            connector_id="1",
            audit_status=cozepy.connectors.bots.AuditStatus.APPROVED,
            reason="fine",
        ),
        cozepy.connectors.bots.UpdateConnectorBotResp,
    )


async def conversations_clear(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.conversations.clear(conversation_id="1"), cozepy.Section)


async def conversations_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.conversations.create(), cozepy.Conversation)
    assert_type(
        await coze.conversations.create(
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


async def conversations_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.delete(conversation_id="1"),
        cozepy.conversations.DeleteConversationResp,
    )


async def conversations_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.list(bot_id="1"), cozepy.AsyncNumberPaged[cozepy.Conversation]
    )
    assert_type(
        [item async for item in await coze.conversations.list(bot_id="1")],
        List[cozepy.Conversation],
    )
    assert_type(
        await coze.conversations.list(bot_id="1", page_size=7, page_num=1),
        cozepy.AsyncNumberPaged[cozepy.Conversation],
    )


async def conversations_messages_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.messages.create(
            conversation_id="1",
            role=cozepy.MessageRole.USER,
            content="Hi",
            content_type=cozepy.MessageContentType.TEXT,
        ),
        cozepy.Message,
    )
    assert_type(
        await coze.conversations.messages.create(
            conversation_id="1",
            role=cozepy.MessageRole.USER,
            content="Hi",
            content_type=cozepy.MessageContentType.TEXT,
            meta_data={"a": "b"},
        ),
        cozepy.Message,
    )


async def conversations_messages_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.messages.delete(conversation_id="1", message_id="1"),
        cozepy.Message,
    )


async def conversations_messages_feedback_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.messages.feedback.create(
            conversation_id="1", message_id="1", feedback_type=cozepy.FeedbackType.LIKE
        ),
        cozepy.CreateConversationMessageFeedbackResp,
    )
    assert_type(
        await coze.conversations.messages.feedback.create(
            conversation_id="1",
            message_id="1",
            feedback_type=cozepy.FeedbackType.LIKE,
            reason_types=["kind"],
            comment="good",
        ),
        cozepy.CreateConversationMessageFeedbackResp,
    )


async def conversations_messages_feedback_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.messages.feedback.delete(conversation_id="1", message_id="1"),
        cozepy.DeleteConversationMessageFeedbackResp,
    )


async def conversations_messages_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.messages.list(conversation_id="1"),
        cozepy.AsyncLastIDPaged[cozepy.Message],
    )
    assert_type(
        [item async for item in await coze.conversations.messages.list(conversation_id="1")],
        List[cozepy.Message],
    )
    assert_type(
        await coze.conversations.messages.list(
            conversation_id="1", order="asc", chat_id="1", before_id="1", after_id="1", limit=7
        ),
        cozepy.AsyncLastIDPaged[cozepy.Message],
    )


async def conversations_messages_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.messages.retrieve(conversation_id="1", message_id="1"),
        cozepy.Message,
    )


async def conversations_messages_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.messages.update(conversation_id="1", message_id="1"),
        cozepy.Message,
    )
    assert_type(
        await coze.conversations.messages.update(
            conversation_id="1",
            message_id="1",
            content="Ho",
            content_type=cozepy.MessageContentType.TEXT,
            meta_data={"a": "b"},
        ),
        cozepy.Message,
    )


async def conversations_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.conversations.retrieve(conversation_id="1"), cozepy.Conversation)


async def conversations_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.conversations.update(conversation_id="1", name="Talk"), cozepy.Conversation
    )


async def datasets_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.datasets.create(
            name="Books", space_id="1", format_type=cozepy.DocumentFormatType.DOCUMENT
        ),
        cozepy.CreateDatasetResp,
    )
    assert_type(
        await coze.datasets.create(
            name="Books",
            space_id="1",
            format_type=cozepy.DocumentFormatType.DOCUMENT,
            description="about",
            icon_file_id="i",
        ),
        cozepy.CreateDatasetResp,
    )


async def datasets_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.datasets.delete(dataset_id="1"), cozepy.datasets.DeleteDatasetRes)


async def datasets_documents_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.datasets.documents.create(
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
            await coze.datasets.documents.create(
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
        await coze.datasets.documents.create(
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
        cozepy.ListResponse[cozepy.Document],
    )


async def datasets_documents_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.datasets.documents.delete(document_ids=["1"]),
        cozepy.datasets.documents.DeleteDocumentRes,
    )


async def datasets_documents_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.datasets.documents.list(dataset_id="1"), cozepy.AsyncNumberPaged[cozepy.Document]
    )
    assert_type(
        [item async for item in await coze.datasets.documents.list(dataset_id="1")],
        List[cozepy.Document],
    )
    assert_type(
        await coze.datasets.documents.list(dataset_id="1", page_size=7, page_num=1),
        cozepy.AsyncNumberPaged[cozepy.Document],
    )


async def datasets_documents_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.datasets.documents.update(document_id="1"),
        cozepy.datasets.documents.UpdateDocumentRes,
    )
    assert_type(
        await coze.datasets.documents.update(
            document_id="1",
            document_name="Book",
            update_rule=cozepy.DocumentUpdateRule(
                update_type=cozepy.DocumentUpdateType.AUTO_UPDATE, update_interval=24
            ),
        ),
        cozepy.datasets.documents.UpdateDocumentRes,
    )


async def datasets_images_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.datasets.images.list(dataset_id="1"), cozepy.AsyncNumberPaged[cozepy.Photo]
    )
    assert_type(
        [item async for item in await coze.datasets.images.list(dataset_id="1")], List[cozepy.Photo]
    )
    assert_type(
        await coze.datasets.images.list(
            dataset_id="1", keyword="image", has_caption=False, page_size=7, page_num=1
        ),
        cozepy.AsyncNumberPaged[cozepy.Photo],
    )


async def datasets_images_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.datasets.images.update(dataset_id="1", document_id="1", caption="A cat"),
        cozepy.datasets.images.UpdateImageRes,
    )


async def datasets_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.datasets.list(space_id="1"), cozepy.AsyncNumberPaged[cozepy.Dataset])
    assert_type(
        [item async for item in await coze.datasets.list(space_id="1")], List[cozepy.Dataset]
    )
    assert_type(
        await coze.datasets.list(
            space_id="1",
            name="1",
            format_type=cozepy.DocumentFormatType.DOCUMENT,
            page_size=7,
            page_num=1,
        ),
        cozepy.AsyncNumberPaged[cozepy.Dataset],
    )


async def datasets_process(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.datasets.process(dataset_id="1", document_ids=["1"]),
        cozepy.ListResponse[cozepy.DocumentProgress],
    )
    assert_type(
        list(await coze.datasets.process(dataset_id="1", document_ids=["1"])),
        List[cozepy.DocumentProgress],
    )


async def datasets_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.datasets.update(dataset_id="1", name="Books"), cozepy.datasets.UpdateDatasetRes
    )
    assert_type(
        await coze.datasets.update(
            dataset_id="1", name="Books", description="about", icon_file_id="i"
        ),
        cozepy.datasets.UpdateDatasetRes,
    )


async def enterprises_members_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.enterprises.members.create(
            enterprise_id="1",
            users=[
                cozepy.EnterpriseMember(
                    user_id="1", role=cozepy.EnterpriseMemberRole.ENTERPRISE_MEMBER
                )
            ],
        ),
        cozepy.enterprises.members.CreateEnterpriseMemberResp,
    )


async def enterprises_members_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.enterprises.members.delete(enterprise_id="1", user_id="1", receiver_user_id="2"),
        cozepy.enterprises.members.DeleteEnterpriseMemberResp,
    )


async def enterprises_members_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.enterprises.members.update(
            enterprise_id="1", user_id="1", role=cozepy.EnterpriseMemberRole.ENTERPRISE_ADMIN
        ),
        cozepy.enterprises.members.UpdateEnterpriseMemberResp,
    )


async def files_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.files.retrieve(file_id="1"), cozepy.File)


async def files_upload(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.files.upload(file=Path("a.wav")), cozepy.File)


async def folders_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.folders.list(workspace_id="1", folder_type=cozepy.FolderType.DEVELOPMENT),
        cozepy.AsyncNumberPaged[cozepy.SimpleFolder],
    )
    assert_type(
        [
            item
            async for item in await coze.folders.list(
                workspace_id="1", folder_type=cozepy.FolderType.DEVELOPMENT
            )
        ],
        List[cozepy.SimpleFolder],
    )
    assert_type(
        await coze.folders.list(
            workspace_id="1",
            folder_type=cozepy.FolderType.DEVELOPMENT,
            parent_folder_id="1",
            page_size=7,
            page_num=1,
        ),
        cozepy.AsyncNumberPaged[cozepy.SimpleFolder],
    )


async def folders_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.folders.retrieve(folder_id="1"), cozepy.SimpleFolder)


async def knowledge_documents_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.knowledge.documents.create(
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
            await coze.knowledge.documents.create(
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
        await coze.knowledge.documents.create(
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


async def knowledge_documents_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.knowledge.documents.delete(document_ids=["1"]), None)


async def knowledge_documents_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.knowledge.documents.list(dataset_id="1"),
        cozepy.AsyncNumberPaged[cozepy.Document],
    )
    assert_type(
        [item async for item in await coze.knowledge.documents.list(dataset_id="1")],
        List[cozepy.Document],
    )
    assert_type(
        await coze.knowledge.documents.list(dataset_id="1", page_size=7, page_num=1),
        cozepy.AsyncNumberPaged[cozepy.Document],
    )


async def knowledge_documents_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.knowledge.documents.update(document_id="1"), None)
    assert_type(
        await coze.knowledge.documents.update(
            document_id="1",
            document_name="Book",
            update_rule=cozepy.DocumentUpdateRule(
                update_type=cozepy.DocumentUpdateType.AUTO_UPDATE, update_interval=24
            ),
        ),
        None,
    )


async def templates_duplicate(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.templates.duplicate(template_id="1", workspace_id="1"),
        cozepy.TemplateDuplicateResp,
    )
    assert_type(
        await coze.templates.duplicate(template_id="1", workspace_id="1", name="Copy"),
        cozepy.TemplateDuplicateResp,
    )


async def users_me(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.users.me(), cozepy.User)


async def variables_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.variables.retrieve(connector_uid="1", keywords=["1"], bot_id="1"),
        cozepy.ListResponse[cozepy.VariableValue],
    )
    assert_type(
        list(await coze.variables.retrieve(connector_uid="1", keywords=["1"], bot_id="1")),
        List[cozepy.VariableValue],
    )
    assert_type(
        await coze.variables.retrieve(
            connector_uid="1", keywords=["1"], bot_id="1", connector_id="1024"
        ),
        cozepy.ListResponse[cozepy.VariableValue],
    )


async def variables_retrieve_app(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.variables.retrieve(connector_uid="1", keywords=["1"], app_id="1"),
        cozepy.ListResponse[cozepy.VariableValue],
    )
    assert_type(
        list(await coze.variables.retrieve(connector_uid="1", keywords=["1"], app_id="1")),
        List[cozepy.VariableValue],
    )
    assert_type(
        await coze.variables.retrieve(
            connector_uid="1", keywords=["1"], app_id="1", connector_id="1024"
        ),
        cozepy.ListResponse[cozepy.VariableValue],
    )


async def variables_update(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.variables.update(
            connector_uid="1",
            data=[cozepy.VariableValue(keyword="city", value="Paris")],
            bot_id="1",
        ),
        cozepy.UpdateVariableResp,
    )
    assert_type(
        await coze.variables.update(
            connector_uid="1",
            data=[cozepy.VariableValue(keyword="city", value="Paris")],
            bot_id="1",
            connector_id="1024",
        ),
        cozepy.UpdateVariableResp,
    )


async def variables_update_app(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.variables.update(
            connector_uid="1",
            data=[cozepy.VariableValue(keyword="city", value="Paris")],
            app_id="1",
        ),
        cozepy.UpdateVariableResp,
    )
    assert_type(
        await coze.variables.update(
            connector_uid="1",
            data=[cozepy.VariableValue(keyword="city", value="Paris")],
            app_id="1",
            connector_id="1024",
        ),
        cozepy.UpdateVariableResp,
    )


async def websockets_audio_speech_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        coze.websockets.audio.speech.create(on_event={}), cozepy.AsyncWebsocketsAudioSpeechClient
    )


async def websockets_audio_transcriptions_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        coze.websockets.audio.transcriptions.create(on_event={}),
        cozepy.AsyncWebsocketsAudioTranscriptionsClient,
    )


async def websockets_chat_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        coze.websockets.chat.create(bot_id="1", on_event={}), cozepy.AsyncWebsocketsChatClient
    )
    assert_type(
        coze.websockets.chat.create(bot_id="1", on_event={}, workflow_id="1", device_id=1),
        cozepy.AsyncWebsocketsChatClient,
    )


async def workflows_chat_stream(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        [
            item
            async for item in coze.workflows.chat.stream(
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
        ],
        List[cozepy.ChatEvent],
    )
    assert_type(
        [
            item
            async for item in coze.workflows.chat.stream(
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
            )
        ],
        List[cozepy.ChatEvent],
    )


async def workflows_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.workflows.list(), cozepy.AsyncNumberPaged[cozepy.WorkflowBasic])
    assert_type([item async for item in await coze.workflows.list()], List[cozepy.WorkflowBasic])
    assert_type(
        await coze.workflows.list(
            workspace_id="1",
            workflow_mode=cozepy.WorkflowMode.WORKFLOW,
            app_id="1",
            publish_status=cozepy.PublishStatus.ALL,
            page_size=7,
            page_num=1,
        ),
        cozepy.AsyncNumberPaged[cozepy.WorkflowBasic],
    )


async def workflows_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.workflows.retrieve(workflow_id="1"), cozepy.workflows.WorkflowInfo)


async def workflows_runs_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.workflows.runs.create(workflow_id="1"), cozepy.WorkflowRunResult)
    assert_type(
        await coze.workflows.runs.create(
            workflow_id="1",
            parameters={"size": 1},
            bot_id="1",
            app_id="1",
            is_async=True,
            ext={"a": "b"},
        ),
        cozepy.WorkflowRunResult,
    )


async def workflows_runs_resume(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        [
            item
            async for item in coze.workflows.runs.resume(
                workflow_id="1", event_id="e/1", resume_data="yes", interrupt_type=2
            )
        ],
        List[cozepy.WorkflowEvent],
    )


async def workflows_runs_run_histories_execute_nodes_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.workflows.runs.run_histories.execute_nodes.retrieve(
            workflow_id="1", execute_id="1", node_execute_uuid="1"
        ),
        cozepy.WorkflowNodeExecuteHistory,
    )


async def workflows_runs_run_histories_retrieve(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.workflows.runs.run_histories.retrieve(workflow_id="1", execute_id="1"),
        cozepy.WorkflowRunHistory,
    )


async def workflows_runs_stream(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        [item async for item in coze.workflows.runs.stream(workflow_id="1")],
        List[cozepy.WorkflowEvent],
    )
    assert_type(
        [
            item
            async for item in coze.workflows.runs.stream(
                workflow_id="1", parameters={"size": 1}, bot_id="1", app_id="1", ext={"a": "b"}
            )
        ],
        List[cozepy.WorkflowEvent],
    )


async def workflows_versions_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.workflows.versions.list(workflow_id="1"),
        cozepy.model.AsyncTokenPaged[cozepy.WorkflowVersionInfo],
    )
    assert_type(
        [item async for item in await coze.workflows.versions.list(workflow_id="1")],
        List[cozepy.WorkflowVersionInfo],
    )
    assert_type(
        await coze.workflows.versions.list(
            workflow_id="1", publish_status=cozepy.PublishStatus.ALL, page_size=7, page_token="1"
        ),
        cozepy.model.AsyncTokenPaged[cozepy.WorkflowVersionInfo],
    )


async def workspaces_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.workspaces.list(), cozepy.AsyncNumberPaged[cozepy.Workspace])
    assert_type([item async for item in await coze.workspaces.list()], List[cozepy.Workspace])
    assert_type(
        await coze.workspaces.list(user_id="1", coze_account_id="1", page_size=7, page_num=1),
        cozepy.AsyncNumberPaged[cozepy.Workspace],
    )


async def workspaces_members_create(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.workspaces.members.create(
            workspace_id="1",
            users=[cozepy.WorkspaceMember(user_id="2", role_type=cozepy.WorkspaceRoleType.MEMBER)],
        ),
        cozepy.CreateWorkspaceMemberResp,
    )


async def workspaces_members_delete(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.workspaces.members.delete(workspace_id="1", user_ids=["1"]),
        cozepy.DeleteWorkspaceMemberResp,
    )


async def workspaces_members_list(coze: cozepy.AsyncCoze) -> None:
    assert_type(
        await coze.workspaces.members.list(workspace_id="1"),
        cozepy.AsyncNumberPaged[cozepy.WorkspaceMember],
    )
    assert_type(
        [item async for item in await coze.workspaces.members.list(workspace_id="1")],
        List[cozepy.WorkspaceMember],
    )
    assert_type(
        await coze.workspaces.members.list(workspace_id="1", page_size=7, page_num=1),
        cozepy.AsyncNumberPaged[cozepy.WorkspaceMember],
    )
