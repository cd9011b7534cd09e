#!/bin/sh
# Makes the Python code of the protos, once per host. GSE_PROTO_DIR: where the .proto files are.
cd "$(dirname "$0")" || exit 1
protos=${GSE_PROTO_DIR:-../../protocol/src/main/protobuf}
new=generated.$$
mkdir "$new" || exit 1
protoc -I "$protos" --python_out="$new" --grpc_out="$new" --plugin=protoc-gen-grpc="$(command -v grpc_python_plugin)" \
  GameServerGrpcSdkService.proto GseGrpcSdkService.proto || { rm -r "$new"; exit 1; }
mv -T "$new" generated 2>/dev/null || rm -r "$new"   # another process was quicker
