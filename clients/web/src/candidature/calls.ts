import { clientOf } from "../call/transport";
import { CandidatureService, type Candidature, type Show } from "../gen/cyclades/candidature/v1/candidature_pb";

export const candidatures = clientOf(CandidatureService);

/** All of the caller's candidatures of one kind, the newest first. */
export async function allOf(show: Show, signal: AbortSignal): Promise<readonly Candidature[]> {
  const found: Candidature[] = [];
  let pageToken = "";
  do {
    const page = await candidatures.listCandidatures({ show, pageSize: 100, pageToken }, { signal });
    found.push(...page.candidatures);
    pageToken = page.nextPageToken;
  } while (pageToken !== "");
  return found;
}

/** « CERTIFICAT DE FORMATION GÉNÉRALE, ACADÉMIE DE REIMS - (JUIN 2023) » */
export function serviceOf({ registrationService }: Candidature): string {
  return `${registrationService?.domainLabel ?? ""}, ${registrationService?.label ?? ""}`;
}
