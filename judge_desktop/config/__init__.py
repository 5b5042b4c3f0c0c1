"""This machine and this language: folders, settings, translations, sentences."""
