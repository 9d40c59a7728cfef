import type { ReactNode } from "react";
import { isMandatory, Messages } from "./Field";
import { useField } from "./FormArea";

/** One of two or three, all in sight. Nothing is chosen beforehand. */
export function RadioField<T extends string | number>({ path, label, hint, value, onChange, entries, inline = true, locked = false }: {
  path: string;
  label: string;
  hint?: ReactNode;
  value: T;
  onChange: (value: T) => void;
  entries: readonly { readonly value: T; readonly label: string }[];
  inline?: boolean;
  locked?: boolean;
}) {
  const field = useField(path, label);
  return (
    <fieldset
      id={field.id}
      className={field.wrong ? "fr-fieldset fr-fieldset--error" : "fr-fieldset"}
      disabled={locked}
      role="radiogroup"
      aria-labelledby={`${field.id}-legend ${field.messagesId}`}
      aria-required={isMandatory(label) || undefined}
      aria-invalid={field.wrong || undefined}
    >
      <legend className="fr-fieldset__legend fr-fieldset__legend--regular" id={`${field.id}-legend`}>
        {label}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </legend>
      {entries.map((entry) => (
        <div key={entry.value} className={`fr-fieldset__element${inline ? " fr-fieldset__element--inline" : ""}`}>
          <div className="fr-radio-group">
            <input
              type="radio"
              id={`${field.id}-${entry.value}`}
              name={path}
              checked={value === entry.value}
              onChange={() => {
                field.changed();
                onChange(entry.value);
              }}
            />
            <label className="fr-label" htmlFor={`${field.id}-${entry.value}`}>{entry.label}</label>
          </div>
        </div>
      ))}
      <Messages id={field.messagesId} problems={field.problems} />
    </fieldset>
  );
}
