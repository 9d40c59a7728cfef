import { useCallback, useEffect, useRef, useState } from "react";
import type { Timestamp } from "@bufbuild/protobuf/wkt";
import type { CandidatureForm, Draft, FormTab } from "../gen/cyclades/candidature/v1/candidature_pb";
import { candidatures } from "./calls";

/** In milliseconds without a change, before what is typed goes to the server. */
const pause = 1_500;

/** The draft of one registration service on the server, kept up with what is typed (B2). */
export interface DraftKeeping {
  /** When the server kept it last; undefined when there is none. */
  readonly keptTime: Timestamp | undefined;
  /** It was kept since this page was opened, not on a day before. */
  readonly keptHere: boolean;
  readonly state: "rest" | "changed" | "lost";
  /** Something was typed, or another tab was reached. */
  keep(form: CandidatureForm, tab: FormTab): void;
  /** Sends at once what waits. Never fails: `state` says whether it was taken. */
  flush(): Promise<boolean>;
  /** The draft has become a candidature, or was given up: nothing more is sent. */
  end(): void;
}

export function useDraft(registrationServiceId: string, found: Draft | undefined): DraftKeeping {
  const [keptTime, setKeptTime] = useState(found?.updateTime);
  const [keptHere, setKeptHere] = useState(false);
  const [state, setState] = useState<DraftKeeping["state"]>("rest");
  const waiting = useRef<{ form: CandidatureForm; tab: FormTab }>(undefined);
  const running = useRef<Promise<boolean>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const over = useRef(false);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) {
      await running.current;
    }

    const sent = waiting.current;
    if (!sent || over.current) {
      return true;
    }

    waiting.current = undefined;
    running.current = (async () => {
      try {
        const { draft } = await candidatures.saveDraft({ registrationServiceId, ...sent });
        setKeptTime(draft?.updateTime);
        setKeptHere(true);
        setState(waiting.current ? "changed" : "rest");
        return true;
      } catch {
        // What is newer replaces it; else it is sent again with the next change or when the page is left.
        waiting.current ??= sent;
        setState("lost");
        return false;
      } finally {
        running.current = undefined;
      }
    })();
    return running.current;
  }, [registrationServiceId]);

  const keep = useCallback((form: CandidatureForm, tab: FormTab) => {
    if (over.current) {
      return;
    }

    waiting.current = { form, tab };
    setState((before) => before === "lost" ? before : "changed");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), pause);
  }, [flush]);

  const end = useCallback(() => {
    over.current = true;
    waiting.current = undefined;
    clearTimeout(timer.current);
    setState("rest");
  }, []);

  useEffect(() => () => void flush(), [flush]);

  return { keptTime, keptHere, state, keep, flush, end };
}
