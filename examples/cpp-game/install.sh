#!/bin/sh
# Builds the game, once per host.
cd "$(dirname "$0")" && make
