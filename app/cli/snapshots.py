"""`snapshots`: what is kept on this computer of portals as they were is listed, or some of it removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.cli.exit_codes import ExitCode
from app.cli.output import Output
from app.cli.snapshot_options import SnapshotOptions
from app.errors import SnapshotTrouble
from app.problems import problem_of
from app.setup.kept_snapshots import KeptSnapshot, kept_snapshots, remove_snapshots
from app.text import Say, Text, plural, text
from app.update.snapshots.needs import need_words

_KINDS = {
    "baseline": text("as the template made it"),
    "backup": text("before a change"),
    "reference": text("the template"),
    "on demand": text("kept by you"),
}


def snapshots(options: SnapshotOptions, folder: Path, output: Output) -> int:
    """Lists or removes them. Works without a network and without signing in.

    Raises:
        SnapshotTrouble, RunUnreadable: nothing was removed, or what is said.
    """
    say = output.language.say
    if options.remove:
        names = tuple(dict.fromkeys(options.remove))
        remove_snapshots(folder, names, even_if_needed=options.even_if_needed)
        gone = plural("{count} snapshot is removed.", "{count} snapshots are removed.", len(names))
        output.result({"removed": list(names)}, [say(gone)])
        return ExitCode.DONE
    found = kept_snapshots(folder)
    content = {
        "snapshots": [_entry(one) for one in found.usable],
        "unusable": [_unusable_entry(one) for one in found.unusable],
    }
    lines = [line for one in found.usable for line in _lines(one, say)]
    lines += [say(problem_of(one).what) for one in found.unusable]
    output.result(content, lines or [say(text("No snapshot is kept on this computer."))])
    return ExitCode.DONE


def _entry(one: KeptSnapshot) -> dict[str, Any]:
    note = one.note
    return {
        "name": one.name,
        "kind": note.kind,
        "taken": note.taken.isoformat("T", "seconds"),
        "website": {"id": note.website, "name": note.name},
        "environment": note.environment,
        "templateVersion": note.template_version or None,
        "records": note.records,
        "bytes": one.size,
        "run": one.run or None,
        "neededFor": one.need.value if one.need else None,
    }


def _unusable_entry(trouble: SnapshotTrouble) -> dict[str, Any]:
    return {"name": Path(trouble.path).name, "problem": problem_of(trouble).code}


def _lines(one: KeptSnapshot, say: Say) -> list[str]:
    note = one.note
    first = f"{one.name}  {note.taken.isoformat(' ', 'minutes')}  {say(_about(one))}"
    return [first, *([f"    {say(need_words(one.need, note.name))}"] if one.need else [])]


def _about(one: KeptSnapshot) -> Text:
    return text(
        "{website}, {kind}, {size} KB",
        website=one.note.name,
        kind=_KINDS[one.note.kind],
        size=max(1, round(one.size / 1024)),
    )
