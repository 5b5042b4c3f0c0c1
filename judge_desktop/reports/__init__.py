"""Paper: the only room that sets PDF pages."""
