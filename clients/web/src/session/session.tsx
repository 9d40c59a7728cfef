import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Failure } from "../call/failure";
import { judge } from "../call/judging";
import { setRenewal } from "../call/renewal";
import { texts } from "../call/texts";
import type { Account } from "../gen/cyclades/account/v1/account_pb";

/** Who is not signed in sees the first page without them. */
const calls = () => import("./calls");

/**
 * The session itself is a cookie that no script can read. This says only that there may be one, so that who never signed
 * in does not ask for an account; nothing in it is worth taking.
 */
const hint = "cyclades.session";

let known = "";

/** What the sign-in page begins with: the address of an account that was just activated, or nothing. */
export const knownIdentifier = () => known;

export function knowIdentifier(identifier: string): void {
  known = identifier;
}

export type Presence =
  /** `failure` once the server did not say. */
  | { readonly kind: "looking"; readonly failure?: Failure }
  | { readonly kind: "out" }
  | { readonly kind: "in"; readonly account: Account };

export interface Session {
  readonly presence: Presence;
  /** Messages that were not read; undefined until it is known. */
  readonly unread: number | undefined;
  /** The session met its end while a screen is open: it must be opened again, or left. */
  readonly ended: boolean;
  /** Asks once more whether there is a session. */
  look(): void;
  /** Opens a session. Throws what the server refused. */
  signIn(identifier: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** The account has changed, or messages were read. */
  refresh(): Promise<void>;
  /** The session is over for good, as after the deletion of the account. */
  forget(): void;
}

const Context = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) {
    throw new Error("There is no session around this screen.");
  }

  return session;
}

/** The account of who is signed in, for screens that only they reach. */
export function useAccount(): Account {
  const { presence } = useSession();
  if (presence.kind !== "in") {
    throw new Error("This screen is for a signed-in candidate.");
  }

  return presence.account;
}

export function SessionArea({ children }: { children: ReactNode }) {
  const [presence, setPresence] = useState<Presence>(() => ({ kind: localStorage.getItem(hint) ? "looking" : "out" }));
  const [unread, setUnread] = useState<number>();
  const [ended, setEnded] = useState(false);
  const present = useRef(presence);
  const waiting = useRef<{ answer: Promise<boolean>; settle: (renewed: boolean) => void }>(undefined);
  present.current = presence;

  const forget = useCallback(() => {
    localStorage.removeItem(hint);
    setPresence({ kind: "out" });
    setUnread(undefined);
    setEnded(false);
    waiting.current?.settle(false);
    waiting.current = undefined;
  }, []);

  const refresh = useCallback(async () => {
    const { readAccount, countUnread } = await calls();
    const account = await readAccount();
    if (!account) {
      forget();
      return;
    }

    setPresence({ kind: "in", account });
    localStorage.setItem(hint, "1");
    countUnread().then(setUnread, () => setUnread(undefined));
  }, [forget]);

  const look = useCallback(() => {
    setPresence({ kind: "looking" });
    refresh().catch((error: unknown) => setPresence({ kind: "looking", failure: judge(error, texts.unanswered) }));
  }, [refresh]);

  useEffect(() => {
    if (present.current.kind === "looking") {
      look();
    }

    // Another tab signed in or out.
    const told = (event: StorageEvent) => {
      if (event.key === hint && !event.newValue && present.current.kind === "in") {
        forget();
      } else if (event.key === hint && event.newValue && present.current.kind === "out") {
        look();
      }
    };
    addEventListener("storage", told);
    return () => removeEventListener("storage", told);
  }, [look, forget]);

  useEffect(() => {
    setRenewal(() => {
      if (present.current.kind !== "in") {
        return Promise.resolve(false);
      }

      if (!waiting.current) {
        let settle: (renewed: boolean) => void = () => undefined;
        const answer = new Promise<boolean>((done) => (settle = done));
        waiting.current = { answer, settle };
        setEnded(true);
      }

      return waiting.current.answer;
    });
    return () => setRenewal(undefined);
  }, []);

  const signIn = useCallback(async (identifier: string, password: string) => {
    await (await calls()).signIn(identifier, password);
    setEnded(false);
    waiting.current?.settle(true);
    waiting.current = undefined;
    localStorage.setItem(hint, "1");
    await refresh();
  }, [refresh]);

  const signOut = useCallback(async () => {
    await (await calls()).signOut();
    forget();
  }, [forget]);

  const session = useMemo(
    () => ({ presence, unread, ended, look, signIn, signOut, refresh, forget }),
    [presence, unread, ended, look, signIn, signOut, refresh, forget],
  );
  return <Context value={session}>{children}</Context>;
}
