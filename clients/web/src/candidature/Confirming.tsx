import type { ReactNode } from "react";
import { Button } from "../form/Button";
import { Failed } from "../call/Failed";
import { useRequestIds } from "../call/requestId";
import { useSending } from "../call/useSending";
import { UndoWithdrawalRequestSchema, WithdrawCandidatureRequestSchema, type Candidature } from "../gen/cyclades/candidature/v1/candidature_pb";
import { Dialog } from "../shell/Dialog";
import { candidatures, serviceOf } from "./calls";
import { texts } from "./texts";

const words = texts.withdrawal;

interface Part {
  candidature: Candidature;
  onDone: (changed: Candidature | undefined) => void;
  /** Also after a refusal: what is on the screen may be older than what the server holds. */
  onClose: () => void;
}

/** R120, R121: asked before it is done. */
export function Withdrawing({ candidature, onDone, onClose }: Part) {
  const ids = useRequestIds();
  return (
    <Confirming
      title={words.title}
      confirm={words.confirm}
      onClose={onClose}
      act={async () => {
        const request = ids.stamp(WithdrawCandidatureRequestSchema, { etag: candidature.etag, ...(candidature.name && { name: candidature.name }) });
        onDone((await candidatures.withdrawCandidature(request)).candidature);
      }}
    >
      <p>{words.text(serviceOf(candidature))}</p>
      <p>{words.effect}</p>
      <p>{words.mistake}</p>
    </Confirming>
  );
}

/** B16. */
export function Undoing({ candidature, onDone, onClose }: Part) {
  const ids = useRequestIds();
  return (
    <Confirming
      title={words.undoTitle}
      confirm={words.undo}
      onClose={onClose}
      act={async () => {
        const request = ids.stamp(UndoWithdrawalRequestSchema, { etag: candidature.etag, ...(candidature.name && { name: candidature.name }) });
        onDone((await candidatures.undoWithdrawal(request)).candidature);
      }}
    >
      <p>{words.undoText(serviceOf(candidature))}</p>
      <p>{words.undoEffect}</p>
    </Confirming>
  );
}

function Confirming({ title, confirm, act, onClose, children }: {
  title: string;
  confirm: string;
  act: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}) {
  const sending = useSending();
  const send = () => void sending.send(act);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={(
        <>
          <Button onClick={send} disabled={sending.waiting}>{confirm}</Button>
          <Button priority="secondary" onClick={onClose}>{words.cancel}</Button>
        </>
      )}
    >
      {sending.failure && <Failed failure={sending.failure} again={send} />}
      {children}
    </Dialog>
  );
}
