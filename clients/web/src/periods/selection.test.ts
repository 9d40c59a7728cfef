import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { ExamKind, RegistrationServiceSummarySchema } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { backTo, levelOf, ofAcademy, readSelection, writeSelection } from "./selection";

const whole = "?type=examen&domaine=CFG&annee=2027&service=CFG-2027-06%2F19&academie=reims";

describe("a selection in an address", () => {
  it("is written as it was read", () => {
    expect(writeSelection(readSelection(new URLSearchParams(whole)))).toBe(whole);
  });

  it("ends where a level is missing", () => {
    const selection = readSelection(new URLSearchParams("?type=examen&annee=2027&service=x"));
    expect(selection).toMatchObject({ kind: ExamKind.EXAM, domain: "", year: 0, service: "" });
    expect(levelOf(selection)).toBe("domain");
  });

  it("keeps what lies before the level that one goes back to", () => {
    const back = backTo(readSelection(new URLSearchParams(whole)), "year");
    expect(back).toMatchObject({ domain: "CFG", year: 0, service: "", academy: "reims" });
    expect(levelOf(back)).toBe("year");
  });
});

describe("an académie that a link names", () => {
  const services = ["ACADÉMIE DE REIMS", "ACADÉMIE D'ORLÉANS-TOURS", "ACADÉMIE DE CRÉTEIL"]
    .map((centreLabel) => create(RegistrationServiceSummarySchema, { centreLabel }));
  const found = (academy: string) => ofAcademy(services, academy).map((service) => service.centreLabel);

  it("is found without accents, case or hyphens", () => {
    expect(found("Orleans Tours")).toEqual(["ACADÉMIE D'ORLÉANS-TOURS"]);
  });

  it("is found by whole words only, so that nothing is hidden by chance", () => {
    expect(found("cre")).toHaveLength(3);
  });

  it("hides nothing when nobody is called so", () => {
    expect(found("Atlantide")).toHaveLength(3);
  });
});
