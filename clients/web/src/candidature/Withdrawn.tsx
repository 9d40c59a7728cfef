import { useState } from "react";
import { Button } from "../form/Button";
import { Answered } from "../call/Failed";
import { useAnswer } from "../call/useAnswer";
import { Done } from "../form/Done";
import { Show, type Candidature } from "../gen/cyclades/candidature/v1/candidature_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { allOf } from "./calls";
import { Card } from "./Card";
import { Undoing } from "./Confirming";
import { pathOf } from "./paths";
import { texts } from "./texts";

const words = texts.withdrawal;

/** Where the mail of a withdrawal leads: what « Mes inscriptions » hides, and how to take it back (R121, B16). */
export function Withdrawn() {
  const asked = useAnswer((signal) => allOf(Show.WITHDRAWN, signal), []);
  const [undoing, setUndoing] = useState<Candidature>();
  const [undone, setUndone] = useState<Candidature>();
  const close = () => {
    setUndoing(undefined);
    asked.again();
  };
  return (
    <Page title={words.listTitle}>
      {undone && (
        <>
          <Done text={words.undone(undone.version)} />
          <p><Link className="fr-link" href={pathOf(undone.name)}>{words.open}</Link></p>
        </>
      )}
      <p>{words.listAbout}</p>
      <Answered asked={asked}>
        {(found) => found.length === 0
          ? <p className="fr-text--bold">{words.none}</p>
          : (
            <ul className="cards">
              {found.map((candidature) => (
                <Card key={candidature.name?.registrationNumber} candidature={candidature}>
                  {candidature.canUndoWithdrawal?.allowed
                    ? <Button priority="secondary" small icon="fr-icon-arrow-go-back-line" onClick={() => setUndoing(candidature)}>{words.undo}</Button>
                    : <p className="fr-hint-text">{candidature.canUndoWithdrawal?.message}</p>}
                </Card>
              ))}
            </ul>
          )}
      </Answered>
      <p><Link className="fr-link fr-link--icon-left fr-icon-arrow-left-line" href="/mes-inscriptions">{texts.list.back}</Link></p>
      {undoing && (
        <Undoing
          candidature={undoing}
          onDone={(changed) => {
            setUndone(changed);
            close();
          }}
          onClose={close}
        />
      )}
    </Page>
  );
}
