#!/bin/sh
# Runs once per fleet and host, in the game root, as the agent's user. What it needs is Debian's; as root it is installed.
set -e
server=/usr/games/teeworlds-server
if [ ! -x "$server" ] || ! /usr/bin/python3 -c 'import grpc' 2>/dev/null; then
  [ "$(id -u)" = 0 ] || { echo "run: apt-get install teeworlds-server python3-grpcio python3-protobuf"; exit 1; }
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    teeworlds-server python3-grpcio python3-protobuf
fi
ln -sf "$server" teeworlds-server
if [ "$(id -u)" = 0 ] && ! id user_00 >/dev/null 2>&1; then
  useradd --gid users --no-create-home --shell /usr/sbin/nologin user_00   # whom gse.yaml names
fi
"$server" -v 2>/dev/null | head -1 || true
echo "installed: $(ls -l teeworlds-server)"
