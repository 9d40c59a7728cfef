import { RegistrationServiceState } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { useSession } from "../session/session";
import { Cascade } from "./Cascade";
import { ServiceDates } from "./ServiceDates";
import { texts } from "./texts";

/** « périodes d'inscription Grand Public » (R9 to R15), for anybody. */
export function Periods() {
  const { presence } = useSession();
  return (
    <Page title={texts.title}>
      <Cascade heading={texts.heading}>
        {({ registrationService, serverTime }) => registrationService && serverTime && (
          <>
            <ServiceDates service={registrationService} serverTime={serverTime} />
            {presence.kind === "out" && registrationService.summary?.state === RegistrationServiceState.OPEN && (
              <div className="fr-btns-group fr-btns-group--inline-lg">
                <Link className="fr-btn" href="/connexion">{texts.signIn}</Link>
                <Link className="fr-btn fr-btn--secondary" href="/creer-mon-compte">{texts.create}</Link>
              </div>
            )}
          </>
        )}
      </Cascade>
    </Page>
  );
}
