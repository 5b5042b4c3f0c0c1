"""The verbs: one function for every button and every command."""
