import { useState } from "react";
import { Answered } from "../call/Failed";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import { useSending } from "../call/useSending";
import { dayAndTime, longDay } from "../clock/frenchTime";
import { Badge } from "../form/Badge";
import { Button } from "../form/Button";
import { Done } from "../form/Done";
import { FileField } from "../form/FileField";
import { FormArea } from "../form/FormArea";
import { useForm } from "../form/useForm";
import type { Candidature } from "../gen/cyclades/candidature/v1/candidature_pb";
import { DepositDocumentRequestSchema, DocumentRequestState, DocumentService, FileFormat, type Deposit, type DocumentRequest } from "../gen/cyclades/document/v1/document_pb";
import type { CandidatureName } from "../gen/cyclades/types/v1/types_pb";
import type { Parameters } from "../route/pattern";
import { Area } from "./Area";
import { save } from "./download";
import { Nothing } from "./Empty";
import { texts } from "./texts";

const documents = clientOf(DocumentService);
const words = texts.supporting;

/** 5 MB, as the server counts them. */
const largestSize = 5 * 1024 * 1024;

const mediaTypes = {
  [FileFormat.UNSPECIFIED]: "application/octet-stream",
  [FileFormat.PDF]: "application/pdf",
  [FileFormat.JPEG]: "image/jpeg",
  [FileFormat.PNG]: "image/png",
} as const;

/** « Mes justificatifs » (R117, D18): what the service asks for, and what was deposited. */
export function Supporting({ parameters }: { parameters: Parameters }) {
  return (
    <Area parameters={parameters} page="justificatifs">
      {(candidature) => <Requests candidature={candidature} />}
    </Area>
  );
}

function Requests({ candidature: { name } }: { candidature: Candidature }) {
  const asked = useAnswer((signal) => documents.listDocumentRequests(name ? { candidature: name } : {}, { signal }), [name]);
  const [done, setDone] = useState<string>();
  const deposited = (request: DocumentRequest) => {
    setDone(words.done(request.label));
    asked.again();
  };
  return (
    <>
      {done && <Done text={done} />}
      <Answered asked={asked}>
        {({ requests }) => requests.length === 0
          ? <Nothing words={words} />
          : (
            <ul className="requests">
              {requests.map((request) => (
                <li key={request.number}>
                  {name && <Request candidature={name} request={request} onDeposited={deposited} />}
                </li>
              ))}
            </ul>
          )}
      </Answered>
    </>
  );
}

function Request({ candidature, request, onDeposited }: {
  candidature: CandidatureName;
  request: DocumentRequest;
  onDeposited: (request: DocumentRequest) => void;
}) {
  const { number, label, wording, dueDate, state, stateLabel, deposits } = request;
  const refusal = state === DocumentRequestState.REFUSED ? deposits[0]?.refusalReason : undefined;
  const open = state !== DocumentRequestState.ACCEPTED && state !== DocumentRequestState.CANCELLED;
  return (
    <section aria-labelledby={`piece-${number}`}>
      <h2 className="fr-h5" id={`piece-${number}`}>{label}</h2>
      <p><Badge {...(severityOf(state) && { severity: severityOf(state)! })}>{stateLabel}</Badge></p>
      <p>{wording}</p>
      {open && dueDate && <p className="fr-text--bold">{words.before(longDay(dueDate))}</p>}
      {refusal && <p><strong>{words.reason}</strong> {refusal}</p>}
      {deposits.length > 0 && (
        <>
          <p className="fr-mb-1v">{words.deposited}</p>
          <ul>
            {deposits.map((deposit) => <li key={deposit.version}><Deposited candidature={candidature} number={number} deposit={deposit} /></li>)}
          </ul>
        </>
      )}
      {request.canDeposit && <Depositing key={deposits.length} candidature={candidature} request={request} onDeposited={onDeposited} />}
      {open && !request.canDeposit && <p>{request.cannotDepositMessage}</p>}
    </section>
  );
}

function severityOf(state: DocumentRequestState): "success" | "info" | "new" | undefined {
  switch (state) {
    case DocumentRequestState.ACCEPTED:
      return "success";
    case DocumentRequestState.DEPOSITED:
      return "info";
    case DocumentRequestState.ASKED:
    case DocumentRequestState.REFUSED:
      return "new";
    default:
      return undefined;
  }
}

function Deposited({ candidature, number, deposit }: { candidature: CandidatureName; number: number; deposit: Deposit }) {
  const sending = useSending();
  const form = useForm(sending.failure);
  const download = () => void sending.send(async () => {
    const parts: BlobPart[] = [];
    for await (const { content } of documents.downloadDeposit({ candidature, number, version: deposit.version })) {
      if (content.case === "chunk") {
        parts.push(content.value as Uint8Array<ArrayBuffer>);
      }
    }

    save(new Blob(parts, { type: mediaTypes[deposit.format] }), deposit.fileName);
  });
  const line = words.version(deposit.version, deposit.createTime ? dayAndTime(deposit.createTime) : "", sized(deposit.size));
  return (
    <FormArea form={form} onSubmit={download} again={download} name={`fichier-${number}-${deposit.version}`} mandatory={false}>
      {line}
      {" "}
      <Button type="submit" priority="tertiary" small icon="fr-icon-download-line" disabled={sending.waiting} title={words.downloadOf(line)}>
        {words.download}
      </Button>
    </FormArea>
  );
}

function Depositing({ candidature, request, onDeposited }: {
  candidature: CandidatureName;
  request: DocumentRequest;
  onDeposited: (request: DocumentRequest) => void;
}) {
  const [file, setFile] = useState<File>();
  const ids = useRequestIds();
  const sending = useSending();
  const form = useForm(sending.failure);
  const submit = () => {
    if (!file || file.size > largestSize) {
      form.report([{ path: "content", message: file ? words.tooLarge : words.missing }]);
      return;
    }

    void sending.send(async () => {
      const content = new Uint8Array(await file.arrayBuffer());
      const answer = await documents.depositDocument(ids.stamp(DepositDocumentRequestSchema, { candidature, number: request.number, content }));
      if (answer.request) {
        onDeposited(answer.request);
      }
    });
  };

  return (
    <FormArea form={form} onSubmit={submit} again={submit} name={`piece-${request.number}`} mandatory={false}>
      <FileField
        path="content"
        label={request.deposits.length === 0 ? words.file : words.replacement}
        hint={words.formats}
        accept="application/pdf,image/jpeg,image/png"
        onChange={setFile}
      />
      <Button type="submit" disabled={sending.waiting} title={words.depositOf(request.label)}>{words.deposit}</Button>
      <p role="status">{sending.waiting ? words.waiting : ""}</p>
    </FormArea>
  );
}

/** « 48 Ko » */
function sized(bytes: bigint): string {
  return `${Math.max(1, Math.round(Number(bytes) / 1000))} Ko`;
}
