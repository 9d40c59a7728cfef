import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute } from "react";
import { isMandatory, Label, Messages } from "./Field";
import { useField } from "./FormArea";

export interface TextFieldProps {
  /** Where it lies in the request, as the server names it: `identity.birth_name`. */
  path: string;
  /** To the letter, asterisk included. */
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  type?: HTMLInputTypeAttribute;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: "text" | "numeric" | "tel" | "email";
  maxLength?: number;
  /** Shown and not to be changed. */
  locked?: boolean;
}

export function TextField({ path, label, hint, value, onChange, type = "text", autoComplete = "off", inputMode, maxLength, locked = false }: TextFieldProps) {
  const field = useField(path, label);
  const change = (typed: string) => {
    field.changed();
    onChange(typed);
  };
  return (
    <div className={group(field.wrong, locked)}>
      <Label htmlFor={field.id} label={label} hint={hint} />
      <input
        id={field.id}
        name={path}
        className="fr-input"
        type={type}
        value={value}
        onChange={(event) => change(event.target.value)}
        autoComplete={autoComplete}
        autoCapitalize={type === "email" ? "none" : undefined}
        spellCheck={false}
        inputMode={inputMode}
        maxLength={maxLength}
        disabled={locked}
        aria-required={isMandatory(label) || undefined}
        aria-invalid={field.wrong || undefined}
        aria-describedby={field.messagesId}
      />
      <Messages id={field.messagesId} problems={field.problems} />
    </div>
  );
}

// Classes are written whole: the build keeps the rules of those that it finds.
const groups = {
  input: { plain: "fr-input-group", wrong: "fr-input-group--error", locked: "fr-input-group--disabled" },
  select: { plain: "fr-select-group", wrong: "fr-select-group--error", locked: "fr-select-group--disabled" },
} as const;

export function group(wrong: boolean, locked: boolean, kind: keyof typeof groups = "input"): string {
  const classes = groups[kind];
  return `${classes.plain} ${wrong ? classes.wrong : ""} ${locked ? classes.locked : ""}`;
}
