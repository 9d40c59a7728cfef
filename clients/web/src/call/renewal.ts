type Renewal = () => Promise<boolean>;

let renewal: Renewal | undefined;

/** Who signs in again when a session has ended in the middle of something. */
export function setRenewal(renew: Renewal | undefined): void {
  renewal = renew;
}

/** True: the session is there again, and the call that met its end may be sent once more. */
export async function renew(): Promise<boolean> {
  return renewal !== undefined && await renewal();
}
