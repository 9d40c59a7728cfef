import { useState } from "react";
import { Button } from "../form/Button";
import { failureOf } from "../call/failure";
import { useRequestIds } from "../call/requestId";
import { clientOf } from "../call/transport";
import { useSending } from "../call/useSending";
import { binding } from "../clock/frenchTime";
import { Comparison, differences, type Difference } from "../form/Comparison";
import { Done } from "../form/Done";
import { bare } from "../form/Field";
import { FormArea } from "../form/FormArea";
import { PasswordField } from "../form/PasswordField";
import { TextField } from "../form/TextField";
import { useForm } from "../form/useForm";
import {
  AccountService,
  ChangeEmailRequestSchema,
  ChangePasswordRequestSchema,
  UpdateAccountRequestSchema,
  type Account,
} from "../gen/cyclades/account/v1/account_pb";
import { ErrorReason } from "../gen/cyclades/errors/v1/error_reason_pb";
import { Sex } from "../gen/cyclades/types/v1/types_pb";
import { Page } from "../route/Page";
import { ForgottenPassword } from "../session/ForgottenPassword";
import { useAccount, useSession } from "../session/session";
import { ContactBlock } from "../shell/ContactBlock";
import { CurrentPassword } from "./CurrentPassword";
import { DeleteAccount } from "./DeleteAccount";
import { dateProblems, identityForm, noIdentity, typedIdentity, type TypedIdentity } from "./identity";
import { BirthFields, NameFields } from "./IdentityFields";
import { texts } from "./texts";

const accounts = clientOf(AccountService);

/** « Modifier mon compte » (R57 to R61). Each part is saved by itself. */
export function MyAccount() {
  const account = useAccount();
  const [forgotten, setForgotten] = useState(false);
  const forget = () => setForgotten(true);
  return (
    <Page title={texts.mine.title} narrow>
      {account.identityLocked && <Locked account={account} />}
      <dl className="facts">
        <dt>{texts.mine.number}</dt>
        <dd>{account.candidateNumber}</dd>
      </dl>
      <MyIdentity account={account} />
      <MyEmail account={account} onForgotten={forget} />
      <MyPassword onForgotten={forget} />
      <DeleteAccount account={account} onForgotten={forget} />
      {forgotten && <ForgottenPassword identifier={account.email} onClose={() => setForgotten(false)} />}
    </Page>
  );
}

/** Who to write to, at the top of the page (R59). */
function Locked({ account }: { account: Account }) {
  return (
    <section className="fr-alert fr-alert--info fr-mb-4w">
      <h2 className="fr-alert__title">{texts.mine.lockedTitle}</h2>
      <p className="fr-mb-2w">{texts.mine.locked}</p>
      {account.serviceContacts.map(({ serviceLabel, contact }) => contact && (
        <div key={serviceLabel}>
          <p className="fr-text--bold">{texts.mine.contactOf(serviceLabel)}</p>
          <ContactBlock contact={contact} />
        </div>
      ))}
    </section>
  );
}

function MyIdentity({ account }: { account: Account }) {
  const { refresh } = useSession();
  const [base, setBase] = useState(account);
  const [typed, setTyped] = useState(() => stored(account));
  const [elsewhere, setElsewhere] = useState<Account>();
  const [saved, setSaved] = useState(false);
  const ids = useRequestIds();
  const sending = useSending();
  const form = useForm(sending.failure);
  const locked = account.identityLocked;
  const change = (part: Partial<TypedIdentity>) => {
    setSaved(false);
    setTyped((before) => ({ ...before, ...part }));
  };

  const save = (over: Account) => {
    const wrong = dateProblems(typed);
    if (wrong.length > 0) {
      form.report(wrong);
      return;
    }

    setSaved(false);
    void sending.send(async () => {
      try {
        const answer = await accounts.updateAccount(ids.stamp(UpdateAccountRequestSchema, { identity: identityForm(typed), etag: over.etag }));
        if (answer.account) {
          setBase(answer.account);
          setTyped(stored(answer.account));
        }

        setElsewhere(undefined);
        setSaved(true);
        await refresh();
      } catch (error) {
        const { reason } = failureOf(error);
        if (reason === ErrorReason.IDENTITY_LOCKED) {
          setTyped(stored(base));
          await refresh().catch(() => undefined);
        }

        if (reason !== ErrorReason.STALE_ETAG) {
          throw error;
        }

        setElsewhere((await accounts.getAccount({})).account);
      }
    });
  };

  const takeStored = (other: Account) => {
    setBase(other);
    setTyped(stored(other));
    setElsewhere(undefined);
    void refresh();
  };

  return (
    <section aria-labelledby="identite">
      <h2 className="fr-h4" id="identite">{texts.mine.identity}</h2>
      {!locked && <p>{texts.mine.free}</p>}
      {saved && <Done text={texts.mine.identitySaved} />}
      {elsewhere && (
        <Comparison
          differing={differing(elsewhere, typed)}
          keepStored={() => takeStored(elsewhere)}
          keepTyped={() => save(elsewhere)}
          waiting={sending.waiting}
        />
      )}
      <FormArea form={form} onSubmit={() => save(base)} again={() => save(base)} name="identite" mandatory={!locked}>
        <NameFields typed={typed} change={change} locked={locked} />
        <BirthFields typed={typed} change={change} locked={locked} />
        {!locked && <Button type="submit" disabled={sending.waiting}>{texts.mine.save}</Button>}
      </FormArea>
    </section>
  );
}

