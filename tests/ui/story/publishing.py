"""The story of a contest after its end: results files go out, judges look for their scorecards, and all once more."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.publication import Audience
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.finish_page import LIST, FinishPage
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.results.own_card import OwnCard
from judge_desktop.ui.results.results_page import ResultsPage
from judge_desktop.ui.results.standings_card import StandingsCard
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.status_row import StatusRow
from tests.helpers import verify_program
from tests.ui.chair.find import give_reason, notice, one, page, press, seen, words
from tests.ui.story.copies import Copies
from tests.ui.story.looking import outcomes, question, room

Files = dict[Audience, Path]
GENUINE = "ไฟล์แท้ ไม่มีการแก้ไข และคำนวณคะแนนรวมกับลำดับซ้ำได้ตรงกันทั้งหมด"


def publish_both(chair: ChairWindow, copies: Copies) -> Files:
    """The last line of the list leads to the tab; the round is closed, so nothing is asked but where to."""
    set_language(Language.TH)
    finish = page(chair, FinishPage, "finish")
    finish.show_tab(LIST)
    one(finish, StatusRow, "finish_publish").button().click()
    folder = copies.at("เผยแพร่")
    folder.mkdir(exist_ok=True)
    before = set(folder.iterdir())
    copies.answers.append(folder)
    press(finish.publishing, "publish")
    assert notice(finish.publishing) == "บันทึกไฟล์ผลการตัดสินแล้ว 2 ไฟล์"
    files = {made.audience: made.published.path for made in finish.publishing.files}
    assert set(folder.iterdir()) == before | set(files.values())
    assert last_step(chair)[0] == "เผยแพร่ไฟล์ผลการตัดสินแล้ว"
    return files


def anyone_checks(chair: ChairWindow, files: Files) -> None:
    """Who has Python and ssh-keygen, and the fingerprint of the announcement, needs nothing of ours."""
    key = chair.desk.ws.identity.public.judge_key
    for file in files.values():
        code, said, _ = verify_program.run(file, "--chair-key", key, "--language", "th")
        assert (code, said.splitlines()[-1]) == (0, "ทุกอย่างถูกต้องตรงกัน")


def a_judge_finds_hers(first: MainWindow, files: Files) -> None:
    """All eleven, as she sealed them; the ranking with her own marks in it."""
    found = opened(first, files[Audience.INTERNAL])
    assert own_sentence(found) == "แบบให้คะแนนของท่าน 11 ฉบับอยู่ในไฟล์นี้ครบถ้วน ไม่มีการแก้ไข"
    assert ranks(found, "LIV")[:2] == [("1", "3  บ้านปลอดภัย", "91.00"), ("2", "5  สูงวัยใกล้หมอ", "91.00")]


def who_left_at_two_reads_why(fourth: MainWindow, files: Files) -> None:
    """Two of her five do not count, by a decision that the file holds."""
    found = opened(fourth, files[Audience.INTERNAL])
    assert own_sentence(found) == "แบบให้คะแนนของท่านอยู่ในไฟล์นี้ครบ 5 ฉบับ แต่ไม่นับ 2 ฉบับ"
    own = one(found, OwnCard, "own_scorecards")
    assert [(row.cells[0].text.split()[0], row.cells[1].text) for row in own.table.rows()] == [
        ("1", "อยู่ในไฟล์นี้ แต่ไม่นับ: มติให้พักไว้ ไม่นับ"),
        ("2", "อยู่ในไฟล์นี้ แต่ไม่นับ: มติให้พักไว้ ไม่นับ"),
        ("6", "ไม่มีการแก้ไข"),
        ("10", "ไม่มีการแก้ไข"),
        ("13", "ไม่มีการแก้ไข"),
    ]


def who_came_late_is_not_counted(fifth: MainWindow, files: Files) -> None:
    """Her file is in it for everybody to see, with the reason."""
    found = opened(fifth, files[Audience.INTERNAL])
    assert own_sentence(found) == "แบบให้คะแนนของท่านอยู่ในไฟล์นี้ครบ 11 ฉบับ แต่ไม่นับ 11 ฉบับ"
    own = one(found, OwnCard, "own_scorecards")
    assert {row.cells[1].text for row in own.table.rows()} == {"อยู่ในไฟล์นี้ แต่ไม่นับ: มาหลังปิดการตัดสิน"}


def a_judge_reads_the_public_version(third: MainWindow, files: Files) -> None:
    """It holds no name; hers come from her own package, and nobody else's scores have one."""
    found = opened(third, files[Audience.PUBLIC])
    assert one(found, FindingRow, "words_from_here").sentence() == ("ในไฟล์ไม่มีชื่อ ชื่อที่แสดงมาจากการประกวดเดียวกันในเครื่องนี้")
    assert own_sentence(found) == "แบบให้คะแนนของท่าน 8 ฉบับอยู่ในไฟล์นี้ครบถ้วน ไม่มีการแก้ไข"
    assert "ตามมติที่ประชุม" not in " ".join(words(found))


