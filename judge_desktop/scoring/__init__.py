"""The arithmetic of a contest: pure functions from domain objects to domain objects."""
