import { Answered } from "../call/Failed";
import { useAnswer } from "../call/useAnswer";
import { InformationKind, type Candidature } from "../gen/cyclades/candidature/v1/candidature_pb";
import { Link } from "../route/Link";
import { Dialog } from "../shell/Dialog";
import { candidatures } from "./calls";
import { pathOf } from "./paths";
import { texts } from "./texts";

/** The envelope's window « Information » (R113). */
export function Notice({ candidature, onClose }: { candidature: Candidature; onClose: () => void }) {
  const { name } = candidature;
  const asked = useAnswer(
    (signal) => candidatures.getCandidatureInformation({ ...(name && { name }) }, { signal }),
    [name?.candidateNumber, name?.registrationNumber],
  );
  return (
    <Dialog title={texts.notice.title} onClose={onClose}>
      <Answered asked={asked}>
        {({ information }) => information.length === 0
          ? <p>{texts.notice.none}</p>
          : (
            <>
              <ul>{information.map((line) => <li key={line.kind}>{line.text}</li>)}</ul>
              {information.some((line) => line.kind === InformationKind.DOCUMENT_TO_VIEW) && (
                <p><Link className="fr-link" href={pathOf(name, "documents")}>{texts.notice.documents}</Link></p>
              )}
            </>
          )}
      </Answered>
    </Dialog>
  );
}
