#!/bin/sh
# Starts the game with Debian's own Python, for which python3-grpcio is built.
here=$(dirname "$0")
[ -d "$here/generated" ] || "$here/install.sh" || exit 1
exec "${GSE_PYTHON:-/usr/bin/python3}" "$here/game_server.py" "$@"
