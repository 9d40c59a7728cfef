import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { Failed } from "../call/Failed";
import { useSending } from "../call/useSending";
import { Link } from "../route/Link";
import { go, usePlace } from "../route/location";
import { useSession } from "../session/session";
import { Dialog } from "./Dialog";
import { setTheme, theme, type Theme } from "./theme";
import { useSettings } from "./settings";
import { texts } from "./texts";

const SessionEnded = lazy(async () => ({ default: (await import("../session/calls")).SessionEnded }));

/** What stands around every page: skip links, header, navigation, footer, and the window of a session that has ended. */
export function Shell({ children }: { children: ReactNode }) {
  const { ended } = useSession();
  return (
    <>
      <SkipLinks />
      <Header />
      <main id="contenu" tabIndex={-1}>{children}</main>
      <Footer />
      {ended && <Suspense><SessionEnded /></Suspense>}
    </>
  );
}

function SkipLinks() {
  return (
    <div className="fr-skiplinks">
      <nav className="fr-container" aria-label={texts.quickAccess}>
        <ul className="fr-skiplinks__list">
          <li><a className="fr-link" href="#contenu" onClick={jump}>{texts.skipToContent}</a></li>
          <li><a className="fr-link" href="#menu" onClick={jump}>{texts.skipToMenu}</a></li>
          <li><a className="fr-link" href="#pied" onClick={jump}>{texts.skipToFooter}</a></li>
        </ul>
      </nav>
    </div>
  );
}

/** The address stays as it is: what follows `#` may be a mailed link's secret. */
function jump(event: React.MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  const target = document.querySelector<HTMLElement>(event.currentTarget.hash);
  target?.focus();
  target?.scrollIntoView();
}

function Unofficial() {
  return (
    <div className="fr-notice fr-notice--info">
      <div className="fr-container">
        <div className="fr-notice__body">
          <p>
            <span className="fr-notice__title">{texts.unofficial}</span>
            <span className="fr-notice__desc">{texts.unofficialText}</span>
          </p>
        </div>
      </div>
    </div>
  );
}

function Header() {
  const { stateSite } = useSettings();
  const [open, setOpen] = useState(false);
  const { path } = usePlace();
  useEffect(() => setOpen(false), [path]);
  const collapsed = open ? "" : " header__collapsed";
  return (
    <header className="fr-header">
      {!stateSite && <Unofficial />}
      <div className="fr-header__body">
        <div className="fr-container">
          <div className="fr-header__body-row">
            <div className="fr-header__brand fr-enlarge-link">
              {stateSite && (
                <div className="fr-header__brand-top">
                  <div className="fr-header__logo"><p className="fr-logo lines">{texts.state}</p></div>
                </div>
              )}
              <div className="fr-header__service">
                <Link href="/" title={texts.homeTitle}><span className="fr-header__service-title">{texts.service}</span></Link>
                <p className="fr-header__service-tagline">{texts.tagline}</p>
              </div>
            </div>
            <button
              type="button"
              className="fr-btn fr-btn--tertiary-no-outline fr-btn--icon-left fr-icon-menu-fill header__menu"
              aria-expanded={open}
              aria-controls="outils menu"
              onClick={() => setOpen(!open)}
            >
              {texts.menu}
            </button>
            <div id="outils" className={`fr-header__tools header__tools-place${collapsed}`}>
              <Tools />
            </div>
          </div>
        </div>
      </div>
      <div id="menu" tabIndex={-1} className={`portal-nav${collapsed}`}>
        <nav className="fr-container" aria-label={texts.mainMenu}>
          <Navigation path={path} />
        </nav>
      </div>
    </header>
  );
}

