import { useEffect } from "react";
import { Answered } from "../call/Failed";
import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import { dayAndTime } from "../clock/frenchTime";
import { MessageService } from "../gen/cyclades/message/v1/message_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import type { Parameters } from "../route/pattern";
import { useSession } from "../session/session";
import { texts } from "./texts";

const messages = clientOf(MessageService);

/** One message; opening it marks it read (B5). */
export function OneMessage({ parameters }: { parameters: Parameters }) {
  const id = parameters["id"] ?? "";
  const { refresh } = useSession();
  const asked = useAnswer(async (signal) => (await messages.getMessage({ id }, { signal })).message, [id]);
  const unread = asked.answer !== undefined && asked.answer.readTime === undefined;

  useEffect(() => {
    if (unread) {
      // That it was read is told again the next time it is opened, should this be lost.
      messages.markRead({ id }).then(refresh).catch(() => undefined);
    }
  }, [id, unread, refresh]);

  return (
    <Page title={asked.answer?.subject ?? texts.title} narrow>
      <Answered asked={asked}>
        {(message) => message && (
          <>
            {message.sendTime && <p className="fr-hint-text">{texts.sentBy(message.senderLabel, dayAndTime(message.sendTime))}</p>}
            <p className="lines word-break">{message.text}</p>
          </>
        )}
      </Answered>
      <p className="fr-mt-4w"><Link className="fr-link fr-link--icon-left fr-icon-arrow-left-line" href="/mes-messages">{texts.back}</Link></p>
    </Page>
  );
}
