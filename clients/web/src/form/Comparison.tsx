import { useEffect, useRef } from "react";
import { Button } from "./Button";
import { texts } from "./texts";

/** One thing that is stored otherwise than it was typed here. */
export interface Difference {
  readonly label: string;
  readonly stored: string;
  readonly typed: string;
}

/** The differences among some facts, in their order. */
export function differences(facts: readonly Difference[]): readonly Difference[] {
  return facts.filter((fact) => fact.stored !== fact.typed);
}

/**
 * A save was refused since the same thing was changed elsewhere meanwhile: what is stored and what was typed here, side
 * by side, and which of the two to go on with. Nothing typed is lost before the choice.
 */
export function Comparison({ differing, keepStored, keepTyped, waiting }: {
  differing: readonly Difference[];
  keepStored: () => void;
  keepTyped: () => void;
  waiting: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="fr-alert fr-alert--warning fr-mb-4w summary">
      <h3 className="fr-alert__title">{texts.staleTitle}</h3>
      <p>{texts.stale}</p>
      {differing.length > 0 && (
        <div className="comparison" role="region" aria-label={texts.staleCaption} tabIndex={0}>
          <table>
            <caption className="fr-sr-only">{texts.staleCaption}</caption>
            <thead>
              <tr><th scope="col">{texts.staleField}</th><th scope="col">{texts.staleStored}</th><th scope="col">{texts.staleTyped}</th></tr>
            </thead>
            <tbody>
              {differing.map((fact) => (
                <tr key={fact.label}><th scope="row">{fact.label}</th><td>{fact.stored || "-"}</td><td>{fact.typed || "-"}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="fr-btns-group fr-btns-group--inline-md fr-mt-2w">
        <Button onClick={keepTyped} disabled={waiting}>{texts.keepTyped}</Button>
        <Button priority="secondary" onClick={keepStored} disabled={waiting}>{texts.keepStored}</Button>
      </div>
    </div>
  );
}
