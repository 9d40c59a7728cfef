import { Messages } from "./Field";
import { useField } from "./FormArea";

export function CheckboxField({ path, label, hint, checked, onChange, locked = false }: {
  path: string;
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  locked?: boolean;
}) {
  const field = useField(path, label);
  return (
    <div className={`fr-checkbox-group fr-mb-3w${field.wrong ? " fr-checkbox-group--error" : ""}`}>
      <input
        type="checkbox"
        id={field.id}
        name={path}
        checked={checked}
        disabled={locked}
        aria-invalid={field.wrong || undefined}
        aria-describedby={field.messagesId}
        onChange={(event) => {
          field.changed();
          onChange(event.target.checked);
        }}
      />
      <label className="fr-label" htmlFor={field.id}>
        {label}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </label>
      <Messages id={field.messagesId} problems={field.problems} />
    </div>
  );
}
