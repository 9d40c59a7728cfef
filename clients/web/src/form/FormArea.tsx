import { createContext, useContext, useEffect, useMemo, useRef, type FormEvent, type MouseEvent, type ReactNode } from "react";
import { Failed } from "../call/Failed";
import { bare } from "./Field";
import type { Form } from "./useForm";
import { texts } from "./texts";

interface Surroundings {
  readonly name: string;
  readonly form: Form;
  readonly labels: Map<string, string>;
}

const usualName = "champ";

const Context = createContext<Surroundings | undefined>(undefined);

/** The element that a field's problems lead to. */
function idOf(name: string, path: string): string {
  return `${name}-${path.replace(/[^a-z0-9]+/gi, "-")}`;
}

/** What a field needs to know of its form. Outside a form nothing is ever wrong with it. */
export function useField(path: string, label: string) {
  const surroundings = useContext(Context);
  surroundings?.labels.set(path, bare(label));
  const id = idOf(surroundings?.name ?? usualName, path);
  const problems = surroundings?.form.problemsOf(path) ?? [];
  return {
    id,
    problems,
    wrong: problems.length > 0,
    messagesId: `${id}-messages`,
    changed: () => surroundings?.form.changed(path),
  };
}

/**
 * A form with its summary of what is wrong, which takes the focus at each refusal and leads to the fields.
 * @param name Of this form among those of the page, windows included: the elements of its fields are called after it.
 * @param mandatory Whether it says that fields with an asterisk are mandatory (R21).
 * @param again Sends the same once more, after a silence of the server.
 */
export function FormArea({ form, onSubmit, again, name = usualName, mandatory = true, children }: {
  form: Form;
  onSubmit: () => void;
  again?: () => void;
  name?: string;
  mandatory?: boolean;
  children: ReactNode;
}) {
  const labels = useRef(new Map<string, string>());
  const surroundings = useMemo(() => ({ name, form, labels: labels.current }), [name, form]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Context value={surroundings}>
      <form noValidate onSubmit={submit}>
        {form.failure && <Failed failure={form.failure} {...(again && { again })} />}
        <Summary name={name} form={form} labels={labels.current} />
        {mandatory && <p className="fr-hint-text fr-mb-3w">{texts.mandatory}</p>}
        {children}
      </form>
    </Context>
  );
}

function Summary({ name, form, labels }: { name: string; form: Form; labels: Map<string, string> }) {
  const box = useRef<HTMLDivElement>(null);
  const { problems, refusals } = form;
  useEffect(() => {
    if (refusals > 0) {
      box.current?.focus();
    }
  }, [refusals]);
  if (problems.length === 0) {
    return null;
  }

  const fields = [...labels.keys()];
  const found = problems.map((problem) => {
    const field = fields.filter((path) => problem.path === path || problem.path.startsWith(`${path}.`) || problem.path.startsWith(`${path}[`))
      .sort((a, b) => b.length - a.length)[0];
    return { message: problem.message, field, place: field === undefined ? fields.length : fields.indexOf(field) };
  }).sort((a, b) => a.place - b.place);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="fr-alert fr-alert--error fr-mb-4w summary">
      <h2 className="fr-alert__title">{texts.summary(problems.length)}</h2>
      <ul>
        {found.map(({ message, field }, index) => (
          <li key={index}>
            {field === undefined
              ? message
              : <a href={`#${idOf(name, field)}`} onClick={lead}>{`${labels.get(field)} : ${message}`}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The address stays as it is: what follows `#` may be a mailed link's secret. */
function lead(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  const target = field?.matches("fieldset") ? field.querySelector<HTMLElement>("input") : field;
  target?.focus();
  target?.scrollIntoView({ block: "center" });
}
