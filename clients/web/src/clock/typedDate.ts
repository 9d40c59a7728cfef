import { create } from "@bufbuild/protobuf";
import { PartialDateSchema, type PartialDate } from "../gen/cyclades/types/v1/types_pb";

/**
 * A date as people type it: day, month and year between slashes, dots, hyphens or spaces, or eight digits in a row.
 * Undefined when it is none. The server judges whether it exists.
 */
export function typedDate(text: string): PartialDate | undefined {
  const found = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim());
  return found
    ? create(PartialDateSchema, { day: Number(found[1]), month: Number(found[2]), year: Number(found[3]) })
    : undefined;
}
