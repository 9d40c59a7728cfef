import { useEffect, useRef, useState } from "react";
import { Button } from "../form/Button";
import { Answered } from "../call/Failed";
import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import { DocumentService, type Document, type DocumentMetadata } from "../gen/cyclades/document/v1/document_pb";
import type { CandidatureName } from "../gen/cyclades/types/v1/types_pb";
import { download, useAddressOf, type Downloaded } from "./download";
import { texts } from "./texts";

const documents = clientOf(DocumentService);
const words = texts.documents;

/**
 * The documents of a candidature, the newest first (R114), each to be shown here and downloaded (R92).
 * @param version Of the candidature: a new one brings a new confirmation.
 * @param onShown Told which document the candidate has before them, and that it is put away.
 */
export function DocumentList({ candidature, version, onShown }: {
  candidature: CandidatureName;
  version: number;
  onShown?: (shown: DocumentMetadata | undefined) => void;
}) {
  const { candidateNumber, registrationNumber } = candidature;
  const asked = useAnswer((signal) => documents.listDocuments({ candidature }, { signal }), [candidateNumber, registrationNumber, version]);
  const [shown, setShown] = useState<Document>();
  const hide = () => {
    setShown(undefined);
    onShown?.(undefined);
  };
  return (
    <Answered asked={asked}>
      {(answer) => answer.documents.length === 0
        ? <p>{words.none}</p>
        : (
          <>
            <ul className="documents">
              {answer.documents.map((document) => (
                <li key={document.id}>
                  <p>{document.line}</p>
                  <Button
                    priority="secondary"
                    small
                    icon="fr-icon-file-pdf-line"
                    title={words.showOf(document.line)}
                    onClick={() => setShown(document)}
                  >
                    {words.show}
                  </Button>
                </li>
              ))}
            </ul>
            {shown && <Viewer key={`${shown.id} ${shown.version}`} candidature={candidature} document={shown} onClose={hide} {...(onShown && { onShown })} />}
          </>
        )}
    </Answered>
  );
}

function Viewer({ candidature, document, onShown, onClose }: {
  candidature: CandidatureName;
  document: Document;
  onShown?: (shown: DocumentMetadata) => void;
  onClose: () => void;
}) {
  const asked = useAnswer((signal) => download(candidature, document, signal), [document.id, document.version]);
  const heading = useRef<HTMLHeadingElement>(null);
  const told = useRef(onShown);
  told.current = onShown;
  const { answer } = asked;
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (answer) {
      told.current?.(answer.metadata);
    }
  }, [answer]);
  return (
    <section className="viewer" aria-labelledby="document">
      <h3 className="fr-h6" id="document" ref={heading} tabIndex={-1}>{words.shown(document.line)}</h3>
      <Answered asked={asked}>{(downloaded) => <Shown downloaded={downloaded} title={document.line} />}</Answered>
      {document.reference && <p className="fr-hint-text">{words.reference(document.reference)}</p>}
      <Button priority="tertiary" onClick={onClose}>{words.hide}</Button>
    </section>
  );
}

function Shown({ downloaded, title }: { downloaded: Downloaded; title: string }) {
  const address = useAddressOf(downloaded.content);
  return address === undefined ? null : (
    <>
      <p>
        <a className="fr-btn fr-btn--icon-left fr-icon-download-line" href={address} download={downloaded.metadata.fileName}>
          {words.download(sized(downloaded.content.size))}
        </a>
      </p>
      <iframe className="pdf" src={`${address}#navpanes=0&view=FitH`} title={title} />
      <p className="fr-hint-text">{words.fallback}</p>
    </>
  );
}

/** « 48 Ko » */
function sized(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000))} Ko`;
}
