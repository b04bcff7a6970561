"""What is wrong with a snapshot of a website, in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import Text, text


def snapshot_problem(trouble: errors.SnapshotTrouble) -> Problem:
    """The words for a snapshot that cannot be used or kept. The file is in the sentence."""
    code, what, remedy = _words(trouble)
    detail = getattr(trouble, "detail", "")
    return Problem(code, what, remedy, Helper.YOU, (("detail", detail),) if detail else ())


def _words(trouble: errors.SnapshotTrouble) -> tuple[str, Text, Text]:
    file, other = trouble.path, text("Choose another snapshot, or take a new one.")
    match trouble:
        case errors.SnapshotDamaged():
            what = text(
                "“{file}” is not a whole snapshot. It was changed or cut after it was made.", file=file
            )
            return "SNAPSHOT-2", what, other
        case errors.SnapshotNewer():
            what = text("A newer version of this program made the snapshot “{file}”.", file=file)
            return (
                "SNAPSHOT-3",
                what,
                text("Install the newer version to use it, or choose another snapshot."),
            )
        case errors.SnapshotOfOther():
            what = text(
                "The snapshot “{file}” is of another website: {found}.", file=file, found=trouble.found
            )
            return "SNAPSHOT-4", what, other
        case errors.SnapshotTooLarge():
            what = text(
                "The snapshot “{file}” holds more than {most} MB, more than a website has.",
                file=file,
                most=trouble.most,
            )
            return "SNAPSHOT-5", what, other
        case errors.SnapshotNotKept():
            what = text("The computer did not let the snapshot “{file}” be written.", file=file)
            return "SNAPSHOT-6", what, text("See that the disk has room and that you may write there.")
        case errors.SnapshotNeeded(_, why):
            what = text("The snapshot “{file}” was not removed. {why}", file=file, why=why)
            return "SNAPSHOT-7", what, text("If you want it gone all the same, say so with --even-if-needed.")
        case errors.SnapshotNotThere():
            what = text("There is no snapshot “{file}”. Nothing was removed.", file=file)
            return "SNAPSHOT-8", what, text("Give the command snapshots, which names all of them.")
        case errors.SnapshotNotRemoved():
            what = text("The computer did not let the snapshot “{file}” be removed.", file=file)
            return (
                "SNAPSHOT-9",
                what,
                text("See that no other program has it open and that you may change it."),
            )
        case _:
            what = text("The computer did not let “{file}” be read.", file=file)
            return "SNAPSHOT-1", what, text("See that it is there and that you may open it.")
