; Thai words of the installer, laid over Inno Setup's own English ones (Default.isl): what is not here stays English.
; Written for this program. Here is every page and question that this installer can show; not here: passwords,
; licence pages, components, disks, downloads and folders, which it never asks about.

[LangOptions]
LanguageName=ไทย
LanguageID=$041E
LanguageCodePage=874
DialogFontName=Leelawadee UI
DialogFontSize=9
WelcomeFontName=Leelawadee UI
WelcomeFontSize=13

[Messages]
SetupAppTitle=ติดตั้ง
SetupWindowTitle=ติดตั้ง - %1
UninstallAppTitle=ถอนการติดตั้ง
UninstallAppFullTitle=ถอนการติดตั้ง %1
InformationTitle=แจ้งให้ทราบ
ConfirmTitle=ยืนยัน
ErrorTitle=ข้อผิดพลาด

SetupLdrStartupMessage=จะติดตั้ง %1 ต้องการดำเนินการต่อหรือไม่
LdrCannotCreateTemp=สร้างไฟล์ชั่วคราวไม่ได้ จึงหยุดการติดตั้ง
LdrCannotExecTemp=เปิดไฟล์ในโฟลเดอร์ชั่วคราวไม่ได้ จึงหยุดการติดตั้ง

LastErrorMessage=%1%n%nข้อผิดพลาด %2: %3
SetupFileMissing=ไม่พบไฟล์ %1 ในโฟลเดอร์ของตัวติดตั้ง กรุณาขอไฟล์ติดตั้งใหม่จากผู้จัดการประกวด
SetupFileCorrupt=ไฟล์ติดตั้งเสียหาย กรุณาขอไฟล์ใหม่จากผู้จัดการประกวด
SetupFileCorruptOrWrongVer=ไฟล์ติดตั้งเสียหายหรือไม่ตรงรุ่น กรุณาขอไฟล์ใหม่จากผู้จัดการประกวด
InvalidParameter=คำสั่งที่ใช้เปิดตัวติดตั้งไม่ถูกต้อง%n%n%1
SetupAlreadyRunning=ตัวติดตั้งเปิดอยู่แล้ว
WindowsVersionNotSupported=โปรแกรมนี้ใช้กับ Windows รุ่นของเครื่องนี้ไม่ได้
NotOnThisPlatform=โปรแกรมนี้ใช้กับ %1 ไม่ได้
OnlyOnThisPlatform=โปรแกรมนี้ใช้ได้กับ %1 เท่านั้น
OnlyOnTheseArchitectures=โปรแกรมนี้ติดตั้งได้เฉพาะ Windows สำหรับหน่วยประมวลผลต่อไปนี้%n%n%1
WinVersionTooLowError=โปรแกรมนี้ต้องใช้ %1 รุ่น %2 ขึ้นไป
WinVersionTooHighError=โปรแกรมนี้ติดตั้งใน %1 รุ่น %2 ขึ้นไปไม่ได้
SetupAppRunningError=%1 กำลังเปิดอยู่%n%nกรุณาปิดโปรแกรมก่อน แล้วกด ตกลง เพื่อดำเนินการต่อ หรือกด ยกเลิก เพื่อออก
UninstallAppRunningError=%1 กำลังเปิดอยู่%n%nกรุณาปิดโปรแกรมก่อน แล้วกด ตกลง เพื่อดำเนินการต่อ หรือกด ยกเลิก เพื่อออก

ErrorCreatingDir=สร้างโฟลเดอร์ "%1" ไม่ได้
ErrorTooManyFilesInDir=สร้างไฟล์ในโฟลเดอร์ "%1" ไม่ได้ เพราะมีไฟล์มากเกินไป

ExitSetupTitle=ออกจากการติดตั้ง
ExitSetupMessage=การติดตั้งยังไม่เสร็จ ถ้าออกตอนนี้จะยังใช้โปรแกรมไม่ได้%n%nท่านเปิดไฟล์ติดตั้งอีกครั้งภายหลังได้%n%nต้องการออกหรือไม่
AboutSetupMenuItem=เกี่ยวกับตัวติดตั้ง(&A)...
AboutSetupTitle=เกี่ยวกับตัวติดตั้ง
AboutSetupMessage=%1 รุ่น %2%n%3%n%n%1:%n%4

