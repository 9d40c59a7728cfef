import { useEffect, useMemo, useRef } from "react";
import type { Timestamp } from "@bufbuild/protobuf/wkt";
import { Badge } from "../form/Badge";
import { binding, longDay, remaining } from "../clock/frenchTime";
import { clockOf, useNow, type ServerClock } from "../clock/serverClock";
import { RegistrationServiceState, type RegistrationService, type RegistrationServiceSummary } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import { ContactBlock } from "../shell/ContactBlock";
import { texts } from "./texts";

export function StateBadge({ state }: { state: RegistrationServiceState }) {
  switch (state) {
    case RegistrationServiceState.OPEN:
      return <Badge severity="success">{texts.open}</Badge>;
    case RegistrationServiceState.NOT_YET_OPEN:
      return <Badge severity="info">{texts.notYetOpen}</Badge>;
    default:
      return <Badge>{texts.closed}</Badge>;
  }
}

/** When a service opens and closes (R14), with the zone and the time that remains (B1). */
export function ServiceDates({ service, serverTime }: { service: RegistrationService; serverTime: Timestamp }) {
  const clock = useMemo(() => clockOf(serverTime), [serverTime]);
  const heading = useRef<HTMLHeadingElement>(null);
  const { summary } = service;
  useEffect(() => {
    if (document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  if (!summary?.openingTime || !summary.closingTime) {
    return null;
  }

  return (
    <section>
      <h2 className="fr-h5" ref={heading} tabIndex={-1}>{summary.label}</h2>
      <dl className="facts">
        <dt>{texts.state}</dt>
        <dd><StateBadge state={summary.state} /></dd>
        <dt>{texts.opening}</dt>
        <dd>{binding(summary.openingTime, summary.timeZone)}</dd>
        <dt>{texts.closing}</dt>
        <dd>{binding(summary.closingTime, summary.timeZone)}</dd>
        {service.returnDate && (
          <>
            <dt>{texts.returnDate}</dt>
            <dd>{texts.returnBefore(longDay(service.returnDate))}</dd>
          </>
        )}
      </dl>
      <Remaining summary={summary} clock={clock} />
      {service.contact && (
        <>
          <p>{summary.state === RegistrationServiceState.CLOSED ? texts.over : texts.contact}</p>
          <ContactBlock contact={service.contact} />
        </>
      )}
    </section>
  );
}

/** « Il reste 12 jours pour s'inscrire. » It only tells: whether the service is open is what the server said. */
export function Remaining({ summary, clock }: { summary: RegistrationServiceSummary; clock: ServerClock }) {
  const now = useNow(clock);
  const opening = summary.state === RegistrationServiceState.NOT_YET_OPEN;
  const instant = opening ? summary.openingTime : summary.closingTime;
  const left = instant && summary.state !== RegistrationServiceState.CLOSED ? remaining(instant, now) : "";
  return left === "" ? null : <p className="fr-text--bold">{opening ? texts.opensIn(left) : texts.left(left)}</p>;
}
