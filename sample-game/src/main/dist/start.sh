#!/bin/sh
# Starts the sample game. JAVA: $GSE_JAVA, else java on the PATH (25 or newer). Classpath: $GSE_GAME_CLASSPATH, else lib/.
# Switches are passed on; an unknown one prints them all. If install.sh has recorded game.aot, the start takes half the time.
here=$(dirname "$0")
classpath=$GSE_GAME_CLASSPATH
if [ -z "$classpath" ]; then
  for jar in "$here"/lib/*.jar; do
    classpath=$classpath${classpath:+:}$jar
  done
fi
cache=${GSE_GAME_CACHE:-$here/game.aot}
if [ -r "$cache" ]; then
  set -- -XX:AOTCache="$cache" -cp "$classpath" io.opengse.game.GameMain "$@"
else
  set -- -cp "$classpath" io.opengse.game.GameMain "$@"
fi
# A session runs through most code once: with the usual thresholds the hundredth would still be interpreted.
exec "${GSE_JAVA:-java}" -XX:+UseSerialGC -Xmx48m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.1 -Xlog:aot=off -Xlog:cds=off "$@"
