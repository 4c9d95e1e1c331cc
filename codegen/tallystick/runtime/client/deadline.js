/** The longest time that timers have, which take any longer one for none: some 24 days. */
const LONGEST = 2 ** 31 - 1;
/** The deadline of a call that starts now. */
export function deadline(caller, timeout) {
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
  const abort = () => controller.abort(caller?.reason);
  caller?.addEventListener("abort", abort, { once: true });
  if (caller?.aborted) abort();
  const stop = () => clearTimeout(timer);
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
function raced(promise, signal) {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener("abort", give, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", give));
  });
}
/** Waits, unless the signal goes off: then it rejects with its reason. */
export async function pause(ms, signal) {
  let timer;
  try {
    await raced(
      new Promise((resolve) => {
        timer = setTimeout(resolve, Math.min(ms, LONGEST));
      }),
      signal,
    );
  } finally {
    clearTimeout(timer);
  }
}
