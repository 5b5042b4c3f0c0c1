"""Viewers of attachments: each shows one kind of file from the disk, runs nothing and never brings the window down."""
