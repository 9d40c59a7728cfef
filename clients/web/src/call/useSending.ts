import { useCallback, useRef, useState } from "react";
import type { Failure } from "./failure";
import { judge } from "./judging";

/** One act of the candidate on its way to the server. */
export interface Sending {
  readonly failure: Failure | undefined;
  readonly waiting: boolean;
  /** Runs the act; a second call while the first is on its way does nothing. */
  readonly send: (act: () => Promise<void>) => Promise<void>;
  /** Forgets the refusal. */
  readonly forget: () => void;
}

/** For buttons that change something: at most one act at a time, and its refusal to show. */
export function useSending(): Sending {
  const [failure, setFailure] = useState<Failure>();
  const [waiting, setWaiting] = useState(false);
  const busy = useRef(false);

  const send = useCallback(async (act: () => Promise<void>) => {
    if (busy.current) {
      return;
    }

    busy.current = true;
    setWaiting(true);
    try {
      await act();
      setFailure(undefined);
    } catch (error) {
      setFailure(judge(error));
    } finally {
      busy.current = false;
      setWaiting(false);
    }
  }, []);

  const forget = useCallback(() => setFailure(undefined), []);
  return { failure, waiting, send, forget };
}
