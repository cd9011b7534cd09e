#!/usr/bin/python3
"""Debian's teeworlds-server as a GSE game: one Teeworlds match is one game server session.

Teeworlds knows nothing of GSE. This wrapper speaks for it: it starts the real server when a session begins, lets in the
players who have a player session (their Teeworlds name is their PlayerId) and kicks all others, and ends the session when
the last one has left. Python's grpc from Debian: python3-grpcio.
"""
import contextlib
import logging
import os
import re
import secrets
import socket
import subprocess
import sys
import threading
import time
import uuid
from concurrent import futures

import grpc

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "generated"))  # made by pack.sh
import GameServerGrpcSdkService_pb2 as game_messages  # noqa: E402
import GameServerGrpcSdkService_pb2_grpc as game_service  # noqa: E402
import GseGrpcSdkService_pb2 as gse_messages  # noqa: E402
import GseGrpcSdkService_pb2_grpc as gse_service  # noqa: E402

GSE_ADDRESS = os.environ.get("GSE_SDK_ADDRESS", "127.0.0.1:5758")
LOGS = f"./logs/{os.getpid()}"
FIRST_PORT, LAST_PORT = 8303, 8402  # what the fleet opens, UDP
EMPTY_SECONDS = 120  # a match nobody plays any more is over

JOINED = re.compile(r"team_join player='(\d+):(.*)' (?:m_Team|team)=")
LEFT = re.compile(r"leave player='(\d+):(.*)'")


class Refused(Exception):
    """GSE said no."""


class Gse:
    """The agent of this host, on one channel for the life of the process."""

    def __init__(self):
        self.stub = gse_service.GseGrpcSdkServiceStub(grpc.insecure_channel(GSE_ADDRESS))

    def call(self, method, request, timeout=10):
        who = (("pid", str(os.getpid())), ("requestid", str(uuid.uuid4())))
        answer = getattr(self.stub, method)(request, timeout=timeout, metadata=who, wait_for_ready=True)
        if getattr(answer, "status", 0) != 0:
            raise Refused(f"{method}: {answer.errorMessage}")
        return answer

    def tell(self, method, request):
        """For calls whose failure changes nothing for us."""
        try:
            return self.call(method, request)
        except (grpc.RpcError, Refused) as error:
            logging.warning("%s failed: %s", method, error)
            return None


class Match:
    """One running teeworlds-server and who is on it. Its console is a TCP port of this machine only."""

    def __init__(self, session, port):
        self.session, self.players, self.since = session, {}, time.monotonic()
        self.password, self.console_port = secrets.token_hex(8), free_port(socket.SOCK_STREAM, "127.0.0.1")
        self.console, self.console_lock = None, threading.Lock()
        commands = [
            f"sv_name {plain(session.name) or 'GSE'}", f"sv_port {port}", "sv_register 0", "sv_high_bandwidth 0",
            f"sv_max_clients {min(max(session.maxPlayers, 1), 16)}", f"sv_map {self.map()}", "sv_scorelimit 20",
            f"ec_port {self.console_port}", "ec_bindaddr 127.0.0.1", f"ec_password {self.password}", "ec_output_level 1",
            "logfile ''"]
        server = os.path.join(HERE, "teeworlds-server")  # made by install.sh
        self.process = subprocess.Popen([server, *commands], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        text=True, errors="replace", cwd=HERE, env={**os.environ, "HOME": HERE})

    def map(self):
        asked = {each.key: each.value for each in self.session.gameProperties}.get("map", "dm1")
        return asked if re.fullmatch(r"[a-z0-9_]{1,32}", asked) else "dm1"

    def command(self, text):
        with self.console_lock, contextlib.suppress(OSError):
            if self.console is None:
                self.console = socket.create_connection(("127.0.0.1", self.console_port), timeout=5)
                self.console.sendall(f"{self.password}\n".encode())
            self.console.sendall(f"{text}\n".encode())

    def alive(self):
        return self.process.poll() is None

    def stop(self):
        self.command("shutdown")
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(3)
            return
        self.process.kill()


def plain(name):
    return re.sub(r"[^A-Za-z0-9 ._-]", "", name)[:48].strip().replace(" ", "_")


def free_port(kind, address):
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


def held_port(ports):
    """A socket on the first free one: while it is held, no other process of this host takes it."""
    for port in ports:
        held = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            held.bind(("0.0.0.0", port))
            return held
        except OSError:
            held.close()
    raise OSError(f"no free UDP port from {ports[0]} to {ports[-1]}")


