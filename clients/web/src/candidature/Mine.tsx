import { useState } from "react";
import { Answered } from "../call/Failed";
import { useAnswer } from "../call/useAnswer";
import { Done } from "../form/Done";
import { Show, type Candidature } from "../gen/cyclades/candidature/v1/candidature_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { allOf } from "./calls";
import { Card } from "./Card";
import { Withdrawing } from "./Confirming";
import { Notice } from "./Notice";
import { newPath, pathOf, withdrawnPath } from "./paths";
import { texts } from "./texts";

const words = texts.list;

/** « Mes inscriptions » (R106 to R108). */
export function Mine() {
  const asked = useAnswer((signal) => allOf(Show.ACTIVE, signal), []);
  const [withdrawing, setWithdrawing] = useState<Candidature>();
  const [informed, setInformed] = useState<Candidature>();
  const [done, setDone] = useState(false);
  const close = () => {
    setWithdrawing(undefined);
    asked.again();
  };
  return (
    <Page title={words.title}>
      {done && (
        <>
          <Done text={texts.withdrawal.done} />
          <p><Link className="fr-link" href={withdrawnPath}>{texts.withdrawal.undoLink}</Link></p>
        </>
      )}
      <Answered asked={asked}>
        {(found) => found.length === 0
          ? <p className="fr-text--bold">{words.none}</p>
          : (
            <ul className="cards">
              {found.map((candidature) => (
                <Card key={candidature.name?.registrationNumber} candidature={candidature}>
                  <Acts candidature={candidature} onInform={() => setInformed(candidature)} onWithdraw={() => setWithdrawing(candidature)} />
                </Card>
              ))}
            </ul>
          )}
      </Answered>
      <div className="fr-btns-group fr-btns-group--inline-lg">
        <Link className="fr-btn" href={newPath}>{words.add}</Link>
        <Link className="fr-btn fr-btn--secondary" href={withdrawnPath}>{words.withdrawn}</Link>
      </div>
      <p className="fr-text--sm fr-mt-4w fr-mb-1w">{words.shown}</p>
      <ul className="fr-text--sm">{words.filters.map((line) => <li key={line}>{line}</li>)}</ul>
      {informed && <Notice candidature={informed} onClose={() => setInformed(undefined)} />}
      {withdrawing && (
        <Withdrawing
          candidature={withdrawing}
          onDone={() => {
            setDone(true);
            close();
          }}
          onClose={close}
        />
      )}
    </Page>
  );
}

/** The pencil while it may be modified, the envelope, and the bin of who may withdraw (R107, R113, R120). */
function Acts({ candidature, onInform, onWithdraw }: { candidature: Candidature; onInform: () => void; onWithdraw: () => void }) {
  const about = (act: string) => words.about(act, candidature.registrationService?.domainLabel ?? "");
  return (
    <>
      {candidature.canModify?.allowed && (
        <Link className="fr-btn fr-btn--tertiary-no-outline fr-icon-edit-line" href={pathOf(candidature.name, "modifier")} title={about(words.modify)}>{about(words.modify)}</Link>
      )}
      <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-icon-mail-line" title={about(words.information)} onClick={onInform}>{about(words.information)}</button>
      {candidature.canWithdraw?.allowed && (
        <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-icon-delete-bin-line" title={about(words.withdraw)} onClick={onWithdraw}>{about(words.withdraw)}</button>
      )}
    </>
  );
}
