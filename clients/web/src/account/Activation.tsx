import { useState } from "react";
import { Alert } from "../form/Alert";
import type { Failure } from "../call/failure";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { AccountService, ActivateRequestSchema } from "../gen/cyclades/account/v1/account_pb";
import { ErrorReason } from "../gen/cyclades/errors/v1/error_reason_pb";
import { Link } from "../route/Link";
import { usePlace } from "../route/location";
import { Page } from "../route/Page";
import { knowIdentifier } from "../session/session";
import { LinkPage } from "./LinkPage";
import { texts } from "./texts";

const accounts = clientOf(AccountService);

/** The page of the mailed link « Activer mon compte » (R44, R45). */
export function Activation() {
  const { hash: linkToken } = usePlace();
  const [email, setEmail] = useState<string>();
  const ids = useRequestIds();

  if (email !== undefined) {
    return (
      <Page title={texts.activation.done} narrow>
        <Alert severity="success"><span className="word-break">{texts.activation.doneText(email)}</span></Alert>
        <p className="fr-mt-3w"><Link className="fr-btn" href="/connexion">{texts.activation.signIn}</Link></p>
      </Page>
    );
  }

  return (
    <LinkPage
      title={texts.activation.title}
      waiting={texts.activation.waiting}
      button={texts.activation.button}
      linkToken={linkToken}
      act={async () => {
        const answer = await accounts.activate(ids.stamp(ActivateRequestSchema, { linkToken }));
        knowIdentifier(answer.email);
        setEmail(answer.email);
      }}
      refused={(failure) => <Refused failure={failure} />}
    />
  );
}

function Refused({ failure }: { failure: Failure }) {
  return failure.reason === ErrorReason.LINK_EXPIRED
    ? <Link className="fr-btn" href="/creer-mon-compte">{texts.activation.restart}</Link>
    : (
      <div className="fr-btns-group fr-btns-group--inline-lg">
        <Link className="fr-btn" href="/connexion">{texts.activation.signIn}</Link>
        <Link className="fr-btn fr-btn--secondary" href="/activation/renvoi">{texts.activation.resend}</Link>
      </div>
    );
}
