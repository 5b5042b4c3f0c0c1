"""The demo: the whole main job on the bundled contest, with the same verbs that a chair and the judges use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation, Judge
from judge_desktop.exchange.writing import disk_refusals
from judge_desktop.workflow.build_package import EXTENSION as PACKAGE_EXTENSION
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide
from judge_desktop.workflow.demo_scores import demo_comment, demo_scores
from judge_desktop.workflow.export_scores import EXTENSION as SCORES_EXTENSION
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.identity import create_identity, proposed_passphrase, save_judge_card
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.panel import add_card, confirm_judge
from judge_desktop.workflow.printing.print_everything import print_everything
from judge_desktop.workflow.publish_results import EXTENSION as RESULTS_EXTENSION
from judge_desktop.workflow.publish_results import publish_results
from judge_desktop.workflow.results import Results, results_of
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.tables.export_tables import WORKBOOK, export_tables
from judge_desktop.workflow.workspace import Clock, Workspace, system_clock

Tell = Callable[[str], None]

MOST_JUDGES = 7
MOST_SUBMISSIONS = 21
FEWEST_JUDGES = 3
CHAIR_NAME = "ฝ่ายเลขานุการ"
PACKAGE = f"package{PACKAGE_EXTENSION}"
RESULTS = f"results{RESULTS_EXTENSION}"
TABLES = "tables"
PASSPHRASE_FILE = "passphrase.txt"  # noqa: S105 -- the name of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOptions:
    """How large the demo is. ``leaves_out`` is a judge of the panel whom the person in front of the screen plays."""

    judges: int = MOST_JUDGES
    submissions: int = MOST_SUBMISSIONS
    leaves_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What a demo left behind."""

    out: Path
    judges: int
    submissions: int
    winners: dict[str, tuple[str, ...]]
    files: tuple[Path, ...]


class _Stage:
    """The folders of a demo and what every act needs."""

    def __init__(self, out: Path, options: DemoOptions, tr: Translator, tell: Tell, clock: Clock) -> None:
        self.out = out
        self.options = options
        self.tr = tr
        self.tell = tell
        self.clock = clock
        self.scores: list[Path] = []

    def chair(self, passphrase: str | None = None) -> Workspace:
        """The chair's copy."""
        return Workspace(self.out / "chair", passphrase=passphrase, clock=self.clock)

    def judge(self, judge: str) -> Workspace:
        """A judge's copy."""
        return Workspace(self.out / "judges" / judge, clock=self.clock)


def run_demo(out: Path, options: DemoOptions, tr: Translator, tell: Tell, *, clock: Clock = system_clock) -> Demo:
    """Plays the whole day into an empty folder.

    Refuses ``FOLDER_NOT_EMPTY``, ``DEMO_SIZE`` and whatever the verbs refuse.
    """
    stage = _begin(out, options, tr, tell, clock)
    with stage.chair() as chair:
        contest = _prepare(stage, chair)
        _play_judges(stage, contest)
        tell(tr("Merging the score files"))
        merge_scores(chair, stage.scores)
        results = _deliberate(chair, tr)
        tell(tr("Printing everything"))
        printed = print_everything(chair, out / "pdf", tr, left_out=()).paths
        tell(tr("Exporting the tables"))
        tables = [*export_tables(chair, out / TABLES, tr).files]
        tables += export_tables(chair, out / TABLES / f"{TABLES}{WORKBOOK}", tr).files
        tell(tr("Publishing the results"))
        publish_results(chair, out / RESULTS)
    return Demo(
        out=out,
        judges=len(contest.panel.voting),
        submissions=len(contest.finalists),
        winners=results.winners,
        files=(out / PACKAGE, *stage.scores, *printed, *tables, out / RESULTS),
    )


def prepare_demo(out: Path, judge: str, tr: Translator, tell: Tell, *, clock: Clock = system_clock) -> Demo:
    """Everything up to the moment a person takes over: the package is out, the other judges' score files have come.

    The chair's copy is also the laptop of ``judge``, who has the package open and nothing scored yet.
    """
    stage = _begin(out, DemoOptions(leaves_out=judge), tr, tell, clock)
    with stage.chair() as chair:
        contest = _prepare(stage, chair)
        _play_judges(stage, contest)
        open_package(chair, out / PACKAGE, judge=judge)
    return Demo(
        out=out,
        judges=len(contest.panel.voting),
        submissions=len(contest.finalists),
        winners={},
        files=(out / PACKAGE, *stage.scores),
    )


