"""How the names of our travelling files end: once, for the program, for every installer and for file dialogs.

A file is known by its content; the ending only tells a desktop which program opens it.
"""

PACKAGE = ".judgepack"
SCORES = ".judgescore"
CARD = ".judgecard"
RESULTS = ".judgeresults"
DECISIONS = ".judgedecisions"

ENDINGS = (PACKAGE, SCORES, CARD, RESULTS, DECISIONS)
