import { ConnectError, createClient, type Client, type Interceptor } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-web";
import type { DescService } from "@bufbuild/protobuf";
import { ErrorReason } from "../gen/cyclades/errors/v1/error_reason_pb";
import { failureOf } from "./failure";
import { renew } from "./renewal";

/** In milliseconds. The server's own is 30 s; what is lost is known to be lost a little sooner here. */
const patience = 25_000;

const attempts = 4;
const usualPause = 1_000;
const longestPause = 5_000;

/** A browser's call without this header is refused: no form of another site can add it. */
const clientHeader: Interceptor = (next) => (request) => {
  request.header.set("x-cyclades-client", "portal");
  return next(request);
};

/** What the server asks to repeat soon is repeated as it is, request id included, so that nothing is done twice. */
const repeating: Interceptor = (next) => async (request) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await next(request);
    } catch (error) {
      const failure = failureOf(error);
      const pause = failure.retryAfter ?? usualPause;
      if (request.stream || attempt === attempts || !failure.repeatable || pause > longestPause || request.signal.aborted) {
        throw error;
      }

      await new Promise((done) => setTimeout(done, pause));
    }
  }
};

const renewing: Interceptor = (next) => async (request) => {
  try {
    return await next(request);
  } catch (error) {
    if (request.stream || failureOf(error).reason !== ErrorReason.SIGN_IN_REQUIRED || !(await renew())) {
      throw error;
    }

    return await next(request);
  }
};

const transport = createGrpcWebTransport({
  baseUrl: "/",
  defaultTimeoutMs: patience,
  interceptors: [clientHeader, renewing, repeating],
});

/** A client of one service of the server that this page came from; the browser adds the session's cookie. */
export function clientOf<T extends DescService>(service: T): Client<T> {
  return createClient(service, transport);
}

/** True for the end of a call that this page itself gave up. */
export function isGivenUp(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted || (error instanceof ConnectError && error.cause instanceof DOMException && error.cause.name === "AbortError");
}
