"""Help inside the program: its page, the ways to it from wherever something was refused, and its way onto paper."""