def _begin(out: Path, options: DemoOptions, tr: Translator, tell: Tell, clock: Clock) -> _Stage:
    fits = FEWEST_JUDGES <= options.judges <= MOST_JUDGES and 1 <= options.submissions <= MOST_SUBMISSIONS
    if not fits:
        raise JudgeDesktopError(Code.DEMO_SIZE, fewest=FEWEST_JUDGES, judges=MOST_JUDGES, submissions=MOST_SUBMISSIONS)
    with disk_refusals(out):
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise JudgeDesktopError(Code.FOLDER_NOT_EMPTY, folder=str(out))
        for name in ("chair", "judges", "scores", "pdf"):
            (out / name).mkdir(parents=True)
    return _Stage(out.absolute(), options, tr, tell, clock)


def _prepare(stage: _Stage, chair: Workspace) -> Contest:
    """The contest is created, the judges' cards come in and are confirmed by voice, the package goes out."""
    stage.tell(stage.tr("Preparing the contest"))
    passphrase = proposed_passphrase(Language.EN)
    create_identity(chair, CHAIR_NAME, passphrase)
    (chair.home / PASSPHRASE_FILE).write_text(passphrase + "\n", encoding="utf-8")
    create_contest(chair, resource(DEMO_FOLDER), choose=lambda contest: _cut(contest, stage.options))
    for judge in chair_contest(chair).panel.voting:
        _take_card(stage, chair, judge)
    stage.tell(stage.tr("Building the package"))
    build_package(
        chair, stage.out / PACKAGE, PackageOptions(without_backup=stage.tr("The demonstration stays on one computer"))
    )
    return chair_contest(chair)


def _take_card(stage: _Stage, chair: Workspace, judge: Judge) -> None:
    """The judge makes her card, the chair takes it in and types the six words she reads aloud."""
    card = stage.out / "judges" / f"{judge.id}.judgecard"
    if judge.id == stage.options.leaves_out:
        words = save_judge_card(chair, card).check_words
    else:
        with stage.judge(judge.id) as own:
            create_identity(own, judge.full_name("th"), None)
            words = save_judge_card(own, card).check_words
    add_card(chair, card, judge.id)
    confirm_judge(chair, judge.id, Confirmation.VOICE, " ".join(words["th"]))
    card.unlink()


def _play_judges(stage: _Stage, contest: Contest) -> None:
    for judge in contest.panel.voting:
        if judge.id != stage.options.leaves_out:
            stage.tell(stage.tr("{judge} reads, scores, seals and sends", judge=judge.full_name("th")))
            _play_judge(stage, judge)


def _play_judge(stage: _Stage, judge: Judge) -> None:
    """One judge opens the package, scores everything, seals and saves the score file."""
    with stage.judge(judge.id) as own:
        package = open_package(own, stage.out / PACKAGE, judge=judge.id).package
        session = open_session(own)
        session.declare()
        session.import_scores(demo_scores(package.contest, judge.id, session.submissions))
        for submission in session.submissions:
            comment = demo_comment(judge.id, submission.id)
            if comment:
                session.set_comment(submission.id, comment)
        session.seal()
        path = stage.out / "scores" / f"{judge.id}{SCORES_EXTENSION}"
        export_scores(own, session, path)
    stage.scores.append(path)


def _deliberate(chair: Workspace, tr: Translator) -> Results:
    """Ties that reach the award are settled by the chair, every category gets its award, the round is closed."""
    results = results_of(chair)
    for category, winners in results.winners.items():
        if winners:
            continue
        tied = [one.submission for one in results.standings if one.category == category and one.rank == 1]
        if tied:
            reason = tr("Equal on every step; the chair prefers the stronger evidence of results")
            request = DecisionRequest(
                kind=DecisionKind.BREAK_TIE, category=category, submissions=tuple(tied), reason=reason
            )
            decide(chair, request)
    results = results_of(chair)
    for category, winners in results.winners.items():
        if winners:
            reason = tr("Highest score of its category")
            decide(
                chair,
                DecisionRequest(kind=DecisionKind.AWARD, category=category, submissions=winners, reason=reason),
            )
    close_round(chair, tr("All score files have come and every category is decided"))
    return results_of(chair)


def _cut(contest: Contest, options: DemoOptions) -> Contest:
    """The contest with fewer judges and finalists; finalists are taken in turn from each category."""
    voting = contest.panel.voting[: options.judges]
    taken = sorted(contest.finalists, key=lambda one: (_place_in_category(contest, one.id), one.number))
    kept = {one.id for one in taken[: options.submissions]}
    submissions = tuple(
        one if not one.shortlisted or one.id in kept else replace(one, shortlisted=False) for one in contest.submissions
    )
    categories = {one.category for one in submissions if one.shortlisted}
    return replace(
        contest,
        panel=replace(contest.panel, judges=voting),
        submissions=tuple(one for one in submissions if one.category in categories),
        categories=tuple(one for one in contest.categories if one.id in categories),
    )


def _place_in_category(contest: Contest, submission: str) -> int:
    category = next(one.category for one in contest.finalists if one.id == submission)
    return [one.id for one in contest.finalists if one.category == category].index(submission)
