import { Code, ConnectError } from "@connectrpc/connect";
import { ErrorReason, FieldFault } from "../gen/cyclades/errors/v1/error_reason_pb";
import {
  BadRequestSchema,
  ErrorInfoSchema,
  LocalizedMessageSchema,
  RetryInfoSchema,
} from "../gen/google/rpc/error_details_pb";
import { setJudge } from "./judging";
import { texts } from "./texts";

/** One field that the server found wrong. */
export interface FieldProblem {
  /** From the request message, in snake_case: `identity.birth_date`. */
  readonly path: string;
  readonly fault: FieldFault;
  /** The French sentence to show beside the field. */
  readonly message: string;
}

/** What the server said when it said no, or that it did not answer. */
export interface Failure {
  /** Unspecified when the answer came from something else than Cyclades, or when there was none. */
  readonly reason: ErrorReason;
  /** In French: what happened, what to do, who to contact. Never empty. */
  readonly message: string;
  /** Every field that is wrong; empty for a refusal that is about none. */
  readonly fields: readonly FieldProblem[];
  /** The same request may be sent again as it is, request id included: nothing is done twice. */
  readonly repeatable: boolean;
  /** In milliseconds; when the server said how long to wait. */
  readonly retryAfter?: number;
  /** Facts of the refusal, such as an incident number. */
  readonly metadata: Readonly<Record<string, string>>;
}

const domain = "cyclades";

/**
 * The server's words where it gave some; a sentence of the portal's own where nothing came back.
 * @param silence What is said of a server that did not answer.
 */
export function failureOf(error: unknown, silence: string = texts.unreachable): Failure {
  const refused = ConnectError.from(error);
  const info = refused.findDetails(ErrorInfoSchema).find((detail) => detail.domain === domain);
  const spoken = unbroken(refused.findDetails(LocalizedMessageSchema)[0]?.message ?? "");
  const pause = refused.findDetails(RetryInfoSchema)[0]?.retryDelay;
  const reason = reasonOf(info?.reason);
  const lost = info === undefined && isLost(refused);
  return {
    reason,
    message: spoken || (lost ? silence : texts.unexpected),
    fields: fieldsOf(refused, info?.metadata["field"], spoken),
    repeatable: lost || reason === ErrorReason.UNAVAILABLE || reason === ErrorReason.OVERLOADED,
    ...(pause && { retryAfter: Number(pause.seconds) * 1000 + Math.ceil(pause.nanos / 1e6) }),
    metadata: info?.metadata ?? {},
  };
}

setJudge(failureOf);

/** Of a refusal that is about one field, that field with the refusal's own text (R40). */
function fieldsOf(refused: ConnectError, field: string | undefined, spoken: string): FieldProblem[] {
  const violations = refused.findDetails(BadRequestSchema).flatMap((detail) => detail.fieldViolations);
  return field && spoken && violations.length === 0
    ? [{ path: field, fault: FieldFault.UNSPECIFIED, message: spoken }]
    : violations.map((violation) => ({
        path: violation.field,
        fault: faultOf(violation.reason),
        message: unbroken(violation.description),
      }));
}

/** No line begins with the sign that French sets off by a space (D42). */
function unbroken(sentence: string): string {
  return sentence.replace(/« | (?=[»:;!?])/g, (found) => found.replace(" ", "\u00a0"));
}

/** Nobody answered, or something on the way did: whether the request was carried out is not known. */
function isLost(error: ConnectError): boolean {
  return error.code === Code.Unavailable || error.code === Code.DeadlineExceeded || error.cause instanceof TypeError;
}

function reasonOf(name: string | undefined): ErrorReason {
  const short = name?.replace(/^ERROR_REASON_/, "") as keyof typeof ErrorReason | undefined;
  return (short && ErrorReason[short]) ?? ErrorReason.UNSPECIFIED;
}

function faultOf(name: string): FieldFault {
  const short = name.replace(/^FIELD_FAULT_/, "") as keyof typeof FieldFault;
  return FieldFault[short] ?? FieldFault.UNSPECIFIED;
}
