"""``judge-desktop --smoke``: whether this copy of the program, as it was built and installed, can do what it is for.

Meant for a frozen program on a bare machine: without Python, without a home, without a screen. Whether the program does
what it should is for the tests to say; here it is tried whether everything it needs came along.
"""
