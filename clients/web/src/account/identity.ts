import type { MessageInitShape } from "@bufbuild/protobuf";
import { day } from "../clock/frenchTime";
import { typedDate } from "../clock/typedDate";
import { texts as formTexts } from "../form/texts";
import type { Entry } from "../form/SelectField";
import type { IdentityFormSchema } from "../gen/cyclades/account/v1/account_pb";
import { Sex, type Identity } from "../gen/cyclades/types/v1/types_pb";

/** The identity as it stands in the fields: dates as typed, places with their labels. */
export interface TypedIdentity {
  readonly sex: Sex;
  readonly birthName: string;
  readonly birthNameConfirmation: string;
  readonly usageName: string;
  readonly firstNames: string;
  readonly birthDate: string;
  readonly birthDateConfirmation: string;
  readonly country: Entry | undefined;
  /** Born in France: a département and a commune are asked, not a town abroad (D7). */
  readonly france: boolean;
  readonly department: string;
  readonly commune: Entry | undefined;
  readonly town: string;
}

export const noIdentity: TypedIdentity = {
  sex: Sex.UNSPECIFIED,
  birthName: "",
  birthNameConfirmation: "",
  usageName: "",
  firstNames: "",
  birthDate: "",
  birthDateConfirmation: "",
  country: undefined,
  france: true,
  department: "",
  commune: undefined,
  town: "",
};

/** An account's identity in the fields, confirmations filled in: only what changes is typed twice. */
export function typedIdentity(identity: Identity): TypedIdentity {
  const place = identity.birthPlace;
  const france = place?.communeCode !== "";
  return {
    sex: identity.sex,
    birthName: identity.birthName,
    birthNameConfirmation: identity.birthName,
    usageName: identity.usageName,
    firstNames: identity.firstNames,
    birthDate: day(identity.birthDate),
    birthDateConfirmation: day(identity.birthDate),
    country: place?.country && { code: place.country.code, label: place.country.label },
    france,
    department: france ? place?.department?.code ?? "" : "",
    commune: place && france ? { code: place.communeCode, label: place.town } : undefined,
    town: place && !france ? place.town : "",
  };
}

export function identityForm(typed: TypedIdentity): MessageInitShape<typeof IdentityFormSchema> {
  const birthDate = typedDate(typed.birthDate);
  const birthDateConfirmation = typedDate(typed.birthDateConfirmation);
  return {
    sex: typed.sex,
    birthName: typed.birthName,
    birthNameConfirmation: typed.birthNameConfirmation,
    usageName: typed.usageName,
    firstNames: typed.firstNames,
    ...(birthDate && { birthDate }),
    ...(birthDateConfirmation && { birthDateConfirmation }),
    birthPlace: {
      countryCode: typed.country?.code ?? "",
      departmentCode: typed.france ? typed.department : "",
      communeCode: typed.france ? typed.commune?.code ?? "" : "",
      town: typed.france ? "" : typed.town,
    },
  };
}

/** Dates that are no dates: they would reach the server as if nothing had been typed. */
export function dateProblems(typed: TypedIdentity): { path: string; message: string }[] {
  return [
    { path: "identity.birth_date", text: typed.birthDate },
    { path: "identity.birth_date_confirmation", text: typed.birthDateConfirmation },
  ].filter(({ text }) => text.trim() !== "" && !typedDate(text)).map(({ path }) => ({ path, message: formTexts.date }));
}
