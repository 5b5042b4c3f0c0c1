"""Judge Desktop: judging of an award contest on computers that need no network."""

__version__ = "1.0.0"