class Host:
    """This process as GSE knows it: hosts one match at a time."""

    def __init__(self, gse):
        self.gse, self.lock, self.match = gse, threading.Lock(), None
        self.held = held_port(range(FIRST_PORT, LAST_PORT + 1))
        self.port = self.held.getsockname()[1]
        self.terminating, self.left = False, threading.Event()

    def begin(self, session):
        with self.lock:
            if self.match:
                raise Refused("this process already hosts a session")
            self.held.close()  # Teeworlds takes it now
            self.match = match = Match(session, self.port)
        threading.Thread(target=self.follow, args=(match,), daemon=True).start()

    def follow(self, match):
        """Reads what the server says until it ends."""
        active = False
        with open(f"{LOGS}/teeworlds.log", "a", encoding="utf-8") as log:
            for line in match.process.stdout:
                log.write(line)
                log.flush()
                if not active and "server name is" in line:
                    active = True
                    self.gse.tell("ActivateGameServerSession", gse_messages.ActivateGameServerSessionRequest(
                        gameServerSessionId=match.session.gameServerSessionId, maxPlayers=match.session.maxPlayers))
                if found := JOINED.search(line):
                    self.joined(match, int(found[1]), found[2])
                elif found := LEFT.search(line):
                    self.parted(match, int(found[1]))
        logging.info("the match is over, exit code %s", match.process.wait())
        self.end(match)

    def joined(self, match, client, name):
        if client in match.players:
            return  # changed teams
        try:
            asked = self.gse.call("DescribePlayerSessions", gse_messages.DescribePlayerSessionsRequest(
                gameServerSessionId=match.session.gameServerSessionId, playerId=name,
                playerSessionStatusFilter="RESERVED", limit=1))
            if not asked.playerSessions:
                raise Refused(f"no player session is reserved for {name}")
            ticket = asked.playerSessions[0].playerSessionId
            self.gse.call("AcceptPlayerSession", gse_messages.AcceptPlayerSessionRequest(
                gameServerSessionId=match.session.gameServerSessionId, playerSessionId=ticket))
            match.players[client] = ticket
        except (grpc.RpcError, Refused) as error:
            logging.info("kicked %s: %s", name, error)
            match.command(f"kick {client} no player session is reserved for this name")

    def parted(self, match, client):
        if ticket := match.players.pop(client, None):
            match.since = time.monotonic()
            self.gse.tell("RemovePlayerSession", gse_messages.RemovePlayerSessionRequest(
                gameServerSessionId=match.session.gameServerSessionId, playerSessionId=ticket))

    def end(self, match):
        with self.lock:
            if self.match is not match:
                return
            self.match = None
            with contextlib.suppress(OSError):  # taken meanwhile: the next match fails to start, and is told so
                self.held = held_port([self.port])
        self.gse.tell("TerminateGameServerSession", gse_messages.TerminateGameServerSessionRequest(
            gameServerSessionId=match.session.gameServerSessionId))
        if self.terminating:
            self.leave()

    def look(self):
        """Now and then: ends what nobody plays; while terminating, at once."""
        match = self.match
        if match and not match.players:
            if self.terminating or time.monotonic() - match.since > EMPTY_SECONDS:
                match.stop()
        elif not match and self.terminating:
            self.leave()

    def terminate(self, at):
        self.terminating = True
        if match := self.match:
            match.command(f"say This server closes; please finish by {time.strftime('%H:%M:%S', time.gmtime(at))} UTC.")

    def leave(self):
        if not self.left.is_set():
            self.gse.tell("ProcessEnding", gse_messages.ProcessEndingRequest())
            self.left.set()


class Callbacks(game_service.GameServerGrpcSdkServiceServicer):
    def __init__(self, host):
        self.host = host

    def OnHealthCheck(self, request, context):
        match = self.host.match
        return game_messages.HealthCheckResponse(healthStatus=match is None or match.alive())

    def OnStartGameServerSession(self, request, context):
        try:
            self.host.begin(request.gameServerSession)
        except (OSError, Refused) as problem:
            context.abort(grpc.StatusCode.FAILED_PRECONDITION, str(problem))
        return game_messages.GseResponse()

    def OnProcessTerminate(self, request, context):
        self.host.terminate(request.terminationTime)
        return game_messages.GseResponse()


def main():
    os.makedirs(LOGS, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=[
        logging.FileHandler(f"{LOGS}/wrapper.log"), logging.StreamHandler(sys.stdout)])
    host = Host(Gse())
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    game_service.add_GameServerGrpcSdkServiceServicer_to_server(Callbacks(host), server)
    grpc_port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    host.gse.call("ProcessReady", gse_messages.ProcessReadyRequest(
        logPathsToUpload=[LOGS], clientPort=host.port, grpcPort=grpc_port), timeout=60)
    logging.info("ready: Teeworlds on UDP port %d, GSE on port %d, package at %s", host.port, grpc_port, os.getcwd())
    while not host.left.wait(1):
        host.look()
    server.stop(grace=2).wait()


if __name__ == "__main__":
    main()
