"""The design system and the small widgets that every page shares."""
