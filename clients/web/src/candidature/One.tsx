import { useState } from "react";
import { create } from "@bufbuild/protobuf";
import { Button } from "../form/Button";
import { Failed } from "../call/Failed";
import { useRequestIds } from "../call/requestId";
import { useSending } from "../call/useSending";
import { binding, dayAndTime, longDay } from "../clock/frenchTime";
import { Done } from "../form/Done";
import {
  CandidatureFormSchema,
  CandidatureState,
  FormLabelsSchema,
  RepresentativeState,
  ResendRegistrationMailRequestSchema,
  type Candidature,
  type Possibility,
} from "../gen/cyclades/candidature/v1/candidature_pb";
import { Link } from "../route/Link";
import type { Parameters } from "../route/pattern";
import { ContactBlock } from "../shell/ContactBlock";
import { Area } from "./Area";
import { candidatures } from "./calls";
import { Undoing, Withdrawing } from "./Confirming";
import { pathOf } from "./paths";
import { Summary } from "./Summary";
import { texts } from "./texts";

const words = texts.one;

/** « Mon inscription »: the Récapitulatif, read only, and what may be done now (R109). */
export function One({ parameters }: { parameters: Parameters }) {
  return (
    <Area parameters={parameters} page="">
      {(candidature, again) => <Shown candidature={candidature} again={again} />}
    </Area>
  );
}

function Shown({ candidature, again }: { candidature: Candidature; again: () => void }) {
  return (
    <>
      <Standing candidature={candidature} />
      <Acts candidature={candidature} again={again} />
      <div className="tab section">
        <Summary
          identity={candidature.identity}
          email={candidature.email}
          form={candidature.form ?? create(CandidatureFormSchema)}
          labels={candidature.labels ?? create(FormLabelsSchema)}
          tests={candidature.tests}
        />
      </div>
      {candidature.contact && (
        <>
          <p>{words.contact}</p>
          <ContactBlock contact={candidature.contact} />
        </>
      )}
    </>
  );
}

function Standing({ candidature }: { candidature: Candidature }) {
  const { registrationService: service, representativeState, returnDate, createTime, updateTime, signTime } = candidature;
  const registered = candidature.state === CandidatureState.REGISTERED;
  return (
    <dl className="facts">
      <dt>{words.state}</dt>
      <dd className="fr-text--bold">{candidature.stateLabel}</dd>
      {registered && (
        <>
          <dt>{words.confirmation}</dt>
          <dd>{candidature.confirmationLabel}</dd>
        </>
      )}
      {registered && returnDate && signTime === undefined && (
        <>
          <dt>{words.returnDate}</dt>
          <dd>{words.returnBefore(longDay(returnDate))}</dd>
        </>
      )}
      {signTime && (
        <>
          <dt>{words.signed}</dt>
          <dd>{dayAndTime(signTime)}</dd>
        </>
      )}
      {registered && (representativeState === RepresentativeState.AWAITED || representativeState === RepresentativeState.CONFIRMED) && (
        <>
          <dt>{words.representative}</dt>
          <dd>{representativeState === RepresentativeState.AWAITED ? words.representativeAwaited : words.representativeConfirmed}</dd>
        </>
      )}
      {updateTime && (
        <>
          <dt>{words.version}</dt>
          <dd>{words.versionOf(candidature.version, dayAndTime(updateTime))}</dd>
        </>
      )}
      {createTime && (
        <>
          <dt>{words.created}</dt>
          <dd>{dayAndTime(createTime)}</dd>
        </>
      )}
      {service?.closingTime && (
        <>
          <dt>{words.closing}</dt>
          <dd>{binding(service.closingTime, service.timeZone)}</dd>
        </>
      )}
    </dl>
  );
}

function Acts({ candidature, again }: { candidature: Candidature; again: () => void }) {
  const [asking, setAsking] = useState<"withdraw" | "undo">();
  const [said, setSaid] = useState("");
  const { name, canModify, canSign, canUndoWithdrawal, canWithdraw } = candidature;
  const registered = candidature.state === CandidatureState.REGISTERED;
  const close = () => {
    setAsking(undefined);
    again();
  };
  return (
    <section className="section" aria-labelledby="actes">
      <h2 className="fr-h5" id="actes">{words.acts}</h2>
      {said && <Done text={said} />}
      <div className="fr-btns-group fr-btns-group--inline-lg fr-btns-group--icon-left">
        {canModify?.allowed && <Link className="fr-btn fr-btn--icon-left fr-icon-edit-line" href={pathOf(name, "modifier")}>{words.modify}</Link>}
        {canSign?.allowed && <Link className="fr-btn fr-btn--secondary fr-btn--icon-left fr-icon-check-line" href={pathOf(name, "documents")}>{words.sign}</Link>}
        {canWithdraw?.allowed && (
          <Button priority="secondary" icon="fr-icon-delete-bin-line" onClick={() => setAsking("withdraw")}>{words.withdraw}</Button>
        )}
        {canUndoWithdrawal?.allowed && (
          <Button icon="fr-icon-arrow-go-back-line" onClick={() => setAsking("undo")}>{texts.withdrawal.undo}</Button>
        )}
      </div>
      {registered
        ? (
          <>
            <Refused act={words.cannotModify} possibility={canModify} />
            <Refused act={words.cannotWithdraw} possibility={canWithdraw} />
            <Resend candidature={candidature} />
          </>
        )
        : <Refused act="" possibility={canUndoWithdrawal} />}
      {asking === "withdraw" && (
        <Withdrawing
          candidature={candidature}
          onDone={() => {
            setSaid(texts.withdrawal.done);
            close();
          }}
          onClose={close}
        />
      )}
      {asking === "undo" && (
        <Undoing
          candidature={candidature}
          onDone={(changed) => {
            setSaid(texts.withdrawal.undone(changed?.version ?? 0));
            close();
          }}
          onClose={close}
        />
      )}
    </section>
  );
}

/** Why something cannot be done, in the server's words. */
function Refused({ act, possibility }: { act: string; possibility: Possibility | undefined }) {
  return possibility && !possibility.allowed && possibility.message
    ? <p className="fr-text--sm fr-mb-1w">{act && <span className="fr-text--bold">{act} </span>}{possibility.message}</p>
    : null;
}

/** B4. */
function Resend({ candidature: { name, email } }: { candidature: Candidature }) {
  const [sent, setSent] = useState(false);
  const ids = useRequestIds();
  const sending = useSending();
  const resend = () => void sending.send(async () => {
    await candidatures.resendRegistrationMail(ids.stamp(ResendRegistrationMailRequestSchema, { ...(name && { name }) }));
    ids.done();
    setSent(true);
  });
  return (
    <>
      {sent && <Done text={words.resent(email)} />}
      {sending.failure && <Failed failure={sending.failure} again={resend} />}
      <Button priority="tertiary-no-outline" small icon="fr-icon-mail-send-line" onClick={resend} disabled={sending.waiting}>{words.resend}</Button>
    </>
  );
}