def reopen_for_the_late_file(chair: ChairWindow) -> None:
    """Asked for with a reason; then the file that was kept counts, and what went out no longer says what holds."""
    found = room(chair, "GOV")
    press(found, "close_round")
    assert question(found, ReasonDialog).accessibleDescription() == "ไฟล์และมติจะเปลี่ยนผลได้อีกครั้ง"
    give_reason(found, "ที่ประชุมให้นับไฟล์ที่มาช้า")
    merge = page(chair, MergePage, "merge")
    merge.tabs.button("scores").click()
    assert outcomes(merge, "judges")[-1][:2] == ("นายวิชัย สมมติ", "นับแล้ว")
    assert last_step(chair) == ("เผยแพร่ไฟล์ผลการตัดสินอีกครั้ง", "ไฟล์ที่เผยแพร่ไปแล้วไม่ตรงกับผลปัจจุบัน")


def close_again(chair: ChairWindow) -> None:
    """Everybody's file has come and every award stands."""
    finish = page(chair, FinishPage, "finish")
    finish.show_tab(LIST)
    one(finish, StatusRow, "finish_close").button().click()
    give_reason(finish, "นับไฟล์ครบแล้ว")
    assert finish.closed.words() == "ปิดการตัดสินแล้ว"


def everybody_counts_now(fifth: MainWindow, files: Files, before: Files) -> None:
    """The new files stand beside the old ones; in them is hers, too."""
    assert all(files[one].name == before[one].name.replace(".judgeresults", " (2).judgeresults") for one in Audience)
    found = opened(fifth, files[Audience.INTERNAL])
    assert own_sentence(found) == "แบบให้คะแนนของท่าน 11 ฉบับอยู่ในไฟล์นี้ครบถ้วน ไม่มีการแก้ไข"


# --- looking ----------------------------------------------------------------------------------------------------------


def opened(window: MainWindow, file: Path) -> ResultsPage:
    """A double click on a results file: it is genuine, signed by the chair of her package."""
    window.open_file(file)
    found = window.page()
    assert isinstance(found, ResultsPage)
    assert found.verdict is not None
    assert found.verdict.verdict() == GENUINE
    assert len(seen(found, FindingRow, "chair_known")) == 1
    return found


def own_sentence(found: ResultsPage) -> str:
    """What became of her scorecards."""
    return one(found, OwnCard, "own_scorecards").sentence.text()


def ranks(found: ResultsPage, category: str) -> list[tuple[str, ...]]:
    """Rank, submission and score, row by row."""
    table = one(found, StandingsCard, f"standings_{category}").table
    return [tuple(cell.text for cell in row.cells[:3]) for row in table.rows()]


def last_step(chair: ChairWindow) -> tuple[str, str]:
    """What the list says of publishing, and below it."""
    finish = page(chair, FinishPage, "finish")
    finish.show_tab(LIST)
    row = one(finish, StatusRow, "finish_publish")
    return row.title(), row.detail()
