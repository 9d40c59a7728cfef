// The main job, walked by a client that .NET did not generate:
//   node journey.mjs grpc|grpc-web URL MAIL_FOLDER
// Prints each step and exits 0 only when every step gave what it should.
import { simpleParser } from "mailparser";
import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { overGrpc, overGrpcWeb, Refused } from "./transports.mjs";

const [transport, url, mailFolder] = process.argv.slice(2);
const call = transport === "grpc" ? await overGrpc(url) : await overGrpcWeb(url);

const account = "cyclades.account.v1.AccountService";
const candidatures = "cyclades.candidature.v1.CandidatureService";
const catalogue = "cyclades.catalogue.v1.CatalogueService";
const documents = "cyclades.document.v1.DocumentService";
const messages = "cyclades.message.v1.MessageService";
const reference = "cyclades.reference.v1.ReferenceService";
const signIn = "cyclades.signin.v1.SignInService";

const FEMALE = 1, YES = 1, NO = 2, TOKEN = 2, OPEN = 2, CLOSED = 3, TERMS_TAB = 1;
const code = { invalidArgument: 3, notFound: 5, failedPrecondition: 9, aborted: 10, unauthenticated: 16 };

async function step(name, act) {
  const result = await act();
  console.log(`ok ${name}`);
  return result;
}

async function refused(act, expected, reason) {
  const error = await act().then(() => null, (thrown) => thrown);
  assert.ok(error instanceof Refused, `expected a refusal, got ${error}`);
  assert.equal(error.code, expected, error.message);
  assert.ok(error.reasons.includes(reason), `${error.message} lacks ${reason}`);
  return error;
}

// The newest mail to an address whose subject begins so; waits for it, one minute at the most.
async function mailTo(address, subject) {
  const find = async () => {
    const files = readdirSync(mailFolder).filter((name) => name.endsWith(".eml")).sort().reverse();
    for (const file of files) {
      const mail = await simpleParser(readFileSync(join(mailFolder, file)));
      if (mail.to?.text.includes(address) && mail.subject.startsWith(subject)) return mail;
    }
  };
  const limit = AbortSignal.timeout(60_000);
  // The server makes its folder with its first mail: what is not there cannot be watched.
  mkdirSync(mailFolder, { recursive: true, mode: 0o700 });
  const changes = watch(mailFolder, { signal: limit });
  try {
    for (;;) {
      const changed = new Promise((resolve, reject) => {
        changes.once("change", resolve);
        changes.once("error", reject);
        limit.addEventListener("abort", () => reject(new Error(`no mail « ${subject} » to ${address}`)), { once: true });
      });
      const mail = await find();
      if (mail) {
        changed.catch(() => {});
        return mail;
      }
      await changed;
    }
  } finally {
    changes.close();
  }
}

const address = `camille.${randomUUID().slice(0, 8)}@example.org`;
const password = "Tournesol&mer7";

const services = await step("the periods of the CFG", async () => {
  const { domains } = await call(catalogue, "listDomains", { examKind: 1 });
  const cfg = domains.find((domain) => domain.label === "CERTIFICAT DE FORMATION GÉNÉRALE");
  const { sessionYears } = await call(catalogue, "listSessionYears", { domainId: cfg.id });
  const lists = await Promise.all(
    sessionYears.map(({ year }) => call(catalogue, "listRegistrationServices", { domainId: cfg.id, year })));
  return lists.flatMap((list) => list.registrationServices);
});
const open = services.find((service) => service.centreLabel === "ACADÉMIE DE REIMS" && service.state === OPEN);
const closed = services.find((service) => service.state === CLOSED);
assert.ok(open && closed);

const birthPlace = await step("a commune found without its accents", async () => {
  const { departments } = await call(reference, "listDepartments");
  const department = departments.find((one) => one.label.startsWith("035"));
  const { communes } = await call(reference, "searchCommunes", { departmentCode: department.code, query: "st malo" });
  const { countries } = await call(reference, "listCountries");
  assert.match(communes[0].name, /^SAINT-MALO/);
  return { countryCode: countries[0].code, departmentCode: department.code, communeCode: communes[0].code };
});

const identity = {
  sex: FEMALE,
  birthName: "Le Goff",
  birthNameConfirmation: "Le Goff",
  firstNames: "Camille Anne",
  birthDate: { year: 1998, month: 5, day: 30 },
  birthDateConfirmation: { year: 1998, month: 5, day: 30 },
  birthPlace,
};
const creation = {
  requestId: randomUUID(),
  identity,
  email: address,
  emailConfirmation: address,
  password,
  passwordConfirmation: password,
};

