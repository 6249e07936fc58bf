"""Every parameter of `AsyncCoze` in 0.20.0, given what it cannot take; written by `nox -s uses`."""

import cozepy


class Wrong:
    pass


async def api_apps_create(coze: cozepy.AsyncCoze) -> None:
    await coze.api_apps.create(
        app_type=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        connector_id=Wrong(),  # type: ignore[arg-type]
    )


async def api_apps_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.api_apps.delete(
        app_id=Wrong(),  # type: ignore[arg-type]
    )


async def api_apps_events_create(coze: cozepy.AsyncCoze) -> None:
    await coze.api_apps.events.create(
        api_app_id=Wrong(),  # type: ignore[arg-type]
        event_types=Wrong(),  # type: ignore[arg-type]
    )


async def api_apps_events_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.api_apps.events.delete(
        api_app_id=Wrong(),  # type: ignore[arg-type]
        event_types=Wrong(),  # type: ignore[arg-type]
    )


async def api_apps_events_list(coze: cozepy.AsyncCoze) -> None:
    await coze.api_apps.events.list(
        api_app_id=Wrong(),  # type: ignore[arg-type]
        page_token=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def api_apps_list(coze: cozepy.AsyncCoze) -> None:
    await coze.api_apps.list(
        app_type=Wrong(),  # type: ignore[arg-type]
        page_token=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def api_apps_update(coze: cozepy.AsyncCoze) -> None:
    await coze.api_apps.update(
        app_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        callback_url=Wrong(),  # type: ignore[arg-type]
    )


async def apps_list(coze: cozepy.AsyncCoze) -> None:
    await coze.apps.list(
        workspace_id=Wrong(),  # type: ignore[arg-type]
        publish_status=Wrong(),  # type: ignore[arg-type]
        connector_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def audio_live_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.live.retrieve(
        live_id=Wrong(),  # type: ignore[arg-type]
    )


async def audio_rooms_create(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.rooms.create(
        bot_id=Wrong(),  # type: ignore[arg-type]
        voice_id=Wrong(),  # type: ignore[arg-type]
        conversation_id=Wrong(),  # type: ignore[arg-type]
        uid=Wrong(),  # type: ignore[arg-type]
        workflow_id=Wrong(),  # type: ignore[arg-type]
        config=Wrong(),  # type: ignore[arg-type]
    )


async def audio_speech_create(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.speech.create(
        input=Wrong(),  # type: ignore[arg-type]
        voice_id=Wrong(),  # type: ignore[arg-type]
        response_format=Wrong(),  # type: ignore[arg-type]
        speed=Wrong(),  # type: ignore[arg-type]
        sample_rate=Wrong(),  # type: ignore[arg-type]
    )


async def audio_transcriptions_create(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.transcriptions.create(
        file=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voiceprint_groups_create(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voiceprint_groups.create(
        name=Wrong(),  # type: ignore[arg-type]
        desc=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voiceprint_groups_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voiceprint_groups.delete(
        group_id=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voiceprint_groups_features_create(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voiceprint_groups.features.create(
        group_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        file=Wrong(),  # type: ignore[arg-type]
        desc=Wrong(),  # type: ignore[arg-type]
        sample_rate=Wrong(),  # type: ignore[arg-type]
        channel=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voiceprint_groups_features_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voiceprint_groups.features.delete(
        group_id=Wrong(),  # type: ignore[arg-type]
        feature_id=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voiceprint_groups_features_list(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voiceprint_groups.features.list(
        group_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voiceprint_groups_features_update(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voiceprint_groups.features.update(
        group_id=Wrong(),  # type: ignore[arg-type]
        feature_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        desc=Wrong(),  # type: ignore[arg-type]
        file=Wrong(),  # type: ignore[arg-type]
        sample_rate=Wrong(),  # type: ignore[arg-type]
        channel=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voiceprint_groups_list(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voiceprint_groups.list(
        name=Wrong(),  # type: ignore[arg-type]
        group_id=Wrong(),  # type: ignore[arg-type]
        user_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voiceprint_groups_speaker_identify(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voiceprint_groups.speaker_identify(
        group_id=Wrong(),  # type: ignore[arg-type]
        file=Wrong(),  # type: ignore[arg-type]
        top_k=Wrong(),  # type: ignore[arg-type]
        sample_rate=Wrong(),  # type: ignore[arg-type]
        channel=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voiceprint_groups_update(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voiceprint_groups.update(
        group_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        desc=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voices_clone(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voices.clone(
        voice_name=Wrong(),  # type: ignore[arg-type]
        file=Wrong(),  # type: ignore[arg-type]
        audio_format=Wrong(),  # type: ignore[arg-type]
        language=Wrong(),  # type: ignore[arg-type]
        voice_id=Wrong(),  # type: ignore[arg-type]
        preview_text=Wrong(),  # type: ignore[arg-type]
        text=Wrong(),  # type: ignore[arg-type]
        space_id=Wrong(),  # type: ignore[arg-type]
        description=Wrong(),  # type: ignore[arg-type]
    )


async def audio_voices_list(coze: cozepy.AsyncCoze) -> None:
    await coze.audio.voices.list(
        filter_system_voice=Wrong(),  # type: ignore[arg-type]
        model_type=Wrong(),  # type: ignore[arg-type]
        voice_state=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def bots_create(coze: cozepy.AsyncCoze) -> None:
    await coze.bots.create(
        space_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        description=Wrong(),  # type: ignore[arg-type]
        icon_file_id=Wrong(),  # type: ignore[arg-type]
        prompt_info=Wrong(),  # type: ignore[arg-type]
        onboarding_info=Wrong(),  # type: ignore[arg-type]
        suggest_reply_info=Wrong(),  # type: ignore[arg-type]
        model_info_config=Wrong(),  # type: ignore[arg-type]
        plugin_id_list=Wrong(),  # type: ignore[arg-type]
        workflow_id_list=Wrong(),  # type: ignore[arg-type]
    )


async def bots_list(coze: cozepy.AsyncCoze) -> None:
    await coze.bots.list(
        space_id=Wrong(),  # type: ignore[arg-type]
        publish_status=Wrong(),  # type: ignore[arg-type]
        connector_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
        use_api_version=Wrong(),  # type: ignore[arg-type]
    )


async def bots_publish(coze: cozepy.AsyncCoze) -> None:
    await coze.bots.publish(
        bot_id=Wrong(),  # type: ignore[arg-type]
        connector_ids=Wrong(),  # type: ignore[arg-type]
    )


async def bots_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.bots.retrieve(
        bot_id=Wrong(),  # type: ignore[arg-type]
        is_published=Wrong(),  # type: ignore[arg-type]
        use_api_version=Wrong(),  # type: ignore[arg-type]
    )


async def bots_unpublish(coze: cozepy.AsyncCoze) -> None:
    await coze.bots.unpublish(
        bot_id=Wrong(),  # type: ignore[arg-type]
        connector_id=Wrong(),  # type: ignore[arg-type]
        unpublish_reason=Wrong(),  # type: ignore[arg-type]
    )


async def bots_update(coze: cozepy.AsyncCoze) -> None:
    await coze.bots.update(
        bot_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        description=Wrong(),  # type: ignore[arg-type]
        icon_file_id=Wrong(),  # type: ignore[arg-type]
        prompt_info=Wrong(),  # type: ignore[arg-type]
        onboarding_info=Wrong(),  # type: ignore[arg-type]
        knowledge=Wrong(),  # type: ignore[arg-type]
        suggest_reply_info=Wrong(),  # type: ignore[arg-type]
        model_info_config=Wrong(),  # type: ignore[arg-type]
    )


async def chat_cancel(coze: cozepy.AsyncCoze) -> None:
    await coze.chat.cancel(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        chat_id=Wrong(),  # type: ignore[arg-type]
    )


async def chat_create(coze: cozepy.AsyncCoze) -> None:
    await coze.chat.create(
        bot_id=Wrong(),  # type: ignore[arg-type]
        user_id=Wrong(),  # type: ignore[arg-type]
        conversation_id=Wrong(),  # type: ignore[arg-type]
        additional_messages=Wrong(),  # type: ignore[arg-type]
        custom_variables=Wrong(),  # type: ignore[arg-type]
        auto_save_history=Wrong(),  # type: ignore[arg-type]
        meta_data=Wrong(),  # type: ignore[arg-type]
        parameters=Wrong(),  # type: ignore[arg-type]
    )


async def chat_messages_list(coze: cozepy.AsyncCoze) -> None:
    await coze.chat.messages.list(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        chat_id=Wrong(),  # type: ignore[arg-type]
    )


async def chat_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.chat.retrieve(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        chat_id=Wrong(),  # type: ignore[arg-type]
    )


async def chat_stream(coze: cozepy.AsyncCoze) -> None:
    coze.chat.stream(
        bot_id=Wrong(),  # type: ignore[arg-type]
        user_id=Wrong(),  # type: ignore[arg-type]
        additional_messages=Wrong(),  # type: ignore[arg-type]
        custom_variables=Wrong(),  # type: ignore[arg-type]
        auto_save_history=Wrong(),  # type: ignore[arg-type]
        meta_data=Wrong(),  # type: ignore[arg-type]
        conversation_id=Wrong(),  # type: ignore[arg-type]
        parameters=Wrong(),  # type: ignore[arg-type]
        enable_card=Wrong(),  # type: ignore[arg-type]
    )


async def chat_submit_tool_outputs(coze: cozepy.AsyncCoze) -> None:
    await coze.chat.submit_tool_outputs(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        chat_id=Wrong(),  # type: ignore[arg-type]
        tool_outputs=Wrong(),  # type: ignore[arg-type]
    )


async def chat_submit_tool_outputs_stream(coze: cozepy.AsyncCoze) -> None:
    coze.chat.submit_tool_outputs_stream(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        chat_id=Wrong(),  # type: ignore[arg-type]
        tool_outputs=Wrong(),  # type: ignore[arg-type]
    )


async def connectors_bots_update(coze: cozepy.AsyncCoze) -> None:
    await coze.connectors.bots.update(
        bot_id=Wrong(),  # type: ignore[arg-type]
        connector_id=Wrong(),  # type: ignore[arg-type]
        audit_status=Wrong(),  # type: ignore[arg-type]
        reason=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_clear(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.clear(
        conversation_id=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_create(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.create(
        messages=Wrong(),  # type: ignore[arg-type]
        bot_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        connector_id=Wrong(),  # type: ignore[arg-type]
        meta_data=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.delete(
        conversation_id=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_list(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.list(
        bot_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_messages_create(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.messages.create(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        role=Wrong(),  # type: ignore[arg-type]
        content=Wrong(),  # type: ignore[arg-type]
        content_type=Wrong(),  # type: ignore[arg-type]
        meta_data=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_messages_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.messages.delete(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        message_id=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_messages_feedback_create(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.messages.feedback.create(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        message_id=Wrong(),  # type: ignore[arg-type]
        feedback_type=Wrong(),  # type: ignore[arg-type]
        reason_types=Wrong(),  # type: ignore[arg-type]
        comment=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_messages_feedback_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.messages.feedback.delete(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        message_id=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_messages_list(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.messages.list(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        order=Wrong(),  # type: ignore[arg-type]
        chat_id=Wrong(),  # type: ignore[arg-type]
        before_id=Wrong(),  # type: ignore[arg-type]
        after_id=Wrong(),  # type: ignore[arg-type]
        limit=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_messages_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.messages.retrieve(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        message_id=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_messages_update(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.messages.update(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        message_id=Wrong(),  # type: ignore[arg-type]
        content=Wrong(),  # type: ignore[arg-type]
        content_type=Wrong(),  # type: ignore[arg-type]
        meta_data=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.retrieve(
        conversation_id=Wrong(),  # type: ignore[arg-type]
    )


async def conversations_update(coze: cozepy.AsyncCoze) -> None:
    await coze.conversations.update(
        conversation_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_create(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.create(
        name=Wrong(),  # type: ignore[arg-type]
        space_id=Wrong(),  # type: ignore[arg-type]
        format_type=Wrong(),  # type: ignore[arg-type]
        description=Wrong(),  # type: ignore[arg-type]
        icon_file_id=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.delete(
        dataset_id=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_documents_create(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.documents.create(
        dataset_id=Wrong(),  # type: ignore[arg-type]
        document_bases=Wrong(),  # type: ignore[arg-type]
        chunk_strategy=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_documents_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.documents.delete(
        document_ids=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_documents_list(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.documents.list(
        dataset_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_documents_update(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.documents.update(
        document_id=Wrong(),  # type: ignore[arg-type]
        document_name=Wrong(),  # type: ignore[arg-type]
        update_rule=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_images_list(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.images.list(
        dataset_id=Wrong(),  # type: ignore[arg-type]
        keyword=Wrong(),  # type: ignore[arg-type]
        has_caption=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_images_update(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.images.update(
        dataset_id=Wrong(),  # type: ignore[arg-type]
        document_id=Wrong(),  # type: ignore[arg-type]
        caption=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_list(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.list(
        space_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        format_type=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_process(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.process(
        dataset_id=Wrong(),  # type: ignore[arg-type]
        document_ids=Wrong(),  # type: ignore[arg-type]
    )


async def datasets_update(coze: cozepy.AsyncCoze) -> None:
    await coze.datasets.update(
        dataset_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
        description=Wrong(),  # type: ignore[arg-type]
        icon_file_id=Wrong(),  # type: ignore[arg-type]
    )


async def enterprises_members_create(coze: cozepy.AsyncCoze) -> None:
    await coze.enterprises.members.create(
        enterprise_id=Wrong(),  # type: ignore[arg-type]
        users=Wrong(),  # type: ignore[arg-type]
    )


async def enterprises_members_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.enterprises.members.delete(
        enterprise_id=Wrong(),  # type: ignore[arg-type]
        user_id=Wrong(),  # type: ignore[arg-type]
        receiver_user_id=Wrong(),  # type: ignore[arg-type]
    )


async def enterprises_members_update(coze: cozepy.AsyncCoze) -> None:
    await coze.enterprises.members.update(
        enterprise_id=Wrong(),  # type: ignore[arg-type]
        user_id=Wrong(),  # type: ignore[arg-type]
        role=Wrong(),  # type: ignore[arg-type]
    )


async def files_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.files.retrieve(
        file_id=Wrong(),  # type: ignore[arg-type]
    )


async def files_upload(coze: cozepy.AsyncCoze) -> None:
    await coze.files.upload(
        file=Wrong(),  # type: ignore[arg-type]
    )


async def folders_list(coze: cozepy.AsyncCoze) -> None:
    await coze.folders.list(
        workspace_id=Wrong(),  # type: ignore[arg-type]
        folder_type=Wrong(),  # type: ignore[arg-type]
        parent_folder_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def folders_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.folders.retrieve(
        folder_id=Wrong(),  # type: ignore[arg-type]
    )


async def knowledge_documents_create(coze: cozepy.AsyncCoze) -> None:
    await coze.knowledge.documents.create(
        dataset_id=Wrong(),  # type: ignore[arg-type]
        document_bases=Wrong(),  # type: ignore[arg-type]
        chunk_strategy=Wrong(),  # type: ignore[arg-type]
    )


async def knowledge_documents_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.knowledge.documents.delete(
        document_ids=Wrong(),  # type: ignore[arg-type]
    )


async def knowledge_documents_list(coze: cozepy.AsyncCoze) -> None:
    await coze.knowledge.documents.list(
        dataset_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def knowledge_documents_update(coze: cozepy.AsyncCoze) -> None:
    await coze.knowledge.documents.update(
        document_id=Wrong(),  # type: ignore[arg-type]
        document_name=Wrong(),  # type: ignore[arg-type]
        update_rule=Wrong(),  # type: ignore[arg-type]
    )


async def templates_duplicate(coze: cozepy.AsyncCoze) -> None:
    await coze.templates.duplicate(
        template_id=Wrong(),  # type: ignore[arg-type]
        workspace_id=Wrong(),  # type: ignore[arg-type]
        name=Wrong(),  # type: ignore[arg-type]
    )


async def variables_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.variables.retrieve(
        connector_uid=Wrong(),  # type: ignore[arg-type]
        keywords=Wrong(),  # type: ignore[arg-type]
        app_id=Wrong(),  # type: ignore[arg-type]
        bot_id=Wrong(),  # type: ignore[arg-type]
        connector_id=Wrong(),  # type: ignore[arg-type]
    )


async def variables_update(coze: cozepy.AsyncCoze) -> None:
    await coze.variables.update(
        connector_uid=Wrong(),  # type: ignore[arg-type]
        data=Wrong(),  # type: ignore[arg-type]
        app_id=Wrong(),  # type: ignore[arg-type]
        bot_id=Wrong(),  # type: ignore[arg-type]
        connector_id=Wrong(),  # type: ignore[arg-type]
    )


async def websockets_audio_speech_create(coze: cozepy.AsyncCoze) -> None:
    coze.websockets.audio.speech.create(
        on_event=Wrong(),  # type: ignore[arg-type]
    )


async def websockets_audio_transcriptions_create(coze: cozepy.AsyncCoze) -> None:
    coze.websockets.audio.transcriptions.create(
        on_event=Wrong(),  # type: ignore[arg-type]
    )


async def websockets_chat_create(coze: cozepy.AsyncCoze) -> None:
    coze.websockets.chat.create(
        bot_id=Wrong(),  # type: ignore[arg-type]
        on_event=Wrong(),  # type: ignore[arg-type]
        workflow_id=Wrong(),  # type: ignore[arg-type]
        device_id=Wrong(),  # type: ignore[arg-type]
    )


async def workflows_chat_stream(coze: cozepy.AsyncCoze) -> None:
    coze.workflows.chat.stream(
        workflow_id=Wrong(),  # type: ignore[arg-type]
        additional_messages=Wrong(),  # type: ignore[arg-type]
        parameters=Wrong(),  # type: ignore[arg-type]
        app_id=Wrong(),  # type: ignore[arg-type]
        bot_id=Wrong(),  # type: ignore[arg-type]
        conversation_id=Wrong(),  # type: ignore[arg-type]
        ext=Wrong(),  # type: ignore[arg-type]
    )


async def workflows_list(coze: cozepy.AsyncCoze) -> None:
    await coze.workflows.list(
        workspace_id=Wrong(),  # type: ignore[arg-type]
        workflow_mode=Wrong(),  # type: ignore[arg-type]
        app_id=Wrong(),  # type: ignore[arg-type]
        publish_status=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def workflows_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.workflows.retrieve(
        workflow_id=Wrong(),  # type: ignore[arg-type]
    )


async def workflows_runs_create(coze: cozepy.AsyncCoze) -> None:
    await coze.workflows.runs.create(
        workflow_id=Wrong(),  # type: ignore[arg-type]
        parameters=Wrong(),  # type: ignore[arg-type]
        bot_id=Wrong(),  # type: ignore[arg-type]
        app_id=Wrong(),  # type: ignore[arg-type]
        is_async=Wrong(),  # type: ignore[arg-type]
        ext=Wrong(),  # type: ignore[arg-type]
    )


async def workflows_runs_resume(coze: cozepy.AsyncCoze) -> None:
    coze.workflows.runs.resume(
        workflow_id=Wrong(),  # type: ignore[arg-type]
        event_id=Wrong(),  # type: ignore[arg-type]
        resume_data=Wrong(),  # type: ignore[arg-type]
        interrupt_type=Wrong(),  # type: ignore[arg-type]
    )


async def workflows_runs_run_histories_execute_nodes_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.workflows.runs.run_histories.execute_nodes.retrieve(
        workflow_id=Wrong(),  # type: ignore[arg-type]
        execute_id=Wrong(),  # type: ignore[arg-type]
        node_execute_uuid=Wrong(),  # type: ignore[arg-type]
    )


async def workflows_runs_run_histories_retrieve(coze: cozepy.AsyncCoze) -> None:
    await coze.workflows.runs.run_histories.retrieve(
        workflow_id=Wrong(),  # type: ignore[arg-type]
        execute_id=Wrong(),  # type: ignore[arg-type]
    )


async def workflows_runs_stream(coze: cozepy.AsyncCoze) -> None:
    coze.workflows.runs.stream(
        workflow_id=Wrong(),  # type: ignore[arg-type]
        parameters=Wrong(),  # type: ignore[arg-type]
        bot_id=Wrong(),  # type: ignore[arg-type]
        app_id=Wrong(),  # type: ignore[arg-type]
        ext=Wrong(),  # type: ignore[arg-type]
    )


async def workflows_versions_list(coze: cozepy.AsyncCoze) -> None:
    await coze.workflows.versions.list(
        workflow_id=Wrong(),  # type: ignore[arg-type]
        publish_status=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
        page_token=Wrong(),  # type: ignore[arg-type]
    )


async def workspaces_list(coze: cozepy.AsyncCoze) -> None:
    await coze.workspaces.list(
        user_id=Wrong(),  # type: ignore[arg-type]
        coze_account_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )


async def workspaces_members_create(coze: cozepy.AsyncCoze) -> None:
    await coze.workspaces.members.create(
        workspace_id=Wrong(),  # type: ignore[arg-type]
        users=Wrong(),  # type: ignore[arg-type]
    )


async def workspaces_members_delete(coze: cozepy.AsyncCoze) -> None:
    await coze.workspaces.members.delete(
        workspace_id=Wrong(),  # type: ignore[arg-type]
        user_ids=Wrong(),  # type: ignore[arg-type]
    )


async def workspaces_members_list(coze: cozepy.AsyncCoze) -> None:
    await coze.workspaces.members.list(
        workspace_id=Wrong(),  # type: ignore[arg-type]
        page_num=Wrong(),  # type: ignore[arg-type]
        page_size=Wrong(),  # type: ignore[arg-type]
    )
