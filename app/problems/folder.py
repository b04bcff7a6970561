"""What is wrong with a folder that holds a website, in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import Text, text


def folder_problem(trouble: errors.FolderTrouble) -> Problem:
    """The words for a folder that cannot be used. The path is in the sentence."""
    code, what, remedy = _reading(trouble) or _content(trouble) or _writing(trouble)
    detail = getattr(trouble, "detail", "")
    return Problem(code, what, remedy, Helper.YOU, (("detail", detail),) if detail else ())


_Words = tuple[str, Text, Text]


def _reading(trouble: errors.FolderTrouble) -> _Words | None:
    path = trouble.path
    match trouble:
        case errors.FolderUnreadable():
            what = text("The computer did not let “{path}” be read.", path=path)
            return "FOLDER-1", what, text("See that the folder is there and that you may open it.")
        case errors.NoWebsite():
            what = text("“{path}” is not the folder of a website: it has no website.yml.", path=path)
            return "FOLDER-2", what, text("Choose the folder in which website.yml lies.")
        case errors.OtherWebsite():
            what = text("“{path}” belongs to another website: {found}.", path=path, found=trouble.found)
            return "FOLDER-3", what, text("Choose the folder of this website, or download it again.")
        case errors.FolderTooLarge():
            return "FOLDER-4", _too_large(trouble), text("Choose the folder of the website alone.")
        case errors.UnsafeName():
            return "FOLDER-5", _unsafe(trouble), text("Rename or remove it, or download the website again.")
        case _:
            return None


def _too_large(trouble: errors.FolderTooLarge) -> Text:
    path, most = trouble.path, trouble.most
    match trouble.what:
        case "files":
            return text(
                "“{path}” holds more than {most} files, more than a website has.", path=path, most=most
            )
        case "folder":
            return text("“{path}” holds more than {most} MB, more than a website has.", path=path, most=most)
        case "file":
            return text("The file “{path}” is larger than {most} MB.", path=path, most=most)
        case _:
            return text("“{path}” lies more than {most} folders deep.", path=path, most=most)


def _unsafe(trouble: errors.UnsafeName) -> Text:
    path = trouble.path
    match trouble.reason:
        case "outside":
            return text("“{path}” leads out of the website's folder.", path=path)
        case "link":
            return text("“{path}” is a link or a device, where a file was expected.", path=path)
        case "reserved":
            return text("“{path}” is a name that a computer with Windows cannot have.", path=path)
        case _:
            return text("“{path}” is there twice, with capital and with small letters.", path=path)


def _content(trouble: errors.FolderTrouble) -> _Words | None:
    path = trouble.path
    again = text("Undo the last change to this file, or download the website again.")
    match trouble:
        case errors.ForeignEncoding():
            what = text("The file “{path}” is not written in UTF-8.", path=path)
            return "FOLDER-6", what, text("Open it in an editor and save it as UTF-8.")
        case errors.DamagedYaml():
            return "FOLDER-7", _damaged(trouble), again
        case errors.RecordTwice():
            what = text(
                "“{path}” and “{other}” hold the same record, {id}.",
                path=path,
                other=trouble.other,
                id=trouble.id,
            )
            return "FOLDER-8", what, text("Remove one of the two, or download the website again.")
        case _:
            return None


def _damaged(trouble: errors.DamagedYaml) -> Text:
    path, line = trouble.path, trouble.line
    match trouble.reason:
        case "alias":
            return text("Line {line} of “{path}” points to another place of the file.", path=path, line=line)
        case "nesting":
            return text("Line {line} of “{path}” is nested too deeply.", path=path, line=line)
        case "key-twice":
            return text("Line {line} of “{path}” gives a column a second time.", path=path, line=line)
        case "shape":
            return text("Line {line} of “{path}” holds no record of a website.", path=path, line=line)
        case "id":
            return text("The record at line {line} of “{path}” has no id.", path=path, line=line)
        case _:
            return text("Line {line} of “{path}” cannot be read as YAML.", path=path, line=line)


def _writing(trouble: errors.FolderTrouble) -> _Words:
    path = trouble.path
    match trouble:
        case errors.FolderChanged():
            what = text("“{path}” was changed by someone since it was read. Nothing was written.", path=path)
            return "FOLDER-9", what, text("Read the folder again and look at the changes once more.")
        case errors.FolderInUse():
            what = text("The folder “{path}” is there already and is not empty.", path=path)
            return "FOLDER-10", what, text("Choose a new or an empty folder.")
        case _:
            what = text("The computer did not let “{path}” be written.", path=path)
            return "FOLDER-11", what, text("See that the disk has room and that you may write there.")
