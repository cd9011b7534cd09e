// The session a process hosts, and its players: every line a player sends is a throw, the first with 20 points wins.
#pragma once
#include <sys/socket.h>
#include <unistd.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <string>

#include "gse.h"

/// Of this process alone: several of us share the working directory.
inline std::string logs() { return "./logs/" + std::to_string(getpid()); }

/// The session we host and its players. Never calls GSE while it holds the lock.
class Table {
 public:
  explicit Table(Gse& gse) : gse_(gse) { std::filesystem::create_directories(logs()); }

  bool open(const sdk::GameServerSession& session) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!session_.empty()) return false;
    session_ = session.gameserversessionid();
    seats_ = session.maxplayers();
    return true;
  }

  /// Ends the session, if there is one: everybody is sent home.
  void close(const std::string& why) {
    std::string over;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      over.swap(session_);
      announce("The table is closed: " + why + ".");
      for (auto& [ticket, player] : players_) shutdown(player.socket, SHUT_RDWR);
      players_.clear();
    }
    if (over.empty()) return;
    sdk::TerminateGameServerSessionRequest request;
    request.set_gameserversessionid(over);
    note(gse_.call<sdk::TerminateGameServerSessionRequest>(&Stub::TerminateGameServerSession, request));
  }

  /// One player, from the first line, the ticket, to the end of the connection.
  void play(int socket) {
    std::string buffer, ticket, session;
    if (line(socket, buffer, ticket) && enter(socket, ticket, session)) {
      for (std::string typed; line(socket, buffer, typed) && !throws(ticket);) {
      }
      leave(ticket, session);
    }
    ::close(socket);
  }

 private:
  struct Player {
    int socket;
    int points;
  };

  static void tell(int socket, const std::string& text) {
    const std::string bytes = text + "\n";
    send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);  // who does not read misses lines
  }

  static bool line(int socket, std::string& buffer, std::string& out) {
    for (size_t end; (end = buffer.find('\n')) == std::string::npos;) {
      char bytes[256];
      const ssize_t got = recv(socket, bytes, sizeof bytes, 0);
      if (got <= 0 || buffer.size() > 500) return false;
      buffer.append(bytes, got);
    }
    out = buffer.substr(0, buffer.find('\n'));
    buffer.erase(0, out.size() + 1);
    while (!out.empty() && isspace(static_cast<unsigned char>(out.back()))) out.pop_back();
    return true;
  }

  void announce(const std::string& text) {  // with the lock held
    std::ofstream(logs() + "/race.log", std::ios::app) << text << "\n";
    for (auto& [ticket, player] : players_) tell(player.socket, text);
  }

  bool enter(int socket, const std::string& ticket, std::string& session) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      session = session_;
    }
    sdk::AcceptPlayerSessionRequest request;
    request.set_gameserversessionid(session);
    request.set_playersessionid(ticket);
    const std::string no = session.empty() ? "nobody plays here now"
        : gse_.call<sdk::AcceptPlayerSessionRequest>(&Stub::AcceptPlayerSession, request);
    std::unique_lock<std::mutex> lock(mutex_);
    if (!no.empty() || session != session_ || players_.count(ticket)) {
      tell(socket, "Sorry, this ticket does not let you in. " + no);
      return false;
    }
    players_[ticket] = {socket, 0};
    announce(ticket + " has come in. Press Enter to throw; the first with 20 points wins.");
    report(lock);
    return true;
  }

  /// True when that was the winning throw.
  bool throws(const std::string& ticket) {
    static thread_local std::mt19937 random{std::random_device{}()};
    {
      std::lock_guard<std::mutex> lock(mutex_);
      auto player = players_.find(ticket);
      if (player == players_.end()) return true;
      const int eyes = std::uniform_int_distribution<int>(1, 6)(random);
      player->second.points += eyes;
      announce(ticket + " throws " + std::to_string(eyes) + ": " + std::to_string(player->second.points) + " points");
      if (player->second.points < 20) return false;
    }
    close(ticket + " has won");
    return true;
  }

  void leave(const std::string& ticket, const std::string& session) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (session != session_ || players_.erase(ticket) == 0) return;
    const bool last = players_.empty();
    report(lock);
    sdk::RemovePlayerSessionRequest request;
    request.set_gameserversessionid(session);
    request.set_playersessionid(ticket);
    note(gse_.call<sdk::RemovePlayerSessionRequest>(&Stub::RemovePlayerSession, request));
    if (last) close("everybody has left");
  }

  void report(std::unique_lock<std::mutex>& lock) {
    sdk::ReportCustomDataRequest request;
    request.set_currentcustomcount(static_cast<int>(players_.size()));
    request.set_maxcustomcount(seats_);
    lock.unlock();
    note(gse_.call<sdk::ReportCustomDataRequest>(&Stub::ReportCustomData, request));
  }

  static void note(const std::string& trouble) {
    if (!trouble.empty()) std::cout << trouble << std::endl;
  }

  Gse& gse_;
  std::mutex mutex_;
  std::string session_;
  int seats_ = 0;
  std::map<std::string, Player> players_;
};
