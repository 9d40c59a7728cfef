import { createContext, useContext } from "react";

/** What the server writes into the page, so that it is drawn at once as it is to stay. */
export interface Settings {
  /** This is a site of the State: its marks and fonts are shown. */
  readonly stateSite: boolean;
  /** Occasional messages (R5). */
  readonly notices: readonly { readonly title: string; readonly text: string }[];
  /** Explanatory videos (R7). */
  readonly helpLinks: readonly { readonly label: string; readonly url: string }[];
}

const neutral: Settings = { stateSite: false, notices: [], helpLinks: [] };

export function readSettings(): Settings {
  const written = document.querySelector<HTMLMetaElement>("meta[name=shown]")?.content ?? "{}";
  return { ...neutral, ...JSON.parse(written) as Partial<Settings> };
}

const Context = createContext(neutral);

export const SettingsArea = Context;

export const useSettings = (): Settings => useContext(Context);
