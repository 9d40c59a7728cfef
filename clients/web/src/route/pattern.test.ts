import { expect, it } from "vitest";
import { match } from "./pattern";

it("names the parts of a path", () => {
  expect(match("/mes-inscriptions/:candidate/:registration/documents", "/mes-inscriptions/00000000042/006/documents"))
    .toEqual({ candidate: "00000000042", registration: "006" });
});

it("does not mind a slash at the end", () => {
  expect(match("/periodes", "/periodes/")).toEqual({});
});

it("wants every part", () => {
  expect(match("/verification/:reference", "/verification")).toBeUndefined();
  expect(match("/verification", "/verification/A")).toBeUndefined();
});

it("reads what browsers encode, and survives what they do not", () => {
  expect(match("/a/:b", "/a/%C3%A9")).toEqual({ b: "é" });
  expect(match("/a/:b", "/a/%E9")).toEqual({ b: "%E9" });
});
