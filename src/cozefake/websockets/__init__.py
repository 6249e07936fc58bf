"""The websocket endpoints: speech, transcriptions and chats."""
