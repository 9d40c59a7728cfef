import { useEffect, useState } from "react";
import { Button } from "../form/Button";
import { useSending } from "../call/useSending";
import { FormArea } from "../form/FormArea";
import { PasswordField } from "../form/PasswordField";
import { TextField } from "../form/TextField";
import { useForm } from "../form/useForm";
import { Link } from "../route/Link";
import { go, usePlace } from "../route/location";
import { Page } from "../route/Page";
import { ForgottenLink, ForgottenPassword } from "./ForgottenPassword";
import { IdentifierHelp } from "./IdentifierHelp";
import { knownIdentifier, useSession } from "./session";
import { texts } from "./texts";

/** « Veuillez vous identifier » (R47 to R54). */
export function SignIn() {
  const { presence, signIn } = useSession();
  const { query } = usePlace();
  const [identifier, setIdentifier] = useState(knownIdentifier);
  const [password, setPassword] = useState("");
  const [window, setWindow] = useState<"none" | "help" | "forgotten">("none");
  const sending = useSending();
  const form = useForm(sending.failure);
  const close = () => setWindow("none");
  const submit = () => void sending.send(() => signIn(identifier, password));

  useEffect(() => {
    if (presence.kind === "in") {
      go(inside(query.get("suite")), { replace: true });
    }
  }, [presence]);

  return (
    <Page title={texts.title} narrow>
      <FormArea form={form} onSubmit={submit} again={submit}>
        <TextField path="identifier" label={texts.identifier} value={identifier} onChange={setIdentifier} autoComplete="username" />
        <p className="below-field">
          <button type="button" className="fr-link" aria-haspopup="dialog" onClick={() => setWindow("help")}>{texts.identifierHelp}</button>
        </p>
        <PasswordField path="password" label={texts.password} value={password} onChange={setPassword} autoComplete="current-password" />
        <ForgottenLink onClick={() => setWindow("forgotten")} />
        <Button type="submit" disabled={sending.waiting}>{texts.signIn}</Button>
      </FormArea>
      <hr className="fr-mt-4w" />
      <p><Link className="fr-link" href="/creer-mon-compte">{texts.noAccount}</Link></p>
      {window === "help" && <IdentifierHelp onClose={close} />}
      {window === "forgotten" && <ForgottenPassword identifier={identifier} onClose={close} />}
    </Page>
  );
}

/** Only ever a page of this portal. */
function inside(page: string | null): string {
  return page && /^\/(?![/\\])/.test(page) ? page : "/";
}
