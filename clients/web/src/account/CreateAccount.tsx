import { useState } from "react";
import { Button } from "../form/Button";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { useSending } from "../call/useSending";
import { binding } from "../clock/frenchTime";
import { FormArea } from "../form/FormArea";
import { PasswordField } from "../form/PasswordField";
import { TextField } from "../form/TextField";
import { useForm } from "../form/useForm";
import { AccountService, CreateAccountRequestSchema, type CreateAccountResponse } from "../gen/cyclades/account/v1/account_pb";
import { Link } from "../route/Link";
import { go } from "../route/location";
import { Page } from "../route/Page";
import { Dialog } from "../shell/Dialog";
import { dateProblems, identityForm, noIdentity, type TypedIdentity } from "./identity";
import { BirthFields, NameFields } from "./IdentityFields";
import { texts } from "./texts";

const accounts = clientOf(AccountService);

/** R20 to R41. */
export function CreateAccount() {
  const [typed, setTyped] = useState(noIdentity);
  const [email, setEmail] = useState("");
  const [emailConfirmation, setEmailConfirmation] = useState("");
  const [password, setPassword] = useState("");
  const [passwordConfirmation, setPasswordConfirmation] = useState("");
  const [created, setCreated] = useState<CreateAccountResponse>();
  const ids = useRequestIds();
  const sending = useSending();
  const form = useForm(sending.failure);
  const change = (part: Partial<TypedIdentity>) => setTyped((before) => ({ ...before, ...part }));

  const submit = () => {
    const wrong = dateProblems(typed);
    if (wrong.length > 0) {
      form.report(wrong);
      return;
    }

    void sending.send(async () => {
      setCreated(await accounts.createAccount(ids.stamp(CreateAccountRequestSchema, {
        identity: identityForm(typed),
        email,
        emailConfirmation,
        password,
        passwordConfirmation,
      })));
    });
  };

  return (
    <Page title={texts.create.title} narrow>
      <p className="fr-text--lead">{texts.create.intro}</p>
      <p><Link className="fr-link" href="/connexion">{texts.create.haveAccount}</Link></p>
      <FormArea form={form} onSubmit={submit} again={submit}>
        <h2 className="fr-h4">{texts.create.identity}</h2>
        <NameFields typed={typed} change={change} />
        <h2 className="fr-h4 fr-mt-4w">{texts.create.birth}</h2>
        <BirthFields typed={typed} change={change} />
        <h2 className="fr-h4 fr-mt-4w">{texts.create.access}</h2>
        <p>{texts.create.oneAccount}</p>
        <TextField path="email" type="email" label={texts.fields.email} hint={texts.fields.emailHint} value={email} onChange={setEmail} autoComplete="email" />
        <TextField path="email_confirmation" type="email" label={texts.fields.emailConfirmation} hint={texts.fields.emailHint} value={emailConfirmation} onChange={setEmailConfirmation} autoComplete="email" />
        <PasswordField path="password" label={texts.fields.password} hint={texts.fields.passwordHint} value={password} onChange={setPassword} autoComplete="new-password" rules />
        <PasswordField path="password_confirmation" label={texts.fields.passwordConfirmation} value={passwordConfirmation} onChange={setPasswordConfirmation} autoComplete="new-password" />
        <div className="fr-btns-group fr-btns-group--inline-md fr-mt-4w">
          <Button type="submit" disabled={sending.waiting}>{texts.create.submit}</Button>
          <Link className="fr-btn fr-btn--secondary" href="/connexion">{texts.create.haveAccount}</Link>
        </div>
      </FormArea>
      {created && <Created answer={created} />}
    </Page>
  );
}

/** « Confirmation de réception de mail » (R41). */
function Created({ answer }: { answer: CreateAccountResponse }) {
  const close = () => go("/");
  return (
    <Dialog
      title={texts.created.title}
      onClose={close}
      footer={(
        <>
          <Button onClick={close}>{texts.created.close}</Button>
          <Link className="fr-btn fr-btn--secondary" href="/activation/renvoi">{texts.created.resend}</Link>
        </>
      )}
    >
      <p>{texts.created.pending}</p>
      <p>{texts.created.later}</p>
      <p className="word-break">{texts.created.mail(answer.email)}</p>
      <p>{texts.created.valid} {answer.activationExpireTime && texts.created.until(binding(answer.activationExpireTime))}</p>
    </Dialog>
  );
}
