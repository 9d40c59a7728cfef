import { useState } from "react";
import { Button } from "../form/Button";
import { Answered, Failed } from "../call/Failed";
import { failureOf } from "../call/failure";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import { useSending } from "../call/useSending";
import { dayAndTime } from "../clock/frenchTime";
import { Comparison, differences, type Difference } from "../form/Comparison";
import { Done } from "../form/Done";
import {
  FormTab,
  UpdateCandidatureRequestSchema,
  type Candidature,
  type CandidatureForm,
  type Draft,
} from "../gen/cyclades/candidature/v1/candidature_pb";
import { CatalogueService, type RegistrationService } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { ErrorReason } from "../gen/cyclades/errors/v1/error_reason_pb";
import type { CandidatureName } from "../gen/cyclades/types/v1/types_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import type { Parameters } from "../route/pattern";
import { ContactBlock } from "../shell/ContactBlock";
import { useName } from "./Area";
import { candidatures } from "./calls";
import { DocumentList } from "./DocumentList";
import { addressLine, answered, askedOf, labelsOf, lists, tabs, type Contextual, type Lists } from "./form";
import { FormTabs } from "./FormTabs";
import { pathOf } from "./paths";
import { texts } from "./texts";

const catalogue = clientOf(CatalogueService);
const words = texts.modify;

interface Opened {
  readonly candidature: Candidature;
  readonly service: RegistrationService;
  readonly draft: Draft | undefined;
  readonly known: Lists;
}

/** « Modifier »: all screens one after the other; each save is a new version (R110, R111). */
export function Modify({ parameters }: { parameters: Parameters }) {
  const name = useName(parameters);
  const asked = useAnswer((signal) => open(name, signal), [name]);
  const [saved, setSaved] = useState<Candidature>();
  return (
    <Page title={words.title}>
      {saved
        ? <Saved candidature={saved} />
        : <Answered asked={asked}>{(opened) => opened && <Possible opened={opened} onSaved={setSaved} />}</Answered>}
    </Page>
  );
}

async function open(name: CandidatureName, signal: AbortSignal): Promise<Opened | undefined> {
  const { candidature } = await candidatures.getCandidature({ name }, { signal });
  const id = candidature?.registrationService?.id ?? "";
  const [{ registrationService }, draft, known] = await Promise.all([
    catalogue.getRegistrationService({ id }, { signal }),
    draftOf(id, signal),
    lists(),
  ]);
  return candidature && registrationService && { candidature, service: registrationService, draft, known };
}

/** None is an answer too. */
async function draftOf(registrationServiceId: string, signal: AbortSignal): Promise<Draft | undefined> {
  try {
    return (await candidatures.getDraft({ registrationServiceId }, { signal })).draft;
  } catch (error) {
    if (failureOf(error).reason !== ErrorReason.NOT_FOUND) {
      throw error;
    }

    return undefined;
  }
}

/** Nobody should fill in a whole form to read that it is refused. */
function Possible({ opened, onSaved }: { opened: Opened; onSaved: (saved: Candidature) => void }) {
  const { candidature, draft } = opened;
  const [chosen, setChosen] = useState<"draft" | "stored" | undefined>(draft ? undefined : "stored");
  if (!candidature.canModify?.allowed) {
    return (
      <>
        <div className="fr-alert fr-alert--info fr-mb-3w">
          <h2 className="fr-alert__title">{words.cannot}</h2>
          <p>{candidature.canModify?.message}</p>
        </div>
        {candidature.contact && <ContactBlock contact={candidature.contact} />}
        <Link className="fr-btn" href={pathOf(candidature.name)}>{words.open}</Link>
      </>
    );
  }

  return chosen === undefined && draft
    ? <Choosing draft={draft} onChosen={setChosen} />
    : <Changing opened={{ ...opened, draft: chosen === "draft" ? draft : undefined }} onSaved={onSaved} />;
}

/** A modification that was begun and not saved (B2). */
function Choosing({ draft, onChosen }: { draft: Draft; onChosen: (chosen: "draft" | "stored") => void }) {
  const sending = useSending();
  const drop = () => void sending.send(async () => {
    await candidatures.discardDraft({ registrationServiceId: draft.registrationService?.id ?? "" });
    onChosen("stored");
  });
  return (
    <section>
      <h2 className="fr-h4">{texts.draft.foundTitle}</h2>
      {draft.updateTime && <p>{texts.draft.keptChangeOn(dayAndTime(draft.updateTime))}</p>}
      {sending.failure && <Failed failure={sending.failure} again={drop} />}
      <div className="fr-btns-group fr-btns-group--inline-md">
        <Button onClick={() => onChosen("draft")}>{texts.draft.take}</Button>
        <Button priority="secondary" onClick={drop} disabled={sending.waiting}>{texts.draft.drop}</Button>
      </div>
    </section>
  );
}

