# Tries the installers out on a Windows computer that may be spoiled: install, start, upgrade in place, uninstall.
# Usage: try_on_windows.ps1 SETUP.EXE PACKAGE.MSI (the MSI needs an administrator)
param([Parameter(Mandatory)][string]$Setup, [Parameter(Mandatory)][string]$Package)
$ErrorActionPreference = "Stop"
$folder = "$env:LOCALAPPDATA\Programs\CustomerPortalSetup"
$state = "$env:LOCALAPPDATA\CustomerPortalSetup"
$managed = "$env:ProgramFiles\Customer Portal Setup"

function Expect([string]$What, [bool]$Holds) {
    if (-not $Holds) { throw "FAILED: $What" }
    Write-Output "passed: $What"
}
function Run([string]$File, [string[]]$Arguments) {
    $process = Start-Process -FilePath $File -ArgumentList $Arguments -PassThru -Wait
    Expect "$File $Arguments" ($process.ExitCode -eq 0)
}
function Uninstall([string[]]$Arguments) {
    # With _?= the uninstaller does not copy itself away, so that one can wait for it.
    Run "$folder\uninstall.exe" ($Arguments + "_?=$folder")
}

Run $Setup @("/S", "/LANG=1053")
Expect "the program starts" ((& "$folder\customer-portal-setup.exe" --version) -like "customer-portal-setup *")
Expect "it is in the list of programs" (Test-Path "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\CustomerPortalSetup")
New-Item -ItemType Directory -Force $state | Out-Null
Set-Content "$state\preferences.json" '{"format": 1, "chosen": {"language": "sv"}}'
Set-Content "$folder\_internal\left-over.pyd" ""
Run $Setup @("/S", "/LANG=1053")
Expect "nothing of the version before is left" (-not (Test-Path "$folder\_internal\left-over.pyd"))
Expect "settings stay" (Test-Path "$state\preferences.json")
cmdkey /generic:"Customer Portal Setup/public" /user:customer-portal-setup /pass:tried | Out-Null
Uninstall @("/S", "/FORGET")
Expect "the program is gone" (-not (Test-Path "$folder\customer-portal-setup-window.exe"))
Expect "settings are gone" (-not (Test-Path "$state\preferences.json"))
Expect "nothing is left in Credential Manager" (-not ((cmdkey /list) -match "Customer Portal Setup"))
Run "msiexec.exe" @("/i", "`"$Package`"", "/qn", "/norestart")
Expect "the program for everyone starts" ((& "$managed\customer-portal-setup.exe" --version) -like "customer-portal-setup *")
Run "msiexec.exe" @("/x", "`"$Package`"", "/qn", "/norestart")
Expect "the program for everyone is gone" (-not (Test-Path "$managed\customer-portal-setup.exe"))
