@echo off
rem OpenGSE on Windows, for development: hosts games (gse agent, gse local) and talks to servers (every client command).
rem It runs what was built elsewhere: copy gse.cmd and cli\target\dist. Needs a JDK 25, in JAVA_HOME or first in PATH.
setlocal
set "GSE_JAVA=java"
if defined JAVA_HOME set "GSE_JAVA=%JAVA_HOME%\bin\java"
set "GSE_LIB=%~dp0cli\target\dist\lib"
if not exist "%GSE_LIB%" (
  echo nothing is built in %GSE_LIB%: build on Linux or macOS with mvnw package, and copy cli\target\dist here 1>&2
  exit /b 1
)
"%GSE_JAVA%" -Xms16m -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED ^
  --sun-misc-unsafe-memory-access=allow "-Dgse.home=%~dp0." -Djava.awt.headless=true %GSE_JAVA_OPTS% ^
  -cp "%GSE_LIB%\*;%GSE_LIB%\s3\*;%GSE_LIB%\otlp\*" io.opengse.cli.GseMain %*
exit /b %ERRORLEVEL%
