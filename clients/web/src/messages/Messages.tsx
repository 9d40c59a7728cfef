import { useState } from "react";
import { Badge } from "../form/Badge";
import { Button } from "../form/Button";
import { Answered, Failed } from "../call/Failed";
import { clientOf } from "../call/transport";
import { useAnswer } from "../call/useAnswer";
import { useSending } from "../call/useSending";
import { dayAndTime } from "../clock/frenchTime";
import { MessageService, type ListMessagesResponse, type Message } from "../gen/cyclades/message/v1/message_pb";
import { Link } from "../route/Link";
import { Page } from "../route/Page";
import { texts } from "./texts";

const messages = clientOf(MessageService);

/** « Consulter mes messages » (R118, R119), with what was read and what was not. */
export function Messages() {
  const first = useAnswer((signal) => messages.listMessages({}, { signal }), []);
  return (
    <Page title={texts.title}>
      <p>{texts.intro}</p>
      <Answered asked={first}>{(page) => page.messages.length === 0 ? <p className="fr-text--bold">{texts.none}</p> : <List first={page} />}</Answered>
    </Page>
  );
}

function List({ first }: { first: ListMessagesResponse }) {
  const [shown, setShown] = useState(first.messages);
  const [next, setNext] = useState(first.nextPageToken);
  const { failure, waiting, send } = useSending();
  const more = () => void send(async () => {
    const page = await messages.listMessages({ pageToken: next });
    setShown((before) => [...before, ...page.messages]);
    setNext(page.nextPageToken);
  });
  return (
    <>
      <ul className="messages">{shown.map((message) => <Line key={message.id} message={message} />)}</ul>
      {failure && <Failed failure={failure} again={more} />}
      {next && <Button priority="secondary" onClick={more} disabled={waiting}>{texts.more}</Button>}
    </>
  );
}

function Line({ message }: { message: Message }) {
  const unread = message.readTime === undefined;
  return (
    <li className="fr-enlarge-link">
      <p className="fr-hint-text">
        {message.sendTime && dayAndTime(message.sendTime)} – {message.senderLabel} {unread && <Badge severity="new">{texts.unread}</Badge>}
      </p>
      <Link className={unread ? "fr-text--bold" : ""} href={`/mes-messages/${encodeURIComponent(message.id)}`}>{message.subject}</Link>
    </li>
  );
}
