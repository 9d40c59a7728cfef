import type { Parameters } from "../route/pattern";
import { Area } from "./Area";
import { texts } from "./texts";

/** « Mes notes », before they are published (D19). */
export function Marks({ parameters }: { parameters: Parameters }) {
  return <Area parameters={parameters} page="notes">{() => <Nothing words={texts.marks} />}</Area>;
}

/** Says that there is nothing yet, and what will bring something. */
export function Nothing({ words }: { words: { readonly none: string; readonly about: string } }) {
  return (
    <>
      <p className="fr-text--bold">{words.none}</p>
      <p>{words.about}</p>
    </>
  );
}
