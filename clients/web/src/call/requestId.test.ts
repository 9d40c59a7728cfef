import { expect, it } from "vitest";
import { ActivateRequestSchema } from "../gen/cyclades/account/v1/account_pb";
import { RequestIds } from "./requestId";

const id = (ids: RequestIds, linkToken: string) => ids.stamp(ActivateRequestSchema, { linkToken }).requestId;

it("keeps its id while the content is the same, so that a retry is carried out once", () => {
  const ids = new RequestIds();
  expect(id(ids, "a")).toBe(id(ids, "a"));
});

it("takes another id for another content", () => {
  const ids = new RequestIds();
  expect(id(ids, "a")).not.toBe(id(ids, "b"));
});

it("takes another id once the act was carried out", () => {
  const ids = new RequestIds();
  const before = id(ids, "a");
  ids.done();
  expect(id(ids, "a")).not.toBe(before);
});
