"""What this computer does not allow, in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import text


def file_problem(trouble: errors.FileTrouble) -> Problem:
    """The words for a file that cannot be used."""
    path = str(trouble.path)
    match trouble:
        case errors.CloudFileUnreadable():
            return Problem(
                "FILE-1",
                text("The cloud file {path} cannot be used: {reason}.", path=path, reason=trouble.reason),
                text("Correct the file; the README describes its form."),
                Helper.YOU,
            )
        case errors.PolicyUnreadable():
            return Problem(
                "FILE-4",
                text(
                    "Your IT department's settings in {path} cannot be used: {reason}.",
                    path=path,
                    reason=trouble.reason,
                ),
                text("Ask for the file to be corrected. The program does not work without it."),
                Helper.ORGANISATION_ADMINISTRATOR,
            )
        case errors.StateUnreadable():
            return Problem(
                "FILE-2",
                text("The saved file {path} cannot be read. It was left as it is.", path=path),
                text("Move it elsewhere to start afresh, or name another folder with --state-folder."),
                Helper.YOU,
                (("reason", trouble.reason),) if trouble.reason else (),
            )
        case errors.ReportNotSaved():
            return Problem(
                "FILE-5",
                text("The file could not be written to {path}: {reason}.", path=path, reason=trouble.reason),
                text("Choose another place. If the file is open in another program, close it there first."),
                Helper.YOU,
            )
        case errors.RecordingUnreadable():
            return _recording_problem(path)
        case _:
            return Problem(
                "FILE-3",
                text("The program may not write to {path}.", path=path),
                text("Allow writing there, or name another folder with --state-folder."),
                Helper.YOU,
            )


def keyring_problem(trouble: errors.KeyringClosed) -> Problem:
    """The words for a keyring that cannot be asked."""
    return Problem(
        "FILE-7",
        text("This computer's keyring cannot be asked, so sign-ins may still be saved in it."),
        text("Unlock the keyring and close other windows of this program. Then try again."),
        Helper.YOU,
        (("reason", trouble.reason),),
    )


def _recording_problem(path: str) -> Problem:
    return Problem(
        "FILE-8",
        text("{path} is not a recording that this program made.", path=path),
        text("Name two files that were made with --record."),
        Helper.YOU,
    )


def printing_problem(trouble: errors.PrintingUnavailable) -> Problem:
    """The words for a PDF that cannot be made."""
    return Problem(
        "FILE-6",
        text("A PDF cannot be made on this computer, as a part is missing: {reason}.", reason=trouble.reason),
        text("Choose an HTML file instead. A browser can print it."),
        Helper.YOU,
    )


def practice_problem(trouble: errors.PracticeUnavailable) -> Problem:
    """The words for a practice company that cannot start."""
    whats = {
        "port-in-use": text(
            "The practice company cannot start: port {detail} is taken.", detail=trouble.detail
        ),
        "state-unreadable": text(
            "The practice company's saved file {detail} cannot be read. It was left as it is.",
            detail=trouble.detail,
        ),
        "folder-not-writable": text("The practice company cannot write to {detail}.", detail=trouble.detail),
    }
    remedies = {
        "port-in-use": text("Close the program that uses the port, or choose another one with --port."),
        "state-unreadable": text("Move the file elsewhere to start afresh."),
        "folder-not-writable": text("Allow writing there, or name another folder with --state-folder."),
    }
    return Problem("PRACTICE-1", whats[trouble.reason], remedies[trouble.reason], Helper.YOU)
