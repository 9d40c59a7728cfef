import { Label, Messages } from "./Field";
import { useField } from "./FormArea";

/** One file of this machine, to be sent. */
export function FileField({ path, label, hint, accept, onChange }: {
  /** Where it lies in the request, as the server names it. */
  path: string;
  label: string;
  hint: string;
  /** Kinds that the browser proposes; the server looks at the bytes. */
  accept: string;
  onChange: (file: File | undefined) => void;
}) {
  const field = useField(path, label);
  const change = (file: File | undefined) => {
    field.changed();
    onChange(file);
  };
  return (
    <div className={`fr-upload-group fr-mb-2w ${field.wrong ? "fr-upload-group--error" : ""}`}>
      <Label htmlFor={field.id} label={label} hint={hint} />
      <input
        id={field.id}
        name={path}
        className="fr-upload"
        type="file"
        accept={accept}
        onChange={(event) => change(event.target.files?.[0])}
        aria-required
        aria-invalid={field.wrong || undefined}
        aria-describedby={field.messagesId}
      />
      <Messages id={field.messagesId} problems={field.problems} />
    </div>
  );
}
