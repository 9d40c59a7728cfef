import { useMemo } from "react";
import type { Timestamp } from "@bufbuild/protobuf/wkt";
import { binding, day } from "../clock/frenchTime";
import { clockOf } from "../clock/serverClock";
import type { RegistrationServiceSummary } from "../gen/cyclades/catalogue/v1/catalogue_pb";
import type { Identity } from "../gen/cyclades/types/v1/types_pb";
import { Remaining } from "../periods/ServiceDates";
import { texts } from "./texts";

/** On every tab: where, what, who (R65), and until when (B1). */
export function FormHeader({ service, candidateNumber, identity, serverTime }: {
  service: RegistrationServiceSummary;
  candidateNumber: string;
  identity: Identity | undefined;
  serverTime: Timestamp;
}) {
  const clock = useMemo(() => clockOf(serverTime), [serverTime]);
  const name = `${identity?.birthName.toLocaleUpperCase("fr") ?? ""} ${identity?.firstNames ?? ""}`;
  return (
    <div className="form-header">
      <p className="fr-text--bold">{`${service.centreLabel} - ${service.domainLabel} - ${service.sessionLabel}`}</p>
      <p>{texts.form.candidate(candidateNumber, name, day(identity?.birthDate))}</p>
      {service.closingTime && <p>{texts.form.closing(binding(service.closingTime, service.timeZone))}</p>}
      <Remaining summary={service} clock={clock} />
    </div>
  );
}
