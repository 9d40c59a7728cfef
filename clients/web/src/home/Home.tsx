import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import { CatalogueService, type HelpLink } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { Notices } from "./Notices";
import { texts } from "./texts";

const catalogue = clientOf(CatalogueService);

/** The public home page (R5 to R8). It is there at once; what the server adds appears when it comes, and is not missed when not. */
export function Home() {
  const notices = useAnswer((signal) => catalogue.listNotices({}, { signal }), []);
  const help = useAnswer((signal) => catalogue.listHelpLinks({}, { signal }), []);
  return (
    <Page title={texts.welcome}>
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-md-8">
          <Notices notices={notices.answer?.notices ?? []} />
          <p className="fr-text--lead">{texts.intro}</p>
          <div className="fr-btns-group fr-btns-group--inline-lg">
            <Link className="fr-btn" href="/connexion">{texts.signIn}</Link>
            <Link className="fr-btn fr-btn--secondary" href="/creer-mon-compte">{texts.create}</Link>
          </div>
          <p className="fr-hint-text">{texts.identifier}</p>
        </div>
        <div className="fr-col-12 fr-col-md-4">
          <Videos links={help.answer?.helpLinks ?? []} />
        </div>
      </div>
      <div className="fr-grid-row fr-grid-row--gutters fr-mt-2w">
        <section className="fr-col-12 fr-col-md-6">
          <h2 className="fr-h4">{texts.periodsTitle}</h2>
          <p>{texts.periodsText}</p>
          <Link className="fr-link fr-link--icon-right fr-icon-arrow-right-line" href="/periodes">{texts.periods}</Link>
        </section>
        <section className="fr-col-12 fr-col-md-6">
          <h2 className="fr-h4">{texts.verifyTitle}</h2>
          <p>{texts.verifyText}</p>
          <Link className="fr-link fr-link--icon-right fr-icon-arrow-right-line" href="/verification">{texts.verify}</Link>
        </section>
      </div>
    </Page>
  );
}

function Videos({ links }: { links: readonly HelpLink[] }) {
  return links.length === 0 ? null : (
    <nav className="videos" aria-labelledby="videos">
      <h2 className="fr-h6" id="videos">{texts.videos}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.url}>
            <a className="fr-link" href={link.url} target="_blank" rel="noopener noreferrer" title={`${link.label} - ${texts.newWindow}`}>{link.label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
