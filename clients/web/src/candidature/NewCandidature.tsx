import { RegistrationServiceState } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { Cascade } from "../periods/Cascade";
import { ServiceDates } from "../periods/ServiceDates";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { formPath } from "./paths";
import { texts } from "./texts";

/** « Ajouter une nouvelle candidature » (R62, R63): the service is chosen, its dates are shown, the form begins. */
export function NewCandidature() {
  return (
    <Page title={texts.choice.title}>
      <Cascade heading={texts.choice.heading}>
        {({ registrationService, serverTime }) => registrationService && serverTime && (
          <>
            <ServiceDates service={registrationService} serverTime={serverTime} />
            {registrationService.summary?.state === RegistrationServiceState.OPEN && (
              <Link className="fr-btn" href={formPath(registrationService.summary.id)}>{texts.choice.start}</Link>
            )}
          </>
        )}
      </Cascade>
    </Page>
  );
}
