import { useState } from "react";
import { Button } from "../form/Button";
import { Failed } from "../call/Failed";
import { useRequestIds } from "../call/requestId";
import { useSending } from "../call/useSending";
import { dayAndTime, longDay } from "../clock/frenchTime";
import { CheckboxField } from "../form/CheckboxField";
import { Done } from "../form/Done";
import { FormArea } from "../form/FormArea";
import { useForm } from "../form/useForm";
import { RepresentativeState, SignCandidatureRequestSchema, type Candidature } from "../gen/cyclades/candidature/v1/candidature_pb";
import { DocumentType, type DocumentMetadata } from "../gen/cyclades/document/v1/document_pb";
import type { Parameters } from "../route/pattern";
import { Area } from "./Area";
import { candidatures } from "./calls";
import { DocumentList } from "./DocumentList";
import { texts } from "./texts";

/** « Mes documents » (R114 to R116), and the online signature of what was read there (B12). */
export function Documents({ parameters }: { parameters: Parameters }) {
  return (
    <Area parameters={parameters} page="documents">
      {(candidature, again) => <Shown candidature={candidature} again={again} />}
    </Area>
  );
}

function Shown({ candidature, again }: { candidature: Candidature; again: () => void }) {
  const [read, setRead] = useState<DocumentMetadata>();
  const { name } = candidature;
  const confirmation = read?.document?.type === DocumentType.CONFIRMATION && read.document.version === candidature.version ? read : undefined;
  return (
    <>
      <h2 className="fr-h4">{texts.documents.list}</h2>
      <p className="fr-hint-text">{texts.documents.about}</p>
      {name && (
        <DocumentList
          candidature={name}
          version={candidature.version}
          onShown={(shown) => setRead((before) => shown ?? before)}
        />
      )}
      <Signing candidature={candidature} read={confirmation} again={again} />
    </>
  );
}

/**
 * « Validation en ligne » (B12): a deliberate second act, about the very document that was read (R103, D16).
 * @param read The newest confirmation, once it was on the screen.
 */
function Signing({ candidature, read, again }: { candidature: Candidature; read: DocumentMetadata | undefined; again: () => void }) {
  const [certified, setCertified] = useState(false);
  const [signed, setSigned] = useState<Candidature>();
  const ids = useRequestIds();
  const sending = useSending();
  const form = useForm(sending.failure);
  const { canSign, name, returnDate, signTime } = candidature;
  const submit = () => {
    if (!certified) {
      form.report([{ path: "certified", message: texts.sign.toCertify }]);
      return;
    }

    void sending.send(async () => {
      const request = ids.stamp(SignCandidatureRequestSchema, {
        etag: candidature.etag,
        documentSha256: read?.sha256 ?? "",
        ...(name && { name }),
      });
      try {
        setSigned((await candidatures.signCandidature(request)).candidature);
      } finally {
        // Signed, or not the same any more as what is on the screen.
        again();
      }
    });
  };

  return (
    <section className="section" aria-labelledby="validation">
      <h2 className="fr-h4" id="validation">{texts.sign.title}</h2>
      {signed && <Done text={signed.representativeState === RepresentativeState.AWAITED ? texts.sign.awaited : texts.sign.done} />}
      {!signed && signTime && <p>{texts.sign.signedOn(dayAndTime(signTime))}</p>}
      {!signed && !canSign?.allowed && <p>{canSign?.message}</p>}
      {!signed && canSign?.allowed && (
        <>
          <p>{texts.sign.about} {returnDate && texts.sign.until(longDay(returnDate))}</p>
          <p className="fr-text--bold">{texts.sign.official} {texts.sign.after}</p>
          {read
            ? (
              <FormArea form={form} onSubmit={submit} again={submit} name="signature" mandatory={false}>
                <CheckboxField path="certified" label={texts.sign.certify} checked={certified} onChange={setCertified} />
                <Button type="submit" disabled={sending.waiting}>{texts.sign.submit}</Button>
              </FormArea>
            )
            : (
              <>
                {sending.failure && <Failed failure={sending.failure} />}
                <p>{texts.sign.readFirst}</p>
              </>
            )}
        </>
      )}
    </section>
  );
}
