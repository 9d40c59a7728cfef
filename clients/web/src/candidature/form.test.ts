import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { CandidatureFormSchema, FormTab } from "../gen/cyclades/candidature/v1/candidature_pb";
import { RegistrationServiceSchema } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { Answer } from "../gen/cyclades/types/v1/types_pb";
import { askedOf, missing, tabOf } from "./form";

const service = create(RegistrationServiceSchema, { terms: { hash: "abc" } });
const nobody = { parents: false, representative: false };

describe("the form of a registration", () => {
  it("leads what the server found wrong to its tab", () => {
    expect(tabOf("form.accepted_terms_hash")).toBe(FormTab.TERMS);
    expect(tabOf("form.address.postal_code")).toBe(FormTab.IDENTIFICATION);
    expect(tabOf("form.legal_representative.email")).toBe(FormTab.IDENTIFICATION);
    expect(tabOf("form.option_codes[1]")).toBe(FormTab.CANDIDATURE);
    expect(tabOf("registration_service_id")).toBe(FormTab.SUMMARY);
  });

  it("has the parts that are asked and no others", () => {
    const drafted = create(CandidatureFormSchema, { father: { lastName: "LAMY" } });
    expect(askedOf(drafted, nobody).father).toBeUndefined();
    const abroad = askedOf(drafted, { parents: true, representative: true });
    expect(abroad.father?.lastName).toBe("LAMY");
    expect(abroad.mother?.lastName).toBe("");
    expect(abroad.legalRepresentative?.email).toBe("");
  });

  it("misses terms that were accepted in another wording", () => {
    const form = askedOf(create(CandidatureFormSchema, { acceptedTermsHash: "abd" }), nobody);
    expect(missing(FormTab.TERMS, form, service).map(({ path }) => path)).toEqual(["form.accepted_terms_hash"]);
    expect(missing(FormTab.TERMS, { ...form, acceptedTermsHash: "abc" }, service)).toEqual([]);
  });

  it("misses parents of a candidate born abroad only", () => {
    const paths = (parents: boolean) => missing(FormTab.IDENTIFICATION, askedOf(undefined, { ...nobody, parents }), service).map(({ path }) => path);
    expect(paths(true)).toContain("form.mother.first_names");
    expect(paths(false)).not.toContain("form.mother.first_names");
    expect(paths(false)).not.toContain("form.phone");
  });

  it("misses an answer that was not given, and takes a no for one", () => {
    const form = { ...askedOf(undefined, nobody), pressConsent: Answer.NO };
    const paths = missing(FormTab.CANDIDATURE, form, service).map(({ path }) => path);
    expect(paths).toContain("form.authorities_consent");
    expect(paths).not.toContain("form.press_consent");
  });
});
