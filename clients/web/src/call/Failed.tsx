import { useEffect, useRef } from "react";
import { Button } from "../form/Button";
import type { Failure } from "./failure";
import type { Asked } from "./useAnswer";
import { texts } from "./texts";

/** A refusal or a silence of the server, in its words, with what can be done here. It takes the focus when it appears. */
export function Failed({ failure, again }: { failure: Failure; again?: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [failure]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="failed fr-mb-4w">
      <div className={`fr-alert ${failure.repeatable ? "fr-alert--warning" : "fr-alert--error"}`}>
        <p className="fr-alert__title">{failure.repeatable ? texts.unavailableTitle : texts.failedTitle}</p>
        <p>{failure.message}</p>
      </div>
      {again && failure.repeatable && (
        <Button className="fr-mt-2w" priority="secondary" onClick={again}>{texts.retry}</Button>
      )}
    </div>
  );
}

/** Shows what was asked for once it is there; before that, that it is on its way, or why it did not come. */
export function Answered<T>({ asked, children }: { asked: Asked<T>; children: (answer: T) => React.ReactNode }) {
  if (asked.failure) {
    return <Failed failure={asked.failure} again={asked.again} />;
  }

  return asked.answer === undefined
    ? <p className="waiting" role="status">{texts.loading}</p>
    : <>{children(asked.answer)}</>;
}
