"""Builds what people install: `python installer/build.py` makes the bundle for this system.

The other commands are listed by `python installer/build.py --help`.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    # Python itself has put only the folder of this file on the list.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from installer.commands import main

    sys.exit(main(sys.argv[1:]))
