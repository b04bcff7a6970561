"""What a person can pass on from a setup: a report of how it stands, and messages to those who can help."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from app.checks.check import CheckResult
from app.languages import ENGLISH, Language
from app.report.document import Document
from app.report.hand_over import hand_over_report
from app.report.message import message_for
from app.report.readiness import readiness_report
from app.report.saving import save
from app.report.setup import setup_report
from app.report.setup_facts import SetupFacts
from app.report.subject import Subject
from app.report.writing import Kind, MakePdf, written
from app.setup.setup_facts import facts_of
from app.setup.stage import Stage
from app.text import Say, Text, render


class Reporting:
    """Reports and messages about the chosen environment. Nothing is asked of any service."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def readiness(self) -> Document:
        """The readiness report, as things stand now.

        Raises:
            SignInNeeded, EnvironmentNotFound: nobody has signed in, or no environment is chosen.
        """
        return readiness_report(self._stage.state.readiness, self._subject())

    def setup(self) -> Document:
        """The setup report, as things stand now.

        Raises:
            SignInNeeded, EnvironmentNotFound, NotFound: nobody has signed in, no environment is chosen, or
                there is no portal.
        """
        return setup_report(self.facts(), self._subject())

    def planned_update(self, say: Say = render) -> Document:
        """What the update would change, by what is chosen now. Raises as `setup` does."""
        return self._update(say, is_done=False)

    def done_update(self, say: Say = render) -> Document:
        """What the update has changed, or taken back, in the words of `say`. Raises as `setup` does."""
        return self._update(say, is_done=True)

    def hand_over(self) -> Document:
        """The hand-over list to print. Raises as `setup` does."""
        return hand_over_report(self._stage.site(), self._stage.state.usability.ticks, self._subject())

    def facts(self) -> SetupFacts:
        """What is known of the portal. Raises as `setup` does."""
        return facts_of(self._stage.state, self._stage.site())

    def message(self, result: CheckResult) -> Text | None:
        """A message to whoever can put a check right; None where nobody else has to, or nobody asks."""
        state = self._stage.state
        if state.account is None or state.environment is None:
            return None
        return message_for(result, self._subject())

    async def save(
        self, document: Document, file: Path, make_pdf: MakePdf, language: Language = ENGLISH
    ) -> None:
        """Writes a report into a file, of the kind that its name ends with.

        Raises:
            ReportNotSaved: it cannot be written there.
            PrintingUnavailable: no PDF can be made on this computer.
        """
        kind = Kind(file.suffix.lower())
        content = await written(document, kind, make_pdf, language)
        await asyncio.to_thread(save, file, content)

    def _update(self, say: Say, *, is_done: bool) -> Document:
        from app.report.update import update_report
        from app.setup.update_facts import update_facts

        facts = update_facts(self._stage.state, self._stage.site(), say, is_done=is_done)
        return update_report(facts, self._subject())

    def _subject(self) -> Subject:
        stage = self._stage
        company, environment = stage.company(), stage.environment()
        return Subject(
            cloud=company.cloud,
            environment=environment,
            account=company.account,
            made_at=datetime.now().astimezone(),
            approval=stage.connection.approval(company.account).message,
        )
