import { binding, dayAndTime, longDay } from "../clock/frenchTime";
import { RepresentativeState, type Candidature } from "../gen/cyclades/candidature/v1/candidature_pb";
import { Link } from "../route/Link";
import { ContactBlock } from "../shell/ContactBlock";
import { DocumentList } from "./DocumentList";
import { pathOf, printed } from "./paths";
import { texts } from "./texts";

const words = texts.number;

/** « 4 - N° Inscription » (R89 to R92): the candidature exists. */
export function NumberTab({ candidature }: { candidature: Candidature }) {
  const { name, registrationService: service, contact, createTime, returnDate } = candidature;
  return (
    <>
      <h3>{words.title}</h3>
      {createTime && <p className="fr-text--lead">{words.done(dayAndTime(createTime))}</p>}
      <dl className="facts">
        <dt>{words.candidate}</dt>
        <dd className="fr-text--bold">{name?.candidateNumber}</dd>
        <dt>{words.registration}</dt>
        <dd className="fr-text--bold">{printed(name?.registrationNumber ?? 0)}</dd>
      </dl>
      {service?.closingTime && <p>{words.until(binding(service.closingTime, service.timeZone).replace(/^le /, ""))}</p>}
      {candidature.representativeState === RepresentativeState.AWAITED && <p>{words.representative}</p>}
      {contact && (
        <>
          <p>{words.contact}</p>
          <ContactBlock contact={contact} />
        </>
      )}
      <h3 className="fr-h5">{words.documents}</h3>
      {returnDate && <p>{words.returnBefore(longDay(returnDate))}</p>}
      {name && <DocumentList candidature={name} version={candidature.version} />}
      <p><Link className="fr-link fr-link--icon-right fr-icon-arrow-right-line" href={pathOf(name)}>{words.open}</Link></p>
    </>
  );
}
