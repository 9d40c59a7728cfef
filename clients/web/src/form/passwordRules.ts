/** The four things that a candidate sees come true while typing (R36). The server judges; it also refuses common ones. */
export interface PasswordRules {
  /** 8 to 20 characters, as people count them: Unicode scalar values. */
  readonly length: boolean;
  readonly lower: boolean;
  readonly upper: boolean;
  /** Neither letter nor digit; a combining mark belongs to the letter before it. */
  readonly special: boolean;
}

export function passwordRules(password: string): PasswordRules {
  const { length } = [...password];
  return {
    length: length >= 8 && length <= 20,
    lower: /\p{Ll}/u.test(password),
    upper: /\p{Lu}/u.test(password),
    special: /[^\p{L}\p{Nd}\p{Mn}\p{Mc}]/u.test(password),
  };
}
