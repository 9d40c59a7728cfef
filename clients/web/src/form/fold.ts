/** Without accents, case or punctuation: how people search. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[^\p{L}\p{Nd}]+/gu, " ").trim();
}

/** The entries whose label holds every word that was typed, those that begin with it first. */
export function find<T extends { readonly label: string }>(entries: readonly T[], typed: string): readonly T[] {
  const wanted = fold(typed);
  if (wanted === "") {
    return entries;
  }

  const words = wanted.split(" ");
  const found = entries.map((entry) => ({ entry, label: fold(entry.label) }))
    .filter(({ label }) => words.every((word) => label.includes(word)));
  return [
    ...found.filter(({ label }) => label.startsWith(wanted)),
    ...found.filter(({ label }) => !label.startsWith(wanted)),
  ].map(({ entry }) => entry);
}
