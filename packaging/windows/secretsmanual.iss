; Inno Setup 6: an installer for one user, who need be no administrator.
;   python packaging\dev.py package bundle
;   iscc /DVersion=<what secretsmanual --version says> packaging\windows\secretsmanual.iss
; Nothing of a user's data lies in the program's folder, so removing the program leaves it alone.

#ifndef Version
  #error "say /DVersion=..."
#endif
#define Id "io.github.example.SecretsManual"

[Setup]
AppId={#Id}
AppName=Secrets Manual
AppVersion={#Version}
AppPublisher=Secrets Manual authors
DefaultDirName={autopf}\Secrets Manual
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
DisableDirPage=auto
ChangesAssociations=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=secretsmanual-{#Version}-setup
SetupIconFile=build\package\made\icons\secretsmanual.ico
UninstallDisplayIcon={app}\secretsmanual.exe
LicenseFile=packaging\linux\copyright
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[Files]
Source: "build\package\bundle\secretsmanual\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "build\package\made\notices\THIRD-PARTY.txt"; DestDir: "{app}"; Flags: ignoreversion
Source: "build\package\made\notices\sbom.cdx.json"; DestDir: "{app}"; Flags: ignoreversion

[InstallDelete]
; The libraries of the version before, so that no two versions of one lie side by side.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\Secrets Manual"; Filename: "{app}\secretsmanual.exe"; AppUserModelID: "{#Id}"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.secrets"; ValueType: string; ValueData: "{#Id}.manual"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\{#Id}.manual"; ValueType: string; ValueData: "Secrets Manual"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\{#Id}.manual\shell\open\command"; ValueType: string; ValueData: """{app}\secretsmanual.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\.smbundle"; ValueType: string; ValueData: "{#Id}.bundle"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\{#Id}.bundle"; ValueType: string; ValueData: "Colleague's bundle for Secrets Manual"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\{#Id}.bundle\shell\open\command"; ValueType: string; ValueData: """{app}\secretsmanual.exe"" ""%1"""

[Run]
Filename: "{app}\secretsmanual.exe"; Description: "{cm:LaunchProgram,Secrets Manual}"; Flags: nowait postinstall skipifsilent
