import { Answered } from "../call/Failed";
import { useAnswer } from "../call/useAnswer";
import { Show } from "../gen/cyclades/candidature/v1/candidature_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { allOf } from "./calls";
import { Card } from "./Card";
import { texts } from "./texts";

const words = texts.past;

/** « Mes sessions passées »: read only (D20). */
export function Past() {
  const asked = useAnswer((signal) => allOf(Show.PAST_SESSIONS, signal), []);
  return (
    <Page title={words.title}>
      <p>{words.about}</p>
      <Answered asked={asked}>
        {(found) => found.length === 0
          ? <p className="fr-text--bold">{words.none}</p>
          : <ul className="cards">{found.map((candidature) => <Card key={candidature.name?.registrationNumber} candidature={candidature} />)}</ul>}
      </Answered>
      <p><Link className="fr-link fr-link--icon-left fr-icon-arrow-left-line" href="/mes-inscriptions">{texts.list.back}</Link></p>
    </Page>
  );
}
