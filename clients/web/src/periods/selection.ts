import { fold } from "../form/fold";
import { ExamKind, type RegistrationServiceSummary } from "../gen/cyclades/catalogue/v1/catalogue_pb";

/** How far someone has come in the cascade; each choice presumes the ones before it. Kept in the address, so that a link holds it. */
export interface Selection {
  readonly kind: ExamKind;
  readonly domain: string;
  readonly year: number;
  /** Id of a registration service. */
  readonly service: string;
  /** « REIMS »: an académie's site links here for its own services (D1); empty for all of them. */
  readonly academy: string;
}

export type Level = "kind" | "domain" | "year" | "service" | "done";

const kinds: Readonly<Record<string, ExamKind>> = { examen: ExamKind.EXAM, concours: ExamKind.CONTEST };

export function readSelection(query: URLSearchParams): Selection {
  const kind = kinds[query.get("type") ?? ""] ?? ExamKind.UNSPECIFIED;
  const domain = kind ? query.get("domaine") ?? "" : "";
  const year = domain ? Number.parseInt(query.get("annee") ?? "", 10) || 0 : 0;
  const service = year ? query.get("service") ?? "" : "";
  return { kind, domain, year, service, academy: query.get("academie") ?? "" };
}

/** The query of an address, with its question mark; empty when nothing is chosen. */
export function writeSelection(selection: Selection): string {
  const query = new URLSearchParams();
  const kind = Object.entries(kinds).find(([, value]) => value === selection.kind)?.[0];
  const entries: readonly (readonly [string, string | undefined])[] = [
    ["type", kind],
    ["domaine", selection.domain],
    ["annee", selection.year ? String(selection.year) : ""],
    ["service", selection.service],
    ["academie", selection.academy],
  ];
  for (const [name, value] of entries) {
    if (value) {
      query.set(name, value);
    }
  }

  const text = query.toString();
  return text && `?${text}`;
}

/** The first level where nothing is chosen. */
export function levelOf(selection: Selection): Level {
  if (!selection.kind) {
    return "kind";
  }

  if (!selection.domain) {
    return "domain";
  }

  if (!selection.year) {
    return "year";
  }

  return selection.service ? "done" : "service";
}

/** Back to a level: its choice and all after it are open again. */
export function backTo(selection: Selection, level: Level): Selection {
  const order: readonly Level[] = ["kind", "domain", "year", "service"];
  const from = order.indexOf(level);
  return {
    kind: from > 0 ? selection.kind : ExamKind.UNSPECIFIED,
    domain: from > 1 ? selection.domain : "",
    year: from > 2 ? selection.year : 0,
    service: "",
    academy: selection.academy,
  };
}

/** The services of the académie that a link names by some words of its label; all of them when it names none, or nobody. */
export function ofAcademy(services: readonly RegistrationServiceSummary[], academy: string): readonly RegistrationServiceSummary[] {
  const words = fold(academy).split(" ").filter((word) => word !== "");
  const found = services.filter((service) => {
    const label = ` ${fold(service.centreLabel)} `;
    return words.every((word) => label.includes(` ${word} `));
  });
  return found.length > 0 ? found : services;
}
