import type { Failure } from "./failure";
import { texts } from "./texts";

type Judge = (error: unknown, silence?: string) => Failure;

/** Before anything that calls the server was fetched, it is the fetching that has failed. */
let judgement: Judge = (_, silence = texts.unreachable) => ({ reason: 0, message: silence, fields: [], repeatable: true, metadata: {} });

/** Called by what knows the server's refusals, once it is here: with the first load comes only what the first page needs. */
export function setJudge(judge: Judge): void {
  judgement = judge;
}

/** What an error is to who sees it. Nothing is fetched for it, since the server may be gone. */
export const judge: Judge = (error, silence) => judgement(error, silence);
