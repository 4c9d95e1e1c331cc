/** A signal that goes off with the caller's, or when the time is over, and says which. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  left(): number;
  /** How a rejection is to be told: by whoever ended the call, else as it is told `otherwise`. */
  kind<K extends string>(otherwise: K): K | "timeout" | "aborted";
  /** Ends the call, as its caller's signal would. */
  abort(): void;
  /** Stops the clock, and leaves the caller's signal in charge: what is open may stay so. */
  stop(): void;
  /** Stops the clock and forgets the caller's signal. */
  release(): void;
  /** What `promise` gives, or a rejection as soon as the signal goes off. */
  race<T>(promise: Promise<T>): Promise<T>;
}

/** The longest time that timers have, which take any longer one for none: some 24 days. */
const LONGEST = 2 ** 31 - 1;

/** The deadline of a call that starts now. */
export function deadline(
  caller: AbortSignal | undefined,
  timeout: number,
): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const end = Date.now() + timeout;
  let expired = false;
  const timer =
    timeout <= LONGEST
      ? setTimeout(() => {
          expired = true;
          controller.abort(new DOMException("Timed out", "TimeoutError"));
        }, timeout)
      : undefined;
  const abort = (): void => controller.abort(caller?.reason);
  caller?.addEventListener("abort", abort, { once: true });
  if (caller?.aborted) abort();
  const stop = (): void => clearTimeout(timer);
  return {
    signal,
    left: () => end - Date.now(),
    kind: (otherwise) =>
      expired ? "timeout" : signal.aborted ? "aborted" : otherwise,
    abort,
    stop,
    release: () => {
      stop();
      caller?.removeEventListener("abort", abort);
    },
    race: (promise) => raced(promise, signal),
  };
}

function raced<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = (): void => reject(signal.reason as Error);
    if (signal.aborted) give();
    signal.addEventListener("abort", give, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", give));
  });
}

/** Waits, unless the signal goes off: then it rejects with its reason. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await raced(
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, Math.min(ms, LONGEST));
      }),
      signal,
    );
  } finally {
    clearTimeout(timer);
  }
}
