// A race with a die, as a GSE game server in C++. As in the C++ tutorial, the callbacks are served on 127.0.0.1, and
// session and process are ended at once, inside OnProcessTerminate.
#include <netinet/in.h>

#include <condition_variable>
#include <cstdlib>
#include <thread>

#include "GameServerGrpcSdkService.grpc.pb.h"
#include "table.h"

class Callbacks final : public sdk::GameServerGrpcSdkService::Service {
 public:
  Callbacks(Gse& gse, Table& table) : gse_(gse), table_(table) {}

  grpc::Status OnHealthCheck(grpc::ServerContext*, const sdk::HealthCheckRequest*,
                             sdk::HealthCheckResponse* response) override {
    response->set_healthstatus(true);
    return grpc::Status::OK;
  }

  grpc::Status OnStartGameServerSession(grpc::ServerContext*, const sdk::StartGameServerSessionRequest* request,
                                        sdk::GseResponse* response) override {
    const auto& session = request->gameserversession();
    if (!table_.open(session)) return refuse(response, "this process already hosts a session");
    sdk::ActivateGameServerSessionRequest activate;
    activate.set_gameserversessionid(session.gameserversessionid());
    activate.set_maxplayers(session.maxplayers());
    const std::string trouble =
        gse_.call<sdk::ActivateGameServerSessionRequest>(&Stub::ActivateGameServerSession, activate);
    if (trouble.empty()) return grpc::Status::OK;
    table_.close(trouble);
    return refuse(response, trouble);
  }

  grpc::Status OnProcessTerminate(grpc::ServerContext*, const sdk::ProcessTerminateRequest*,
                                  sdk::GseResponse*) override {
    table_.close("the server is closing");
    const std::string trouble = gse_.call<sdk::ProcessEndingRequest>(&Stub::ProcessEnding, {});
    if (!trouble.empty()) std::cout << trouble << std::endl;
    std::lock_guard<std::mutex> lock(mutex_);
    ended_ = true;
    changed_.notify_all();
    return grpc::Status::OK;
  }

  void wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return ended_; });
  }

 private:
  static grpc::Status refuse(sdk::GseResponse* response, const std::string& why) {
    response->set_status(sdk::GseResponse::ERROR_500);
    response->set_errormessage(why);
    return grpc::Status::OK;
  }

  Gse& gse_;
  Table& table_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
};

/// Listens on any free port and serves each player on a thread.
int open_door(Table& table) {
  const int door = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_ANY);
  socklen_t size = sizeof address;
  if (bind(door, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(door, 64) != 0 ||
      getsockname(door, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    perror("client port");
    exit(3);
  }
  std::thread([door, &table] {
    for (int player; (player = accept(door, nullptr, nullptr)) >= 0;) {
      std::thread([player, &table] { table.play(player); }).detach();
    }
  }).detach();
  return ntohs(address.sin_port);
}

int main() {
  const char* given = std::getenv("GSE_SDK_ADDRESS");
  Gse gse(given ? given : "127.0.0.1:5758");
  Table table(gse);
  Callbacks callbacks(gse, table);
  int grpc_port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &grpc_port);
  builder.RegisterService(&callbacks);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();

  sdk::ProcessReadyRequest ready;
  ready.add_logpathstoupload(logs());
  ready.set_clientport(open_door(table));
  ready.set_grpcport(grpc_port);
  const std::string trouble = gse.call<sdk::ProcessReadyRequest>(&Stub::ProcessReady, ready, 60);
  if (!trouble.empty()) {
    std::cerr << "GSE did not take this process: " << trouble << std::endl;
    return 4;
  }
  std::cout << "ready: players connect to port " << ready.clientport() << ", GSE to port " << grpc_port << std::endl;
  callbacks.wait();
  server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(2));
  std::_Exit(0);  // players' threads may still be closing
}
