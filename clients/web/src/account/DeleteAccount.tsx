import { useState } from "react";
import { Button } from "../form/Button";
import { failureOf } from "../call/failure";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { useSending } from "../call/useSending";
import { FormArea } from "../form/FormArea";
import { useForm } from "../form/useForm";
import { AccountService, DeleteAccountRequestSchema, type Account } from "../gen/cyclades/account/v1/account_pb";
import { ErrorReason } from "../gen/cyclades/errors/v1/error_reason_pb";
import { Link } from "../route/Link";
import { go } from "../route/location";
import { Page } from "../route/Page";
import { useSession } from "../session/session";
import { Dialog } from "../shell/Dialog";
import { CurrentPassword } from "./CurrentPassword";
import { texts } from "./texts";

const accounts = clientOf(AccountService);

/** R60, R61. */
export function DeleteAccount({ account, onForgotten }: { account: Account; onForgotten: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <section className="section" aria-labelledby="suppression">
      <h2 className="fr-h4" id="suppression">{texts.mine.remove}</h2>
      {account.canDelete
        ? (
          <>
            <p>{texts.mine.removeAbout}</p>
            <Button priority="secondary" icon="fr-icon-delete-bin-line" onClick={() => setAsking(true)}>{texts.mine.removeButton}</Button>
          </>
        )
        : <p>{texts.mine.cannotRemove}</p>}
      {asking && <Confirmation onClose={() => setAsking(false)} onForgotten={onForgotten} />}
    </section>
  );
}

function Confirmation({ onClose, onForgotten }: { onClose: () => void; onForgotten: () => void }) {
  const { forget, refresh } = useSession();
  const [currentPassword, setCurrent] = useState("");
  const ids = useRequestIds();
  const sending = useSending();
  const form = useForm(sending.failure);
  const submit = () => void sending.send(async () => {
    try {
      await accounts.deleteAccount(ids.stamp(DeleteAccountRequestSchema, { currentPassword }));
    } catch (error) {
      if (failureOf(error).reason === ErrorReason.ACCOUNT_HAS_CANDIDATURES) {
        await refresh().catch(() => undefined);
      }

      throw error;
    }

    go("/compte-supprime", { replace: true });
    forget();
  });
  return (
    <Dialog title={texts.mine.confirmTitle} onClose={onClose} closeLabel={texts.mine.cancel}>
      <p>{texts.mine.confirmText}</p>
      <FormArea form={form} onSubmit={submit} again={submit} name="suppression" mandatory={false}>
        <CurrentPassword value={currentPassword} onChange={setCurrent} onForgotten={onForgotten} />
        <div className="fr-btns-group fr-btns-group--inline-md">
          <Button type="submit" disabled={sending.waiting}>{texts.mine.confirm}</Button>
          <Button priority="secondary" onClick={onClose}>{texts.mine.cancel}</Button>
        </div>
      </FormArea>
    </Dialog>
  );
}

/** Where the deletion ends. */
export function AccountDeleted() {
  return (
    <Page title={texts.mine.removed} narrow>
      <p className="fr-text--lead">{texts.mine.removedText}</p>
      <Link className="fr-btn" href="/">{texts.mine.home}</Link>
    </Page>
  );
}
