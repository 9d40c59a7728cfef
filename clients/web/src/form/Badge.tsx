import type { ReactNode } from "react";

const severities = {
  success: "fr-badge--success fr-badge--no-icon",
  info: "fr-badge--info fr-badge--no-icon",
  new: "fr-badge--new fr-badge--no-icon",
} as const;

/** One or two words that say in which state a thing is; never by their colour alone. */
export function Badge({ severity, children }: { severity?: keyof typeof severities; children: ReactNode }) {
  return <span className={`fr-badge fr-badge--sm ${severity ? severities[severity] : ""}`}>{children}</span>;
}
