export type Theme = "system" | "light" | "dark";

const key = "cyclades.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function theme(): Theme {
  const kept = localStorage.getItem(key);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Takes a theme on, and keeps it on this device. */
export function setTheme(chosen: Theme): void {
  localStorage.setItem(key, chosen);
  show();
}

function show(): void {
  const chosen = theme();
  const { dataset } = document.documentElement;
  dataset["frScheme"] = chosen;
  dataset["frTheme"] = chosen === "system" ? (dark.matches ? "dark" : "light") : chosen;
}

export function startTheme(): void {
  show();
  dark.addEventListener("change", show);
}
