"""How this room writes its files: whole or not at all, as every other does."""

from judge_desktop.config.whole_files import disk_refusals, open_up, replacing, sweep, unfinished_folder

__all__ = ["disk_refusals", "open_up", "replacing", "sweep", "unfinished_folder"]
