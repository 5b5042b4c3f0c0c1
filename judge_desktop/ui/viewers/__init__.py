"""Viewers of attachments."""
