import { useEffect, useState } from "react";
import { Button } from "../form/Button";
import { clientOf } from "../call/transport";
import { useSending } from "../call/useSending";
import { dayAndTime } from "../clock/frenchTime";
import { FormArea } from "../form/FormArea";
import { TextField } from "../form/TextField";
import { useForm } from "../form/useForm";
import { Authenticity, DocumentService, Standing, type VerifyDocumentResponse } from "../gen/cyclades/document/v1/document_pb";
import { go } from "../route/location";
import { Page } from "../route/Page";
import type { Parameters } from "../route/pattern";
import { texts } from "./texts";

const documents = clientOf(DocumentService);
const words = texts.verification;

/** What may stand in the page's address; anything else, such as « .. », could lead to another page. */
const addressable = /^[\da-z -]+$/i;

/** The public check of a document (B13). The code printed on it leads here with its reference, which is then checked at once. */
export function Verification({ parameters }: { parameters: Parameters }) {
  const given = parameters["reference"] ?? "";
  const [reference, setReference] = useState(given);
  const [answer, setAnswer] = useState<VerifyDocumentResponse>();
  const { failure, waiting, send } = useSending();
  const form = useForm(failure);
  const check = (checked: string) => void send(async () => setAnswer(await documents.verifyDocument({ reference: checked })));

  useEffect(() => {
    if (given !== "") {
      void send(async () => setAnswer(await documents.verifyDocument({ reference: given })));
    }
  }, [given, send]);

  const submit = () => {
    setAnswer(undefined);
    const typed = reference.trim();
    if (typed === "") {
      form.report([{ path: "reference", message: words.required }]);
    } else if (typed === given || !addressable.test(typed)) {
      check(typed);
    } else {
      go(`/verification/${encodeURIComponent(typed)}`);
    }
  };
  return (
    <Page title={words.title} narrow>
      <p>{words.intro}</p>
      <div aria-live="polite">{answer && <Result answer={answer} />}</div>
      <FormArea form={form} onSubmit={submit} again={submit} mandatory={false}>
        <TextField path="reference" label={words.reference} hint={words.hint} value={reference} onChange={setReference} />
        <Button type="submit" disabled={waiting}>{words.submit}</Button>
      </FormArea>
    </Page>
  );
}

function Result({ answer }: { answer: VerifyDocumentResponse }) {
  if (answer.authenticity !== Authenticity.AUTHENTIC) {
    return (
      <div className="fr-alert fr-alert--error fr-mb-4w">
        <h2 className="fr-alert__title">{words.unknown}</h2>
        <p>{words.unknownText}</p>
      </div>
    );
  }

  const current = answer.standing === Standing.CURRENT;
  return (
    <section className="fr-mb-4w">
      <div className={`fr-alert fr-mb-3w ${current ? "fr-alert--success" : "fr-alert--warning"}`}>
        <h2 className="fr-alert__title">
          {current ? words.current : answer.standing === Standing.VOID ? words.void : words.superseded}
        </h2>
      </div>
      <dl className="facts">
        <dt>{words.document}</dt>
        <dd>{answer.title}</dd>
        <dt>{words.version}</dt>
        <dd>{answer.updateTime ? words.versionOf(answer.version, dayAndTime(answer.updateTime)) : answer.version}</dd>
        <dt>{words.initials}</dt>
        <dd>{answer.initials}</dd>
        <dt>{words.exam}</dt>
        <dd>{answer.domainLabel}</dd>
        <dt>{words.session}</dt>
        <dd>{answer.sessionLabel}</dd>
        <dt>{words.centre}</dt>
        <dd>{answer.centreLabel}</dd>
      </dl>
    </section>
  );
}
