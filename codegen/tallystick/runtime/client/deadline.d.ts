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
/** The deadline of a call that starts now. */
export declare function deadline(
  caller: AbortSignal | undefined,
  timeout: number,
): Deadline;
/** Waits, unless the signal goes off: then it rejects with its reason. */
export declare function pause(ms: number, signal: AbortSignal): Promise<void>;
