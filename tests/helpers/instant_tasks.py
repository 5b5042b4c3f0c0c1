"""A lane without a thread: work is done and its callbacks are called before `run` returns."""

from collections.abc import Callable

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.tasks import Control, Outcome, Tasks, Work, settle


class InstantTasks(Tasks):
    """Tasks for tests of pages: the same callbacks, at once; an unexpected exception reaches the test."""

    def run(
        self,
        work: Work[Outcome],
        on_success: Callable[[Outcome], None],
        on_error: Callable[[JudgeDesktopError], None],
        on_progress: Callable[[int, int], None] | None = None,
        on_cancel: Callable[[], None] | None = None,
    ) -> Control:
        """Do the work now."""
        control = Control(on_progress or _nobody_listens)
        self.busy_changed.emit(True)
        settle(lambda: work(control), on_success, on_error, on_cancel)
        self.busy_changed.emit(False)
        return control

    def run_at_printer(
        self,
        work: Work[Outcome],
        on_success: Callable[[Outcome], None],
        on_error: Callable[[JudgeDesktopError], None],
        on_progress: Callable[[int, int], None] | None = None,
        on_cancel: Callable[[], None] | None = None,
    ) -> Control:
        """Print now."""
        control = Control(on_progress or _nobody_listens)
        settle(lambda: work(control), on_success, on_error, on_cancel)
        return control

    def work_out(
        self,
        work: Work[Outcome],
        on_success: Callable[[Outcome], None],
        on_error: Callable[[JudgeDesktopError], None],
    ) -> Control:
        """Work it out now."""
        control = Control(_nobody_listens)
        settle(lambda: work(control), on_success, on_error, None)
        return control


def _nobody_listens(done: int, total: int) -> None:
    """Progress nobody asked for."""
