// Follows the register of an académie with a client that .NET did not generate:
//   node feed.mjs URL TOKEN_FILE ACADEMY COUNT
// Every third event the sockets are destroyed, whatever is on its way in them; it goes on from the cursor of the last event that it
// has kept. Prints each event that it has kept as a line of JSON, and ends once there are COUNT and a heartbeat says that it is all.
import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";
import { readFileSync } from "node:fs";
import net from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [url, tokenFile, academy, count] = process.argv.slice(2);
const protos = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "protos");
const name = "cyclades.management.v1.FeedService";
const definition = loader.loadSync("cyclades/management/v1/feed.proto", { includeDirs: [protos], longs: Number, enums: String, oneofs: true });
const FeedService = grpc.makeGenericClientConstructor(definition[name], name);
const RESOURCE_EXHAUSTED = 8, UNAVAILABLE = 14;

// The network between: a connection through it can be destroyed at any moment.
const sockets = new Set();
const network = net.createServer((near) => {
  const far = net.connect({ host: new URL(url).hostname, port: new URL(url).port });
  for (const [one, other] of [[near, far], [far, near]]) {
    sockets.add(one);
    one.on("error", () => {}).on("close", () => {
      sockets.delete(one);
      other.destroy();
    });
    one.pipe(other);
  }
});
await new Promise((resolve) => network.listen(0, "127.0.0.1", resolve));

const metadata = new grpc.Metadata();
metadata.set("authorization", `Bearer ${readFileSync(tokenFile, "utf8").trim()}`);
const kept = [];
let cursor = "";

// One connection: true when all is told, false when it was lost.
const follow = () => new Promise((resolve, reject) => {
  const client = new FeedService(`127.0.0.1:${network.address().port}`, grpc.credentials.createInsecure());
  const call = client.followRegister({ cursor, academyCode: academy }, metadata);
  let lost = false;
  const end = (done) => {
    lost = true;
    call.cancel();
    client.close();
    resolve(done);
  };
  call.on("error", (error) => {
    if (lost) return;
    if (error.code === RESOURCE_EXHAUSTED || error.code === UNAVAILABLE) end(false);
    else reject(error);
  });
  call.on("end", () => !lost && end(false));
  call.on("data", (message) => {
    if (lost) return;
    if (message.content === "heartbeat") {
      if (kept.length >= Number(count)) end(true);
      return;
    }

    kept.push(message);
    cursor = message.cursor;
    if (kept.length % 3 === 0) {
      for (const socket of sockets) socket.destroy();
      end(false);
    }
  });
});

let connections = 1;
while (!(await follow())) connections++;
for (const { cursor: place, event } of kept) {
  console.log(JSON.stringify({ cursor: place, candidate: event.name.candidateNumber, type: event.type, version: event.version }));
}

console.error(`${connections} connections`);
process.exit(0);
