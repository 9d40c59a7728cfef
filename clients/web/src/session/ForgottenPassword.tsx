import { useState } from "react";
import { Button } from "../form/Button";
import { clientOf } from "../call/transport";
import { useSending } from "../call/useSending";
import { FormArea } from "../form/FormArea";
import { TextField } from "../form/TextField";
import { useForm } from "../form/useForm";
import { SignInService } from "../gen/cyclades/signin/v1/signin_pb";
import { Dialog } from "../shell/Dialog";
import { texts } from "./texts";

const signIns = clientOf(SignInService);

/** What opens them, below the field of a password. */
export function ForgottenLink({ onClick }: { onClick: () => void }) {
  return (
    <p className="below-field">
      <button type="button" className="fr-link" aria-haspopup="dialog" onClick={onClick}>{texts.forgotten}</button>
    </p>
  );
}

/** Both windows of « Mot de passe oublié » (R52 to R54). The second says the same whether there is such an account or not. */
export function ForgottenPassword({ identifier: typed, onClose }: { identifier: string; onClose: () => void }) {
  const [identifier, setIdentifier] = useState(typed);
  const [masked, setMasked] = useState<string>();
  const sending = useSending();
  const form = useForm(sending.failure);
  const submit = () => void sending.send(async () => {
    const answer = await signIns.askPasswordReset({ identifier });
    setMasked(answer.maskedAddress);
  });

  if (masked !== undefined) {
    return (
      <Dialog key="asked" title={texts.asked.title} onClose={onClose} footer={<Button onClick={onClose}>{texts.close}</Button>}>
        <p>{texts.asked.sent(masked)}</p>
        <p>{texts.asked.valid}</p>
        <p>{texts.asked.after}</p>
      </Dialog>
    );
  }

  return (
    <Dialog key="ask" title={texts.ask.title} onClose={onClose}>
      <FormArea form={form} onSubmit={submit} again={submit} name="oubli" mandatory={false}>
        <TextField path="identifier" label={texts.ask.identifier} hint={texts.ask.hint} value={identifier} onChange={setIdentifier} autoComplete="username" />
        <p>{texts.ask.warning}</p>
        <div className="fr-btns-group fr-btns-group--inline-md">
          <Button type="submit" disabled={sending.waiting}>{texts.ask.submit}</Button>
          <Button priority="secondary" onClick={onClose}>{texts.close}</Button>
        </div>
      </FormArea>
    </Dialog>
  );
}
