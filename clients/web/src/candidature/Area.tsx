import { useMemo, type ReactNode } from "react";
import { create } from "@bufbuild/protobuf";
import { Answered } from "../call/Failed";
import { useAnswer } from "../call/useAnswer";
import type { Candidature } from "../gen/cyclades/candidature/v1/candidature_pb";
import { CandidatureNameSchema, type CandidatureName } from "../gen/cyclades/types/v1/types_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import type { Parameters } from "../route/pattern";
import { candidatures } from "./calls";
import { pathOf, printed } from "./paths";
import { texts } from "./texts";

const words = texts.one;

type OwnPage = keyof typeof words.pages;

const pages = Object.keys(words.pages) as OwnPage[];

/** Which candidature an address names; what is no number is no candidature of anybody. */
export function useName({ candidate = "", registration = "" }: Parameters): CandidatureName {
  return useMemo(() => create(CandidatureNameSchema, {
    candidateNumber: candidate,
    registrationNumber: /^\d{1,9}$/.test(registration) ? Number(registration) : 0,
  }), [candidate, registration]);
}

/**
 * A page of one candidature, with its menu (R93).
 * @param children Gets the candidature, and what asks for it again after an act.
 */
export function Area({ parameters, page, children }: {
  parameters: Parameters;
  page: OwnPage;
  children: (candidature: Candidature, again: () => void) => ReactNode;
}) {
  const name = useName(parameters);
  const asked = useAnswer(async (signal) => (await candidatures.getCandidature({ name }, { signal })).candidature, [name]);
  return (
    <Page title={words.pages[page]}>
      <Answered asked={asked}>
        {(candidature) => candidature && (
          <>
            <Heading candidature={candidature} />
            <div className="fr-grid-row fr-grid-row--gutters">
              <div className="fr-col-12 fr-col-md-4 fr-col-lg-3"><Menu candidature={candidature} page={page} /></div>
              <div className="fr-col-12 fr-col-md-8 fr-col-lg-9">{children(candidature, asked.again)}</div>
            </div>
          </>
        )}
      </Answered>
    </Page>
  );
}

function Heading({ candidature: { registrationService: service } }: { candidature: Candidature }) {
  return <p className="fr-text--lead">{`${service?.centreLabel ?? ""} - ${service?.domainLabel ?? ""} - ${service?.sessionLabel ?? ""}`}</p>;
}

function Menu({ candidature: { name, registrationService }, page }: { candidature: Candidature; page: OwnPage }) {
  return (
    <nav className="own-menu" aria-label={words.menu}>
      <dl>
        <div><dt>{words.candidate}</dt><dd>{name?.candidateNumber}</dd></div>
        <div><dt>{words.registration}</dt><dd>{printed(name?.registrationNumber ?? 0)}</dd></div>
        <div><dt>{words.year}</dt><dd>{registrationService?.sessionYear}</dd></div>
      </dl>
      <ul>
        {pages.map((some) => (
          <li key={some}>
            <Link href={pathOf(name, some)} aria-current={some === page ? "page" : undefined}>{words.pages[some]}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
