import { useLayoutEffect, useSyncExternalStore } from "react";

// Where the visitor is, told by the browser's own history: the address bar is the only state.

type Leaving = (go: () => void) => void;

const listeners = new Set<() => void>();
const guards = new Set<Leaving>();

let position = Number((history.state as { position?: number } | null)?.position ?? 0);
let undoing = false;

history.scrollRestoration = "manual";
addEventListener("popstate", (event) => {
  const target = Number((event.state as { position?: number } | null)?.position ?? 0);
  if (undoing) {
    undoing = false;
    return;
  }

  const guard = [...guards].at(-1);
  if (guard && target !== position) {
    const step = target - position;
    undoing = true;
    history.go(-step);
    guard(() => {
      guards.delete(guard);
      history.go(step);
    });
    return;
  }

  position = target;
  tell();
});

function tell(): void {
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const snapshot = () => location.pathname + location.search + location.hash;

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  /** What follows `#`, without it: never sent to a server. */
  readonly hash: string;
}

/** The present address; the component is drawn again when it changes. */
export function usePlace(): Place {
  useSyncExternalStore(subscribe, snapshot);
  return { path: location.pathname, query: new URLSearchParams(location.search), hash: location.hash.slice(1) };
}

/**
 * Goes to a page of the portal.
 * @param replace The present page shall not be come back to.
 */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const leave = () => {
    if (replace) {
      history.replaceState({ position }, "", to);
    } else {
      history.pushState({ position: ++position }, "", to);
    }

    tell();
  };
  const guard = [...guards].at(-1);
  if (guard) {
    guard(() => {
      guards.delete(guard);
      leave();
    });
  } else {
    leave();
  }
}

/** Changes the address of the present page, asking nobody: for choices that a link should hold. */
export function rewrite(to: string): void {
  history.replaceState({ position }, "", to);
  tell();
}

/**
 * While active, leaving the page asks first: `leaving` gets what would go on, to be called or not. Closing the tab asks
 * in the browser's own words.
 */
export function useLeaving(active: boolean, leaving: Leaving): void {
  // Before the page is drawn: whoever is quick to leave is asked too.
  useLayoutEffect(() => {
    if (!active) {
      return undefined;
    }

    const closing = (event: BeforeUnloadEvent) => event.preventDefault();
    guards.add(leaving);
    addEventListener("beforeunload", closing);
    return () => {
      guards.delete(leaving);
      removeEventListener("beforeunload", closing);
    };
  }, [active, leaving]);
}
