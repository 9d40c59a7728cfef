import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import type { Timestamp } from "@bufbuild/protobuf/wkt";
import { Button } from "../form/Button";
import { failureOf } from "../call/failure";
import { clientOf } from "../call/transport";
import { useSending } from "../call/useSending";
import { dayAndTime, timeOfDay } from "../clock/frenchTime";
import { FormArea } from "../form/FormArea";
import { useForm } from "../form/useForm";
import { FormTab, type CandidatureForm, type Draft } from "../gen/cyclades/candidature/v1/candidature_pb";
import { CatalogueService, type RegistrationService } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { ErrorReason } from "../gen/cyclades/errors/v1/error_reason_pb";
import type { Identity } from "../gen/cyclades/types/v1/types_pb";
import { go, useLeaving } from "../route/location";
import { Dialog } from "../shell/Dialog";
import { candidatures } from "./calls";
import { askedOf, labelsOf, missing, tabOf, tabs, testsOf, type Contextual, type Lists, type Tab } from "./form";
import { FormHeader } from "./FormHeader";
import { Identification } from "./Identification";
import { Information } from "./Information";
import { Steps, titleOf } from "./Steps";
import { Summary } from "./Summary";
import { Terms } from "./Terms";
import { texts } from "./texts";
import { useDraft, type DraftKeeping } from "./useDraft";

const catalogue = clientOf(CatalogueService);
const words = texts.form;

/** What the parent may do with a form that is being filled in. */
export interface Filling {
  readonly form: CandidatureForm;
  readonly waiting: boolean;
  replace(form: CandidatureForm): void;
  submit(): void;
}

/**
 * The tabs of a registration, of a new one and of one that is modified (R64 to R88, R110). What is typed is kept as a draft
 * on the server; nothing is registered before « Enregistrer ».
 * @param save Registers the form; undefined when there is something to settle first.
 * @param onSaved Told once it is registered and the draft is over.
 * @param printPath Where « Visualiser/imprimer » leads; undefined until there is a number.
 * @param quitPath Where « Quitter » leads.
 * @param above What is to be settled, shown above the fields.
 */
export function FormTabs<T>({ service: offered, candidateNumber, identity, email, serverTime, initial, asked, draft: found, firstTab, modifying, known, save, onSaved, printPath, quitPath, above }: {
  service: RegistrationService;
  candidateNumber: string;
  identity: Identity | undefined;
  email: string;
  serverTime: Timestamp;
  initial: CandidatureForm | undefined;
  asked: Contextual;
  draft: Draft | undefined;
  firstTab: Tab;
  modifying: boolean;
  known: Lists;
  save: (form: CandidatureForm) => Promise<T | undefined>;
  onSaved: (saved: T) => void;
  printPath?: string;
  quitPath: string;
  above?: (filling: Filling) => ReactNode;
}) {
  const [service, setService] = useState(offered);
  const [form, setForm] = useState(() => askedOf(initial, asked));
  const [tab, setTab] = useState(firstTab);
  const [moved, setMoved] = useState(false);
  const [drawn, setDrawn] = useState(firstTab);
  const latest = useRef(form);
  const draft = useDraft(service.summary?.id ?? "", found);
  const sending = useSending();
  const checked = useForm(sending.failure);
  const here = checked.problems.filter((problem) => tabOf(problem.path) === tab);
  const failure = moved ? undefined : checked.failure;
  const index = tabs.indexOf(tab);

  // The summary of what is wrong names fields: it waits until those of the tab are there.
  useEffect(() => setDrawn(tab), [tab]);
  useEffect(() => {
    const first = tabs.find((some) => checked.problems.some((problem) => tabOf(problem.path) === some));
    if (checked.refusals > 0 && first !== undefined) {
      setTab(first);
    }
    // Only a new refusal leads to its first field; one that is being mended does not move the tabs.
  }, [checked.refusals]);

  const replace = (next: CandidatureForm) => {
    latest.current = next;
    setForm(next);
    draft.keep(next, tab);
  };

  const move = (to: Tab | undefined) => {
    if (to !== undefined) {
      setMoved(true);
      setTab(to);
      draft.keep(latest.current, to);
      void draft.flush();
    }
  };

  const next = () => {
    const lacking = missing(tab, form, service);
    if (lacking.length > 0) {
      checked.report(lacking);
    } else {
      move(tabs[index + 1]);
    }
  };

  const submit = () => {
    setMoved(false);
    void sending.send(async () => {
      await draft.flush();
      try {
        const saved = await save(latest.current);
        if (saved !== undefined) {
          draft.end();
          onSaved(saved);
        }
      } catch (error) {
        if (failureOf(error).reason === ErrorReason.TERMS_CHANGED) {
          const { registrationService } = await catalogue.getRegistrationService({ id: service.summary?.id ?? "" });
          setService((before) => registrationService ?? before);
          setTab(FormTab.TERMS);
        }

        throw error;
      }
    });
  };

  const summary = tab === FormTab.SUMMARY;
  return (
    <>
      {service.summary && <FormHeader service={service.summary} candidateNumber={candidateNumber} identity={identity} serverTime={serverTime} />}
      <Steps tab={tab} number={!modifying} focused={here.length === 0 && !failure} />
      <DraftState draft={draft} modifying={modifying} />
      {above?.({ form, waiting: sending.waiting, replace, submit })}
      <FormArea
        key={tab}
        name="dossier"
        form={{ ...checked, problems: drawn === tab ? here : [], refusals: drawn === tab ? checked.refusals : 0, failure }}
        onSubmit={summary ? submit : next}
        again={submit}
        mandatory={!summary}
      >
        <Elsewhere tabsWrong={tabs.filter((some) => some !== tab && checked.problems.some((problem) => tabOf(problem.path) === some))} onMove={move} />
        <div className="tab">
          {tab === FormTab.TERMS && service.terms && <Terms terms={service.terms} form={form} change={(part) => replace({ ...latest.current, ...part })} />}
          {tab === FormTab.IDENTIFICATION && (
            <Identification identity={identity} email={email} form={form} change={(part) => replace({ ...latest.current, ...part })} known={known} filed={modifying} />
          )}
          {tab === FormTab.CANDIDATURE && <Information service={service} form={form} change={(part) => replace({ ...latest.current, ...part })} />}
          {summary && (
            <>
              <Summary identity={identity} email={email} form={form} labels={labelsOf(form, service, known)} tests={testsOf(form, service)} />
              <div className="fr-alert fr-alert--warning fr-mb-3w"><p>{modifying ? texts.summary.warningChange : texts.summary.warning}</p></div>
            </>
          )}
        </div>
        <div className="fr-btns-group fr-btns-group--inline-md fr-mt-4w" role="group" aria-label={words.buttons.bar}>
          <Button priority="secondary" disabled={index === 0} onClick={() => move(tabs[index - 1])}>{words.buttons.previous}</Button>
          <Button type={summary ? "button" : "submit"} priority={summary ? "secondary" : "primary"} disabled={summary}>{words.buttons.next}</Button>
          <Button type={summary ? "submit" : "button"} priority={summary ? "primary" : "secondary"} disabled={!summary || sending.waiting}>{words.buttons.save}</Button>
          <Button priority="secondary" disabled={printPath === undefined} onClick={() => printPath && go(printPath)}>{words.buttons.print}</Button>
          <Button priority="secondary" onClick={() => go(quitPath)}>{words.buttons.quit}</Button>
        </div>
      </FormArea>
      <Leaving draft={draft} serviceId={service.summary?.id ?? ""} modifying={modifying} />
    </>
  );
}

