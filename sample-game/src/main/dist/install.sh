#!/bin/sh
# GSE runs this once per host before the game: records what a start of this JVM with these jars needs into game.aot.
# Without it everything works, slower to start. Other jars or another JVM: the file is ignored; run this again.
cd "$(dirname "$0")" || exit 1
GSE_GAME_CACHE=none JAVA_TOOL_OPTIONS="$JAVA_TOOL_OPTIONS -XX:AOTCacheOutput=game.aot" ./start.sh --rehearse
