import { useState } from "react";
import { Alert } from "../form/Alert";
import { Button } from "../form/Button";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { useSending } from "../call/useSending";
import { FormArea } from "../form/FormArea";
import { PasswordField } from "../form/PasswordField";
import { useForm } from "../form/useForm";
import { ErrorReason } from "../gen/cyclades/errors/v1/error_reason_pb";
import { ResetPasswordRequestSchema, SignInService } from "../gen/cyclades/signin/v1/signin_pb";
import { Link } from "../route/Link";
import { usePlace } from "../route/location";
import { Page } from "../route/Page";
import { ForgottenPassword } from "./ForgottenPassword";
import { texts } from "./texts";

const signIns = clientOf(SignInService);

/** The page of the mailed link « Modifier mon mot de passe » (R56). Opening it changes nothing. */
export function NewPassword() {
  const { hash: linkToken } = usePlace();
  const [password, setPassword] = useState("");
  const [passwordConfirmation, setConfirmation] = useState("");
  const [done, setDone] = useState(false);
  const [asking, setAsking] = useState(false);
  const ids = useRequestIds();
  const sending = useSending();
  const form = useForm(sending.failure);
  const submit = () => void sending.send(async () => {
    await signIns.resetPassword(ids.stamp(ResetPasswordRequestSchema, { linkToken, password, passwordConfirmation }));
    setDone(true);
  });

  if (linkToken === "") {
    return <Page title={texts.noLink.title} narrow><p className="fr-text--lead">{texts.noLink.text}</p></Page>;
  }

  if (done) {
    return (
      <Page key="done" title={texts.reset.done} narrow>
        <Alert severity="success">{texts.reset.doneText}</Alert>
        <p className="fr-mt-3w"><Link className="fr-btn" href="/connexion">{texts.signIn}</Link></p>
      </Page>
    );
  }

  const dead = form.failure?.reason === ErrorReason.LINK_EXPIRED || form.failure?.reason === ErrorReason.LINK_NOT_VALID;
  return (
    <Page key="ask" title={texts.reset.title} narrow>
      <FormArea form={form} onSubmit={submit} again={submit} mandatory={!dead}>
        {dead
          ? <Button onClick={() => setAsking(true)}>{texts.reset.again}</Button>
          : (
            <>
              <PasswordField path="password" label={texts.reset.password} hint={texts.reset.hint} value={password} onChange={setPassword} autoComplete="new-password" rules />
              <PasswordField path="password_confirmation" label={texts.reset.confirmation} value={passwordConfirmation} onChange={setConfirmation} autoComplete="new-password" />
              <Button type="submit" disabled={sending.waiting}>{texts.reset.submit}</Button>
            </>
          )}
      </FormArea>
      {asking && <ForgottenPassword identifier="" onClose={() => setAsking(false)} />}
    </Page>
  );
}
