import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { texts } from "./texts";

export function NotFound() {
  return (
    <Page title={texts.notFound.title} narrow>
      <p className="fr-text--lead">{texts.notFound.text}</p>
      <Link className="fr-btn" href="/">{texts.notFound.home}</Link>
    </Page>
  );
}
