import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { describe, expect, it } from "vitest";
import { binding, dayAndTime, remaining } from "./frenchTime";

const at = (text: string) => timestampFromDate(new Date(text));

describe("an hour that binds", () => {
  it("names the zone of Paris", () => {
    expect(binding(at("2023-09-27T16:00:00Z"))).toBe("le 27/09/2023 à 18:00 (heure de Paris)");
  });

  it("is said once where the service's clock shows the same", () => {
    expect(binding(at("2023-09-27T16:00:00Z"), "Europe/Brussels")).toBe("le 27/09/2023 à 18:00 (heure de Paris)");
  });

  it("is followed by the local time on the same day", () => {
    expect(binding(at("2023-09-27T16:00:00Z"), "America/Guadeloupe"))
      .toBe("le 27/09/2023 à 18:00 (heure de Paris), soit 12:00 heure locale (Guadeloupe)");
  });

  it("is followed by the local day where that differs", () => {
    expect(binding(at("2023-09-27T16:00:00Z"), "Pacific/Noumea"))
      .toBe("le 27/09/2023 à 18:00 (heure de Paris), soit le 28/09/2023 à 03:00 heure locale (Nouvelle-Calédonie)");
  });

  it("is that of Paris alone in a zone that nobody knows", () => {
    expect(binding(at("2023-09-27T16:00:00Z"), "Nowhere/Else")).toBe("le 27/09/2023 à 18:00 (heure de Paris)");
  });

  it("cuts seconds off", () => {
    expect(dayAndTime(at("2023-12-31T22:59:59Z"))).toBe("31/12/2023 à 23:59");
  });

  it("shows midnight as 00:00 of the day that begins", () => {
    expect(dayAndTime(at("2023-12-31T23:00:00Z"))).toBe("01/01/2024 à 00:00");
  });
});

describe("what remains", () => {
  const closing = at("2023-09-27T16:00:00Z");
  const before = (milliseconds: number) => remaining(closing, Date.parse("2023-09-27T16:00:00Z") - milliseconds);
  const minute = 60_000;
  const hour = 60 * minute;

  it.each([
    [0, ""],
    [-1, ""],
    [1, "moins d'une minute"],
    [minute, "1 minute"],
    [hour - 1, "59 minutes"],
    [hour, "1 heure"],
    [48 * hour - 1, "47 heures"],
    [48 * hour, "2 jours"],
    [72 * hour - 1, "2 jours"],
  ])("%d ms before closing is « %s »", (milliseconds, text) => {
    expect(before(milliseconds)).toBe(text);
  });
});
