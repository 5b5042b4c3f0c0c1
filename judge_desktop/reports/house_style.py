"""Colours and type of everything on paper. Sizes in points; what a report says and where it stands is its own file."""

from __future__ import annotations

from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

NAVY, INK, GREY, HAIR, TINT = "#16365C", "#191C22", "#5F6776", "#C5CBD5", "#F1F4F8"
GOLD, RED = "#B08D33", "#B3261E"
BODY = Style()
SMALL = Style(size=8.8, leading=13, colour=GREY)
TITLE = Style(face=Face.BOLD, size=19, leading=27.6, colour=NAVY)
CONTEST = Style(face=Face.MEDIUM, size=12, leading=18, phrases=True)
LABEL = Style(size=9.2, leading=15.5, colour=GREY)
HEADING = Style(face=Face.MEDIUM, size=9.4, leading=14, colour="#FFFFFF")
SECTION = Style(face=Face.BOLD, size=11.5, leading=17, colour=NAVY)
LINE = Style(size=9.6, leading=14.2, phrases=True)
CODE = Style(size=8.2, leading=12, colour=GREY)
