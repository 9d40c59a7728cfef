import { Page } from "../route/Page";
import { useSettings } from "../shell/settings";
import { texts } from "./texts";

function Paragraphs({ texts: paragraphs }: { texts: readonly string[] }) {
  return <>{paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}</>;
}

export function Accessibility() {
  return <Page title={texts.accessibility.title} narrow><Paragraphs texts={texts.accessibility.paragraphs} /></Page>;
}

export function Legal() {
  const { stateSite } = useSettings();
  return (
    <Page title={texts.legal.title} narrow>
      {!stateSite && <p>{texts.legal.unofficial}</p>}
      <Paragraphs texts={texts.legal.paragraphs} />
    </Page>
  );
}

export function PersonalData() {
  return (
    <Page title={texts.data.title} narrow>
      <p>{texts.data.law}</p>
      <Paragraphs texts={texts.data.paragraphs} />
    </Page>
  );
}
