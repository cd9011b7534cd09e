#!/usr/bin/env python3
"""Guess the number, as a GSE game server in Python.

Written as the oldest public GSE games are: GseResponse is taken to be empty, so that only the gRPC status says whether a
call succeeded (the fleet needs the tag gse:sdk-errors = grpc-status); every call opens a channel of its own; and
OnProcessTerminate ends session and process at once, inside the callback.
"""
import contextlib
import logging
import os
import random
import socket
import socketserver
import sys
import threading
import uuid
from concurrent import futures

import grpc

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "generated"))  # made by install.sh
import GameServerGrpcSdkService_pb2 as game_messages  # noqa: E402
import GameServerGrpcSdkService_pb2_grpc as game_service  # noqa: E402
import GseGrpcSdkService_pb2 as gse_messages  # noqa: E402
import GseGrpcSdkService_pb2_grpc as gse_service  # noqa: E402

GSE_ADDRESS = os.environ.get("GSE_SDK_ADDRESS", "127.0.0.1:5758")
LOGS = f"./logs/{os.getpid()}"


def call(method, request, timeout=10):
    """One call on a channel of its own, as the Go and C# examples do."""
    who = (("pid", str(os.getpid())), ("requestid", str(uuid.uuid4())))
    with grpc.insecure_channel(GSE_ADDRESS) as channel:
        gse = gse_service.GseGrpcSdkServiceStub(channel)
        return getattr(gse, method)(request, timeout=timeout, metadata=who, wait_for_ready=True)


def tell(method, request):
    """For calls whose failure changes nothing for us."""
    try:
        call(method, request)
    except grpc.RpcError as error:
        logging.info(f"{method} failed: {error.code().name} {error.details()}")


class Room:
    """The session we host, its secret number and the guests. Calls to GSE are made outside the lock."""

    def __init__(self):
        self.lock = threading.Lock()
        self.session = None
        self.secret = 0
        self.guests = {}  # player session id -> handler
        self.left = threading.Event()  # set when the process is to exit

    def open(self, session):
        with self.lock:
            if self.session:
                return False
            self.session, self.secret = session, random.randint(1, 100)
            return True

    def close(self):
        """Takes the session away from the room, for whoever ends it."""
        with self.lock:
            over, self.session = self.session, None
            guests, self.guests = self.guests, {}
        for guest in guests.values():
            guest.say("The room is closed. Thank you for playing.")
            guest.hang_up()
        return over

    def finish(self):
        if over := self.close():
            self.end(over)

    def end(self, session):
        tell("TerminateGameServerSession", gse_messages.TerminateGameServerSessionRequest(
            gameServerSessionId=session.gameServerSessionId))

    def enter(self, ticket, guest):
        with self.lock:
            session = self.session
            if not session or ticket in self.guests:
                return None
            self.guests[ticket] = guest
        try:
            call("AcceptPlayerSession", gse_messages.AcceptPlayerSessionRequest(
                gameServerSessionId=session.gameServerSessionId, playerSessionId=ticket))
            self.report(session)
            return session
        except grpc.RpcError as error:
            logging.info(f"refused a player: {error.details()}")
            self.guests.pop(ticket, None)
            return None

    def leave(self, ticket, session):
        with self.lock:
            if self.session is not session or self.guests.pop(ticket, None) is None:
                return
            if last := not self.guests:
                self.session = None
        tell("RemovePlayerSession", gse_messages.RemovePlayerSessionRequest(
            gameServerSessionId=session.gameServerSessionId, playerSessionId=ticket))
        self.report(session)
        if last:
            self.end(session)

    def guess(self, number):
        with self.lock:
            if number != self.secret:
                return "higher" if number < self.secret else "lower"
            guests = list(self.guests.values())
        logging.info(f"{number} was found")
        for guest in guests:
            guest.say(f"*** {number} it is! ***")
        self.finish()
        return None

    def report(self, session):
        tell("ReportCustomData", gse_messages.ReportCustomDataRequest(
            currentCustomCount=len(self.guests), maxCustomCount=session.maxPlayers))


ROOM = Room()


class Guest(socketserver.StreamRequestHandler):
    """One player: the first line is the ticket, every other line a guess."""
    timeout = 600

    def handle(self):
        ticket = self.rfile.readline(500).decode("utf-8", "replace").strip()
        if not (session := ROOM.enter(ticket, self)):
            return self.say("Sorry, this ticket does not let you in.")
        self.say("Welcome. I have a number from 1 to 100; who finds it?")
        with contextlib.suppress(OSError):  # hung up, or silent for ten minutes: the player has left
            for line in self.rfile:
                text = line.decode("utf-8", "replace").strip()
                answer = ROOM.guess(int(text)) if text.isdecimal() else "a number from 1 to 100, please"
                if answer is None:
                    break
                self.say(answer)
        ROOM.leave(ticket, session)

    def say(self, line):
        with contextlib.suppress(OSError):  # gone: the reader notices too
            self.wfile.write(f"{line}\n".encode())

    def hang_up(self):
        with contextlib.suppress(OSError):
            self.request.shutdown(socket.SHUT_RDWR)


class Callbacks(game_service.GameServerGrpcSdkServiceServicer):
    def OnHealthCheck(self, request, context):
        return game_messages.HealthCheckResponse(healthStatus=True)

    def OnStartGameServerSession(self, request, context):
        session = request.gameServerSession
        if not ROOM.open(session):
            context.abort(grpc.StatusCode.FAILED_PRECONDITION, "this process already hosts a session")
        try:
            call("ActivateGameServerSession", gse_messages.ActivateGameServerSessionRequest(
                gameServerSessionId=session.gameServerSessionId, maxPlayers=session.maxPlayers))
        except grpc.RpcError:
            ROOM.close()
            raise
        return game_messages.GseResponse()

    def OnProcessTerminate(self, request, context):
        ROOM.finish()
        tell("ProcessEnding", gse_messages.ProcessEndingRequest())
        ROOM.left.set()
        return game_messages.GseResponse()


def main():
    os.makedirs(LOGS, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=[
        logging.FileHandler(f"{LOGS}/game.log"), logging.StreamHandler(sys.stdout)])
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    game_service.add_GameServerGrpcSdkServiceServicer_to_server(Callbacks(), server)
    grpc_port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    door = socketserver.ThreadingTCPServer(("0.0.0.0", 0), Guest)
    door.daemon_threads = True
    threading.Thread(target=door.serve_forever, daemon=True).start()
    ready = gse_messages.ProcessReadyRequest(
        logPathsToUpload=[LOGS], clientPort=door.server_address[1], grpcPort=grpc_port)
    call("ProcessReady", ready, timeout=60)
    logging.info(f"ready: players connect to port {ready.clientPort}, GSE to port {grpc_port}")
    ROOM.left.wait()
    server.stop(grace=2).wait()


if __name__ == "__main__":
    main()