function Changing({ opened, onSaved }: { opened: Opened; onSaved: (saved: Candidature) => void }) {
  const { candidature, service, draft, known } = opened;
  const [base, setBase] = useState(candidature);
  const [elsewhere, setElsewhere] = useState<Candidature>();
  const ids = useRequestIds();
  const { name, serverTime } = candidature;
  if (!name || !serverTime) {
    return null;
  }

  const asked: Contextual = { parents: candidature.form?.father !== undefined, representative: candidature.form?.legalRepresentative !== undefined };
  const save = async (form: CandidatureForm, over: Candidature): Promise<Candidature | undefined> => {
    try {
      return (await candidatures.updateCandidature(ids.stamp(UpdateCandidatureRequestSchema, { name, etag: over.etag, form }))).candidature;
    } catch (error) {
      if (failureOf(error).reason !== ErrorReason.STALE_ETAG) {
        throw error;
      }

      setElsewhere((await candidatures.getCandidature({ name })).candidature);
      return undefined;
    }
  };

  return (
    <FormTabs
      service={service}
      candidateNumber={name.candidateNumber}
      identity={candidature.identity}
      email={candidature.email}
      serverTime={serverTime}
      initial={draft?.form ?? candidature.form}
      asked={asked}
      draft={draft}
      firstTab={tabs.find((tab) => tab === draft?.tab) ?? FormTab.TERMS}
      modifying
      known={known}
      save={(form) => save(form, elsewhere ?? base)}
      onSaved={onSaved}
      printPath={pathOf(name, "documents")}
      quitPath={pathOf(name)}
      above={({ form, waiting, replace, submit }) => elsewhere && (
        <Comparison
          differing={differing(askedOf(elsewhere.form, asked), form, service, known)}
          keepStored={() => {
            setBase(elsewhere);
            setElsewhere(undefined);
            replace(askedOf(elsewhere.form, asked));
          }}
          keepTyped={submit}
          waiting={waiting}
        />
      )}
    />
  );
}

function differing(stored: CandidatureForm, typed: CandidatureForm, service: RegistrationService, known: Lists): readonly Difference[] {
  const [there, here] = [labelsOf(stored, service, known), labelsOf(typed, service, known)];
  const fact = (label: string, value: (form: CandidatureForm) => string | undefined): Difference =>
    ({ label, stored: value(stored) ?? "", typed: value(typed) ?? "" });
  const { summary } = texts;
  return differences([
    { label: summary.nationality, stored: there.nationality, typed: here.nationality },
    { label: summary.address, stored: addressLine(stored, there), typed: addressLine(typed, here) },
    fact(summary.phone, (form) => form.phone),
    { label: summary.category, stored: there.representativeCategory, typed: here.representativeCategory },
    fact(summary.father, (form) => form.father && `${form.father.lastName} ${form.father.firstNames}`),
    fact(summary.mother, (form) => form.mother && `${form.mother.lastName} ${form.mother.firstNames}`),
    fact(summary.representative, (form) => form.legalRepresentative && `${form.legalRepresentative.name} (${form.legalRepresentative.email})`),
    { label: summary.candidateCategory, stored: there.candidateCategory, typed: here.candidateCategory },
    { label: summary.establishment, stored: there.establishment, typed: here.establishment },
    fact(summary.division, (form) => form.classDivision),
    fact(texts.information.options, (form) => [...form.optionCodes].sort().join(", ")),
    fact(summary.arrangement, (form) => answered(form.arrangementRequested)),
    fact(summary.press, (form) => answered(form.pressConsent)),
    fact(summary.authorities, (form) => answered(form.authoritiesConsent)),
  ]);
}

function Saved({ candidature }: { candidature: Candidature }) {
  const { name } = candidature;
  return (
    <>
      <Done text={words.done(candidature.version)} />
      <h2 className="fr-h4">{words.documents}</h2>
      {name && <DocumentList candidature={name} version={candidature.version} />}
      <Link className="fr-btn" href={pathOf(name)}>{words.open}</Link>
    </>
  );
}
