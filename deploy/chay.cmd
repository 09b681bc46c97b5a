@echo off
rem Starts the map: finds a Python that fits and hands over to start.py. Double-click it (--lan: for other computers too).
setlocal DisableDelayedExpansion
chcp 65001 >nul
set PYTHONUTF8=1
set FIT=
set "START=%~dp0start.py"
call :try py -3.12
call :try py -3.13
call :try py -3.11
call :try python
call :try python3
if defined FIT goto run
type "%~dp0no-python.txt"
rem Why the one that is here does not fit:
python "%START%" --fit 2>nul
pause
exit /b 1

:try
if defined FIT exit /b
%* "%START%" --fit >nul 2>nul
if not errorlevel 1 set "FIT=%*"
exit /b

:run
%FIT% "%START%" %*
if not errorlevel 1 exit /b
pause
exit /b 1
