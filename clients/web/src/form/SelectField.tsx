import { isMandatory, Label, Messages } from "./Field";
import { useField } from "./FormArea";
import { group } from "./TextField";
import { texts } from "./texts";

export interface Entry {
  readonly code: string;
  readonly label: string;
}

/** One of a short list. Nothing is chosen beforehand. */
export function SelectField({ path, label, hint, value, onChange, entries, locked = false, empty = texts.choose }: {
  path: string;
  label: string;
  hint?: string;
  /** The code; empty when nothing is chosen. */
  value: string;
  onChange: (code: string) => void;
  entries: readonly Entry[];
  locked?: boolean;
  /** What the list says before a choice. */
  empty?: string;
}) {
  const field = useField(path, label);
  return (
    <div className={group(field.wrong, locked, "select")}>
      <Label htmlFor={field.id} label={label} hint={hint} />
      <select
        id={field.id}
        name={path}
        className="fr-select"
        value={value}
        onChange={(event) => {
          field.changed();
          onChange(event.target.value);
        }}
        disabled={locked}
        aria-required={isMandatory(label) || undefined}
        aria-invalid={field.wrong || undefined}
        aria-describedby={field.messagesId}
      >
        <option value="">{empty}</option>
        {entries.map((entry) => <option key={entry.code} value={entry.code}>{entry.label}</option>)}
      </select>
      <Messages id={field.messagesId} problems={field.problems} />
    </div>
  );
}
