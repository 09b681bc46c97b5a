@echo off
rem Starts the map: finds a Python that fits and hands over to start.py. Double-click it (--lan: for other computers too).
setlocal DisableDelayedExpansion
chcp 65001 >nul
set PYTHONUTF8=1
set "START=%~dp0start.py"
for %%V in (3.12 3.13 3.11) do py -%%V "%START%" --fit >nul 2>nul && set "FIT=py -%%V" && goto run
for %%P in (python python3) do %%P "%START%" --fit >nul 2>nul && set "FIT=%%P" && goto run
type "%~dp0no-python.txt"
py "%START%" --fit 2>nul || python "%START%" --fit 2>nul
pause
exit /b 1
:run
%FIT% "%START%" %*
if errorlevel 1 pause
