// The calls from the game to GSE.
#pragma once
#include <grpcpp/grpcpp.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <random>
#include <sstream>
#include <string>

#include "GseGrpcSdkService.grpc.pb.h"

namespace sdk = tencentcloud::gse::grpcsdk;

inline std::string uuid() {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  std::ostringstream text;
  text << std::hex << random() << '-' << random();
  return text.str();
}

/// The calls to GSE. A refusal stands in the gRPC status or in the GseResponse: both are looked at.
class Gse {
 public:
  explicit Gse(const std::string& address)
      : stub_(sdk::GseGrpcSdkService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()))) {}

  /// Empty: it went well. Else why not.
  template <typename Request>
  std::string call(grpc::Status (sdk::GseGrpcSdkService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                       sdk::GseResponse*),
                   const Request& request, int seconds = 10) {
    grpc::ClientContext context;
    context.AddMetadata("pid", std::to_string(getpid()));
    context.AddMetadata("requestid", uuid());
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(seconds));
    context.set_wait_for_ready(true);
    sdk::GseResponse response;
    const grpc::Status status = (stub_.get()->*method)(&context, request, &response);
    if (!status.ok()) return "gRPC status " + std::to_string(status.error_code()) + ": " + status.error_message();
    return response.status() == sdk::GseResponse::OK ? "" : "refused: " + response.errormessage();
  }

 private:
  std::unique_ptr<sdk::GseGrpcSdkService::Stub> stub_;
};

using Stub = sdk::GseGrpcSdkService::Stub;
