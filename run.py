#!/usr/bin/env python3
"""Start here: `python run.py` practises a setup, `python run.py test` runs all tests.

This file only asks whether Python is new enough, in a form that also a Python from long ago understands. The
work is in the folder `bootstrap`.
"""

import sys

NEEDED = (3, 11)


def refusal(version):
    """The sentence for a Python that is too old, or None. `version` starts with major and minor number."""
    if tuple(version[:2]) >= NEEDED:
        return None
    return (
        "This program needs Python %d.%d or newer, and this is Python %d.%d. "
        "Install a newer Python, then start it with: python3 run.py (Windows: py run.py)\n"
        % (NEEDED + tuple(version[:2]))
    )


if __name__ == "__main__":
    if refusal(sys.version_info):
        sys.stderr.write(refusal(sys.version_info))
        sys.exit(2)
    from bootstrap.commands import main

    sys.exit(main(sys.argv[1:]))