await step("everything wrong is said at once", async () => {
  const error = await refused(
    () => call(account, "createAccount", { requestId: randomUUID() }), code.invalidArgument, "ERROR_REASON_INVALID_FIELDS");
  assert.ok(error.reasons.filter((reason) => reason.startsWith("FIELD_FAULT")).length >= 10, error.message);
});
await step("an account", () => call(account, "createAccount", creation));
const activation = await step("the activation mail", () => mailTo(address, "[CYCLADES] Activer mon compte"));
await step("activation", () =>
  call(account, "activate", { requestId: randomUUID(), linkToken: /activation#([\w-]+)/.exec(activation.text)[1] }));
await step("a wrong password is refused", () =>
  refused(
    () => call(signIn, "signIn", { identifier: address, password: "Faux!mais8", sessionKind: TOKEN }),
    code.unauthenticated, "ERROR_REASON_CREDENTIALS_REFUSED"));
const session = await step("sign-in", () => call(signIn, "signIn", { identifier: address, password, sessionKind: TOKEN }));
const token = session.tokens.accessToken;

await step("a closed service is refused", () =>
  refused(
    () => call(candidatures, "startCandidature", { registrationServiceId: closed.id }, token),
    code.failedPrecondition, "ERROR_REASON_SERVICE_CLOSED"));
const start = await step("the form", () => call(candidatures, "startCandidature", { registrationServiceId: open.id }, token));
const offered = start.registrationService;
const { categories: socioProfessionalCategories } = await call(reference, "listSocioProfessionalCategories");
const form = {
  nationalityCode: birthPlace.countryCode,
  address: { countryCode: birthPlace.countryCode, line1: "rue de Paris", postalCode: "51000", locality: "CHALONS EN CHAMPAGNE" },
  phone: "0123456789",
  representativeCategoryCode: socioProfessionalCategories[0].code,
  candidateCategoryCode: offered.categories.find((category) => category.individual).code,
  establishmentCode: offered.establishments[0].code,
  arrangementRequested: NO,
  pressConsent: NO,
  authoritiesConsent: YES,
  acceptedTermsHash: offered.terms.hash,
};
await step("a draft", () => call(candidatures, "saveDraft", { registrationServiceId: open.id, form: { phone: "0123" }, tab: TERMS_TAB }, token));
const submission = { requestId: randomUUID(), registrationServiceId: open.id, form };
const first = await step("a registration", () => call(candidatures, "submitCandidature", submission, token));
assert.equal(first.candidature.version, 1);
await step("the same request has the same answer", async () => {
  const again = await call(candidatures, "submitCandidature", submission, token);
  assert.equal(again.candidature.name.registrationNumber, first.candidature.name.registrationNumber);
});
const name = { registrationNumber: first.candidature.name.registrationNumber };

async function confirmation(version) {
  const { documents: list } = await call(documents, "listDocuments", { candidature: name }, token);
  assert.equal(list.length, 1);
  assert.equal(list[0].version, version);
  const parts = await call(documents, "downloadDocument", { candidature: name, documentId: list[0].id }, token);
  const value = (part, field) => (part.content?.case ? (part.content.case === field ? part.content.value : undefined) : part[field]);
  const metadata = value(parts[0], "metadata");
  const bytes = Buffer.concat(parts.slice(1).map((part) => Buffer.from(value(part, "chunk"))));
  assert.equal(createHash("sha256").update(bytes).digest("hex"), metadata.sha256);
  assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
  return { reference: list[0].reference, sha256: metadata.sha256 };
}

const one = await step("the confirmation, version 1", () => confirmation(1));
const modified = await step("a modification", () =>
  call(candidatures, "updateCandidature",
    { requestId: randomUUID(), name, etag: first.candidature.etag, form: { ...form, phone: "0987654321" } }, token));
assert.equal(modified.candidature.version, 2);
await step("a stale change is refused", () =>
  refused(
    () => call(candidatures, "updateCandidature", { requestId: randomUUID(), name, etag: first.candidature.etag, form }, token),
    code.aborted, "ERROR_REASON_STALE_ETAG"));
const two = await step("the confirmation, version 2", () => confirmation(2));
await step("anyone can check a document", async () => {
  assert.equal((await call(documents, "verifyDocument", { reference: two.reference })).standing, 1);
  assert.equal((await call(documents, "verifyDocument", { reference: one.reference })).standing, 2);
});
const signed = await step("the online signature", () =>
  call(candidatures, "signCandidature",
    { requestId: randomUUID(), name, etag: modified.candidature.etag, documentSha256: two.sha256 }, token));
await step("nothing changes after the signature", () =>
  refused(
    () => call(candidatures, "updateCandidature", { requestId: randomUUID(), name, etag: signed.candidature.etag, form }, token),
    code.failedPrecondition, "ERROR_REASON_ALREADY_SIGNED"));
await step("the messages", async () => {
  const { messages: list } = await call(messages, "listMessages", {}, token);
  assert.ok(list.length >= 4, `${list.length} messages`);
});
await step("the withdrawal", async () => {
  await call(candidatures, "withdrawCandidature", { requestId: randomUUID(), name, etag: signed.candidature.etag }, token);
  const { candidatures: active } = await call(candidatures, "listCandidatures", {}, token);
  assert.equal(active.length, 0);
  const mail = await mailTo(address, "[CYCLADES] Votre désinscription est enregistrée : ");
  assert.ok(mail.text.includes("Annuler ma désinscription"), mail.text);
});
await step("the account stays while a candidature is attached", () =>
  refused(
    () => call(account, "deleteAccount", { requestId: randomUUID(), currentPassword: password }, token),
    code.failedPrecondition, "ERROR_REASON_ACCOUNT_HAS_CANDIDATURES"));
await step("sign-out ends the session", async () => {
  await call(signIn, "signOut", {}, token);
  await refused(() => call(account, "getAccount", {}, token), code.unauthenticated, "ERROR_REASON_SIGN_IN_REQUIRED");
});
process.exit(0);
