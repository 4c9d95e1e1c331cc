import { randomUUID } from "node:crypto";

/** Where the time and new identifiers come from: what a service does not decide by itself. */
export interface Sources {
  now(): Date;
  newId(): string;
}

export const real: Sources = { now: () => new Date(), newId: randomUUID };

/** Time that stands still, and identifiers that are counted. */
export function standstill(moment: Date): Sources {
  let made = 0;
  return {
    now: () => moment,
    newId: () =>
      `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, "0")}`,
  };
}
