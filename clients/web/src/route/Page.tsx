import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { texts } from "../shell/texts";

let first = true;

const PartShown = createContext<(part: string) => void>(() => undefined);

/**
 * One page: its title in the tab and as its only first heading. When a visitor comes from another page of the portal, the
 * heading takes the focus, so that keyboard and screen reader start where the eye does.
 */
export function Page({ title, children, narrow = false }: { title: string; children: ReactNode; narrow?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [part, setPart] = useState("");
  useLayoutEffect(() => {
    document.title = [part, title, texts.service].filter((name) => name !== "").join(" - ");
  }, [part, title]);
  useEffect(() => {
    if (first) {
      first = false;
      return;
    }

    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={`fr-container fr-py-6w page${narrow ? " page--narrow" : ""}`}>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      <PartShown value={setPart}>{children}</PartShown>
    </div>
  );
}

/** Names the part of the page that is shown, a step or a tab, in the title before the page's own (D42). */
export function useTitleOfPart(part: string): void {
  const show = useContext(PartShown);
  useLayoutEffect(() => {
    show(part);
    return () => show("");
  }, [part, show]);
}
