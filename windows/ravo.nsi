; The installer of the Windows kit, for one user and without an administrator:
;   makensis -DVERSION=0.2.0 -DKIT=folder -DSIZE_KB=240000 -DOUT=setup.exe windows/ravo.nsi
; `make windows` calls it. /S installs and uninstalls without a window. Exit codes: 3: ravo is open;
; 4: the files could not be put in place, and an older version stays; 5: Windows has 32 bits.
Unicode true
; NSIS for Windows comes without a stub for 64 bits; Debian's has both. The folders and the part of
; the registry that are used here are the same for programs of 32 and of 64 bits.
Target x86-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include LogicLib.nsh
!include x64.nsh

!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\ravo"
!define OPEN "ravo đang mở. Đóng cửa sổ ravo rồi chạy lại."
!define FAILED "Chưa cài được: không ghi được vào $INSTDIR. Bản cũ, nếu có, vẫn còn nguyên. Đóng các cửa sổ đang mở thư mục này rồi chạy lại."
!define NARROW "ravo cần Windows 64 bit; máy này là Windows 32 bit."

Name "ravo ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\ravo"
InstallDirRegKey HKCU "${LISTED}" "InstallLocation"
BrandingText "ravo ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
; A file that cannot be written ends the installation: a version without it would be half of one.
AllowSkipFiles off

!define MUI_FINISHPAGE_RUN "$INSTDIR\Ravo.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "ui"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ravo"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

!macro Stop SENTENCE CODE
  MessageBox MB_OK|MB_ICONEXCLAMATION "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A program that runs cannot be opened for writing.
!macro StopIfOpen PROGRAM
  ${If} ${FileExists} "${PROGRAM}"
    ClearErrors
    FileOpen $R0 "${PROGRAM}" a
    ${If} ${Errors}
      RMDir /r "$INSTDIR\new"
      !insertmacro Stop "${OPEN}" 3
    ${EndIf}
    FileClose $R0
  ${EndIf}
!macroend

; What a virus scanner looks at for a moment is tried again. $R0 is 0 where it was moved.
!macro Move FROM TO
  ${For} $R1 1 10
    StrCpy $R0 0
    ClearErrors
    Rename "${FROM}" "${TO}"
    ${IfNot} ${Errors}
      ${Break}
    ${EndIf}
    StrCpy $R0 1
    Sleep 500
  ${Next}
!macroend

!macro MoveOrRestore FROM TO
  !insertmacro Move "${FROM}" "${TO}"
  ${If} $R0 <> 0
    Call Restore
    !insertmacro Stop "${FAILED}" 4
  ${EndIf}
!macroend

!macro SetAside NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    !insertmacro MoveOrRestore "$INSTDIR\${NAME}" "$INSTDIR\old\${NAME}"
  ${EndIf}
!macroend

!macro Replace NAME
  !insertmacro MoveOrRestore "$INSTDIR\new\${NAME}" "$INSTDIR\${NAME}"
!macroend

!macro PutBack NAME
  ${If} ${FileExists} "$INSTDIR\old\${NAME}"
    RMDir /r "$INSTDIR\${NAME}"
    Delete "$INSTDIR\${NAME}"
    !insertmacro Move "$INSTDIR\old\${NAME}" "$INSTDIR\${NAME}"
  ${EndIf}
!macroend

; What could not be put back stays in `old`.
Function Restore
  !insertmacro PutBack "python"
  !insertmacro PutBack "LICENSE.txt"
  !insertmacro PutBack "huong-dan.html"
  !insertmacro PutBack "Ravo.exe"
  RMDir "$INSTDIR\old"
  RMDir /r "$INSTDIR\new"
FunctionEnd

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro Stop "${NARROW}" 5
  ${EndIf}
FunctionEnd

; The new files lie aside until all are there, so that a full disk costs no older version; what is
; replaced lies aside until every new part is in its place, so that no two versions are mixed.
Section
  RMDir /r "$INSTDIR\new"
  SetOutPath "$INSTDIR\new"
  File /r "${KIT}\*"
  SetOutPath "$INSTDIR"
  !insertmacro StopIfOpen "$INSTDIR\Ravo.exe"
  !insertmacro StopIfOpen "$INSTDIR\python\python.exe"
  RMDir /r "$INSTDIR\old"
  CreateDirectory "$INSTDIR\old"
  !insertmacro SetAside "Ravo.exe"
  !insertmacro SetAside "python"
  !insertmacro SetAside "LICENSE.txt"
  !insertmacro SetAside "huong-dan.html"
  !insertmacro Replace "python"
  !insertmacro Replace "LICENSE.txt"
  !insertmacro Replace "huong-dan.html"
  !insertmacro Replace "Ravo.exe"
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
    !insertmacro Stop "${OPEN}" 3
  ${EndIf}
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\old"
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
