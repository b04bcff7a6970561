"""The program without a window, on the same setup: `check`, `create`, `environments`, `update` and others."""

from app.cli.options import Options, parse
from app.errors import PrintingUnavailable
from app.report.writing import MakePdf, Sheet

__all__ = ["Options", "parse", "run"]


async def no_pdf(_sheet: Sheet) -> bytes:
    """Stands in where nothing that prints was given.

    Raises:
        PrintingUnavailable: always.
    """
    raise PrintingUnavailable("Qt")


def run(options: Options, make_pdf: MakePdf = no_pdf) -> int:
    """Runs the command that the options name and gives the exit code, one of `app.cli.exit_codes`."""
    from app.cli.commands import perform

    return perform(options, make_pdf)
