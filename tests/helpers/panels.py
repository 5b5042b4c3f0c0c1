"""Contests of any size made of ids alone, for everything that is shared out among judges."""

from __future__ import annotations

from judge_desktop.domain.contest import Applicant, Category, Contest, Ground, Recusal, RecusalScope, Round, Submission
from judge_desktop.domain.panel import Judge, Panel, Role
from judge_desktop.domain.text import Text


def contest_of(judges: int, submissions: int, categories: int = 2) -> Contest:
    """Judges J1 … (J1 presides), submissions S1 … spread over categories C1 …, one round."""
    return Contest(
        id="0" * 32,
        name=Text(th="การประกวด", en="Contest"),
        categories=tuple(
            Category(id=f"C{n}", name=Text(th=f"ด้านที่ {n}", en=f"Category {n}"), rubric="R")
            for n in range(1, categories + 1)
        ),
        submissions=tuple(
            Submission(
                id=f"S{n}",
                number=n,
                category=f"C{(n - 1) % categories + 1}",
                title=Text(th=f"ผลงานที่ {n}", en=f"Submission {n}"),
                applicant=Applicant(name=Text(th="หน่วยงาน")),
            )
            for n in range(1, submissions + 1)
        ),
        panel=Panel(
            judges=tuple(
                Judge(
                    id=f"J{n}",
                    name=Text(th=f"กรรมการ ท่านที่{n}", en=f"Judge {n}"),
                    role=Role.CHAIR if n == 1 else Role.JUDGE,
                    order=n,
                )
                for n in range(1, judges + 1)
            )
        ),
        rounds=(Round(id="R1", name=Text(th="รอบตัดสิน")),),
    )


def recusal(judge: str, target: str) -> Recusal:
    """A known recusal; a target that begins with C is a category."""
    scope = RecusalScope.CATEGORY if target.startswith("C") else RecusalScope.SUBMISSION
    return Recusal(judge=judge, scope=scope, target=target, ground=Ground.EMPLOYER)
