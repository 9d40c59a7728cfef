import { useState } from "react";
import { Answered, Failed } from "../call/Failed";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import {
  FormTab,
  SubmitCandidatureRequestSchema,
  type Candidature,
  type StartCandidatureResponse,
} from "../gen/cyclades/candidature/v1/candidature_pb";
import { CatalogueService } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { ErrorReason } from "../gen/cyclades/errors/v1/error_reason_pb";
import { ServiceDates } from "../periods/ServiceDates";
import { Link } from "../route/Link";
import { usePlace } from "../route/location";
import { Page } from "../route/Page";
import { useSession } from "../session/session";
import { candidatures } from "./calls";
import { lists, tabs, type Lists } from "./form";
import { FormHeader } from "./FormHeader";
import { FormTabs } from "./FormTabs";
import { NumberTab } from "./NumberTab";
import { newPath } from "./paths";
import { Steps } from "./Steps";
import { texts } from "./texts";

const catalogue = clientOf(CatalogueService);
const words = texts.form;

/** The form of a new registration (R64 to R91), or of a draft that is taken up again. */
export function NewForm() {
  const service = usePlace().query.get("service") ?? "";
  return (
    <Page title={words.title}>
      {service === ""
        ? (
          <>
            <p>{words.noService}</p>
            <Link className="fr-btn" href={newPath}>{words.choose}</Link>
          </>
        )
        : <Opening key={service} service={service} />}
    </Page>
  );
}

function Opening({ service }: { service: string }) {
  const asked = useAnswer(
    async (signal) => ({ start: await candidatures.startCandidature({ registrationServiceId: service }, { signal }), known: await lists() }),
    [service],
  );
  if (asked.failure && !asked.failure.repeatable) {
    return (
      <>
        <Failed failure={asked.failure} />
        {asked.failure.reason === ErrorReason.SESSION_ALREADY_CHOSEN
          ? <Link className="fr-btn" href="/mes-inscriptions">{words.candidatures}</Link>
          : <Refused service={service} />}
      </>
    );
  }

  return <Answered asked={asked}>{({ start, known }) => <Filled start={start} known={known} />}</Answered>;
}

/** When the service opens or closed, and who to write to (B1). */
function Refused({ service }: { service: string }) {
  const asked = useAnswer((signal) => catalogue.getRegistrationService({ id: service }, { signal }), [service]);
  const { answer } = asked;
  return (
    <>
      {answer?.registrationService && answer.serverTime && <ServiceDates service={answer.registrationService} serverTime={answer.serverTime} />}
      <Link className="fr-btn fr-btn--secondary" href={newPath}>{words.otherService}</Link>
    </>
  );
}

function Filled({ start, known }: { start: StartCandidatureResponse; known: Lists }) {
  const { refresh } = useSession();
  const [saved, setSaved] = useState<Candidature>();
  const ids = useRequestIds();
  const { registrationService: service, identity, candidateNumber, email, serverTime, draft } = start;
  if (!service?.summary || !serverTime) {
    return null;
  }

  if (saved) {
    return (
      <>
        <FormHeader service={service.summary} candidateNumber={candidateNumber} identity={identity} serverTime={saved.serverTime ?? serverTime} />
        <Steps tab="number" number focused />
        <NumberTab candidature={saved} />
      </>
    );
  }

  return (
    <FormTabs
      service={service}
      candidateNumber={candidateNumber}
      identity={identity}
      email={email}
      serverTime={serverTime}
      initial={start.form}
      asked={{ parents: start.parentsRequired, representative: start.legalRepresentativeRequired }}
      draft={draft}
      firstTab={tabs.find((tab) => tab === draft?.tab) ?? FormTab.TERMS}
      modifying={false}
      known={known}
      save={async (form) => {
        const request = ids.stamp(SubmitCandidatureRequestSchema, { registrationServiceId: service.summary?.id ?? "", form });
        return (await candidatures.submitCandidature(request)).candidature;
      }}
      onSaved={(candidature) => {
        setSaved(candidature);
        // The identity is locked from now on; should this be lost, the next page tells.
        refresh().catch(() => undefined);
      }}
      quitPath="/"
    />
  );
}
