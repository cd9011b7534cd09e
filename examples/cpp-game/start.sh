#!/bin/sh
exec "$(dirname "$0")/build/game_server" "$@"
