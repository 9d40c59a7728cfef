import { TextField, type TextFieldProps } from "./TextField";

/** A date in one field, as the guide has it: `typedDate` reads it. */
export function DateField(props: Omit<TextFieldProps, "type" | "inputMode" | "maxLength">) {
  return <TextField {...props} inputMode="numeric" maxLength={10} />;
}
