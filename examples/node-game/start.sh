#!/bin/sh
# Starts the chat room; the first argument may name the folder of the .proto files.
exec node "$(dirname "$0")/game_server.js" "$@"
