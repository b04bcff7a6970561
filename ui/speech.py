"""The language that the window speaks: which one at the start, and what Qt has to know of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator

from app.cli.options import Options
from app.languages import SOURCE, Language, best_of, language_of, shipped
from app.setup.preferences import LANGUAGE, Preferences
from ui.notation import notation_of


def spoken(tag: str) -> Language:
    """A language of the program, written as this computer does."""
    return language_of(tag, notation_of(tag))


def language_at_start(options: Options, preferences: Preferences) -> Language:
    """What the command line asks for, else what was chosen before, else the system's language."""
    wanted = (options.speaks, preferences.of(LANGUAGE), *QLocale.system().uiLanguages())
    return spoken(best_of(wanted, shipped()))


def own_name(tag: str) -> str:
    """What a language calls itself, as a name in a list."""
    if tag == SOURCE:
        return "English"
    # Qt adds the country to Spanish ("español de España").
    name = QLocale(tag).nativeLanguageName().partition(" ")[0]
    return name[:1].upper() + name[1:]


def direction_of(tag: str) -> Qt.LayoutDirection:
    """Which way a language is written."""
    return QLocale(tag).textDirection()


class QtWords:
    """Qt's own words, such as those of file dialogs, in one language at a time."""

    def __init__(self) -> None:
        self._translator: QTranslator | None = None

    def become(self, tag: str) -> None:
        """Has Qt speak a language. One that Qt does not know leaves it with English."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if tag != SOURCE and translator.load(f"qtbase_{tag}", folder):
            self._translator = translator
            QCoreApplication.installTranslator(translator)
