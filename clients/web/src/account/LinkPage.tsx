import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "../form/Button";
import { Failed } from "../call/Failed";
import type { Failure } from "../call/failure";
import { useSending } from "../call/useSending";
import { Page } from "../route/Page";
import { texts } from "./texts";

/**
 * The page of a mailed link that acts: it posts by itself once it is open, with a button where that did not go through
 * (D40). A mail scanner that fetches the address changes nothing.
 * @param act What the link does. The same page and link carry it out once, whatever is clicked.
 * @param refused What can be done about a refusal, below it.
 */
export function LinkPage({ title, waiting, button, linkToken, act, refused }: {
  title: string;
  waiting: string;
  button: string;
  linkToken: string;
  act: () => Promise<void>;
  refused: (failure: Failure) => ReactNode;
}) {
  const { failure, waiting: busy, send } = useSending();
  const acting = useRef(act);
  acting.current = act;
  useEffect(() => {
    if (linkToken !== "") {
      void send(() => acting.current());
    }
  }, [linkToken, send]);

  if (linkToken === "") {
    return <Page title={texts.noLink.title} narrow><p className="fr-text--lead">{texts.noLink.text}</p></Page>;
  }

  const again = () => void send(() => acting.current());
  return (
    <Page title={title} narrow>
      {failure && <Failed failure={failure} />}
      {failure && !failure.repeatable
        ? refused(failure)
        : (
          <>
            {busy && <p className="waiting" role="status">{waiting}</p>}
            <p>{texts.activation.fallback}</p>
            <Button onClick={again} disabled={busy}>{button}</Button>
          </>
        )}
    </Page>
  );
}
