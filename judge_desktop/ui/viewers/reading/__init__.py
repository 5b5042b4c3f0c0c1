"""Reading applicants' files in a second process, so that a file that kills or hangs its reader never takes the window.

A viewer asks a `reader.Reader` for a task and gets an `answers.Answer` or a `answers.Failure` later. What the tasks are
stands in `tasks.TASKS`; `instant_reader.InstantReader` does the same at once and in this process, for tests.
"""
