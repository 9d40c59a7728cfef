import { lazy, type ComponentType } from "react";
import type { Parameters } from "../route/pattern";
import { part } from "./part";

export type Screen = ComponentType<{ parameters: Parameters }>;

export interface Route {
  readonly pattern: string;
  readonly screen: Screen;
  /** Only for a signed-in candidate; who is not is asked to sign in first, and then comes here. */
  readonly own?: boolean;
}

/** One file of screens for each area: one chunk, fetched when the first of its pages is opened. */
function area<M extends Record<string, Screen>>(load: () => Promise<M>): (name: keyof M) => Screen {
  return (name) => lazy(async () => ({ default: (await part(load))[name] as Screen }));
}

const session = area(() => import("../session/screens"));
const account = area(() => import("../account/screens"));
const candidature = area(() => import("../candidature/screens"));
const messages = area(() => import("../messages/screens"));
const open = area(() => import("../public/screens"));
const periods = area(() => import("../periods/screens"));

export const routes: readonly Route[] = [
  { pattern: "/periodes", screen: periods("Periods") },
  { pattern: "/connexion", screen: session("SignIn") },
  { pattern: "/mot-de-passe", screen: session("NewPassword") },
  { pattern: "/creer-mon-compte", screen: account("CreateAccount") },
  { pattern: "/activation", screen: account("Activation") },
  { pattern: "/activation/renvoi", screen: account("ResendActivation") },
  { pattern: "/nouvelle-adresse", screen: account("NewAddress") },
  { pattern: "/mon-compte", screen: account("MyAccount"), own: true },
  { pattern: "/mes-inscriptions", screen: candidature("Mine"), own: true },
  { pattern: "/mes-inscriptions/desinscrites", screen: candidature("Withdrawn"), own: true },
  { pattern: "/mes-inscriptions/nouvelle", screen: candidature("NewCandidature"), own: true },
  { pattern: "/mes-inscriptions/nouvelle/dossier", screen: candidature("NewForm"), own: true },
  { pattern: "/mes-inscriptions/:candidate/:registration", screen: candidature("One"), own: true },
  { pattern: "/mes-inscriptions/:candidate/:registration/modifier", screen: candidature("Modify"), own: true },
  { pattern: "/mes-inscriptions/:candidate/:registration/documents", screen: candidature("Documents"), own: true },
  { pattern: "/mes-inscriptions/:candidate/:registration/justificatifs", screen: candidature("Supporting"), own: true },
  { pattern: "/mes-inscriptions/:candidate/:registration/notes", screen: candidature("Marks"), own: true },
  { pattern: "/mes-sessions-passees", screen: candidature("Past"), own: true },
  { pattern: "/mes-messages", screen: messages("Messages"), own: true },
  { pattern: "/mes-messages/:id", screen: messages("OneMessage"), own: true },
  { pattern: "/verification", screen: open("Verification") },
  { pattern: "/verification/:reference", screen: open("Verification") },
  { pattern: "/representant", screen: open("Representative") },
  { pattern: "/accessibilite", screen: open("Accessibility") },
  { pattern: "/mentions-legales", screen: open("Legal") },
  { pattern: "/donnees-personnelles", screen: open("PersonalData") },
  { pattern: "/compte-supprime", screen: account("AccountDeleted") },
];
