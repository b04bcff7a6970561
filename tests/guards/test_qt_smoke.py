from __future__ import annotations

import subprocess
import sys

# Releases of PySide6 that lose a reference with each call end the process long before this many
# (contract: desktop-stack.md section 0). Hence a process of its own.
_MANY_CALLS = """
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    told = Signal()

source, heard = Source(), []
source.told.connect(lambda: heard.append(1))
for _ in range(20_000):
    source.setObjectName("name")
    source.told.emit()
print(len(heard))
"""


def test_qt_outlives_many_calls() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "20000", "")
