"""Printing: the page on which reports are looked at, saved and printed, for the chair and for a judge."""
