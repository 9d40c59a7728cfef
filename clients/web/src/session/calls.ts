import { failureOf } from "../call/failure";
import { clientOf } from "../call/transport";
import { AccountService, type Account } from "../gen/cyclades/account/v1/account_pb";
import { ErrorReason } from "../gen/cyclades/errors/v1/error_reason_pb";
import { MessageService } from "../gen/cyclades/message/v1/message_pb";
import { SessionKind, SignInService } from "../gen/cyclades/signin/v1/signin_pb";

/** It is here whenever somebody is signed in, whatever has become of the site's files since. */
export { SessionEnded } from "./SessionEnded";

const accounts = clientOf(AccountService);
const messages = clientOf(MessageService);
const signIns = clientOf(SignInService);

/** The account of who is signed in; undefined when nobody is. */
export async function readAccount(): Promise<Account | undefined> {
  try {
    return (await accounts.getAccount({})).account;
  } catch (error) {
    if (failureOf(error).reason === ErrorReason.SIGN_IN_REQUIRED) {
      return undefined;
    }

    throw error;
  }
}

export async function countUnread(): Promise<number> {
  return (await messages.getUnreadCount({})).unreadCount;
}

export async function signIn(identifier: string, password: string): Promise<void> {
  await signIns.signIn({ identifier, password, sessionKind: SessionKind.COOKIE });
}

export async function signOut(): Promise<void> {
  await signIns.signOut({});
}
