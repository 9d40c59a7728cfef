import { useState } from "react";
import { Button } from "../form/Button";
import { useSending } from "../call/useSending";
import { FormArea } from "../form/FormArea";
import { PasswordField } from "../form/PasswordField";
import { useForm } from "../form/useForm";
import { go } from "../route/location";
import { Dialog } from "../shell/Dialog";
import { ForgottenLink, ForgottenPassword } from "./ForgottenPassword";
import { useAccount, useSession } from "./session";
import { texts } from "./texts";

/** The session has ended under an open page: signing in again here keeps all that was typed, and the call goes on. */
export function SessionEnded() {
  const { signIn, forget } = useSession();
  const { candidateNumber, email } = useAccount();
  const [password, setPassword] = useState("");
  const [forgotten, setForgotten] = useState(false);
  const sending = useSending();
  const form = useForm(sending.failure);
  // The number: it stays, whereas a new address may be what has ended the session.
  const submit = () => void sending.send(() => signIn(candidateNumber, password));
  const leave = () => {
    forget();
    go("/connexion");
  };
  return (
    <>
      <Dialog title={texts.ended.title} onClose={leave} closable={false}>
        <p>{texts.ended.text}</p>
        <FormArea form={form} onSubmit={submit} again={submit} name="reprise" mandatory={false}>
          <p>{texts.ended.as} <strong className="word-break">{email}</strong></p>
          <PasswordField path="password" label={texts.password} value={password} onChange={setPassword} autoComplete="current-password" />
          <ForgottenLink onClick={() => setForgotten(true)} />
          <div className="fr-btns-group fr-btns-group--inline-md">
            <Button type="submit" disabled={sending.waiting}>{texts.ended.goOn}</Button>
            <Button priority="secondary" onClick={leave}>{texts.ended.leave}</Button>
          </div>
        </FormArea>
      </Dialog>
      {forgotten && <ForgottenPassword identifier={email} onClose={() => setForgotten(false)} />}
    </>
  );
}
