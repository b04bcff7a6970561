from __future__ import annotations

import sys

import pytest

from app.system_language import system_languages


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked itself")
@pytest.mark.parametrize(
    ("surroundings", "languages"),
    [
        ({}, ()),
        ({"LANG": "sv_SE.UTF-8"}, ("sv_SE.UTF-8",)),
        ({"LANG": "sv_SE.UTF-8", "LC_MESSAGES": "de_DE"}, ("de_DE",)),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "fr_FR", "LC_MESSAGES": "de_DE"}, ("fr_FR",)),
        ({"LANG": "sv_SE.UTF-8", "LANGUAGE": "nl:de"}, ("nl", "de", "sv_SE.UTF-8")),
        ({"LANG": "C.UTF-8", "LANGUAGE": "nl"}, ()),
        ({"LC_ALL": "POSIX", "LANG": "sv_SE"}, ()),
    ],
)
def test_the_variables_of_posix_tell_the_language(
    surroundings: dict[str, str], languages: tuple[str, ...]
) -> None:
    assert system_languages(surroundings) == languages
