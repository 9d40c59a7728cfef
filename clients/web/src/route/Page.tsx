import { useEffect, useRef, type ReactNode } from "react";
import { texts } from "../shell/texts";

let first = true;

/**
 * One page: its title in the tab and as its only first heading. When a visitor comes from another page of the portal, the
 * heading takes the focus, so that keyboard and screen reader start where the eye does.
 */
export function Page({ title, children, narrow = false }: { title: string; children: ReactNode; narrow?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
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
      {children}
    </div>
  );
}