ButtonBack=< ย้อนกลับ(&B)
ButtonNext=ถัดไป(&N) >
ButtonInstall=ติดตั้ง(&I)
ButtonOK=ตกลง
ButtonCancel=ยกเลิก
ButtonYes=ใช่(&Y)
ButtonYesToAll=ใช่ทั้งหมด(&A)
ButtonNo=ไม่ใช่(&N)
ButtonNoToAll=ไม่ใช่ทั้งหมด(&O)
ButtonFinish=เสร็จสิ้น(&F)
ButtonBrowse=เลือก(&B)...
ButtonWizardBrowse=เลือก(&R)...
ButtonNewFolder=สร้างโฟลเดอร์ใหม่(&M)

SelectLanguageTitle=เลือกภาษาของการติดตั้ง
SelectLanguageLabel=กรุณาเลือกภาษาที่ใช้ระหว่างการติดตั้ง
ClickNext=กด ถัดไป เพื่อดำเนินการต่อ หรือกด ยกเลิก เพื่อออก
WelcomeLabel1=ติดตั้ง [name]
WelcomeLabel2=จะติดตั้ง [name/ver] ในเครื่องนี้%n%nกรุณาปิดโปรแกรมอื่นก่อนดำเนินการต่อ

WizardSelectDir=เลือกที่ติดตั้ง
SelectDirDesc=ต้องการติดตั้ง [name] ไว้ที่ใด
SelectDirLabel3=จะติดตั้ง [name] ไว้ในโฟลเดอร์นี้
SelectDirBrowseLabel=กด ถัดไป เพื่อดำเนินการต่อ หากต้องการโฟลเดอร์อื่น กรุณากด เลือก
DiskSpaceGBLabel=ต้องมีที่ว่างอย่างน้อย [gb] GB
DiskSpaceMBLabel=ต้องมีที่ว่างอย่างน้อย [mb] MB
CannotInstallToNetworkDrive=ติดตั้งไว้ในไดรฟ์เครือข่ายไม่ได้
CannotInstallToUNCPath=ติดตั้งไว้ในที่อยู่เครือข่ายไม่ได้
InvalidPath=กรุณาระบุที่อยู่เต็มพร้อมชื่อไดรฟ์ เช่น%n%nC:\APP
InvalidDrive=ไม่พบไดรฟ์ที่เลือกหรือเปิดไม่ได้ กรุณาเลือกไดรฟ์อื่น
DiskSpaceWarningTitle=ที่ว่างไม่พอ
DiskSpaceWarning=การติดตั้งต้องใช้ที่ว่างอย่างน้อย %1 KB แต่ไดรฟ์ที่เลือกเหลือ %2 KB%n%nต้องการดำเนินการต่อหรือไม่
DirNameTooLong=ชื่อหรือที่อยู่ของโฟลเดอร์ยาวเกินไป
InvalidDirName=ชื่อโฟลเดอร์ไม่ถูกต้อง
BadDirName32=ชื่อโฟลเดอร์ต้องไม่มีอักขระต่อไปนี้%n%n%1

WizardSelectTasks=ก่อนติดตั้ง
SelectTasksDesc=กรุณาเลือกสิ่งที่ต้องการเพิ่ม
SelectTasksLabel2=[name] จะติดตั้งสำหรับบัญชีผู้ใช้นี้เท่านั้น ไม่ต้องใช้สิทธิ์ผู้ดูแลระบบ

WizardReady=พร้อมติดตั้ง
ReadyLabel1=พร้อมติดตั้ง [name] ในเครื่องนี้
ReadyLabel2a=กด ติดตั้ง เพื่อดำเนินการต่อ หรือกด ย้อนกลับ เพื่อแก้ไข
ReadyLabel2b=กด ติดตั้ง เพื่อดำเนินการต่อ
ReadyMemoDir=ที่ติดตั้ง:
ReadyMemoGroup=โฟลเดอร์ในเมนูเริ่ม:
ReadyMemoTasks=สิ่งที่เพิ่ม:

