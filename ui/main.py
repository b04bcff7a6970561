"""Where the program starts: with a command on the command line or, without one, with the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.report.writing import Sheet
    from ui.opening import Opening


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program and gives its exit code. Qt is loaded for the window only."""
    try:
        opening = _opened(sys.argv[1:] if arguments is None else arguments)
    except ImportError as missing:
        return _no_window(missing, arguments)
    if opening is not None and not opening.is_first:
        return 0
    from app.cli import parse, run

    options = parse(arguments)
    if options.command is not None:
        return run(options, _printed)
    try:
        from ui.start import run_window
    except ImportError as missing:
        return _no_window(missing, arguments)
    return run_window(options, opening)


def _opened(arguments: Sequence[str]) -> Opening | None:
    """The window, painted, with the program loaded behind it; None where the arguments ask for none.

    Raises:
        ImportError: a part of Qt, or of the system, is missing.
    """
    from ui.quick_look import wanted_window

    wanted = wanted_window(arguments)
    if wanted is None:
        return None
    from ui.opening import Opening
    from ui.window_place import place_in

    opening = Opening(*wanted)
    if opening.is_first:
        opening.show(place_in(wanted[0]))
        opening.load()
    return opening


async def _printed(sheet: Sheet) -> bytes:
    """The PDF of a sheet. Qt is loaded for this only.

    Raises:
        PrintingUnavailable: a part of Qt, or of the system, is not there.
    """
    from app.errors import PrintingUnavailable

    try:
        from ui.printing import printed_without_a_window
    except ImportError as missing:
        raise PrintingUnavailable(str(missing)) from None
    return printed_without_a_window(sheet)


def _no_window(missing: ImportError, arguments: Sequence[str] | None) -> int:
    """Tells of a part of Qt, or of the system, that is not there."""
    from app.cli.exit_codes import ExitCode
    from app.cli.speaking import language_asked_for
    from app.text import text

    reason = str(missing)
    words = text("The window cannot be shown on this computer, as a part is missing: {reason}", reason=reason)
    sys.stderr.write(language_asked_for(arguments).say(words) + "\n")
    return ExitCode.LOCAL
