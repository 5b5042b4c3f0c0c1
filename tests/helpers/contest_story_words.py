"""What the windows say in the story of a contest, word for word: mistakes of the table, outcomes of the files."""

from __future__ import annotations

from judge_desktop.config.i18n import Language

PROBLEMS: dict[Language, list[tuple[int, str, str]]] = {
    Language.TH: [
        (3, "ไม่รู้จักประเภทรางวัล “Smart Governence”", "หมายถึงการบริหารภาครัฐอัจฉริยะหรือไม่ · งบประมาณเปิด"),
        (5, "ช่องนี้ต้องไม่เว้นว่าง กรุณากรอกให้ครบ", "เตือนน้ำท่วม · ประเภทรางวัล"),
        (6, "ระบุไว้หลายด้าน: “Smart Living, Smart People” กรุณาเลือกหนึ่งด้าน", "สูงวัยใกล้หมอ · ประเภทรางวัล"),
        (7, "ไม่เข้าใจค่า “กลางปีที่แล้ว” ในช่องนี้ กรุณาแก้ไข", "ทักษะดิจิทัล · วันที่เริ่มดำเนินการ"),
        (8, "ผลงานนี้ยังไม่มีชื่อ กรุณาระบุเป็นภาษาไทยหรือภาษาอังกฤษ", "ชื่อผลงานภาษาไทย"),
        (10, "โครงการดำเนินการไม่ถึง 6 เดือน ณ วันที่ 15 สิงหาคม 2566", "จักรยานร่วมใช้ · เริ่ม 16 ก.พ. 2566"),
        (14, "เลขที่ผลงาน “6” ซ้ำกัน กรุณากำหนดเลขที่ไม่ให้ซ้ำ", "คนดูแลคน · เลขที่ผลงาน"),
        (15, "ช่องนี้เป็นสูตร กรุณาแทนที่ด้วยค่าจริง", "ไฟถนนรู้คน · วันที่เริ่มดำเนินการ"),
        (9, "ไม่มีชื่อภาษาอังกฤษ", "กล้องชุมชน · นำเข้าได้ กรอกภายหลังได้"),
        (11, "ส่งใบสมัครหลังวันปิดรับสมัคร 15 สิงหาคม 2566", "ห้องสมุดเคลื่อนที่ · สมัคร 17 ส.ค. 2566"),
        (12, "ชื่อผลงานและผู้สมัครซ้ำกับแถว 2", "ติดตามเรื่องร้องเรียน · ชื่อผลงานภาษาไทย"),
        (
            13,
            "ปีของ “1/7/2021” ใช้ศักราชต่างจากแถวอื่นในคอลัมน์เดียวกัน โปรแกรมอ่านเป็น 1 กรกฎาคม 2564",
            "สวนสาธารณะ · วันที่เริ่มดำเนินการ",
        ),
    ],
    Language.EN: [
        (3, "The category “Smart Governence” is not known", "Is Smart Governance meant? · Open Budget"),
        (5, "This cell must not be empty. Fill it in", "Flood Warning · Award category"),
        (
            6,
            "Several categories are named: “Smart Living, Smart People”. Choose one of them",
            "Doctor Nearby · Award category",
        ),
        (7, "“กลางปีที่แล้ว” is not understood here. Correct the cell", "Digital Skills · Start date of operation"),
        (8, "This submission has no title. Give it one in Thai or English", "Title in Thai"),
        (
            10,
            "The project has run for less than 6 months on 15 August 2023",
            "Shared Bicycles · started 16 Feb 2023",
        ),
        (14, "The number “6” is used twice. Give each submission its own", "People Who Care · Submission number"),
        (15, "This cell holds a formula. Replace it with its value", "Lights That Know · Start date of operation"),
        (9, "There is no English title", "กล้องชุมชน · can be imported and filled in later"),
        (
            11,
            "The application arrived after the closing date 15 August 2023",
            "Library on Wheels · applied 17 Aug 2023",
        ),
        (12, "The same title and applicant stand in row 2, too", "Report and Track · Title in Thai"),
        (
            13,
            "The year of “1/7/2021” is of another era than the rest of its column. It is read as 1 July 2021",
            "Public Parks · Start date of operation",
        ),
    ],
}
"""Row of the spreadsheet, what is wrong, and whose it is; what blocks stands first."""

OUTCOMES: dict[Language, list[tuple[str, ...]]] = {
    Language.TH: [
        ("ศ.ดร.อรุณ ใจดี", "นับแล้ว", "J1 (2).judgescore · 11 แบบให้คะแนน · ครั้งที่ 2"),
        ("ศ.ดร.อรุณ ใจดี", "เก็บไว้ นับฉบับใหม่กว่า", "J1.judgescore · 11 แบบให้คะแนน · ครั้งที่ 1"),
        ("รศ.ดร.ธนา ตั้งตรง", "มีสองฉบับ ยังไม่นับ", "J2 (2).judgescore · 11 แบบให้คะแนน · ครั้งที่ 1"),
        ("รศ.ดร.ธนา ตั้งตรง", "มีสองฉบับ ยังไม่นับ", "J2.judgescore · 11 แบบให้คะแนน · ครั้งที่ 1"),
        (
            "J3 เสีย.judgescore",
            "ไม่รับ",
            "ไฟล์ที่ล็อกไว้นี้ไม่สมบูรณ์หรือถูกเปลี่ยนแปลงระหว่างการส่ง · กรุณาขอให้ผู้ส่งส่งมาใหม่",
        ),
        ("นางสาวมาลี สมมติ", "นับแล้ว", "J4.judgescore · 5 แบบให้คะแนน · ครั้งที่ 1"),
        (
            "ของที่อื่น.judgescore",
            "ไม่รับ",
            "ไฟล์นี้จัดทำไว้สำหรับการประกวดอื่นหรือเครื่องอื่นของประธาน · หากเป็นของการประกวดนี้ กรุณาขอให้กรรมการเปิดชุดผลงานล่าสุดแล้วส่งใหม่",
        ),
    ],
    Language.EN: [
        ("Counted", "5 scorecards · revision 1"),
        ("Counted", "8 scorecards · revision 1"),
        ("Counted", "11 scorecards · revision 1"),
        ("Counted", "11 scorecards · revision 2"),
        ("Kept, a newer one counts", "11 scorecards · revision 1"),
        ("Kept, a newer one counts", "11 scorecards · revision 1"),
        ("Late, not counted", "11 scorecards · revision 1"),
        ("Decisions are taken in", "15 decisions of other copies of the chair"),
        (
            "Refused",
            "This locked file is incomplete or was changed on its way. · Ask the sender to send it again.",
        ),
        (
            "Refused",
            (
                "This file was made for another contest or for another chair's copy. · "
                "If it belongs here, ask the judge to open the latest package of this contest and send again."
            ),
        ),
        ("Refused", "This is another kind of file than the one expected here. · Choose the right file."),
    ],
}
"""What merging the files of the day would do: whose, outcome, details. In English: outcome and details alone."""
