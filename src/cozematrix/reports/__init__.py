"""The verdict as people and programs read it: terminal, Markdown, JSON and pages."""
