/** What the parts of a path that a pattern names were, decoded. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * Compares a path with a pattern, part by part: `/mes-inscriptions/:candidate/:registration/documents`.
 * A slash at the end does not count. Undefined when they do not fit.
 */
export function match(pattern: string, path: string): Parameters | undefined {
  const wanted = parts(pattern);
  const found = parts(path);
  if (wanted.length !== found.length) {
    return undefined;
  }

  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = found[index] ?? "";
    if (part.startsWith(":")) {
      parameters[part.slice(1)] = decoded(value);
    } else if (part !== value) {
      return undefined;
    }
  }

  return parameters;
}

function parts(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
