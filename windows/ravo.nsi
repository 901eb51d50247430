; The installer of the Windows kit, for one user and without an administrator:
;   makensis -DVERSION=0.2.0 -DKIT=folder -DSIZE_KB=240000 -DOUT=setup.exe windows/ravo.nsi
; `make windows` calls it. /S installs and uninstalls without a window; exit code 3: ravo is open.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include LogicLib.nsh

!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\ravo"
!define OPEN "ravo đang mở. Đóng cửa sổ ravo rồi chạy lại."

Name "ravo ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\ravo"
InstallDirRegKey HKCU "${LISTED}" "InstallLocation"
BrandingText "ravo ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_FINISHPAGE_RUN "$INSTDIR\Ravo.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "ui"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ravo"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

!macro StopWhileOpen
  MessageBox MB_OK|MB_ICONEXCLAMATION "${OPEN}" /SD IDOK
  SetErrorLevel 3
  Quit
!macroend

; The new files lie aside until all are there, so that a full disk costs no older version.
Section
  RMDir /r "$INSTDIR\new"
  SetOutPath "$INSTDIR\new"
  File /r "${KIT}\*"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\old"
  ${If} ${FileExists} "$INSTDIR\Ravo.exe"
    ClearErrors
    Delete "$INSTDIR\Ravo.exe"
    ${If} ${Errors}
      RMDir /r "$INSTDIR\new"
      !insertmacro StopWhileOpen
    ${EndIf}
    Rename "$INSTDIR\python" "$INSTDIR\old"
    ${If} ${Errors}
      CopyFiles /SILENT "$INSTDIR\new\Ravo.exe" "$INSTDIR\Ravo.exe"
      RMDir /r "$INSTDIR\new"
      !insertmacro StopWhileOpen
    ${EndIf}
  ${EndIf}
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\huong-dan.html"
  Rename "$INSTDIR\new\python" "$INSTDIR\python"
  Rename "$INSTDIR\new\LICENSE.txt" "$INSTDIR\LICENSE.txt"
  Rename "$INSTDIR\new\huong-dan.html" "$INSTDIR\huong-dan.html"
  Rename "$INSTDIR\new\Ravo.exe" "$INSTDIR\Ravo.exe"
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SENDTO\ravo.lnk" "$INSTDIR\Ravo.exe"
  CreateDirectory "$SMPROGRAMS\ravo"
  CreateShortcut "$SMPROGRAMS\ravo\ravo.lnk" "$INSTDIR\Ravo.exe" "ui"
  CreateShortcut "$SMPROGRAMS\ravo\Hướng dẫn ravo.lnk" "$INSTDIR\huong-dan.html"
  CreateShortcut "$SMPROGRAMS\ravo\Gỡ ravo.lnk" "$INSTDIR\uninstall.exe"

  WriteRegStr HKCU "${LISTED}" "DisplayName" "ravo"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "Publisher" "ravo"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\Ravo.exe"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
SectionEnd

Function .onInstFailed
  RMDir /r "$INSTDIR\new"
FunctionEnd

; Only what was installed goes: results, and the score tables that an office typed in, stay.
Section "Uninstall"
  SetOutPath "$TEMP"
  ClearErrors
  Delete "$INSTDIR\Ravo.exe"
  ${If} ${Errors}
    !insertmacro StopWhileOpen
  ${EndIf}
  RMDir /r "$INSTDIR\python"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\huong-dan.html"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SENDTO\ravo.lnk"
  Delete "$SMPROGRAMS\ravo\ravo.lnk"
  Delete "$SMPROGRAMS\ravo\Hướng dẫn ravo.lnk"
  Delete "$SMPROGRAMS\ravo\Gỡ ravo.lnk"
  RMDir "$SMPROGRAMS\ravo"
  DeleteRegKey HKCU "${LISTED}"
SectionEnd
