"""A picture of every page of the demo contest, for looking at: `python -m tests.screenshots`."""
