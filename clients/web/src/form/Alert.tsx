import type { ReactNode } from "react";

const severities = { success: "fr-alert--success", info: "fr-alert--info" } as const;

/** What an act has led to, said aloud as it appears. */
export function Alert({ severity, children }: { severity: keyof typeof severities; children: ReactNode }) {
  return <div className={`fr-alert fr-alert--sm ${severities[severity]}`} role="alert"><p>{children}</p></div>;
}
