import { expect, it } from "vitest";
import { passwordRules } from "./passwordRules";

it.each([
  ["", { length: false, lower: false, upper: false, special: false }],
  ["Abcdef!", { length: false, lower: true, upper: true, special: true }],
  ["Abcdefg!", { length: true, lower: true, upper: true, special: true }],
  ["Abcdefghijklmnopqrs!", { length: true, lower: true, upper: true, special: true }],
  ["Abcdefghijklmnopqrst!", { length: false, lower: true, upper: true, special: true }],
  ["abcdefg1", { length: true, lower: true, upper: false, special: false }],
  ["ABCDEFG ", { length: true, lower: false, upper: true, special: true }],
  ["Éducatio\u0301", { length: true, lower: true, upper: true, special: false }],
  ["Aé😀😀😀😀😀😀", { length: true, lower: true, upper: true, special: true }],
])("judges « %s » as the server does", (password, rules) => {
  expect(passwordRules(password)).toEqual(rules);
});
