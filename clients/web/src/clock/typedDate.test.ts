import { expect, it } from "vitest";
import { typedDate } from "./typedDate";

it.each(["30/05/1998", "30-05-1998", "30.05.1998", "30 05 1998", "30051998", " 30/5/1998 "])("reads « %s »", (text) => {
  expect(typedDate(text)).toMatchObject({ day: 30, month: 5, year: 1998 });
});

it.each(["", "30/05", "30/05/98", "1998-05-30", "mai 1998", "3005198"])("does not read « %s »", (text) => {
  expect(typedDate(text)).toBeUndefined();
});
