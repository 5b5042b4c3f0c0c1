; The installer for Windows: for the person who runs it, without an administrator. Compiled by Inno Setup 6.3 or later:
;
;   iscc /DVersion=1.0.0 /DProgram=..\..\dist\judge-desktop /DIcons=..\..\build\icons /O..\..\dist judge_desktop.iss
;
; `python dev.py build` does that on Windows. The kinds of files are those of build_spec/file_kinds.py; a test compares.

#ifndef Version
  #error Version is not given: /DVersion=
#endif
#ifndef Program
  #error The folder that PyInstaller made is not given: /DProgram=
#endif
#ifndef Icons
  #error The folder with the icons is not given: /DIcons=
#endif
#define Name "Judge Desktop"
#define Exe "judge-desktop.exe"

[Setup]
; Never to be changed: by this Windows knows that a newer version takes the place of an older one.
AppId={{7D0B9A0E-5C4B-4E0B-9C0E-2B6D8A3C41F7}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher={#Name}
VersionInfoVersion={#Version}
VersionInfoDescription={#Name} Setup
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\{#Name}
DisableDirPage=yes
DisableProgramGroupPage=yes
DisableReadyPage=yes
UsePreviousTasks=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What Qt 6.11 needs at least: Windows 10 of 2018.
MinVersion=10.0.17763
OutputBaseFilename=judge-desktop-{#Version}-windows-x64-setup
SetupIconFile={#Icons}\program.ico
WizardSmallImageFile={#Icons}\wizard-small-*.bmp
WizardImageFile={#Icons}\wizard-large-*.bmp
WizardImageAlphaFormat=none
UninstallDisplayIcon={app}\{#Exe}
UninstallDisplayName={#Name}
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
; In Thailand many a Windows speaks English: the region says more about the person than the language of its menus.
LanguageDetectionMethod=locale
ShowLanguageDialog=auto
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "th"; MessagesFile: "compiler:Default.isl,Thai.isl"

[Messages]
en.WizardSelectTasks=Before installing
en.SelectTasksDesc=Please choose what to add.
en.SelectTasksLabel2=[name] is installed for this account only. No administrator is needed.
en.FinishedHeadingLabel=[name] is installed
en.FinishedLabel=From now on a double click opens the package you were sent.
en.ConfirmUninstall=Remove %1 from this computer?%n%nContests, scores and keys on this computer stay. They can be used again after installing anew.
th.ConfirmUninstall=ต้องการถอน %1 ออกจากเครื่องนี้หรือไม่%n%nการประกวด คะแนน และกุญแจในเครื่องนี้ยังคงอยู่ ใช้ต่อได้เมื่อติดตั้งใหม่

[CustomMessages]
en.DesktopIcon=An icon on the &desktop
th.DesktopIcon=ไอคอนบนเดสก์ท็อป(&D)
en.OpenNow=Open %1 now
th.OpenNow=เปิด %1 ทันที
en.Comment=Judging of an award contest
th.Comment=การให้คะแนนและตัดสินการประกวด
en.StillOpen=%1 is still open. Please close it, then press Retry.
th.StillOpen=%1 ยังเปิดอยู่ กรุณาปิดโปรแกรมก่อน แล้วกด ลองใหม่ (Retry)
en.DataStays=The program is removed. Contests, scores and keys stay in this folder:%n%n%1%n%nTo remove them, too, delete the folder yourself. Scores that were not sent are lost by that.
th.DataStays=ถอนโปรแกรมแล้ว การประกวด คะแนน และกุญแจยังอยู่ในโฟลเดอร์นี้%n%n%1%n%nหากต้องการลบด้วย กรุณาลบโฟลเดอร์นี้เอง คะแนนที่ยังไม่ได้ส่งจะหายไป
en.judgepack=Package of Judge Desktop
th.judgepack=ชุดผลงานสำหรับกรรมการ (Judge Desktop)
en.judgescore=Score file of Judge Desktop
th.judgescore=ไฟล์คะแนน (Judge Desktop)
en.judgecard=Judge card of Judge Desktop
th.judgecard=บัตรกรรมการ (Judge Desktop)
en.judgeresults=Results file of Judge Desktop
th.judgeresults=ไฟล์ผลการตัดสิน (Judge Desktop)
en.judgedecisions=Decisions of a round of Judge Desktop
th.judgedecisions=มติของรอบ (Judge Desktop)
en.judgebackup=Backup of Judge Desktop
th.judgebackup=ไฟล์สำรองข้อมูล (Judge Desktop)

[Tasks]
Name: "desktop"; Description: "{cm:DesktopIcon}"

[InstallDelete]
; Nothing of an older version is left beside the new one. The data are elsewhere.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\icons"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "{#Icons}\*.ico"; DestDir: "{app}\icons"; Flags: ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Exe}"; Comment: "{cm:Comment}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Exe}"; Comment: "{cm:Comment}"; Tasks: desktop

[Registry]
; Package
Root: HKA; Subkey: "Software\Classes\.judgepack"; ValueType: string; ValueData: "JudgeDesktop.judgepack"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgepack"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.judge-desktop.package"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgepack\OpenWithProgids"; ValueType: string; ValueName: "JudgeDesktop.judgepack"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.judgepack"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgepack"; ValueType: string; ValueData: "{cm:judgepack}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgepack\DefaultIcon"; ValueType: string; ValueData: "{app}\icons\judgepack.ico"
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgepack\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Exe}\SupportedTypes"; ValueType: string; ValueName: ".judgepack"; ValueData: ""
Root: HKA; Subkey: "Software\Judge Desktop\Capabilities\FileAssociations"; ValueType: string; ValueName: ".judgepack"; ValueData: "JudgeDesktop.judgepack"

; Score file
Root: HKA; Subkey: "Software\Classes\.judgescore"; ValueType: string; ValueData: "JudgeDesktop.judgescore"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgescore"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.judge-desktop.scores"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgescore\OpenWithProgids"; ValueType: string; ValueName: "JudgeDesktop.judgescore"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.judgescore"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgescore"; ValueType: string; ValueData: "{cm:judgescore}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgescore\DefaultIcon"; ValueType: string; ValueData: "{app}\icons\judgescore.ico"
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgescore\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Exe}\SupportedTypes"; ValueType: string; ValueName: ".judgescore"; ValueData: ""
Root: HKA; Subkey: "Software\Judge Desktop\Capabilities\FileAssociations"; ValueType: string; ValueName: ".judgescore"; ValueData: "JudgeDesktop.judgescore"

; Judge card
Root: HKA; Subkey: "Software\Classes\.judgecard"; ValueType: string; ValueData: "JudgeDesktop.judgecard"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgecard"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.judge-desktop.card"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgecard\OpenWithProgids"; ValueType: string; ValueName: "JudgeDesktop.judgecard"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.judgecard"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgecard"; ValueType: string; ValueData: "{cm:judgecard}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgecard\DefaultIcon"; ValueType: string; ValueData: "{app}\icons\judgecard.ico"
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgecard\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Exe}\SupportedTypes"; ValueType: string; ValueName: ".judgecard"; ValueData: ""
Root: HKA; Subkey: "Software\Judge Desktop\Capabilities\FileAssociations"; ValueType: string; ValueName: ".judgecard"; ValueData: "JudgeDesktop.judgecard"

; Results file
Root: HKA; Subkey: "Software\Classes\.judgeresults"; ValueType: string; ValueData: "JudgeDesktop.judgeresults"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgeresults"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.judge-desktop.results"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgeresults\OpenWithProgids"; ValueType: string; ValueName: "JudgeDesktop.judgeresults"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.judgeresults"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgeresults"; ValueType: string; ValueData: "{cm:judgeresults}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgeresults\DefaultIcon"; ValueType: string; ValueData: "{app}\icons\judgeresults.ico"
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgeresults\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Exe}\SupportedTypes"; ValueType: string; ValueName: ".judgeresults"; ValueData: ""
Root: HKA; Subkey: "Software\Judge Desktop\Capabilities\FileAssociations"; ValueType: string; ValueName: ".judgeresults"; ValueData: "JudgeDesktop.judgeresults"

; Decisions of a round
Root: HKA; Subkey: "Software\Classes\.judgedecisions"; ValueType: string; ValueData: "JudgeDesktop.judgedecisions"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgedecisions"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.judge-desktop.decisions"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgedecisions\OpenWithProgids"; ValueType: string; ValueName: "JudgeDesktop.judgedecisions"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.judgedecisions"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgedecisions"; ValueType: string; ValueData: "{cm:judgedecisions}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgedecisions\DefaultIcon"; ValueType: string; ValueData: "{app}\icons\judgedecisions.ico"
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgedecisions\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Exe}\SupportedTypes"; ValueType: string; ValueName: ".judgedecisions"; ValueData: ""
Root: HKA; Subkey: "Software\Judge Desktop\Capabilities\FileAssociations"; ValueType: string; ValueName: ".judgedecisions"; ValueData: "JudgeDesktop.judgedecisions"

; Backup
Root: HKA; Subkey: "Software\Classes\.judgebackup"; ValueType: string; ValueData: "JudgeDesktop.judgebackup"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgebackup"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.judge-desktop.backup"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.judgebackup\OpenWithProgids"; ValueType: string; ValueName: "JudgeDesktop.judgebackup"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.judgebackup"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgebackup"; ValueType: string; ValueData: "{cm:judgebackup}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgebackup\DefaultIcon"; ValueType: string; ValueData: "{app}\icons\judgebackup.ico"
Root: HKA; Subkey: "Software\Classes\JudgeDesktop.judgebackup\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Exe}\SupportedTypes"; ValueType: string; ValueName: ".judgebackup"; ValueData: ""
Root: HKA; Subkey: "Software\Judge Desktop\Capabilities\FileAssociations"; ValueType: string; ValueName: ".judgebackup"; ValueData: "JudgeDesktop.judgebackup"

; So that the program stands among the default programs in the settings of Windows.
Root: HKA; Subkey: "Software\Judge Desktop"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Judge Desktop\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "{#Name}"
Root: HKA; Subkey: "Software\Judge Desktop\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "{cm:Comment}"
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "{#Name}"; ValueData: "Software\Judge Desktop\Capabilities"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Applications\{#Exe}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\{#Exe}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""

[Run]
Filename: "{app}\{#Exe}"; Description: "{cm:OpenNow,{#Name}}"; Flags: nowait postinstall skipifsilent

[Code]
function ProgramIsOpen: Boolean;
var
  Stream: TFileStream;
begin
  Result := False;
  if FileExists(ExpandConstant('{app}\{#Exe}')) then
    try
      Stream := TFileStream.Create(ExpandConstant('{app}\{#Exe}'), fmOpenReadWrite or fmShareDenyNone);
      Stream.Free;
    except
      Result := True;
    end;
end;

{ Behind the only page nothing is asked any more, so its button says what it does. }
procedure CurPageChanged(CurPageID: Integer);
begin
  if CurPageID = wpSelectTasks then
    WizardForm.NextButton.Caption := SetupMessage(msgButtonInstall);
end;

function InitializeUninstall: Boolean;
begin
  Result := True;
  while Result and ProgramIsOpen do
    Result := SuppressibleMsgBox(
      FmtMessage(CustomMessage('StillOpen'), ['{#Name}']), mbError, MB_RETRYCANCEL, IDCANCEL) = IDRETRY;
end;

{ The folder is the one that judge_desktop/config/paths.py names on Windows. }
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Folder: String;
begin
  Folder := ExpandConstant('{localappdata}\Judge Desktop');
  if (CurUninstallStep = usDone) and DirExists(Folder) then
    SuppressibleMsgBox(FmtMessage(CustomMessage('DataStays'), [Folder]), mbInformation, MB_OK, IDOK);
end;
