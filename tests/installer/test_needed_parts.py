from __future__ import annotations

import ast
import re

import pytest
from project_sources import ROOT, parsed, python_files

from installer.needed_parts import is_needed

_TAGS = ("de", "sv")
_QT = "/somewhere/site-packages/"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/lib/QtSvg.framework/Versions/A/QtSvg",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/translations/qtbase_sv.qm",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/libpyside6.abi3.so.6.11",
        "PySide6\\Qt6Gui.dll",
        "PySide6\\QtCore.pyd",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\translations\\qtbase_de.qm",
        "PySide6\\MSVCP140.dll",
        "shiboken6/Shiboken.abi3.so",
        "libQt6Core.so.6",
        "certifi/cacert.pem",
        "pygit2.libs/libssh2-470cf730.so.1.0.1",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_uses_is_kept(name: str) -> None:
    assert is_needed(name, _QT + name, _TAGS)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6OpenGL.so.6",
        "PySide6/Qt/lib/libQt6WaylandClient.so.6",
        "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/translations/qtbase_fi.qm",
        "PySide6/Qt/translations/qt_help_sv.qm",
        "PySide6\\Qt6Pdf.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6\\QtQml.pyd",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "libQt6OpenGL.so.6",
        "keyring-25.7.0.dist-info/INSTALLER",
        "certifi/py.typed",
    ],
)
def test_what_nothing_uses_is_left_out(name: str) -> None:
    assert not is_needed(name, _QT + name, _TAGS)


@pytest.mark.parametrize(
    ("name", "kept"), [("libssl.so.3", True), ("libpython3.11.so.1.0", True), ("libX11.so.6", False)]
)
def test_of_a_linux_system_only_what_python_uses_is_taken(name: str, kept: bool) -> None:
    assert is_needed(name, f"/usr/lib/x86_64-linux-gnu/{name}", _TAGS) is kept


def test_each_part_of_qt_that_the_window_imports_is_kept() -> None:
    imported = {
        str(node.module).removeprefix("PySide6.")
        for file in python_files("ui")
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.")
    }
    assert imported >= {"QtCore", "QtWidgets"}
    never = re.findall(r"PySide6\.(\w+)", (ROOT / "installer" / "bundle.spec").read_text("utf-8"))
    assert imported & set(never) == set()
    for module in imported:
        for name in (f"PySide6/{module}.abi3.so", f"PySide6\\{module.replace('Qt', 'Qt6')}.dll"):
            assert is_needed(name, _QT + name, _TAGS), name
