import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { go } from "./location";

/** A link; to a page of the portal it does not load the portal anew. Everything a link can do in a browser still works. */
export function Link({ onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const { href } = rest;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !plain || !href?.startsWith("/") || rest.target || rest.download !== undefined) {
      return;
    }

    event.preventDefault();
    go(href);
  };
  return <a {...rest} onClick={follow} />;
}
