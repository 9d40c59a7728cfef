import { create } from "@bufbuild/protobuf";
import type { Entry } from "../form/SelectField";
import {
  AddressSchema,
  CandidatureFormSchema,
  FormLabelsSchema,
  FormTab,
  LegalRepresentativeSchema,
  ParentSchema,
  RegisteredTestSchema,
  type CandidatureForm,
  type FormLabels,
  type RegisteredTest,
} from "../gen/cyclades/candidature/v1/candidature_pb";
import type { RegistrationService } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { Answer } from "../gen/cyclades/types/v1/types_pb";
import { countries, nationalities, socioProfessionalCategories } from "../reference/lists";
import { texts } from "./texts";

/** What depends on who the candidate is. */
export interface Contextual {
  /** Born abroad: father and mother are asked (R75). */
  readonly parents: boolean;
  /** A minor: a legal representative is asked (D38). */
  readonly representative: boolean;
}

/** The form with exactly the parts that are asked. */
export function askedOf(form: CandidatureForm | undefined, { parents, representative }: Contextual): CandidatureForm {
  const { father, mother, legalRepresentative, ...others } = form ?? create(CandidatureFormSchema);
  return {
    ...others,
    address: others.address ?? create(AddressSchema),
    ...(parents && { father: father ?? create(ParentSchema), mother: mother ?? create(ParentSchema) }),
    ...(representative && { legalRepresentative: legalRepresentative ?? create(LegalRepresentativeSchema) }),
  };
}

/** Takes up what was changed in the fields. */
export type Change = (part: Partial<CandidatureForm>) => void;

/** The tabs to fill in and to check, in their order. */
export const tabs = [FormTab.TERMS, FormTab.IDENTIFICATION, FormTab.CANDIDATURE, FormTab.SUMMARY] as const;

export type Tab = (typeof tabs)[number];

const informationFields = [
  "candidate_category_code",
  "establishment_code",
  "class_division",
  "arrangement_requested",
  "press_consent",
  "authorities_consent",
  "option_codes",
];

/** The tab that holds a field, for whatever the server found wrong. */
export function tabOf(path: string): Tab {
  const field = /^form\.([a-z_]+)/.exec(path)?.[1];
  if (field === undefined) {
    return FormTab.SUMMARY;
  }

  return field === "accepted_terms_hash" ? FormTab.TERMS : informationFields.includes(field) ? FormTab.CANDIDATURE : FormTab.IDENTIFICATION;
}

/** Mandatory fields of a tab that are empty: they are filled in before the next one (R76, D11). The server judges the rest. */
export function missing(tab: Tab, form: CandidatureForm, service: RegistrationService): { path: string; message: string }[] {
  const fields: Readonly<Record<string, string | Answer | undefined>> = tab === FormTab.IDENTIFICATION
    ? {
      "form.nationality_code": form.nationalityCode,
      "form.address.country_code": form.address?.countryCode,
      "form.address.line1": form.address?.line1,
      "form.address.postal_code": form.address?.postalCode,
      "form.address.locality": form.address?.locality,
      "form.representative_category_code": form.representativeCategoryCode,
      ...(form.father && { "form.father.last_name": form.father.lastName, "form.father.first_names": form.father.firstNames }),
      ...(form.mother && { "form.mother.last_name": form.mother.lastName, "form.mother.first_names": form.mother.firstNames }),
      ...(form.legalRepresentative && {
        "form.legal_representative.name": form.legalRepresentative.name,
        "form.legal_representative.email": form.legalRepresentative.email,
      }),
    }
    : tab === FormTab.CANDIDATURE
      ? {
        "form.candidate_category_code": form.candidateCategoryCode,
        "form.establishment_code": form.establishmentCode,
        "form.arrangement_requested": form.arrangementRequested,
        "form.press_consent": form.pressConsent,
        "form.authorities_consent": form.authoritiesConsent,
      }
      : {};
  if (tab === FormTab.TERMS && form.acceptedTermsHash !== service.terms?.hash) {
    return [{ path: "form.accepted_terms_hash", message: texts.form.toAccept }];
  }

  return Object.entries(fields)
    .filter(([, value]) => typeof value === "string" ? value.trim() === "" : value !== Answer.YES && value !== Answer.NO)
    .map(([path]) => ({ path, message: texts.form.required }));
}

/** The lists of the form that do not depend on the service. */
export interface Lists {
  readonly countries: readonly Entry[];
  readonly nationalities: readonly Entry[];
  readonly categories: readonly Entry[];
}

/** In an address France reads « FRANCE », where a place of birth says « FRANCE (DONT OUTRE-MER) » (R71, R72). */
export async function lists(): Promise<Lists> {
  const [known, nations, categories] = await Promise.all([countries(), nationalities(), socioProfessionalCategories()]);
  return {
    countries: known.map((country) => ({ code: country.code, label: country.france ? "FRANCE" : country.label })),
    nationalities: nations,
    categories,
  };
}

/** What the codes of a form that is not saved read like. */
export function labelsOf(form: CandidatureForm, service: RegistrationService, known: Lists): FormLabels {
  const label = (entries: readonly Entry[], code: string | undefined) => entries.find((entry) => entry.code === code)?.label ?? "";
  return create(FormLabelsSchema, {
    nationality: label(known.nationalities, form.nationalityCode),
    addressCountry: label(known.countries, form.address?.countryCode),
    representativeCategory: label(known.categories, form.representativeCategoryCode),
    candidateCategory: label(service.categories, form.candidateCategoryCode),
    establishment: label(service.establishments, form.establishmentCode),
  });
}

/** The tests that a form which is not saved will register for (R87). */
export function testsOf(form: CandidatureForm, service: RegistrationService): RegisteredTest[] {
  return service.tests.filter((test) => !test.optional || form.optionCodes.includes(test.code))
    .map((test) => create(RegisteredTestSchema, { code: test.code, label: test.label, stateLabel: texts.summary.registered, formLabel: test.formLabel }));
}

/** « Oui », « Non », or nothing. */
export function answered(answer: Answer): string {
  return answer === Answer.YES ? texts.information.yes : answer === Answer.NO ? texts.information.no : "";
}

/** An address in one line. */
export function addressLine(form: CandidatureForm, labels: FormLabels): string {
  const { address } = form;
  return [address?.line1, address?.line2, address?.line3, address?.line4, `${address?.postalCode ?? ""} ${address?.locality ?? ""}`, labels.addressCountry]
    .filter((line) => line?.trim()).join(", ");
}
