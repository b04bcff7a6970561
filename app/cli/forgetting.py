"""`forget-everything`: saved sign-ins, and with --files everything else that the program keeps here."""

from __future__ import annotations

from app.cli.exit_codes import ExitCode
from app.cli.options import Options
from app.cli.output import Output
from app.setup.forgetting import forget_files, forget_sign_ins
from app.text import text


def forget(options: Options, output: Output) -> int:
    """Removes them. Works without a network and without signing in.

    Raises:
        KeyringClosed, FolderNotWritable: something may still be there.
    """
    folder = options.state_folder
    forget_sign_ins(folder)
    lines = [output.language.say(text("No sign-in is saved on this computer any more."))]
    if options.files:
        forget_files(folder)
        gone = text("The files of the program are gone from {folder}", folder=str(folder))
        lines.append(output.language.say(gone))
    output.result({"signIns": "removed", "files": "removed" if options.files else "kept"}, lines)
    return ExitCode.DONE
