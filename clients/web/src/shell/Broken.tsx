import { Component, type ReactNode } from "react";
import { Page } from "../route/Page";
import { texts } from "./texts";

/** Stands in for a page that could not be drawn, or whose files could not be fetched. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken
      ? (
        <Page title={texts.broken.title} narrow>
          <p className="fr-text--lead">{texts.broken.text}</p>
          <button type="button" className="fr-btn" onClick={() => location.reload()}>{texts.broken.reload}</button>
        </Page>
      )
      : this.props.children;
  }
}
