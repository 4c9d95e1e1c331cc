const DAY = 86_400_000;

/** The day of a moment, in UTC: `2026-03-31`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The day so many days later. */
export function later(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY));
}

/** The last twelve months up to that of a day, the oldest first: `2026-03`. */
export function monthsUpTo(day: string): string[] {
  const last = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: 12 }, (_, index) => {
    const month = last - 11 + index;
    const year = String(Math.floor(month / 12)).padStart(4, "0");
    return `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}
