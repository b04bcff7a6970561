from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from portal_folder import CODE_SITE, STANDARD, as_bytes

from app.errors import FolderTrouble
from app.problems import problem_of
from app.update.folder.change import with_site
from app.update.folder.manifest import missing_records
from app.update.folder.read import image_of

_YAML = b"&a |*a |!!int |- |: |[|{|'|\"|>-\n|---\n|#|? |<<: |\t|\n|\r|%YAML 1.2\n|adx_name: x\n".split(b"|")
_SIGNS = [b"\xff\xfe", b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xa8", b"\x00"]
_PIECES = st.one_of(st.binary(max_size=6), st.sampled_from([*_YAML, *_SIGNS]))
_PATHS = st.one_of(
    st.sampled_from(
        ["../a.yml", "con.yml", "WEBSITE.yml", "a/website.yml", "weblink.yml", "web-files/a", "x" * 300]
    ),
    st.text(max_size=8),
)


@st.composite
def _folders(draw: st.DrawFn) -> dict[str, bytes]:
    """A folder in which up to three files were damaged, lost, renamed or put in."""
    files = as_bytes(draw(st.sampled_from([STANDARD, CODE_SITE])))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(sorted(files)))
        match draw(st.sampled_from(["damage", "damage", "damage", "cut", "lose", "rename", "add"])):
            case "damage":
                at = draw(st.integers(0, len(files[path])))
                end = draw(st.integers(at, min(at + 8, len(files[path]))))
                files[path] = files[path][:at] + draw(_PIECES) + files[path][end:]
            case "cut":
                files[path] = files[path][: draw(st.integers(0, len(files[path])))]
            case "lose" if len(files) > 1:
                del files[path]
            case "rename":
                files[draw(_PATHS)] = files.pop(path)
            case _:
                files[draw(_PATHS)] = draw(_PIECES)
    return files


@settings(max_examples=300)
@given(_folders())
def test_a_damaged_folder_is_read_whole_or_told_with_words(files: dict[str, bytes]) -> None:
    try:
        image = image_of(files)
    except FolderTrouble as trouble:
        told = problem_of(trouble).code
    else:
        told = "FOLDER-0"
        assert with_site(image, image.site).files == files
        assert len(missing_records(image)) <= 2
    assert told.startswith("FOLDER-")


@settings(max_examples=300)
@given(_folders(), st.text(max_size=10))
def test_an_edit_of_what_could_be_read_says_what_was_meant(files: dict[str, bytes], value: str) -> None:
    try:
        image = image_of(files)
    except FolderTrouble:
        return
    site = image.site
    edited = tuple(
        replace(record, fields={**record.fields, "adx_new": value, "adx_name": value})
        for record in site.records
    )
    wanted = replace(site, name=value, records=edited)
    assert with_site(image, wanted).site == wanted
