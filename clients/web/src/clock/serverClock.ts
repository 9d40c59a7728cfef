import { useEffect, useState } from "react";
import type { Timestamp } from "@bufbuild/protobuf/wkt";
import { timestampMs } from "@bufbuild/protobuf/wkt";

/**
 * The server's clock, as an answer of it told, carried on by the browser's stopwatch. The browser's own clock is never
 * asked: it may be wrong by hours. What is shown from it decides nothing; the server judges every act by its own.
 */
export interface ServerClock {
  /** In milliseconds since 1970, UTC. */
  now(): number;
}

export function clockOf(serverTime: Timestamp, stopwatch: () => number = () => performance.now()): ServerClock {
  const began = stopwatch();
  const then = timestampMs(serverTime);
  return { now: () => then + stopwatch() - began };
}

/** The server's time, refreshed every so many milliseconds while it is on the screen. */
export function useNow(clock: ServerClock, every = 10_000): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    setNow(clock.now());
    const ticking = setInterval(() => setNow(clock.now()), every);
    return () => clearInterval(ticking);
  }, [clock, every]);
  return now;
}
