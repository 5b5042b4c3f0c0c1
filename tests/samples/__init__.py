"""Makes the sample files that must open for ever: ``python -m tests.samples DIR`` (``tests/files/v1/README.md``)."""
