import { useState } from "react";
import { bare, isMandatory, Label, Messages } from "./Field";
import { useField } from "./FormArea";
import { passwordRules } from "./passwordRules";
import { group } from "./TextField";
import { texts } from "./texts";

/**
 * A password with the eye that shows it (R37). Pasting is allowed, nothing is trimmed or cut.
 * @param rules Shows which of the rules what is typed follows already, for a password that is being chosen.
 */
export function PasswordField({ path, label, hint, value, onChange, autoComplete, rules = false }: {
  path: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: "new-password" | "current-password";
  rules?: boolean;
}) {
  const field = useField(path, label);
  const [shown, setShown] = useState(false);
  const rulesId = `${field.id}-rules`;
  return (
    <div className={`${group(field.wrong, false)} password`}>
      <Label htmlFor={field.id} label={label} hint={hint} />
      <div className="password__line">
        <input
          id={field.id}
          name={path}
          className="fr-input"
          type={shown ? "text" : "password"}
          value={value}
          onChange={(event) => {
            field.changed();
            onChange(event.target.value);
          }}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-required={isMandatory(label) || undefined}
          aria-invalid={field.wrong || undefined}
          aria-describedby={rules ? `${rulesId} ${field.messagesId}` : field.messagesId}
        />
        <button
          type="button"
          className={`fr-btn fr-btn--tertiary-no-outline ${shown ? "fr-icon-eye-off-line" : "fr-icon-eye-line"}`}
          title={`${shown ? texts.hide : texts.show} (${bare(label).toLowerCase()})`}
          aria-controls={field.id}
          onClick={() => setShown(!shown)}
        >
          {shown ? texts.hide : texts.show}
        </button>
        <span className="fr-sr-only" role="status">{shown ? texts.shown : ""}</span>
      </div>
      <Messages id={field.messagesId} problems={field.problems} />
      {rules && <Rules id={rulesId} password={value} />}
    </div>
  );
}

function Rules({ id, password }: { id: string; password: string }) {
  const kept = passwordRules(password);
  const rules = [
    [kept.length, texts.length],
    [kept.lower, texts.lower],
    [kept.upper, texts.upper],
    [kept.special, texts.special],
  ] as const;
  return (
    <div id={id} className="password__rules">
      <p className="fr-hint-text">{texts.rules}</p>
      <ul>
        {rules.map(([holds, text]) => (
          <li key={text} className={holds ? "fr-valid-text" : "fr-info-text"}>
            {text}
            <span className="fr-sr-only">{` (${holds ? texts.respected : texts.notYet})`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
