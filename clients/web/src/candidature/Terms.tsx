import { CheckboxField } from "../form/CheckboxField";
import type { CandidatureForm } from "../gen/cyclades/candidature/v1/candidature_pb";
import type { Terms as ServiceTerms } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import type { Change } from "./form";

/** « Modalités d'inscription », accepted at the bottom of the page (R67). */
export function Terms({ terms, form, change }: { terms: ServiceTerms; form: CandidatureForm; change: Change }) {
  return (
    <>
      <p className="lines">{terms.text}</p>
      <CheckboxField
        path="form.accepted_terms_hash"
        label={`${terms.acceptanceLabel} *`}
        checked={form.acceptedTermsHash === terms.hash}
        onChange={(accepted) => change({ acceptedTermsHash: accepted ? terms.hash : "" })}
      />
    </>
  );
}