/** « Brouillon conservé à 10:42 – candidature pas encore enregistrée » (B2). */
function DraftState({ draft, modifying }: { draft: DraftKeeping; modifying: boolean }) {
  const { keptTime, keptHere, state } = draft;
  const kept = keptTime && (modifying
    ? keptHere ? texts.draft.keptChange(timeOfDay(keptTime)) : texts.draft.keptChangeOn(dayAndTime(keptTime))
    : keptHere ? texts.draft.kept(timeOfDay(keptTime)) : texts.draft.keptOn(dayAndTime(keptTime)));
  return (
    <div role="status">
      {state === "lost"
        ? <p className="fr-error-text fr-mb-2w">{texts.draft.lost}</p>
        : kept && <p className="fr-hint-text fr-icon-draft-line fr-mb-2w draft">{kept}</p>}
    </div>
  );
}

/** What is wrong on the other tabs, so that nobody looks for it. */
function Elsewhere({ tabsWrong, onMove }: { tabsWrong: readonly Tab[]; onMove: (tab: Tab) => void }) {
  return tabsWrong.length === 0 ? null : (
    <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-3w">
      <p>{words.elsewhere}</p>
      {tabsWrong.map((tab) => (
        <Button key={tab} priority="tertiary-no-outline" small onClick={() => onMove(tab)}>{titleOf(tab)}</Button>
      ))}
    </div>
  );
}

/** « Quitter » asks, and so does every other way out (D12). */
function Leaving({ draft, serviceId, modifying }: { draft: DraftKeeping; serviceId: string; modifying: boolean }) {
  const [leave, setLeave] = useState<() => void>();
  const sending = useSending();
  const [lost, setLost] = useState(false);
  useLeaving(draft.keptTime !== undefined || draft.state !== "rest", useCallback((proceed: () => void) => setLeave(() => proceed), []));
  if (!leave) {
    return null;
  }

  const stay = () => {
    setLeave(undefined);
    setLost(false);
  };
  const keepAndGo = () => void sending.send(async () => {
    if (lost || await draft.flush()) {
      leave();
    } else {
      setLost(true);
    }
  });
  const discardAndGo = () => void sending.send(async () => {
    await candidatures.discardDraft({ registrationServiceId: serviceId });
    draft.end();
    leave();
  });
  return (
    <Dialog
      title={texts.draft.leaveTitle}
      onClose={stay}
      footer={(
        <>
          <Button onClick={stay} disabled={sending.waiting}>{texts.draft.stay}</Button>
          <Button priority="secondary" onClick={keepAndGo} disabled={sending.waiting}>{texts.draft.go}</Button>
          <Button priority="tertiary" onClick={discardAndGo} disabled={sending.waiting}>{texts.draft.discard}</Button>
        </>
      )}
    >
      <p>{lost ? texts.draft.leaveLost : modifying ? texts.draft.leaveChange : texts.draft.leave}</p>
      {sending.failure && <p className="fr-error-text" role="alert">{sending.failure.message}</p>}
    </Dialog>
  );
}
