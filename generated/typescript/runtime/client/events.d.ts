/** Documents as they come. Iterate over it once: leaving the loop closes the connection, and so does `close`. */
export interface EventStream<T> extends AsyncIterable<T> {
  /** The id of the last event that had one; empty before. */
  readonly lastEventId: string;
  close(): void;
}
/**
 * When to connect again: after a connection that broke off (which is how servers end a stream that failed), also after
 * one that ended, as `EventSource` does, or not at all.
 */
export type Reconnect = "broken" | "always" | "never";
/** Where events come from. */
export interface EventSourceOf<T> {
  readonly response: Response;
  /** Goes off when the caller has no more use of the stream. */
  readonly signal: AbortSignal;
  readonly reconnect: Reconnect;
  /** Asks again: an answer, nothing where that may succeed later, or `null` where there is no more. Throws for good. */
  again(lastEventId: string): Promise<Response | null | undefined>;
  /** What is thrown where a connection broke off that is not taken up again. */
  lost(cause: unknown): Error;
  /** The document that the data of an event is. Throws where it is none. */
  document(data: string): T;
  /** Ends whatever is open: called when the stream is over, by its end or by its reader. */
  end(): void;
}
/** The stream of a response, and of those that follow it. */
export declare function eventStream<T>(
  source: EventSourceOf<T>,
): EventStream<T>;
