"""What the words after a command mean. Most mean the same in every command and are explained here once."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.decisions import DecisionKind

_KINDS: Mapping[DecisionKind, str] = {
    DecisionKind.CONFIRM_JUDGE: "--judge J --sha256 KEY",
    DecisionKind.REPLACE_KEY: "--judge J --sha256 KEY",
    DecisionKind.ATTENDANCE: mark("better by “attendance”"),
    DecisionKind.CORRECT_TEXT: mark("--submission S or --judge J, and --text title_th=WORDS …"),
    DecisionKind.PAPER_SCORECARD: mark("better by “paper”"),
    DecisionKind.CHOOSE_REVISION: mark("--sha256 H of the score file that counts"),
    DecisionKind.SET_ASIDE: mark("--sha256 H of a score file"),
    DecisionKind.RESTORE: mark("--sha256 H of a score file or decision, or --judge J of somebody set aside"),
    DecisionKind.EXCLUDE: mark("--judge J, --category C or all"),
    DecisionKind.POPULAR_VOTE: mark("better by “popular-vote import”"),
    DecisionKind.ACTING_CHAIR: mark("--judge J, --category C or wherever the chair cannot act"),
    DecisionKind.BREAK_TIE: mark("--category C, --submission S from the first on, or --votes"),
    DecisionKind.AWARD: "--category C --submission S …",
    DecisionKind.JOINT_AWARD: "--category C --submission S …",
    DecisionKind.NO_AWARD: "--category C",
}
_IN_COMMAND: Mapping[str, str] = {
    "decide KIND": "one of the kinds below",
    "decide --sha256": "a document as merge and decisions print it, or a key of panel list; may be given again",
    "decide --submission": "id of a submission; may be given again",
    "decide --value": "a neutral value that the kind needs; may be given again",
    "decide --text": "words that the kind needs, such as title_th=…; may be given again",
    "decide --abstained": "votes of a resolution that were abstentions; none when left out",
    "decide --category": "id of a category",
    "results --method": "another method than the contest's, to compare",
    "tally --method": "how the scores of judges are combined",
    "score export -o": "the score file (.judgescore)",
    "identity card -o": "the judge card (.judgecard)",
    "package build -o": "the package (.judgepack)",
    "package open --as": "which of the judges this copy is",
    "panel add --as": "whose card it is, when its name fits nobody",
    "backup -o": "the backup, in one file",
    "publish -o": "the results file (.judgeresults)",
    "paper sheet -o": "the sheet (.xlsx or .csv)",
    "demo --judges": "how many judges",
    "demo --submissions": "how many submissions",
    "demo --out": "a folder for everything that is made",
    "verify FILE": "any file of the program",
    "restore FILE": "a backup",
    "kept FOLDER": "the folder to go back to, by its name; left out: what there is",
    "help PAGE": "a page, page#anchor, or the code of an error; left out: what there is",
    "package open FILE": "a package (.judgepack)",
    "merge FILE": "score files, or a deputy's decisions",
    "attachments add FILE": "any files",
    "paper take FILE": "a filled-in sheet",
    "submissions list --category": "those of this category only",
    "deliberation note TEXT": "the note; left out it is taken away",
    "attachments take DIR": "the folder; folders in it are called by the ids or numbers of submissions",
    "deliberation note --submission": "left out: the note is about the category",
    "score comment --criterion": "left out: the comment is about the whole submission",
    "score set VALUE": "a number; 0 is a score, too",
    "attendance judge state": "absent: was not there at all",
    "attendance submission presented": "no: did not present; documents, recording: judged on them",
    "submissions eligible --open": "not decided yet, after all",
}
_EVERYWHERE: Mapping[str, str] = {
    "DIR": "a folder",
    "FILE": "a file",
    "F": "a table (.xlsx or .csv)",
    "F.csv": "a table (.csv)",
    "SCORES.csv": "a table: submission,judge,score and optionally category,criterion",
    "PACKAGE": "a package (.judgepack)",
    "CARD": "a judge card (.judgecard)",
    "CODE": "the text of the judge's progress code",
    "ID": "id of a submission",
    "SUBMISSION": "id of a submission",
    "FROM": "id of the submission that has the scores",
    "TO": "id of the submission that should have them",
    "JUDGE": "id of a person, as panel list prints it",
    "DEPUTY": "id of a deputy, as deputy list prints it",
    "PAPER": "id of a paper, as signatures list prints it",
    "CRITERION": "id of a criterion",
    "SHA256:…": "the key, as panel keys prints it",
    "NAME": "the name",
    "TEXT": "the words",
    "FIELD=VALUE": "a field and what stands in it",
    "CRITERION=VALUE": "a criterion and its score",
    "JUDGE=C[,C…]": "a judge and the ids of categories",
    "JUDGE=S[,S…]": "a judge and the ids of submissions",
    "-o": "where it is saved",
    "--abstained": "abstentions",
    "--absent": "was not there",
    "--category": "id of a category",
    "--chair-key": "the key that must have signed it",
    "--comment": "the comment on the paper",
    "--day": "of the presentations",
    "--decided-by": "id of the person who decided; the chair when left out",
    "--decimals": "rounded once, at the end",
    "--edition": "which edition it is",
    "--encrypt": "cards: only the judges of the cards open it; passphrase: whoever knows it; no: everybody",
    "--end": "when the last presentation should be over",
    "--ground": "why she does not judge; other needs a reason",
    "--judge": "id of a person, as panel list prints it",
    "--name": "the name",
    "--name-en": "English name",
    "--name-th": "Thai name",
    "--no": "it does not",
    "--no-breaks": "without any break",
    "--numerals": "which digits are printed",
    "--page": "page of a document, from 1",
    "--questions": "minutes for questions",
    "--reason": "why; it stays in the record",
    "--rehearsal": "for trying out; its scores never count",
    "--rubric": "full marks and steps (.toml)",
    "--scan": "a scan of the signed paper; may be given again",
    "--search": "only those that hold all of these words",
    "--second": "second of a video or recording",
    "--start": "of the first presentation",
    "--state": "those in this state only",
    "--submission": "id of a submission",
    "--talk": "minutes for the talk",
    "--template": "which one; the one that comes with the program when left out",
    "--words": "what was said about it",
    "--yes": "it does",
}


def explained_kinds(tr: Translator) -> str:
    """The kinds of decisions with what each needs, below the help of ``decide``."""
    lines = (f"  {one.value:<16} {tr(needs)}" for one, needs in _KINDS.items())
    return "\n".join([tr("kinds and what they need:"), *lines])


def explain(parser: argparse.ArgumentParser, command: str = "") -> None:
    """Fill in what is said in ``--help`` about words that were given no explanation of their own."""
    for action in parser._actions:  # noqa: SLF001 -- argparse offers no other way to what was added
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 -- its only name
            for name, below in action.choices.items():
                explain(below, f"{command} {name}".strip())
        elif not action.help:
            word = action.option_strings[0] if action.option_strings else str(action.metavar or action.dest)
            action.help = _IN_COMMAND.get(f"{command} {word}") or _EVERYWHERE.get(word)
