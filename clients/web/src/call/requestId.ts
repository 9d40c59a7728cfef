import { useRef } from "react";
import { create, toJsonString, type DescMessage, type MessageInitShape, type MessageShape } from "@bufbuild/protobuf";

/**
 * Gives requests their id: the same one as long as the content is the same, so that a second click or a retry after a
 * lost answer is carried out once; another one when the content has changed.
 */
export class RequestIds {
  private content = "";
  private id = "";

  stamp<T extends DescMessage>(schema: T, request: MessageInitShape<T>): MessageShape<T> & { requestId: string } {
    const message = create(schema, request) as MessageShape<T> & { requestId: string };
    const content = toJsonString(schema, message as MessageShape<T>);
    if (content !== this.content) {
      this.content = content;
      this.id = crypto.randomUUID();
    }

    message.requestId = this.id;
    return message;
  }

  /** The act was carried out: the same content is a new act from now on. */
  done(): void {
    this.content = "";
  }
}

/** The ids of one form, for as long as it is on the screen. */
export function useRequestIds(): RequestIds {
  const ids = useRef<RequestIds>(undefined);
  return (ids.current ??= new RequestIds());
}
