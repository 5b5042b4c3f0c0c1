"""Nouns: frozen dataclasses and enumerations of the field. Standard library only."""
