import type { ReactNode } from "react";
import { CandidatureState, type Candidature } from "../gen/cyclades/candidature/v1/candidature_pb";
import { Link } from "../route/Link";
import { pathOf, printed } from "./paths";
import { texts } from "./texts";

const words = texts.list;

/** One candidature (R107); a click on it opens it, what may be done with it stands below. */
export function Card({ candidature, children }: { candidature: Candidature; children?: ReactNode }) {
  const { name, registrationService: service, labels } = candidature;
  return (
    <li className="card">
      <div className="fr-enlarge-link">
        <h2 className="fr-h6"><Link href={pathOf(name)}>{service?.domainLabel}</Link></h2>
        <p>{service?.centreLabel}</p>
        <p>{words.establishment(labels?.establishment ?? "")}</p>
        <p>{words.session(service?.sessionLabel ?? "")}</p>
        <p>{words.registration(printed(name?.registrationNumber ?? 0))}</p>
        <p>{candidature.state === CandidatureState.REGISTERED ? words.confirmation(candidature.confirmationLabel) : candidature.stateLabel}</p>
      </div>
      {children && <div className="card__acts">{children}</div>}
    </li>
  );
}
