import { createContext, useContext, useEffect, useRef, type ReactNode, type RefObject } from "react";
import { Answered } from "../call/Failed";
import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import { CatalogueService, type GetRegistrationServiceResponse } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { rewrite, usePlace } from "../route/location";
import { backTo, levelOf, ofAcademy, readSelection, writeSelection, type Level, type Selection } from "./selection";
import { StateBadge } from "./ServiceDates";
import { texts } from "./texts";

const catalogue = clientOf(CatalogueService);

/** Whether a button of the cascade was pressed, which is gone by the time that the next choices are there: these take the focus. */
const Pressed = createContext<RefObject<boolean>>({ current: false });

/**
 * The successive choices of R11 and R63, with « Résumé de la sélection » and its steps back. The choices are in the
 * page's address.
 * @param heading What stands above the choices.
 * @param children What is shown of the service that was chosen.
 */
export function Cascade({ heading, children }: { heading: string; children: (chosen: GetRegistrationServiceResponse) => ReactNode }) {
  const { path, query } = usePlace();
  const selection = readSelection(query);
  const level = levelOf(selection);
  const pressed = useRef(false);
  const change = (next: Selection) => {
    pressed.current = true;
    rewrite(path + writeSelection(next));
  };
  return (
    <Pressed value={pressed}>
      <p className="fr-text--lead">{heading}</p>
      <div className="fr-grid-row fr-grid-row--gutters">
        {level !== "kind" && (
          <div className="fr-col-12 fr-col-md-5">
            <Summary selection={selection} back={(to) => change(backTo(selection, to))} />
          </div>
        )}
        <div className="fr-col-12 fr-col-md-7">
          <Step key={level} selection={selection} level={level} change={change}>{children}</Step>
        </div>
      </div>
    </Pressed>
  );
}

function Summary({ selection, back }: { selection: Selection; back: (to: Level) => void }) {
  const { kind, domain, year, service } = selection;
  const lines = useAnswer(async (signal): Promise<{ level: Level; label: string }[]> => {
    const [kinds, domains, years, services] = await Promise.all([
      catalogue.listExamKinds({}, { signal }),
      domain ? catalogue.listDomains({ examKind: kind }, { signal }) : undefined,
      year ? catalogue.listSessionYears({ domainId: domain }, { signal }) : undefined,
      service ? catalogue.listRegistrationServices({ domainId: domain, year }, { signal }) : undefined,
    ]);
    const labels: readonly (readonly [Level, string | undefined])[] = [
      ["kind", kinds.examKinds.find((entry) => entry.examKind === kind)?.label],
      ["domain", domain && (domains?.domains.find((entry) => entry.id === domain)?.label ?? domain)],
      ["year", year ? years?.sessionYears.find((entry) => entry.year === year)?.label ?? String(year) : undefined],
      ["service", service && (services?.registrationServices.find((entry) => entry.id === service)?.label ?? service)],
    ];
    return labels.flatMap(([level, label]) => label ? [{ level, label }] : []);
  }, [kind, domain, year, service]);
  return (
    <nav aria-labelledby="resume">
      <h2 className="fr-h5" id="resume">{texts.summary}</h2>
      <Answered asked={lines}>
        {(found) => (
          <ul className="choices">
            {found.map(({ level, label }) => (
              <li key={level}>
                <button type="button" onClick={() => back(level)} title={texts.back(label)}>
                  {label}
                  <span aria-hidden="true">↩</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </nav>
  );
}

function Step({ selection, level, change, children }: {
  selection: Selection;
  level: Level;
  change: (next: Selection) => void;
  children: (chosen: GetRegistrationServiceResponse) => ReactNode;
}) {
  switch (level) {
    case "kind":
      return <Kinds choose={(kind) => change({ ...selection, kind })} />;
    case "domain":
      return <Domains kind={selection.kind} choose={(domain) => change({ ...selection, domain })} />;
    case "year":
      return <Years domain={selection.domain} choose={(year) => change({ ...selection, year })} />;
    case "service":
      return <Services selection={selection} change={change} />;
    case "done":
      return <Chosen id={selection.service}>{children}</Chosen>;
  }
}

interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly aside?: ReactNode;
}

function Choices<T extends string | number>({ title, choices, choose, children }: {
  title: string;
  choices: readonly Choice<T>[];
  choose: (value: T) => void;
  children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const pressed = useContext(Pressed);
  useEffect(() => {
    if (pressed.current) {
      pressed.current = false;
      heading.current?.focus({ preventScroll: true });
    }
  }, [pressed]);
  return (
    <section>
      <h2 className="fr-h5" ref={heading} tabIndex={-1}>{title}</h2>
      {children}
      {choices.length === 0
        ? <p>{texts.none}</p>
        : (
          <ul className="choices">
            {choices.map((choice) => (
              <li key={choice.value}>
                <button type="button" onClick={() => choose(choice.value)}>
                  {choice.label}
                  {choice.aside}
                </button>
              </li>
            ))}
          </ul>
        )}
    </section>
  );
}

function Kinds({ choose }: { choose: (kind: number) => void }) {
  const asked = useAnswer((signal) => catalogue.listExamKinds({}, { signal }), []);
  return (
    <Answered asked={asked}>
      {(answer) => <Choices title={texts.kind} choices={answer.examKinds.map((entry) => ({ value: entry.examKind, label: entry.label }))} choose={choose} />}
    </Answered>
  );
}

function Domains({ kind, choose }: { kind: number; choose: (domain: string) => void }) {
  const asked = useAnswer((signal) => catalogue.listDomains({ examKind: kind }, { signal }), [kind]);
  return (
    <Answered asked={asked}>
      {(answer) => <Choices title={texts.domain} choices={answer.domains.map((entry) => ({ value: entry.id, label: entry.label }))} choose={choose} />}
    </Answered>
  );
}

function Years({ domain, choose }: { domain: string; choose: (year: number) => void }) {
  const asked = useAnswer((signal) => catalogue.listSessionYears({ domainId: domain }, { signal }), [domain]);
  return (
    <Answered asked={asked}>
      {(answer) => <Choices title={texts.year} choices={answer.sessionYears.map((entry) => ({ value: entry.year, label: entry.label }))} choose={choose} />}
    </Answered>
  );
}

function Services({ selection, change }: { selection: Selection; change: (next: Selection) => void }) {
  const { domain, year, academy } = selection;
  const asked = useAnswer((signal) => catalogue.listRegistrationServices({ domainId: domain, year }, { signal }), [domain, year]);
  return (
    <Answered asked={asked}>
      {({ registrationServices }) => {
        const found = ofAcademy(registrationServices, academy);
        const narrowed = found.length < registrationServices.length;
        return (
          <>
            <Choices
              key={academy}
              title={texts.service}
              choices={found.map((entry) => ({ value: entry.id, label: entry.label, aside: <StateBadge state={entry.state} /> }))}
              choose={(service) => change({ ...selection, service })}
            >
              {narrowed && <p>{texts.only(academy)}</p>}
            </Choices>
            {narrowed && (
              <p className="fr-mt-2w">
                <button type="button" className="fr-link" onClick={() => change({ ...selection, academy: "" })}>{texts.everywhere}</button>
              </p>
            )}
            <p className="fr-hint-text fr-mt-3w">{texts.nothing}</p>
          </>
        );
      }}
    </Answered>
  );
}

function Chosen({ id, children }: { id: string; children: (chosen: GetRegistrationServiceResponse) => ReactNode }) {
  const asked = useAnswer(async (signal) => catalogue.getRegistrationService({ id }, { signal }), [id]);
  return <Answered asked={asked}>{children}</Answered>;
}
