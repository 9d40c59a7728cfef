import type { CandidatureName } from "../gen/cyclades/types/v1/types_pb";

/** « 006 »: at least three digits (D3). */
export function printed(registrationNumber: number): string {
  return String(registrationNumber).padStart(3, "0");
}

/** Where a candidature's pages are, as mails and documents print it. */
export function pathOf(name: CandidatureName | undefined, page: "" | "documents" | "justificatifs" | "notes" | "modifier" = ""): string {
  const path = `/mes-inscriptions/${name?.candidateNumber ?? ""}/${printed(name?.registrationNumber ?? 0)}`;
  return page ? `${path}/${page}` : path;
}

/** Where a registration is begun or a draft resumed. The id of a service holds slashes, so it stands in the query. */
export function formPath(serviceId: string): string {
  return `/mes-inscriptions/nouvelle/dossier?service=${encodeURIComponent(serviceId)}`;
}

/** Where a new registration is chosen (R62). */
export const newPath = "/mes-inscriptions/nouvelle";

/** Where withdrawn candidatures are, as the mail of a withdrawal prints it. */
export const withdrawnPath = "/mes-inscriptions/desinscrites";
