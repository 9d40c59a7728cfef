import { useState } from "react";
import { Button } from "../form/Button";
import { Answered, Failed } from "../call/Failed";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import { useSending } from "../call/useSending";
import { longDay } from "../clock/frenchTime";
import {
  CandidatureService,
  ConfirmAsRepresentativeRequestSchema,
  RepresentativeState,
  type GetRepresentationResponse,
} from "../gen/cyclades/candidature/v1/candidature_pb";
import { usePlace } from "../route/location";
import { Page } from "../route/Page";
import { ContactBlock } from "../shell/ContactBlock";
import { texts } from "./texts";

const candidatures = clientOf(CandidatureService);
const words = texts.representative;

/** The page of the legal representative's mailed link (D38). Confirming is an act of its own: the page never does it by itself. */
export function Representative() {
  const { hash: linkToken } = usePlace();
  return linkToken === ""
    ? <Page title={words.noLink} narrow><p className="fr-text--lead">{words.noLinkText}</p></Page>
    : <Asked linkToken={linkToken} />;
}

function Asked({ linkToken }: { linkToken: string }) {
  const asked = useAnswer((signal) => candidatures.getRepresentation({ linkToken }, { signal }), [linkToken]);
  return (
    <Page title={words.title} narrow>
      <Answered asked={asked}>{(representation) => <Confirming linkToken={linkToken} representation={representation} />}</Answered>
    </Page>
  );
}

function Confirming({ linkToken, representation }: { linkToken: string; representation: GetRepresentationResponse }) {
  const [done, setDone] = useState(representation.representativeState === RepresentativeState.CONFIRMED);
  const ids = useRequestIds();
  const { failure, waiting, send } = useSending();
  const confirm = () => void send(async () => {
    await candidatures.confirmAsRepresentative(ids.stamp(ConfirmAsRepresentativeRequestSchema, { linkToken }));
    setDone(true);
  });
  return (
    <>
      <p>{words.about(representation.representativeName)}</p>
      <div role="status">
        {done && (
          <div className="fr-alert fr-alert--success fr-mb-4w">
            <h2 className="fr-alert__title">{words.done}</h2>
            <p>{words.doneText}</p>
          </div>
        )}
      </div>
      {failure && <Failed failure={failure} again={confirm} />}
      {!done && <p>{words.asked}</p>}
      <dl className="facts">
        <dt>{words.candidate}</dt>
        <dd>{representation.candidateLabel}</dd>
        <dt>{words.exam}</dt>
        <dd>{representation.domainLabel}</dd>
        <dt>{words.session}</dt>
        <dd>{representation.sessionLabel}</dd>
        <dt>{words.centre}</dt>
        <dd>{representation.centreLabel}</dd>
        {representation.returnDate && !done && (
          <>
            <dt>{words.before}</dt>
            <dd>{longDay(representation.returnDate)}</dd>
          </>
        )}
      </dl>
      {!done && (
        <>
          <p>{words.declare}</p>
          <Button onClick={confirm} disabled={waiting}>{words.submit}</Button>
          <p className="fr-mt-3w">{words.notMe}</p>
        </>
      )}
      {representation.contact && (
        <>
          <p className="fr-mt-3w">{words.contact}</p>
          <ContactBlock contact={representation.contact} />
        </>
      )}
    </>
  );
}
