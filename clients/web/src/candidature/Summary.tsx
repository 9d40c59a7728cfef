import { day } from "../clock/frenchTime";
import type { CandidatureForm, FormLabels, Parent, RegisteredTest } from "../gen/cyclades/candidature/v1/candidature_pb";
import type { Identity } from "../gen/cyclades/types/v1/types_pb";
import { addressLine, answered } from "./form";
import { civility } from "./Identification";
import { texts } from "./texts";

const words = texts.summary;
const account = texts.identification;

/** « Récapitulatif » (R86, R87): everything that was entered, and the tests. What does not concern the candidate is left out. */
export function Summary({ identity, email, form, labels, tests }: {
  identity: Identity | undefined;
  email: string;
  form: CandidatureForm;
  labels: FormLabels;
  tests: readonly RegisteredTest[];
}) {
  const place = identity?.birthPlace;
  const { father, mother, legalRepresentative } = form;
  return (
    <>
      <Block title={words.identification} facts={[
        [account.title, civility(identity?.sex)],
        [words.familyName, identity?.birthName],
        [words.birthName, identity?.birthName],
        [account.usageName, identity?.usageName],
        [account.firstNames, identity?.firstNames],
        [account.birthDate, day(identity?.birthDate)],
        [account.commune, place?.town],
        [account.department, place?.department?.label],
        [account.country, place?.country?.label],
        [words.nationality, labels.nationality],
      ]} />
      <Block title={words.addressBlock} facts={[
        [words.address, addressLine(form, labels)],
        [words.phone, form.phone],
        [words.email, email],
      ]} />
      <Block title={words.situation} facts={[
        [words.category, labels.representativeCategory],
        ...(father ? [[words.father, nameOf(father)] as const] : []),
        ...(mother ? [[words.mother, nameOf(mother)] as const] : []),
        ...(legalRepresentative ? [[words.representative, `${legalRepresentative.name} (${legalRepresentative.email})`] as const] : []),
      ]} />
      <Block title={words.candidature} facts={[
        [words.candidateCategory, labels.candidateCategory],
        [words.establishment, labels.establishment],
        ...(form.classDivision ? [[words.division, form.classDivision] as const] : []),
        [words.arrangement, answered(form.arrangementRequested)],
        [words.press, answered(form.pressConsent)],
        [words.authorities, answered(form.authoritiesConsent)],
      ]} />
      <section>
        <h3 className="fr-h5">{words.tests}</h3>
        <div className="comparison fr-mb-3w" role="region" aria-label={words.testsCaption} tabIndex={0}>
          <table>
            <caption className="fr-text--bold">{words.testsCaption}</caption>
            <thead>
              <tr><th scope="col">{words.test}</th><th scope="col">{words.testState}</th><th scope="col">{words.testForm}</th></tr>
            </thead>
            <tbody>
              {tests.map((test) => (
                <tr key={test.code}><th scope="row">{`${test.code} - ${test.label}`}</th><td>{test.stateLabel}</td><td>{test.formLabel}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

function nameOf(parent: Parent): string {
  return `${parent.lastName} ${parent.firstNames}`.trim();
}

function Block({ title, facts }: { title: string; facts: readonly (readonly [string, string | undefined])[] }) {
  return (
    <section>
      <h3 className="fr-h5">{title}</h3>
      <dl className="facts facts--wide">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || "-"}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
