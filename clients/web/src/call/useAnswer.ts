import { useCallback, useEffect, useRef, useState } from "react";
import { failureOf, type Failure } from "./failure";
import { texts } from "./texts";
import { isGivenUp } from "./transport";

/** What a screen asks the server for. The newest answer stays while it is asked again. */
export interface Asked<T> {
  readonly answer: T | undefined;
  readonly failure: Failure | undefined;
  readonly waiting: boolean;
  /** Asks again. */
  readonly again: () => void;
}

/**
 * Asks when the screen appears and when something of what is asked changes.
 * @param ask The call; it gets a signal that ends it when the screen goes.
 * @param about What the question depends on, as the dependencies of an effect.
 */
export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>, about: readonly unknown[]): Asked<T> {
  const [answer, setAnswer] = useState<T>();
  const [failure, setFailure] = useState<Failure>();
  const [waiting, setWaiting] = useState(true);
  const [turn, setTurn] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;

  useEffect(() => {
    const end = new AbortController();
    setWaiting(true);
    setFailure(undefined);
    asking.current(end.signal).then(
      (received) => {
        if (!end.signal.aborted) {
          setAnswer(received);
          setWaiting(false);
        }
      },
      (error: unknown) => {
        if (!isGivenUp(error, end.signal)) {
          setFailure(failureOf(error, texts.unanswered));
          setWaiting(false);
        }
      },
    );
    return () => end.abort();
  }, [...about, turn]);

  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { answer, failure, waiting, again };
}
