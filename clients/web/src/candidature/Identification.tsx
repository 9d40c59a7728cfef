import { day } from "../clock/frenchTime";
import { find } from "../form/fold";
import { SearchField } from "../form/SearchField";
import { SelectField } from "../form/SelectField";
import { TextField } from "../form/TextField";
import type { Address, CandidatureForm, LegalRepresentative, Parent } from "../gen/cyclades/candidature/v1/candidature_pb";
import { Sex, type Identity } from "../gen/cyclades/types/v1/types_pb";
import { Link } from "../route/Link";
import type { Change, Lists } from "./form";
import { texts } from "./texts";

const words = texts.identification;

/** « MONSIEUR », from the sex (R70). */
export function civility(sex: Sex | undefined): string {
  return sex === Sex.FEMALE ? words.female : sex === Sex.MALE ? words.male : "";
}

/** « 1 - Identification » (R68 to R77). */
export function Identification({ identity, email, form, change, known, filed }: {
  identity: Identity | undefined;
  email: string;
  form: CandidatureForm;
  change: Change;
  known: Lists;
  /** The candidature exists: its identity is corrected by the service (R69). */
  filed: boolean;
}) {
  return (
    <>
      <Locked label={words.identity} identity={identity} filed={filed} />
      <Birth identity={identity} form={form} change={change} known={known} />
      <AddressFields form={form} change={change} known={known} />
      <section>
        <h3 className="fr-h5">{words.contacts}</h3>
        <TextField path="form.phone" type="tel" inputMode="tel" autoComplete="tel" label={words.phone} value={form.phone} onChange={(phone) => change({ phone })} />
        <Given label={words.email} path="email" value={email} />
      </section>
      <section>
        <h3 className="fr-h5">{words.situation}</h3>
        <SelectField
          path="form.representative_category_code"
          label={words.category}
          value={form.representativeCategoryCode}
          onChange={(representativeCategoryCode) => change({ representativeCategoryCode })}
          entries={known.categories}
        />
      </section>
      {form.father && form.mother && <Parents father={form.father} mother={form.mother} change={change} />}
      {form.legalRepresentative && <Representative person={form.legalRepresentative} change={change} />}
      <p className="fr-text--sm">{words.dataProtection}</p>
    </>
  );
}

/** What the account holds: shown greyed, not to be changed here (R68). */
function Given({ label, hint, path, value }: { label: string; hint?: string; path: string; value: string }) {
  return <TextField path={path} label={label} {...(hint && { hint })} value={value} onChange={() => undefined} locked />;
}

function Locked({ label, identity, filed }: { label: string; identity: Identity | undefined; filed: boolean }) {
  return (
    <section>
      <h3 className="fr-h5">{label}</h3>
      <p className="fr-hint-text">
        {filed ? words.filed : words.account} {!filed && <Link href="/mon-compte">{words.accountLink}</Link>}
      </p>
      <Given path="identity.sex" label={words.title} value={civility(identity?.sex)} />
      <Given path="identity.birth_name" label={words.birthName} value={identity?.birthName ?? ""} />
      <Given path="identity.usage_name" label={words.usageName} hint={words.usageNameHint} value={identity?.usageName ?? ""} />
      <Given path="identity.first_names" label={words.firstNames} value={identity?.firstNames ?? ""} />
    </section>
  );
}

function Birth({ identity, form, change, known }: { identity: Identity | undefined; form: CandidatureForm; change: Change; known: Lists }) {
  const place = identity?.birthPlace;
  return (
    <section>
      <h3 className="fr-h5">{words.birth}</h3>
      <Given path="identity.birth_place.country" label={words.country} value={place?.country?.label ?? ""} />
      <Given path="identity.birth_date" label={words.birthDate} hint={words.birthDateHint} value={day(identity?.birthDate)} />
      <Given path="identity.birth_place.department" label={words.department} value={place?.department?.label ?? ""} />
      <Given path="identity.birth_place.town" label={words.commune} value={place?.town ?? ""} />
      <SearchField
        path="form.nationality_code"
        label={words.nationality}
        value={known.nationalities.find((entry) => entry.code === form.nationalityCode)}
        onChange={(entry) => change({ nationalityCode: entry?.code ?? "" })}
        search={(typed) => find(known.nationalities, typed)}
      />
    </section>
  );
}

function AddressFields({ form, change, known }: { form: CandidatureForm; change: Change; known: Lists }) {
  const { address } = form;
  if (!address) {
    return null;
  }

  const set = (part: Partial<Address>) => change({ address: { ...address, ...part } });
  return (
    <section>
      <h3 className="fr-h5">{words.address}</h3>
      <SearchField
        path="form.address.country_code"
        label={words.addressCountry}
        value={known.countries.find((entry) => entry.code === address.countryCode)}
        onChange={(entry) => set({ countryCode: entry?.code ?? "" })}
        search={(typed) => find(known.countries, typed)}
      />
      <TextField path="form.address.line1" label={words.line1} value={address.line1} onChange={(line1) => set({ line1 })} autoComplete="address-line1" />
      <TextField path="form.address.line2" label={words.line2} value={address.line2} onChange={(line2) => set({ line2 })} autoComplete="address-line2" />
      <TextField path="form.address.line3" label={words.line3} value={address.line3} onChange={(line3) => set({ line3 })} autoComplete="address-line3" />
      <TextField path="form.address.line4" label={words.line4} value={address.line4} onChange={(line4) => set({ line4 })} />
      <TextField path="form.address.postal_code" label={words.postalCode} value={address.postalCode} onChange={(postalCode) => set({ postalCode })} autoComplete="postal-code" />
      <TextField path="form.address.locality" label={words.locality} value={address.locality} onChange={(locality) => set({ locality })} autoComplete="address-level2" />
    </section>
  );
}

/** R75. */
function Parents({ father, mother, change }: { father: Parent; mother: Parent; change: Change }) {
  return (
    <section>
      <h3 className="fr-h5">{words.parents}</h3>
      <p className="fr-hint-text">{words.parentsAbout}</p>
      <TextField path="form.father.last_name" label={words.fatherLastName} value={father.lastName} onChange={(lastName) => change({ father: { ...father, lastName } })} />
      <TextField path="form.father.first_names" label={words.fatherFirstNames} value={father.firstNames} onChange={(firstNames) => change({ father: { ...father, firstNames } })} />
      <TextField path="form.mother.last_name" label={words.motherLastName} value={mother.lastName} onChange={(lastName) => change({ mother: { ...mother, lastName } })} />
      <TextField path="form.mother.first_names" label={words.motherFirstNames} value={mother.firstNames} onChange={(firstNames) => change({ mother: { ...mother, firstNames } })} />
    </section>
  );
}

/** D38. */
function Representative({ person, change }: { person: LegalRepresentative; change: Change }) {
  const set = (part: Partial<LegalRepresentative>) => change({ legalRepresentative: { ...person, ...part } });
  return (
    <section>
      <h3 className="fr-h5">{words.representative}</h3>
      <p className="fr-hint-text">{words.representativeAbout}</p>
      <TextField path="form.legal_representative.name" label={words.representativeName} value={person.name} onChange={(name) => set({ name })} />
      <TextField path="form.legal_representative.email" type="email" label={words.representativeEmail} hint={words.representativeEmailHint} value={person.email} onChange={(email) => set({ email })} />
    </section>
  );
}
