import { PasswordField } from "../form/PasswordField";
import { ForgottenLink } from "../session/ForgottenPassword";
import { texts } from "./texts";

/**
 * The proof that it is the candidate who asks. What is said of a wrong one names « Mot de passe oublié », so that stands below.
 * @param onForgotten Opens its window, which is a form and so stands outside of this one's.
 */
export function CurrentPassword({ value, onChange, onForgotten }: { value: string; onChange: (value: string) => void; onForgotten: () => void }) {
  return (
    <>
      <PasswordField path="current_password" label={texts.fields.currentPassword} value={value} onChange={onChange} autoComplete="current-password" />
      <ForgottenLink onClick={onForgotten} />
    </>
  );
}