WizardPreparing=กำลังเตรียมติดตั้ง
PreparingDesc=กำลังเตรียมติดตั้ง [name] ในเครื่องนี้
PreviousInstallNotCompleted=การติดตั้งหรือถอนโปรแกรมก่อนหน้ายังไม่เสร็จ กรุณาเริ่มการทำงานของเครื่องใหม่%n%nแล้วเปิดไฟล์ติดตั้ง [name] อีกครั้ง
CannotContinue=ดำเนินการต่อไม่ได้ กรุณากด ยกเลิก เพื่อออก
ApplicationsFound=โปรแกรมต่อไปนี้กำลังใช้ไฟล์ที่ต้องเปลี่ยน กรุณาให้ตัวติดตั้งปิดโปรแกรมเหล่านี้ สิ่งที่โปรแกรมแจ้งว่าบันทึกแล้วไม่สูญหาย
ApplicationsFound2=โปรแกรมต่อไปนี้กำลังใช้ไฟล์ที่ต้องเปลี่ยน กรุณาให้ตัวติดตั้งปิดโปรแกรมเหล่านี้ แล้วจะเปิดให้ใหม่เมื่อติดตั้งเสร็จ
CloseApplications=ปิดโปรแกรมเหล่านี้ให้(&A)
DontCloseApplications=ไม่ปิดโปรแกรม(&D)
ErrorCloseApplications=ปิดโปรแกรมบางโปรแกรมไม่ได้ กรุณาปิดเองก่อนดำเนินการต่อ
PrepareToInstallNeedsRestart=ต้องเริ่มการทำงานของเครื่องใหม่ แล้วเปิดไฟล์ติดตั้ง [name] อีกครั้ง%n%nต้องการเริ่มการทำงานใหม่ตอนนี้หรือไม่

WizardInstalling=กำลังติดตั้ง
InstallingLabel=กรุณารอสักครู่ กำลังติดตั้ง [name] ในเครื่องนี้

FinishedHeadingLabel=ติดตั้ง [name] เสร็จแล้ว
FinishedLabelNoIcons=ติดตั้ง [name] ในเครื่องนี้เสร็จแล้ว
FinishedLabel=ต่อไปท่านเปิดไฟล์ชุดผลงานที่ได้รับด้วยการดับเบิลคลิกได้ทันที
ClickFinish=กด เสร็จสิ้น เพื่อปิดหน้าต่างนี้
FinishedRestartLabel=ต้องเริ่มการทำงานของเครื่องใหม่เพื่อให้การติดตั้ง [name] สมบูรณ์ ต้องการทำตอนนี้หรือไม่
FinishedRestartMessage=ต้องเริ่มการทำงานของเครื่องใหม่เพื่อให้การติดตั้ง [name] สมบูรณ์%n%nต้องการทำตอนนี้หรือไม่
YesRadio=ใช่ เริ่มการทำงานใหม่ตอนนี้(&Y)
NoRadio=ไม่ใช่ จะทำเองภายหลัง(&N)
RunEntryExec=เปิด %1
RunEntryShellExec=ดู %1

SetupAborted=การติดตั้งไม่เสร็จ%n%nกรุณาแก้ปัญหาแล้วเปิดไฟล์ติดตั้งอีกครั้ง
AbortRetryIgnoreSelectAction=กรุณาเลือก
AbortRetryIgnoreRetry=ลองใหม่(&T)
AbortRetryIgnoreIgnore=ข้ามข้อผิดพลาดและดำเนินการต่อ(&I)
AbortRetryIgnoreCancel=ยกเลิกการติดตั้ง

StatusClosingApplications=กำลังปิดโปรแกรม...
StatusCreateDirs=กำลังสร้างโฟลเดอร์...
StatusExtractFiles=กำลังคัดลอกไฟล์...
StatusCreateIcons=กำลังสร้างทางลัด...
StatusCreateRegistryEntries=กำลังลงทะเบียนชนิดไฟล์...
StatusSavingUninstall=กำลังบันทึกวิธีถอนการติดตั้ง...
StatusRunProgram=กำลังทำขั้นสุดท้าย...
StatusRestartingApplications=กำลังเปิดโปรแกรมใหม่...
StatusRollback=กำลังคืนค่าเดิม...

