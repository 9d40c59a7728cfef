import { create } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import { expect, it } from "vitest";
import { ErrorReason, FieldFault } from "../gen/cyclades/errors/v1/error_reason_pb";
import { BadRequestSchema, ErrorInfoSchema, LocalizedMessageSchema, RetryInfoSchema } from "../gen/google/rpc/error_details_pb";
import { failureOf } from "./failure";
import { texts } from "./texts";

function refusal(code: Code, reason: string, message: string, metadata: Record<string, string> = {}, more: ConstructorParameters<typeof ConnectError>[3] = []) {
  return new ConnectError(reason, code, undefined, [
    { desc: ErrorInfoSchema, value: create(ErrorInfoSchema, { domain: "cyclades", reason, metadata }) },
    { desc: LocalizedMessageSchema, value: create(LocalizedMessageSchema, { locale: "fr", message }) },
    ...more,
  ]);
}

it("keeps the server's reason, words and fields", () => {
  const failure = failureOf(refusal(Code.InvalidArgument, "ERROR_REASON_INVALID_FIELDS", "À corriger.", {}, [{
    desc: BadRequestSchema,
    value: create(BadRequestSchema, { fieldViolations: [{ field: "identity.birth_date", reason: "FIELD_FAULT_REQUIRED", description: "Ce champ est obligatoire." }] }),
  }]));
  expect(failure).toMatchObject({
    reason: ErrorReason.INVALID_FIELDS,
    message: "À corriger.",
    fields: [{ path: "identity.birth_date", fault: FieldFault.REQUIRED, message: "Ce champ est obligatoire." }],
    repeatable: false,
  });
});

it("puts a refusal that names a field beside it", () => {
  expect(failureOf(refusal(Code.AlreadyExists, "ERROR_REASON_EMAIL_TAKEN", "Déjà prise.", { field: "email" })).fields)
    .toEqual([{ path: "email", fault: FieldFault.UNSPECIFIED, message: "Déjà prise." }]);
});

it("repeats what the server did not carry out for certain, after the pause it asks for", () => {
  const failure = failureOf(refusal(Code.Unavailable, "ERROR_REASON_UNAVAILABLE", "Plus tard.", {}, [{
    desc: RetryInfoSchema,
    value: create(RetryInfoSchema, { retryDelay: { seconds: 1n, nanos: 500_000_000 } }),
  }]));
  expect(failure).toMatchObject({ repeatable: true, retryAfter: 1500 });
});

it("does not repeat what has too many attempts behind it", () => {
  expect(failureOf(refusal(Code.ResourceExhausted, "ERROR_REASON_TOO_MANY_ATTEMPTS", "Attendez.")).repeatable).toBe(false);
});

it("knows a silence from a refusal", () => {
  const silence = new ConnectError("failed to fetch", Code.Unknown, undefined, undefined, new TypeError("failed to fetch"));
  expect(failureOf(silence)).toMatchObject({ repeatable: true, message: texts.unreachable, reason: ErrorReason.UNSPECIFIED });
  expect(failureOf(new ConnectError("late", Code.DeadlineExceeded)).repeatable).toBe(true);
});

it("breaks no line before a sign that French sets off by a space", () => {
  expect(failureOf(refusal(Code.FailedPrecondition, "ERROR_REASON_LINK_NOT_VALID", "Lien usé : voyez « Mes messages ».")).message)
    .toBe("Lien usé\u00a0: voyez «\u00a0Mes messages\u00a0».");
});

it("shows the words of a reason that it is too old to know", () => {
  expect(failureOf(refusal(Code.FailedPrecondition, "ERROR_REASON_OF_TOMORROW", "Nouveau.")))
    .toMatchObject({ reason: ErrorReason.UNSPECIFIED, message: "Nouveau." });
});