function stored(account: Account): TypedIdentity {
  return account.identity ? typedIdentity(account.identity) : noIdentity;
}

function differing(elsewhere: Account, typed: TypedIdentity): readonly Difference[] {
  const there = stored(elsewhere);
  const sex = (of: Sex) => of === Sex.FEMALE ? texts.fields.female : of === Sex.MALE ? texts.fields.male : "";
  const fact = (label: string, value: (of: TypedIdentity) => string): Difference =>
    ({ label: bare(label), stored: value(there), typed: value(typed) });
  return differences([
    fact(texts.fields.sex, (of) => sex(of.sex)),
    fact(texts.fields.birthName, (of) => of.birthName),
    fact(texts.fields.usageName, (of) => of.usageName),
    fact(texts.fields.firstNames, (of) => of.firstNames),
    fact(texts.fields.birthDate, (of) => of.birthDate),
    fact(texts.fields.country, (of) => of.country?.label ?? ""),
    fact(texts.fields.department, (of) => of.france ? of.department : texts.fields.abroad),
    fact(texts.fields.commune, (of) => of.france ? of.commune?.label ?? "" : of.town),
  ]);
}

function MyEmail({ account, onForgotten }: { account: Account; onForgotten: () => void }) {
  const { refresh } = useSession();
  const [email, setEmail] = useState("");
  const [emailConfirmation, setConfirmation] = useState("");
  const [currentPassword, setCurrent] = useState("");
  const ids = useRequestIds();
  const sending = useSending();
  const form = useForm(sending.failure);
  const submit = () => void sending.send(async () => {
    await accounts.changeEmail(ids.stamp(ChangeEmailRequestSchema, { email, emailConfirmation, currentPassword }));
    ids.done();
    setEmail("");
    setConfirmation("");
    setCurrent("");
    await refresh();
  });
  return (
    <section className="section" aria-labelledby="adresse">
      <h2 className="fr-h4" id="adresse">{texts.mine.email}</h2>
      <dl className="facts">
        <dt>{texts.mine.emailNow}</dt>
        <dd>{account.email}</dd>
      </dl>
      {account.pendingEmail && account.pendingEmailExpireTime && (
        <Done text={texts.mine.emailPending(account.pendingEmail, binding(account.pendingEmailExpireTime))} />
      )}
      <p>{texts.mine.emailAbout}</p>
      <FormArea form={form} onSubmit={submit} again={submit} name="adresse-mail">
        <TextField path="email" type="email" label={texts.mine.newEmail} hint={texts.fields.emailHint} value={email} onChange={setEmail} autoComplete="email" />
        <TextField path="email_confirmation" type="email" label={texts.mine.newEmailConfirmation} hint={texts.fields.emailHint} value={emailConfirmation} onChange={setConfirmation} autoComplete="email" />
        <CurrentPassword value={currentPassword} onChange={setCurrent} onForgotten={onForgotten} />
        <Button type="submit" disabled={sending.waiting}>{texts.mine.emailSave}</Button>
      </FormArea>
    </section>
  );
}

function MyPassword({ onForgotten }: { onForgotten: () => void }) {
  const { refresh } = useSession();
  const [currentPassword, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [passwordConfirmation, setConfirmation] = useState("");
  const [saved, setSaved] = useState(false);
  const ids = useRequestIds();
  const sending = useSending();
  const form = useForm(sending.failure);
  const submit = () => {
    setSaved(false);
    void sending.send(async () => {
      await accounts.changePassword(ids.stamp(ChangePasswordRequestSchema, { currentPassword, password, passwordConfirmation }));
      ids.done();
      setCurrent("");
      setPassword("");
      setConfirmation("");
      setSaved(true);
      await refresh();
    });
  };
  return (
    <section className="section" aria-labelledby="mot-de-passe">
      <h2 className="fr-h4" id="mot-de-passe">{texts.mine.password}</h2>
      {saved && <Done text={texts.mine.passwordSaved} />}
      <FormArea form={form} onSubmit={submit} again={submit} name="secret">
        <CurrentPassword value={currentPassword} onChange={setCurrent} onForgotten={onForgotten} />
        <PasswordField path="password" label={texts.mine.newPassword} hint={texts.mine.passwordHint} value={password} onChange={setPassword} autoComplete="new-password" rules />
        <PasswordField path="password_confirmation" label={texts.fields.passwordConfirmation} value={passwordConfirmation} onChange={setConfirmation} autoComplete="new-password" />
        <Button type="submit" disabled={sending.waiting}>{texts.mine.passwordSave}</Button>
      </FormArea>
    </section>
  );
}