ErrorInternal2=ข้อผิดพลาดภายใน: %1
ErrorFunctionFailedNoCode=%1 ไม่สำเร็จ
ErrorFunctionFailed=%1 ไม่สำเร็จ รหัส %2
ErrorFunctionFailedWithMessage=%1 ไม่สำเร็จ รหัส %2%n%3
ErrorExecutingProgram=เปิดไฟล์ไม่ได้%n%1
ErrorRegOpenKey=เปิดรายการในรีจิสทรีไม่ได้%n%1\%2
ErrorRegCreateKey=สร้างรายการในรีจิสทรีไม่ได้%n%1\%2
ErrorRegWriteKey=บันทึกรายการในรีจิสทรีไม่ได้%n%1\%2

FileAbortRetryIgnoreSkipNotRecommended=ข้ามไฟล์นี้ ไม่แนะนำ(&S)
FileAbortRetryIgnoreIgnoreNotRecommended=ข้ามข้อผิดพลาดและดำเนินการต่อ ไม่แนะนำ(&I)
SourceIsCorrupted=ไฟล์ต้นทางเสียหาย
SourceDoesntExist=ไม่พบไฟล์ต้นทาง "%1"
ExistingFileReadOnly2=เขียนทับไฟล์เดิมไม่ได้ เพราะเป็นไฟล์อ่านอย่างเดียว
ExistingFileReadOnlyRetry=ยกเลิกสถานะอ่านอย่างเดียวแล้วลองใหม่(&R)
ExistingFileReadOnlyKeepExisting=เก็บไฟล์เดิมไว้(&K)
ErrorReadingExistingDest=อ่านไฟล์เดิมไม่ได้
ErrorChangingAttr=เปลี่ยนสถานะของไฟล์เดิมไม่ได้
ErrorCreatingTemp=สร้างไฟล์ในโฟลเดอร์ปลายทางไม่ได้
ErrorReadingSource=อ่านไฟล์ต้นทางไม่ได้
ErrorCopying=คัดลอกไฟล์ไม่ได้
ErrorReplacingExistingFile=เขียนทับไฟล์เดิมไม่ได้
ErrorRenamingTemp=เปลี่ยนชื่อไฟล์ในโฟลเดอร์ปลายทางไม่ได้
ErrorRestartingComputer=เริ่มการทำงานของเครื่องใหม่ไม่ได้ กรุณาทำเอง

UninstallNotFound=ไม่พบไฟล์ "%1" จึงถอนการติดตั้งไม่ได้
UninstallOpenError=เปิดไฟล์ "%1" ไม่ได้ จึงถอนการติดตั้งไม่ได้
UninstallUnsupportedVer=ไฟล์บันทึก "%1" ไม่ตรงกับรุ่นของตัวถอนการติดตั้ง จึงถอนการติดตั้งไม่ได้
UninstallUnknownEntry=พบรายการที่ไม่รู้จัก (%1) ในบันทึกการติดตั้ง
UninstallOnlyOnWin64=ถอนการติดตั้งได้ใน Windows 64 บิตเท่านั้น
UninstallStatusLabel=กรุณารอสักครู่ กำลังถอน %1 ออกจากเครื่องนี้
UninstalledAll=ถอน %1 ออกจากเครื่องนี้แล้ว
UninstalledMost=ถอน %1 ออกแล้ว%n%nมีบางส่วนที่ลบไม่ได้ ท่านลบเองได้
UninstalledAndNeedsRestart=ต้องเริ่มการทำงานของเครื่องใหม่เพื่อถอน %1 ให้สมบูรณ์%n%nต้องการทำตอนนี้หรือไม่
UninstallDataCorrupted=ไฟล์ "%1" เสียหาย จึงถอนการติดตั้งไม่ได้
WizardUninstalling=กำลังถอนการติดตั้ง
StatusUninstalling=กำลังถอน %1...
ShutdownBlockReasonInstallingApp=กำลังติดตั้ง %1
ShutdownBlockReasonUninstallingApp=กำลังถอน %1
