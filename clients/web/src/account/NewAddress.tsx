import { useState } from "react";
import { Alert } from "../form/Alert";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { AccountService, ConfirmEmailRequestSchema } from "../gen/cyclades/account/v1/account_pb";
import { Link } from "../route/Link";
import { usePlace } from "../route/location";
import { Page } from "../route/Page";
import { knowIdentifier, useSession } from "../session/session";
import { LinkPage } from "./LinkPage";
import { texts } from "./texts";

const accounts = clientOf(AccountService);

/** The page of the mailed link « Confirmer mon adresse mail » (D8). Every session of the account ends, this one too. */
export function NewAddress() {
  const { hash: linkToken } = usePlace();
  const { forget } = useSession();
  const [email, setEmail] = useState<string>();
  const ids = useRequestIds();

  if (email !== undefined) {
    return (
      <Page title={texts.newAddress.done} narrow>
        <Alert severity="success"><span className="word-break">{texts.newAddress.doneText(email)}</span></Alert>
        <p className="fr-mt-3w"><Link className="fr-btn" href="/connexion">{texts.activation.signIn}</Link></p>
      </Page>
    );
  }

  return (
    <LinkPage
      title={texts.newAddress.title}
      waiting={texts.newAddress.waiting}
      button={texts.newAddress.button}
      linkToken={linkToken}
      act={async () => {
        const answer = await accounts.confirmEmail(ids.stamp(ConfirmEmailRequestSchema, { linkToken }));
        knowIdentifier(answer.email);
        forget();
        setEmail(answer.email);
      }}
      refused={() => <Link className="fr-btn" href="/mon-compte">{texts.newAddress.account}</Link>}
    />
  );
}
