// Two ways to call the same services, behind one shape: call("cyclades.account.v1.AccountService", "createAccount", request, token).
// A unary answer is an object; a stream's answer is the list of its messages. A refusal is thrown as { code, reasons }.
import { createClient } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-node";
import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const areas = {
  "cyclades.account.v1.AccountService": "account/v1/account",
  "cyclades.candidature.v1.CandidatureService": "candidature/v1/candidature",
  "cyclades.catalogue.v1.CatalogueService": "catalogue/v1/catalogue",
  "cyclades.document.v1.DocumentService": "document/v1/document",
  "cyclades.message.v1.MessageService": "message/v1/message",
  "cyclades.reference.v1.ReferenceService": "reference/v1/reference",
  "cyclades.signin.v1.SignInService": "signin/v1/signin",
};

// What went wrong, the same for both: the status code and the reasons that its details name.
export class Refused extends Error {
  constructor(method, code, details) {
    const reasons = [...details.toString("latin1").matchAll(/(?:ERROR_REASON|FIELD_FAULT)_[A-Z_]+/g)].map(([reason]) => reason);
    super(`${method}: status ${code} ${reasons.join(" ")}`);
    this.code = code;
    this.reasons = reasons;
  }
}

export async function overGrpcWeb(url) {
  const transport = createGrpcWebTransport({ baseUrl: url, httpVersion: "1.1" });
  const clients = {};
  for (const [name, file] of Object.entries(areas)) {
    const module = await import(join(here, "generated", "cyclades", `${file}_pb.js`));
    clients[name] = createClient(module[name.split(".").at(-1)], transport);
  }

  return async (service, method, request = {}, token = "") => {
    const headers = { "x-cyclades-client": "node" };
    if (token) headers.authorization = `Bearer ${token}`;
    try {
      const answer = clients[service][method](request, { headers });
      if (typeof answer[Symbol.asyncIterator] !== "function") return await answer;
      const messages = [];
      for await (const message of answer) messages.push(message);
      return messages;
    } catch (error) {
      const details = Buffer.concat((error.details ?? []).map((detail) => Buffer.from(detail.value ?? [])));
      throw error.code ? new Refused(method, error.code, details) : error;
    }
  };
}

export async function overGrpc(url) {
  const protos = join(here, "..", "..", "protos");
  const files = readdirSync(protos, { recursive: true }).filter((name) => name.endsWith(".proto") && name.startsWith("cyclades"));
  const definition = loader.loadSync(files, { includeDirs: [protos], longs: Number, defaults: true, oneofs: true });
  const clients = {};
  for (const name of Object.keys(areas)) {
    const Client = grpc.makeGenericClientConstructor(definition[name], name);
    clients[name] = new Client(new URL(url).host, grpc.credentials.createInsecure());
  }

  return (service, method, request = {}, token = "") =>
    new Promise((resolve, reject) => {
      const metadata = new grpc.Metadata();
      if (token) metadata.set("authorization", `Bearer ${token}`);
      const refuse = (error) => {
        const details = error.metadata?.get("grpc-status-details-bin") ?? [];
        reject(new Refused(method, error.code, Buffer.concat(details.map((part) => Buffer.from(part)))));
      };
      const client = clients[service];
      if (!client[method].responseStream) {
        client[method](request, metadata, (error, answer) => (error ? refuse(error) : resolve(answer)));
        return;
      }

      const messages = [];
      client[method](request, metadata)
        .on("data", (message) => messages.push(message))
        .on("error", refuse)
        .on("end", () => resolve(messages));
    });
}
