import { useEffect, useState } from "react";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { useSettings, type Settings } from "../shell/settings";
import { Notices } from "./Notices";
import { texts } from "./texts";

/** In milliseconds: what came with the page is news for so long. */
const freshness = 60_000;

/** The public home page (R5 to R8). It needs no call: what the server adds came with the page. */
export function Home() {
  const { notices, helpLinks } = useNews();
  return (
    <Page title={texts.welcome}>
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-md-8">
          <Notices notices={notices} />
          <p className="fr-text--lead">{texts.intro}</p>
          <div className="fr-btns-group fr-btns-group--inline-lg">
            <Link className="fr-btn" href="/connexion">{texts.signIn}</Link>
            <Link className="fr-btn fr-btn--secondary" href="/creer-mon-compte">{texts.create}</Link>
          </div>
          <p className="fr-hint-text">{texts.identifier}</p>
        </div>
        <div className="fr-col-12 fr-col-md-4">
          <Videos links={helpLinks} />
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

/** Asked anew when the visitor comes back to this page long after; what the server does not say is not missed. */
function useNews(): Pick<Settings, "notices" | "helpLinks"> {
  const [news, setNews] = useState<Pick<Settings, "notices" | "helpLinks">>(useSettings());
  useEffect(() => {
    if (performance.now() < freshness) {
      return;
    }

    const end = new AbortController();
    import("./news").then(({ read }) => read(end.signal)).then(setNews, () => undefined);
    return () => end.abort();
  }, []);
  return news;
}

function Videos({ links }: { links: Settings["helpLinks"] }) {
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
