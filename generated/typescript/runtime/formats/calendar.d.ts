/** Whether the proleptic Gregorian calendar has this day; months and days count from 1. */
export declare function isCalendarDay(
  year: number,
  month: number,
  day: number,
): boolean;
