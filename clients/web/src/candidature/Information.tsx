import { Messages } from "../form/Field";
import { find } from "../form/fold";
import { useField } from "../form/FormArea";
import { RadioField } from "../form/RadioField";
import { SearchField } from "../form/SearchField";
import { SelectField, type Entry } from "../form/SelectField";
import type { CandidatureForm } from "../gen/cyclades/candidature/v1/candidature_pb";
import type { RegistrationService } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { Answer } from "../gen/cyclades/types/v1/types_pb";
import type { Change } from "./form";
import { texts } from "./texts";

const words = texts.information;

/** How many établissements are still looked through faster than searched. */
const fewEstablishments = 12;

const yesNo = [{ value: Answer.YES, label: words.yes }, { value: Answer.NO, label: words.no }];

interface Part {
  service: RegistrationService;
  form: CandidatureForm;
  change: Change;
}

/** « 2 - Informations candidature » (R78 to R85). */
export function Information({ service, form, change }: Part) {
  return (
    <>
      <section>
        <h3 className="fr-h5">{words.kind}</h3>
        <SelectField
          path="form.candidate_category_code"
          label={words.category}
          value={form.candidateCategoryCode}
          onChange={(candidateCategoryCode) => change({ candidateCategoryCode })}
          entries={service.categories}
        />
      </section>
      <EstablishmentFields service={service} form={form} change={change} />
      <Options service={service} form={form} change={change} />
      <section>
        <h3 className="fr-h5">{words.arrangementBlock}</h3>
        <RadioField
          path="form.arrangement_requested"
          label={words.arrangement}
          value={form.arrangementRequested}
          onChange={(arrangementRequested) => change({ arrangementRequested })}
          entries={yesNo}
        />
        <p className="fr-text--sm">{words.arrangementNote}</p>
        {form.arrangementRequested === Answer.YES && <p className="fr-text--sm fr-text--bold">{words.certificate}</p>}
      </section>
      <section>
        <h3 className="fr-h5">{words.results}</h3>
        <RadioField path="form.press_consent" label={words.press} value={form.pressConsent} onChange={(pressConsent) => change({ pressConsent })} entries={yesNo} />
        <RadioField path="form.authorities_consent" label={words.authorities} value={form.authoritiesConsent} onChange={(authoritiesConsent) => change({ authoritiesConsent })} entries={yesNo} />
      </section>
    </>
  );
}

/** R79, R80: a class is offered where the établissement declares some (D13). */
function EstablishmentFields({ service, form, change }: Part) {
  const { establishments } = service;
  const chosen = establishments.find((entry) => entry.code === form.establishmentCode);
  const choose = (establishmentCode: string) => {
    if (establishmentCode !== form.establishmentCode) {
      change({ establishmentCode, classDivision: "" });
    }
  };
  const divisions = chosen?.divisions ?? [];
  return (
    <section>
      <h3 className="fr-h5">{words.establishmentBlock}</h3>
      {establishments.length <= fewEstablishments
        ? <SelectField path="form.establishment_code" label={words.establishment} value={form.establishmentCode} onChange={choose} entries={establishments} />
        : (
          <SearchField
            path="form.establishment_code"
            label={words.establishment}
            value={chosen}
            onChange={(entry: Entry | undefined) => choose(entry?.code ?? "")}
            search={(typed) => find(establishments, typed)}
          />
        )}
      {divisions.length > 0 && (
        <SelectField
          path="form.class_division"
          label={words.division}
          value={form.classDivision}
          onChange={(classDivision) => change({ classDivision })}
          entries={divisions.map((division) => ({ code: division, label: division }))}
        />
      )}
    </section>
  );
}

/** Optional tests, with the service's rules above the choice (D39). */
function Options({ service, form, change }: Part) {
  const field = useField("form.option_codes", words.options);
  const options = service.tests.filter((test) => test.optional);
  if (options.length === 0) {
    return null;
  }

  const choose = (code: string, chosen: boolean) => {
    field.changed();
    change({
      optionCodes: options.map((option) => option.code)
        .filter((option) => option === code ? chosen : form.optionCodes.includes(option)),
    });
  };
  return (
    <fieldset
      id={field.id}
      className={field.wrong ? "fr-fieldset fr-fieldset--error" : "fr-fieldset"}
      aria-labelledby={`${field.id}-legend ${field.messagesId}`}
    >
      <legend className="fr-fieldset__legend" id={`${field.id}-legend`}>
        {words.options}
        {service.optionRules.map(({ label, minimum, maximum }) => (
          <span key={label} className="fr-hint-text">{words.rule(label, minimum, maximum)}</span>
        ))}
      </legend>
      {options.map((option) => (
        <div key={option.code} className="fr-fieldset__element">
          <div className="fr-checkbox-group">
            <input
              type="checkbox"
              id={`${field.id}-${option.code}`}
              name="form.option_codes"
              checked={form.optionCodes.includes(option.code)}
              onChange={(event) => choose(option.code, event.target.checked)}
            />
            <label className="fr-label" htmlFor={`${field.id}-${option.code}`}>{`${option.code} - ${option.label}`}</label>
          </div>
        </div>
      ))}
      <Messages id={field.messagesId} problems={field.problems} />
    </fieldset>
  );
}
