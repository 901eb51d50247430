"""A failure of the program in a process beside this one."""


class ReportedFailure(Exception):
    """An error of the program in another process, which has been reported there."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code
