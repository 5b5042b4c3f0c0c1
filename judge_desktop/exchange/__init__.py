"""The files that travel between chair and judges: bytes in, verified domain objects out."""
