/** A comment in a stream, which keeps it open (HTML Standard section 9.2.7). */
const BEAT = ":\n\n";
/**
 * Sends events until they end or the client is gone; then the iterable is closed.
 *
 * Rejects with what the iterable throws. The connection then has no proper end, which clients take for a lost one.
 */
export async function stream(response, streamed, heartbeatSeconds) {
  const iterator = streamed.items[Symbol.asyncIterator]();
  const close = () => Promise.resolve(iterator.return?.(undefined));
  if (response.destroyed || response.req.method === "HEAD") {
    response.writeHead(streamed.status, streamed.headers).end();
    await close();
    return;
  }
  response.writeHead(streamed.status, streamed.headers).flushHeaders();
  const gone = new Promise((resolve) => {
    response.once("close", () => resolve(undefined));
  });
  const beat = setInterval(() => response.write(BEAT), heartbeatSeconds * 1000);
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), gone]);
      if (next === undefined || next.done === true) break;
      const whole = response.write(streamed.event(next.value));
      if (!whole) await Promise.race([drained(response), gone]);
    }
    response.end();
  } catch (error) {
    // After what was written, and without the last chunk of a proper end.
    response.socket?.destroySoon();
    throw error;
  } finally {
    clearInterval(beat);
    // One that waits for its next item closes once that has come: its handler's signal is what ends the wait.
    close().catch(() => undefined);
  }
}
function drained(response) {
  return new Promise((resolve) => {
    response.once("drain", () => resolve());
  });
}