function Tools() {
  const { presence, unread, signOut } = useSession();
  const leaving = useSending();
  const leave = () => void leaving.send(async () => {
    await signOut();
    go("/");
  });
  if (presence.kind === "looking") {
    return null;
  }

  return (
    <ul className="header__tools">
      {presence.kind === "out"
        ? (
          <>
            <li><Link className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-lock-unlock-line" href="/connexion">{texts.signIn}</Link></li>
            <li><Link className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-add-line" href="/creer-mon-compte">{texts.create}</Link></li>
          </>
        )
        : (
          <>
            <li>
              <Link className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-mail-line" href="/mes-messages">
                {texts.messages}
                {unread !== undefined && unread > 0 && (
                  <span className="badge-count">
                    <span aria-hidden="true">{unread}</span>
                    <span className="fr-sr-only">{` (${texts.unread(unread)})`}</span>
                  </span>
                )}
              </Link>
            </li>
            <li><Link className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-account-circle-line" href="/mon-compte">{texts.nav.account}</Link></li>
            <li>
              <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-logout-box-r-line" onClick={leave}>
                {texts.signOut}
              </button>
              {/* Not within the header, whose windows the design system dresses as its menu. */}
              {leaving.failure && createPortal(
                <Dialog title={texts.signOut} onClose={leaving.forget}><Failed failure={leaving.failure} again={leave} /></Dialog>,
                document.body,
              )}
            </li>
          </>
        )}
    </ul>
  );
}

const publicPages = [
  ["/", texts.nav.home],
  ["/periodes", texts.nav.periods],
  ["/verification", texts.nav.verification],
] as const;

const ownPages = [
  ["/", texts.nav.home],
  ["/mes-inscriptions", texts.nav.candidatures],
  ["/periodes", texts.nav.periods],
  ["/mes-sessions-passees", texts.nav.past],
] as const;

function Navigation({ path }: { path: string }) {
  const { presence } = useSession();
  const pages = presence.kind === "in" ? ownPages : publicPages;
  return (
    <ul>
      {pages.map(([href, label]) => (
        <li key={href}>
          <Link href={href} aria-current={isIn(path, href) ? "page" : undefined}>{label}</Link>
        </li>
      ))}
    </ul>
  );
}

function isIn(path: string, href: string): boolean {
  return path === href || (href !== "/" && path.startsWith(`${href}/`));
}

function Footer() {
  const { stateSite } = useSettings();
  const [display, setDisplay] = useState(false);
  return (
    <footer className="fr-footer" id="pied" tabIndex={-1}>
      <div className="fr-container">
        <div className="fr-footer__body">
          {stateSite && <div className="fr-footer__brand"><p className="fr-logo lines">{texts.state}</p></div>}
          <div className="fr-footer__content"><p className="fr-footer__content-desc">{texts.footer}</p></div>
        </div>
        <div className="fr-footer__bottom">
          <ul className="fr-footer__bottom-list">
            <FooterLink href="/accessibilite" label={texts.nav.accessibility} />
            <FooterLink href="/mentions-legales" label={texts.nav.legal} />
            <FooterLink href="/donnees-personnelles" label={texts.nav.data} />
            <FooterLink href="/verification" label={texts.nav.verification} />
            <li className="fr-footer__bottom-item">
              <button type="button" className="fr-footer__bottom-link" onClick={() => setDisplay(true)}>{texts.display}</button>
            </li>
          </ul>
        </div>
      </div>
      {display && <Display onClose={() => setDisplay(false)} />}
    </footer>
  );
}

function FooterLink({ href, label }: { href: string; label: string }) {
  return <li className="fr-footer__bottom-item"><Link className="fr-footer__bottom-link" href={href}>{label}</Link></li>;
}

const themes: readonly Theme[] = ["light", "dark", "system"];

function Display({ onClose }: { onClose: () => void }) {
  const [chosen, setChosen] = useState(theme);
  return (
    <Dialog title={texts.display} onClose={onClose}>
      <fieldset className="fr-fieldset" aria-labelledby="theme-legende">
        <legend className="fr-fieldset__legend fr-fieldset__legend--regular" id="theme-legende">{texts.displayLegend}</legend>
        {themes.map((entry) => (
          <div key={entry} className="fr-fieldset__element">
            <div className="fr-radio-group">
              <input
                type="radio"
                id={`theme-${entry}`}
                name="theme"
                checked={chosen === entry}
                onChange={() => {
                  setTheme(entry);
                  setChosen(entry);
                }}
              />
              <label className="fr-label" htmlFor={`theme-${entry}`}>{texts.themes[entry]}</label>
            </div>
          </div>
        ))}
      </fieldset>
    </Dialog>
  );
}
