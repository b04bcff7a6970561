"""What the program is called outside, and where building puts things."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.version import VERSION

__all__ = ["BUILD", "COMMAND", "DIST", "IDENTIFIER", "ROOT", "TITLE", "VERSION", "WINDOW"]

ROOT: Final = Path(__file__).resolve().parent.parent
BUILD: Final = ROOT / "build"
"""What is only needed while building."""
DIST: Final = ROOT / "dist"
"""What is handed out."""

TITLE: Final = "Customer Portal Setup"
COMMAND: Final = "customer-portal-setup"
"""The program without a window, and the folder of the bundle."""
WINDOW: Final = "customer-portal-setup-window"
"""The program that opens no console on Windows."""
IDENTIFIER: Final = "io.github.customer-portal-setup"
"""How macOS tells the program from others. It must never change: the Keychain lets this one in."""
