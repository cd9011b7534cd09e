'use strict';
// A chat room as a GSE game server, in the way of the Node tutorial: protos loaded at run time, callbacks answered at
// once with {}, the session activated afterwards. A room is over when everybody has left.
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const readline = require('node:readline');
const { randomUUID } = require('node:crypto');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

const protoDir = process.argv[2] || process.env.GSE_PROTO_DIR
  || path.join(__dirname, '..', '..', 'protocol', 'src', 'main', 'protobuf');
const gseAddress = process.env.GSE_SDK_ADDRESS || '127.0.0.1:5758';
const definition = protoLoader.loadSync(
  ['GameServerGrpcSdkService.proto', 'GseGrpcSdkService.proto'],
  { includeDirs: [protoDir], keepCase: true, longs: Number, enums: String, defaults: true });
const { GseGrpcSdkService, GameServerGrpcSdkService } =
  grpc.loadPackageDefinition(definition).tencentcloud.gse.grpcsdk;
const gse = new GseGrpcSdkService(gseAddress, grpc.credentials.createInsecure());

const logs = `./logs/${process.pid}`; // several of us share the working directory
fs.mkdirSync(logs, { recursive: true });
const log = fs.createWriteStream(path.join(logs, 'chat.log'), { flags: 'a' });

let session = null; // the game server session we host
let ending = null; // after OnProcessTerminate: when GSE will end us
const guests = new Map(); // player session id -> { name, socket }

// ---- to GSE ----

function call(method, request, within = 10_000) {
  const metadata = new grpc.Metadata();
  metadata.set('pid', String(process.pid));
  metadata.set('requestId', randomUUID());
  return new Promise((resolve, reject) => {
    gse[method](request, metadata, { deadline: Date.now() + within }, (error, response) => {
      if (error) {
        reject(error);
      } else if (response.status && response.status !== 'OK') {
        reject(new Error(`${response.status}: ${response.errorMessage}`));
      } else {
        resolve(response);
      }
    });
  });
}

/** For calls whose failure changes nothing for us. */
async function tell(method, request) {
  try {
    await call(method, request);
    return true;
  } catch (error) {
    console.log(`${method} failed: ${error.message}`);
    return false;
  }
}

// ---- from GSE ----

const callbacks = {
  OnHealthCheck(_, reply) {
    reply(null, { healthStatus: true });
  },

  OnStartGameServerSession({ request }, reply) {
    reply(null, {});
    session = request.gameServerSession;
    setTimeout(activate, 100);
  },

  OnProcessTerminate({ request }, reply) {
    reply(null, {});
    ending = request.terminationTime;
    say(`this server closes at ${ending}; please come to an end`);
    if (guests.size === 0) {
      closeRoom('the server is closing');
    }
  },
};

async function activate() {
  const { gameServerSessionId, maxPlayers } = session;
  if (!await tell('ActivateGameServerSession', { gameServerSessionId, maxPlayers })) {
    session = null;
  }
}

// ---- the room ----

function say(line) {
  log.write(`${line}\n`);
  for (const guest of guests.values()) {
    guest.socket.write(`${line}\n`);
  }
}

async function enter(ticket, socket) {
  if (!session || guests.has(ticket)) {
    return socket.end('Sorry, there is no room for you here.\n');
  }
  const gameServerSessionId = session.gameServerSessionId;
  try {
    await call('AcceptPlayerSession', { gameServerSessionId, playerSessionId: ticket });
  } catch (error) {
    return socket.end(`Sorry, this ticket does not let you in: ${error.message}\n`);
  }
  if (socket.destroyed) { // gone while GSE was looking at the ticket
    return tell('RemovePlayerSession', { gameServerSessionId, playerSessionId: ticket });
  }
  guests.set(ticket, { name: `guest ${guests.size + 1}`, socket });
  say(`${guests.get(ticket).name} has come in; ${guests.size} here`);
  return reportGuests();
}

async function leave(ticket) {
  const guest = guests.get(ticket);
  if (!guest || !session) {
    return;
  }
  guests.delete(ticket);
  say(`${guest.name} has left`);
  await tell('RemovePlayerSession',
    { gameServerSessionId: session.gameServerSessionId, playerSessionId: ticket });
  await reportGuests();
  if (guests.size === 0 && session) { // the last two may leave at the same moment
    await closeRoom('everybody has left');
  }
}

function reportGuests() {
  return tell('ReportCustomData', { currentCustomCount: guests.size, maxCustomCount: session ? session.maxPlayers : 0 });
}

async function closeRoom(why) {
  const over = session;
  session = null;
  if (over) {
    console.log(`session ${over.gameServerSessionId} is over: ${why}`);
    await tell('TerminateGameServerSession', { gameServerSessionId: over.gameServerSessionId });
  }
  if (ending !== null) {
    await tell('ProcessEnding', {});
    process.exit(0);
  }
}

const door = net.createServer((socket) => {
  let ticket = null;
  socket.on('error', () => socket.destroy());
  socket.on('close', () => leave(ticket));
  readline.createInterface({ input: socket }).on('line', (line) => {
    if (ticket === null) {
      ticket = line.trim();
      enter(ticket, socket);
    } else if (guests.get(ticket)?.socket === socket) {
      say(`${guests.get(ticket).name}: ${line}`);
    }
  });
});

// ---- start ----

const server = new grpc.Server();
server.addService(GameServerGrpcSdkService.service, callbacks);
server.bindAsync('0.0.0.0:0', grpc.ServerCredentials.createInsecure(), (error, grpcPort) => {
  if (error) {
    throw error;
  }
  door.listen(0, () => {
    const clientPort = door.address().port;
    gse.waitForReady(Date.now() + 60_000, async (away) => {
      if (away || !await tell('ProcessReady', { logPathsToUpload: [logs], clientPort, grpcPort })) {
        console.error(`GSE on ${gseAddress} did not take this process`);
        process.exit(4);
      }
      console.log(`ready: players connect to port ${clientPort}, GSE to port ${grpcPort}`);
    });
  });
});
