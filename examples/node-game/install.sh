#!/bin/sh
# Run once per host, before the game.
cd "$(dirname "$0")" && npm install --omit=dev --no-audit --no-fund
