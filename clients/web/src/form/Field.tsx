import type { ReactNode } from "react";

/** The sentences beside a field; read out when they appear. */
export function Messages({ id, problems, children }: { id: string; problems: readonly string[]; children?: ReactNode }) {
  return (
    <div id={id} className="fr-messages-group" aria-live="polite">
      {problems.map((problem) => <p key={problem} className="fr-message fr-message--error">{problem}</p>)}
      {children}
    </div>
  );
}

export function Label({ htmlFor, id, label, hint, hintId }: {
  htmlFor?: string;
  id?: string;
  label: string;
  hint?: string | undefined;
  hintId?: string;
}) {
  return (
    <label className="fr-label" htmlFor={htmlFor} id={id}>
      {label}
      {hint && <span className="fr-hint-text" id={hintId}>{hint}</span>}
    </label>
  );
}

/** A label as it stands in a sentence: without its asterisk and colon. */
export function bare(label: string): string {
  return label.replace(/[\s*:]+$/, "");
}

/** An asterisk in the guide's label says that the field is mandatory. */
export function isMandatory(label: string): boolean {
  return label.includes("*");
}
