import { createContext, useContext, useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { texts } from "../shell/texts";

let first = true;

const Title = createContext("");

/**
 * One page: its title in the tab and as its only first heading. When a visitor comes from another page of the portal, the
 * heading takes the focus, so that keyboard and screen reader start where the eye does.
 */
export function Page({ title, children, narrow = false }: { title: string; children: ReactNode; narrow?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${title} - ${texts.service}`;
  }, [title]);
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
      <Title value={title}>{children}</Title>
    </div>
  );
}

/** Names the part of the page that is shown, a step or a tab, in the title before the page's own (D42). */
export function useTitleOfPart(part: string): void {
  const title = useContext(Title);
  useEffect(() => {
    document.title = `${part} - ${title} - ${texts.service}`;
    return () => {
      document.title = `${title} - ${texts.service}`;
    };
  }, [part, title]);
}
