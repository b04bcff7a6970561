"""From a typed outcome to its words: the one place where the two meet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app import errors
from app.errors import FolderTrouble, InstallationTrouble
from app.problems.applying import applying_problem
from app.problems.computer import file_problem, keyring_problem, practice_problem, printing_problem
from app.problems.folder import folder_problem
from app.problems.installing import installation_problem
from app.problems.network import network_problem, reply_problem
from app.problems.problem import Problem
from app.problems.program import unforeseen
from app.problems.services import refusal_problem
from app.problems.setup import (
    creation_problem,
    environment_problem,
    not_connected_problem,
    portal_problem,
)
from app.problems.sign_in import sign_in_problem
from app.problems.snapshots import snapshot_problem
from app.problems.update import update_problem
from app.problems.website import website_problem

_WORDS: tuple[tuple[type[errors.Trouble], Callable[[Any], Problem]], ...] = (
    (errors.NetworkTrouble, network_problem),
    (errors.ReplyTrouble, reply_problem),
    (errors.ServiceRefused, refusal_problem),
    (errors.SignInTrouble, sign_in_problem),
    (errors.FileTrouble, file_problem),
    (errors.CreationTrouble, creation_problem),
    (errors.NotConnected, not_connected_problem),
    (errors.PracticeUnavailable, practice_problem),
    (errors.PrintingUnavailable, printing_problem),
    (errors.KeyringClosed, keyring_problem),
    (errors.EnvironmentNotFound, environment_problem),
    (errors.PortalNotFound, portal_problem),
    (InstallationTrouble, installation_problem),
    (FolderTrouble, folder_problem),
    (errors.WebsiteTrouble, website_problem),
    (errors.SnapshotTrouble, snapshot_problem),
    (errors.RunTrouble, applying_problem),
    (errors.UpdateUnfinished, applying_problem),
    (errors.UpdateUnderWay, applying_problem),
    (errors.UpdateNotKnown, applying_problem),
    (errors.UndoneAlready, applying_problem),
    (errors.UpdateTrouble, update_problem),
)


def problem_of(trouble: Exception) -> Problem:
    """The words for anything that went differently. What nobody foresaw gets plain words and its type."""
    words = next((words for kind, words in _WORDS if isinstance(trouble, kind)), unforeseen)
    return words(trouble)
