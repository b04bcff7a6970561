"""What $BROWSER names in the tests: a browser with a person at it who knows what to choose.

Usage: browser_command.py SCENARIO|decline ADDRESS
"""

from __future__ import annotations

import sys

import browser

if __name__ == "__main__":
    choice, address = sys.argv[1:]
    if choice == "decline":
        browser.decline(address)
    else:
        browser.sign_in(address, choice)
