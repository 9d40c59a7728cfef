import { createContext, useContext } from "react";

/** What the operator has set, as the server tells every page. */
export interface Settings {
  /** This is a site of the State: its marks and fonts are shown. */
  readonly stateSite: boolean;
  readonly franceConnect: boolean;
}

const neutral: Settings = { stateSite: false, franceConnect: false };

/** In milliseconds: later than this the page appears without the State's marks. */
const patience = 3_000;

export async function readSettings(): Promise<Settings> {
  try {
    const reply = await fetch("/portal.json", { signal: AbortSignal.timeout(patience) });
    return reply.ok ? { ...neutral, ...await reply.json() as Partial<Settings> } : neutral;
  } catch {
    return neutral;
  }
}

const Context = createContext(neutral);

export const SettingsArea = Context;

export const useSettings = (): Settings => useContext(Context);
