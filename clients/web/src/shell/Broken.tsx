import { Component, type ReactNode } from "react";
import { Page } from "../route/Page";
import { Updated } from "./part";
import { texts } from "./texts";

/** Stands in for a page that could not be drawn, or whose files could not be fetched. */
export class Broken extends Component<{ children: ReactNode }, { words: typeof texts.broken | undefined }> {
  override state = { words: undefined as typeof texts.broken | undefined };

  static getDerivedStateFromError(error: unknown) {
    return { words: error instanceof Updated ? texts.updated : texts.broken };
  }

  override render() {
    const { words } = this.state;
    return words
      ? (
        <Page title={words.title} narrow>
          <p className="fr-text--lead">{words.text}</p>
          <button type="button" className="fr-btn" onClick={() => location.reload()}>{words.reload}</button>
        </Page>
      )
      : this.props.children;
  }
}
