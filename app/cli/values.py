"""What may be written after an option, and what is said of a value that cannot be taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import Parser
from app.languages import best_of, shipped
from app.text import text

JSON = ".json"
CREATE, ADOPT, REACTIVATE = "create", "adopt/", "reactivate/"
"""The keys of the ways, as `app.provisioning.plan` has them; the last two go on with an id."""
REPORTS = (".html", ".pdf", JSON)


@dataclass(frozen=True)
class Values:
    """Reads values for a parser. All methods raise argparse.ArgumentTypeError for what cannot be taken."""

    parser: Parser

    def way(self, written: str) -> str:
        """The key of a way to the portal."""
        key = written.strip().lower()
        if key not in ("", CREATE) and not key.startswith((ADOPT, REACTIVATE)):
            known = f"{CREATE}, {ADOPT}ID, {REACTIVATE}ID"
            raise self.parser.objection(text("a way is one of {known}", known=known))
        return key

    def tag(self, written: str) -> str:
        """The tag of a language of the program, "" for none."""
        known = shipped()
        tag = best_of((written,), known) if written else ""
        if re.split("[-_.]", tag)[0] != re.split("[-_.]", written)[0].casefold():
            raise self.parser.objection(text("the program speaks {known}", known=", ".join(known)))
        return tag

    def report(self, written: str) -> Path:
        """Where a report is written."""
        file = Path(written)
        if file.suffix.lower() not in REPORTS:
            endings = ", ".join(REPORTS)
            raise self.parser.objection(
                text("the name of a report ends in one of {endings}", endings=endings)
            )
        return file

    def port(self, written: str) -> int:
        """The first port of the practice company."""
        port = int(written) if written.isdecimal() else 0
        if not 1 <= port <= 65_500:
            raise self.parser.objection(text("a port is a number from 1 to 65500"))
        return port

    def pace(self, written: str) -> float:
        """How many times faster the practice company works."""
        try:
            pace = float(written)
        except ValueError:
            pace = 0.0
        if not 0 < pace <= 100_000:
            raise self.parser.objection(text("the pace is a number above 0"))
        return pace
