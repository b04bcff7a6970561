"""The disk image of macOS: the application signed, notarised and stapled where that is set up.

Runs on a Mac alone, with the tools of Xcode. What is set up is told by environment variables:
MACOS_SIGNING_IDENTITY, "Developer ID Application: NAME (TEAM)", and MACOS_NOTARY_PROFILE, under which
`xcrun notarytool store-credentials` has kept the account. Without them the image is for this Mac alone.
"""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

from installer.product import BUILD, COMMAND, DIST, ROOT, TITLE, VERSION
from installer.running import run
from installer.trouble import BuildTrouble

_ENTITLEMENTS = ROOT / "installer" / "macos" / "entitlements.plist"


def make_image() -> Path:
    """Makes the disk image of the application.

    Raises:
        BuildTrouble: this is no Mac, there is no application yet, or Apple refuses it.
    """
    application = DIST / f"{TITLE}.app"
    if platform.system() != "Darwin":
        raise BuildTrouble("A disk image can be made on a Mac only.")
    if not application.exists():
        raise BuildTrouble("There is no application yet: python3 installer/build.py")
    identity, profile = os.environ.get("MACOS_SIGNING_IDENTITY"), os.environ.get("MACOS_NOTARY_PROFILE")
    _sign_application(application, identity or "-")
    if profile:
        _notarise_application(application, profile)
    image = DIST / f"{COMMAND}-{VERSION}-{platform.machine()}.dmg"
    _write_image(application, image)
    if identity:
        run(["codesign", "--force", "--timestamp", "--sign", identity, image])
    if profile:
        _notarise(image, profile)
        run(["xcrun", "stapler", "staple", image])
        run(["spctl", "--assess", "--type", "install", "--verbose=2", image])
    return image


def _sign_application(application: Path, identity: str) -> None:
    # PyInstaller has signed each library; this one signature holds them together.
    hardened: list[str | Path] = ["--options", "runtime", "--entitlements", _ENTITLEMENTS]
    when = [] if identity == "-" else ["--timestamp"]
    run(["codesign", "--force", "--deep", *hardened, *when, "--sign", identity, application])
    run(["codesign", "--verify", "--deep", "--strict", "--verbose=2", application])


def _notarise_application(application: Path, profile: str) -> None:
    packed = BUILD / "notarise.zip"
    # An ordinary zip breaks the links inside frameworks, and with them the signature.
    run(["ditto", "-c", "-k", "--keepParent", application, packed])
    _notarise(packed, profile)
    run(["xcrun", "stapler", "staple", application])


def _notarise(file: Path, profile: str) -> None:
    run(["xcrun", "notarytool", "submit", file, "--keychain-profile", profile, "--wait"])


def _write_image(application: Path, image: Path) -> None:
    folder = BUILD / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    run(["ditto", application, folder / application.name])
    (folder / "Applications").symlink_to("/Applications")
    image.unlink(missing_ok=True)
    run(
        [
            "hdiutil",
            "create",
            "-volname",
            TITLE,
            "-srcfolder",
            folder,
            "-fs",
            "HFS+",
            "-format",
            "UDZO",
            image,
        ]
    )
