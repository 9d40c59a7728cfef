import { useAnswer } from "../call/useAnswer";
import { DateField } from "../form/DateField";
import { find } from "../form/fold";
import { RadioField } from "../form/RadioField";
import { SearchField } from "../form/SearchField";
import { SelectField } from "../form/SelectField";
import { TextField } from "../form/TextField";
import { Sex } from "../gen/cyclades/types/v1/types_pb";
import { countries, departments, searchCommunes } from "../reference/lists";
import type { TypedIdentity } from "./identity";
import { texts } from "./texts";

interface Part {
  typed: TypedIdentity;
  change: (part: Partial<TypedIdentity>) => void;
  /** Shown greyed and not to be changed (R59). */
  locked?: boolean;
}

/** R22 to R26. */
export function NameFields({ typed, change, locked = false }: Part) {
  return (
    <>
      <RadioField
        path="identity.sex"
        label={texts.fields.sex}
        value={typed.sex}
        onChange={(sex) => change({ sex })}
        entries={[{ value: Sex.FEMALE, label: texts.fields.female }, { value: Sex.MALE, label: texts.fields.male }]}
        locked={locked}
      />
      <TextField path="identity.birth_name" label={texts.fields.birthName} hint={texts.fields.birthNameHint} value={typed.birthName} onChange={(birthName) => change({ birthName })} autoComplete="family-name" locked={locked} />
      <TextField path="identity.birth_name_confirmation" label={texts.fields.birthNameConfirmation} value={typed.birthNameConfirmation} onChange={(birthNameConfirmation) => change({ birthNameConfirmation })} locked={locked} />
      <TextField path="identity.usage_name" label={texts.fields.usageName} hint={texts.fields.usageNameHint} value={typed.usageName} onChange={(usageName) => change({ usageName })} locked={locked} />
      <TextField path="identity.first_names" label={texts.fields.firstNames} hint={texts.fields.firstNamesHint} value={typed.firstNames} onChange={(firstNames) => change({ firstNames })} autoComplete="given-name" locked={locked} />
    </>
  );
}

/** R27 to R31, D7. */
export function BirthFields({ typed, change, locked = false }: Part) {
  const lists = useAnswer(async () => ({ countries: await countries(), departments: await departments() }), []);
  const known = lists.answer;
  return (
    <>
      <DateField path="identity.birth_date" label={texts.fields.birthDate} hint={texts.fields.birthDateHint} value={typed.birthDate} onChange={(birthDate) => change({ birthDate })} autoComplete="bday" locked={locked} />
      <DateField path="identity.birth_date_confirmation" label={texts.fields.birthDateConfirmation} hint={texts.fields.birthDateHint} value={typed.birthDateConfirmation} onChange={(birthDateConfirmation) => change({ birthDateConfirmation })} locked={locked} />
      <SearchField
        path="identity.birth_place.country_code"
        label={texts.fields.country}
        value={typed.country}
        onChange={(country) => {
          const france = known?.countries.find((entry) => entry.code === country?.code)?.france ?? true;
          change({ country, france, department: "", commune: undefined, town: "" });
        }}
        search={async (text) => find(await countries(), text)}
        locked={locked}
      />
      {typed.france
        ? (
          <>
            <SelectField
              path="identity.birth_place.department_code"
              label={texts.fields.department}
              value={typed.department}
              onChange={(department) => change({ department, commune: undefined })}
              entries={known?.departments ?? []}
              locked={locked}
            />
            <SearchField
              path="identity.birth_place.commune_code"
              label={texts.fields.commune}
              hint={texts.fields.communeHint}
              value={typed.commune}
              onChange={(commune) => change({ commune })}
              search={(text, signal) => typed.department ? searchCommunes(typed.department, text, signal) : []}
              locked={locked}
              first={typed.department === "" && !locked ? texts.fields.departmentFirst : undefined}
            />
          </>
        )
        : (
          <>
            <TextField path="identity.birth_place.department_code" label={texts.fields.department} value={texts.fields.abroad} onChange={() => undefined} locked />
            <TextField path="identity.birth_place.town" label={texts.fields.commune} value={typed.town} onChange={(town) => change({ town })} locked={locked} />
          </>
        )}
    </>
  );
}
