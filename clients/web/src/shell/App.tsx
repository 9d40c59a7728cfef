import { lazy, Suspense, useEffect, type ReactNode } from "react";
import { Failed } from "../call/Failed";
import { texts as callTexts } from "../call/texts";
import { Home } from "../home/Home";
import { go, usePlace } from "../route/location";
import { Page } from "../route/Page";
import { match } from "../route/pattern";
import { useSession } from "../session/session";
import { Broken } from "./Broken";
import { NotFound } from "./NotFound";
import { part } from "./part";
import { routes } from "./routes";
import { texts } from "./texts";

const Space = lazy(async () => ({ default: (await part(() => import("../home/Space"))).Space }));

function Waiting() {
  return <div className="fr-container fr-py-6w"><p className="waiting" role="status">{callTexts.loading}</p></div>;
}

/** Until it is known whether somebody is signed in. */
function Looking() {
  const { presence, look } = useSession();
  return presence.kind === "looking" && presence.failure
    ? <Page title={texts.broken.title} narrow><Failed failure={presence.failure} again={look} /></Page>
    : <Waiting />;
}

/** The page of the present address. */
export function App() {
  const { path } = usePlace();
  return (
    <Broken key={path}>
      <Suspense fallback={<Waiting />}>
        <Found path={path} />
      </Suspense>
    </Broken>
  );
}

function Found({ path }: { path: string }) {
  const { presence } = useSession();
  if (path === "/") {
    switch (presence.kind) {
      case "looking":
        return <Looking />;
      case "in":
        return <Space />;
      case "out":
        return <Home />;
    }
  }

  for (const { pattern, screen: Screen, own } of routes) {
    const parameters = match(pattern, path);
    if (parameters) {
      return own ? <Own><Screen parameters={parameters} /></Own> : <Screen parameters={parameters} />;
    }
  }

  return <NotFound />;
}

function Own({ children }: { children: ReactNode }) {
  const { presence } = useSession();
  useEffect(() => {
    if (presence.kind === "out") {
      go(`/connexion?suite=${encodeURIComponent(location.pathname + location.search)}`, { replace: true });
    }
  }, [presence]);
  return presence.kind === "in" ? children : <Looking />;
}
