import type { ReactNode } from "react";
import { Answered } from "../call/Failed";
import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import { formPath, newPath, pathOf, printed } from "../candidature/paths";
import { binding, dayAndTime, longDay } from "../clock/frenchTime";
import {
  CandidatureService,
  ConfirmationState,
  RepresentativeState,
  Show,
  type Candidature,
  type Draft,
} from "../gen/cyclades/candidature/v1/candidature_pb";
import { CatalogueService, RegistrationServiceState } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { useAccount, useSession } from "../session/session";
import { Notices } from "./Notices";
import { own } from "./texts";

const candidatures = clientOf(CandidatureService);
const catalogue = clientOf(CatalogueService);

interface Standing {
  readonly candidatures: readonly Candidature[];
  readonly drafts: readonly Draft[];
}

/** The home page of who is signed in (R51): what remains to be done, drafts, and the cards of the registrations. */
export function Space() {
  const account = useAccount();
  const { unread } = useSession();
  const notices = useAnswer((signal) => catalogue.listNotices({}, { signal }), []);
  const standing = useAnswer(async (signal): Promise<Standing> => {
    const [listed, drafted] = await Promise.all([
      candidatures.listCandidatures({ show: Show.ACTIVE, pageSize: 100 }, { signal }),
      candidatures.listDrafts({}, { signal }),
    ]);
    return { candidatures: listed.candidatures, drafts: drafted.drafts };
  }, []);
  const name = account.identity?.firstNames.split(" ")[0] ?? "";
  return (
    <Page title={own.title(name)}>
      <p className="fr-text--lead">{own.number(account.candidateNumber)}</p>
      <Notices notices={notices.answer?.notices ?? []} />
      <Answered asked={standing}>
        {(found) => (
          <>
            <Todo standing={found} unread={unread ?? 0} />
            <Registrations found={found.candidatures} />
          </>
        )}
      </Answered>
      <p className="fr-mt-4w"><Link className="fr-link" href="/mes-sessions-passees">{own.past}</Link></p>
    </Page>
  );
}

interface Task {
  readonly href: string;
  readonly label: string;
  readonly about?: ReactNode;
}

function tasks({ candidatures, drafts }: Standing, unread: number): Task[] {
  const found: Task[] = [];
  for (const draft of drafts) {
    const service = draft.registrationService;
    const open = service?.state === RegistrationServiceState.OPEN;
    const modified = candidatures.find((candidature) => candidature.registrationService?.id === service?.id);
    const name = `${service?.domainLabel ?? ""}, ${service?.label ?? ""}`;
    found.push({
      href: modified ? pathOf(modified.name, "modifier") : formPath(service?.id ?? ""),
      label: modified ? own.resumeChange(name) : own.resume(name),
      about: (
        <>
          {draft.updateTime && (modified ? own.keptChange : own.kept)(dayAndTime(draft.updateTime))}
          {". "}
          {open && service.closingTime ? own.resumeBefore(binding(service.closingTime, service.timeZone)) : own.resumeTooLate}
        </>
      ),
    });
  }

  for (const candidature of candidatures) {
    const service = `${candidature.registrationService?.domainLabel ?? ""}, ${candidature.registrationService?.label ?? ""}`;
    if (candidature.confirmationState === ConfirmationState.TO_RETURN && candidature.signTime === undefined && candidature.canSign?.allowed) {
      found.push({
        href: pathOf(candidature.name, "documents"),
        label: own.confirm(service),
        about: candidature.returnDate && own.confirmBefore(longDay(candidature.returnDate)),
      });
    }

    if (candidature.representativeState === RepresentativeState.AWAITED) {
      found.push({ href: pathOf(candidature.name), label: own.representative(service), about: own.representativeAbout });
    }
  }

  if (unread > 0) {
    found.push({ href: "/mes-messages", label: own.unread(unread) });
  }

  return found;
}

function Todo({ standing, unread }: { standing: Standing; unread: number }) {
  const found = tasks(standing, unread);
  return (
    <section aria-labelledby="a-faire">
      <h2 className="fr-h4" id="a-faire">{own.todo}</h2>
      {found.length === 0
        ? <p>{own.nothingToDo}</p>
        : (
          <ul className="todo">
            {found.map((task) => (
              <li key={task.href + task.label}>
                <Link className="fr-link" href={task.href}>{task.label}</Link>
                {task.about && <p className="fr-hint-text">{task.about}</p>}
              </li>
            ))}
          </ul>
        )}
    </section>
  );
}

function Registrations({ found }: { found: readonly Candidature[] }) {
  return (
    <section className="section" aria-labelledby="inscriptions">
      <h2 className="fr-h4" id="inscriptions">{own.candidatures}</h2>
      {found.length === 0
        ? (
          <>
            <p className="fr-text--bold">{own.none}</p>
            <p>{own.noneAbout}</p>
          </>
        )
        : <ul className="cards">{found.map((candidature) => <Card key={candidature.name?.registrationNumber} candidature={candidature} />)}</ul>}
      <Link className="fr-btn" href={newPath}>{own.add}</Link>
    </section>
  );
}

function Card({ candidature }: { candidature: Candidature }) {
  const service = candidature.registrationService;
  return (
    <li className="card fr-enlarge-link">
      <h3 className="fr-h6"><Link href={pathOf(candidature.name)}>{service?.domainLabel}</Link></h3>
      <p>{service?.centreLabel}</p>
      <p>{own.card.establishment} {candidature.labels?.establishment}</p>
      <p>{own.card.session} {service?.sessionLabel}</p>
      <p>{own.card.registration} {printed(candidature.name?.registrationNumber ?? 0)}</p>
      <p>{own.card.state} {candidature.confirmationLabel}</p>
    </li>
  );
}
