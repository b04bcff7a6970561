#!/usr/bin/env bash
# Tries the Windows installers out in Wine: install, start, upgrade in place, uninstall, and what is left.
# Usage: try_with_wine.sh SETUP.EXE PACKAGE.MSI [NEWER.MSI] - with WINEPREFIX naming a prefix that Qt can run in
# (installer/README.md). A newer package shows that it takes the place of the other, and that the other is then refused.
# Wine is not Windows: passing here says that the scripts do what they say, and no more.
set -uo pipefail
setup=$1 package=$2 newer=${3:-}
export WINEDEBUG=-all WINEDLLOVERRIDES="winedbg.exe=d;mscoree=d;mshtml=d;mscms=n" LC_ALL=C.UTF-8
drive=$WINEPREFIX/drive_c
home=$drive/users/$USER
folder="$home/AppData/Local/Programs/CustomerPortalSetup"
state="$home/AppData/Local/CustomerPortalSetup"
failed=0

quiet() { timeout 300 wine "$@" </dev/null 2>&1 | cat; return "${PIPESTATUS[0]}"; }

expect() { # expect WHAT COMMAND...
    local what=$1
    shift
    if "$@" >/dev/null 2>&1; then echo "passed: $what"; else echo "FAILED: $what"; failed=1; fi
}

# The installers refuse what is older than Windows 10, which is what a prefix says it is at first.
quiet winecfg /v win10

not() { ! "$@"; }

registered() { quiet reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\CustomerPortalSetup' /v "$1" | tr -d '\r'; }

says_version() { quiet "$1/customer-portal-setup.exe" --version | grep -q "^customer-portal-setup "; }

expect "installs without a question" quiet "$setup" /S /LANG=1053
expect "the program is there" test -f "$folder/customer-portal-setup-window.exe"
expect "so is its entry in the start menu" test -n "$(find "$home" "$drive/ProgramData" -name 'Customer Portal Setup.lnk' 2>/dev/null)"
expect "Windows' list of programs has it" grep -q DisplayVersion <(registered DisplayVersion)
expect "the installed program starts" says_version "$folder"

mkdir -p "$state" && echo '{"format": 1, "chosen": {"language": "sv"}}' >"$state/preferences.json"
touch "$folder/_internal/left-over.pyd"
rm "$folder/_internal/base_library.zip"
elsewhere=$drive/users/$USER/elsewhere
mkdir -p "$elsewhere" && touch "$elsewhere/own.txt"
expect "installs over itself, and nowhere else" quiet "$setup" /S /LANG=1053 "/D=C:\\users\\$USER\\elsewhere"
expect "the other folder is left alone" test "$(ls "$elsewhere")" = own.txt
expect "what was missing is there again" says_version "$folder"
expect "nothing of the version before is left in the program" not test -e "$folder/_internal/left-over.pyd"
expect "settings stay over an upgrade" test -f "$state/preferences.json"

uninstall() { quiet "$folder/uninstall.exe" /S "$@" "_?=$(winepath -w "$folder" 2>/dev/null)"; }

expect "a copy of the uninstaller runs" quiet "$folder/uninstall.exe" /S "_?=C:\\users\\$USER\\elsewhere"
expect "it takes nobody's own files" test -f "$elsewhere/own.txt"
expect "installs once more" quiet "$setup" /S /LANG=1053

# With _?= the uninstaller does not copy itself away, so that one can wait for it; it then cannot remove itself.
expect "uninstalls without a question" uninstall
expect "the program is gone" not test -e "$folder/customer-portal-setup-window.exe"
expect "settings stay where nobody asked for more" test -f "$state/preferences.json"

expect "installs again" quiet "$setup" /S /LANG=1031
expect "uninstalls with all that is remembered" uninstall /FORGET
expect "settings are gone too" not test -e "$state/preferences.json"
expect "the start menu has no entry" test -z "$(find "$home" -name 'Customer Portal Setup.lnk' 2>/dev/null)"

managed="$drive/Program Files/Customer Portal Setup"
expect "the MSI installs without a question" quiet msiexec /i "$package" /qn
expect "the program is there for everyone" test -f "$managed/managed.txt"
expect "the program installed for everyone starts" says_version "$managed"
rm "$managed/_internal/base_library.zip"
expect "the MSI repairs without a question" quiet msiexec /i "$package" REINSTALL=ALL REINSTALLMODE=amus /qn
expect "what was missing is there for everyone again" says_version "$managed"
if [[ $newer ]]; then
    expect "a newer MSI takes its place" quiet msiexec /i "$newer" /qn
    expect "the newer program starts" says_version "$managed"
    expect "the older MSI is refused then" not quiet msiexec /i "$package" /qn
    package=$newer
fi
expect "the MSI uninstalls without a question" quiet msiexec /x "$package" /qn
expect "the program for everyone is gone" not test -e "$managed"
exit "$failed"
