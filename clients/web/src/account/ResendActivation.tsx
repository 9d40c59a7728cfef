import { useState } from "react";
import { Alert } from "../form/Alert";
import { Button } from "../form/Button";
import { clientOf } from "../call/transport";
import { useSending } from "../call/useSending";
import { FormArea } from "../form/FormArea";
import { TextField } from "../form/TextField";
import { useForm } from "../form/useForm";
import { AccountService } from "../gen/cyclades/account/v1/account_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { texts } from "./texts";

const accounts = clientOf(AccountService);

/** Another activation link (B8). The answer is the same for every address. */
export function ResendActivation() {
  const [email, setEmail] = useState("");
  const [done, setDone] = useState(false);
  const sending = useSending();
  const form = useForm(sending.failure);
  const submit = () => void sending.send(async () => {
    await accounts.resendActivation({ email });
    setDone(true);
  });

  if (done) {
    return (
      <Page key="done" title={texts.resend.done} narrow>
        <Alert severity="info">{texts.resend.doneText}</Alert>
        <p className="fr-mt-3w"><Link className="fr-link" href="/connexion">{texts.resend.back}</Link></p>
      </Page>
    );
  }

  return (
    <Page key="ask" title={texts.resend.title} narrow>
      <p>{texts.resend.intro}</p>
      <FormArea form={form} onSubmit={submit} again={submit}>
        <TextField path="email" type="email" label={texts.fields.email} hint={texts.fields.emailHint} value={email} onChange={setEmail} autoComplete="email" />
        <Button type="submit" disabled={sending.waiting}>{texts.resend.submit}</Button>
      </FormArea>
    </Page>
  );
}
