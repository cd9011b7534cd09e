#!/bin/sh
# Makes teeworlds.zip, to be pushed with `gse asset push`. GSE_PROTO_DIR: where the .proto files are.
set -e
cd "$(dirname "$0")"
protos=${GSE_PROTO_DIR:-../../protocol/src/main/protobuf}
rm -rf generated teeworlds.zip
mkdir generated
protoc -I "$protos" --python_out=generated --grpc_out=generated \
  --plugin=protoc-gen-grpc="$(command -v grpc_python_plugin)" \
  GameServerGrpcSdkService.proto GseGrpcSdkService.proto
zip -q -r teeworlds.zip game.py install.sh gse.yaml generated
echo "teeworlds.zip: $(stat -c %s teeworlds.zip) bytes"
