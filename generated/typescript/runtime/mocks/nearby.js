/** Texts next to a limit: what is tried where a text was on the wrong side of it. */
import { between, oneOf } from "./random.js";
const DECIMAL = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;
const DAY = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T(.*))?$/;
const CLOCK = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(.*)$/;
const SPAN =
  /^(-?)P(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.[0-9]+)?S)?)?$/;
/** A text beside a limit, or the limit itself, which need not be on the right side. */
export function nearby(random, { origin, limit, above }) {
  const step = between(random, 0, 9) * (above ? 1 : -1);
  const move = MOVES[origin];
  return move === undefined || step === 0 ? limit : move(random, limit, step);
}
const MOVES = {
  decimal: (random, limit, step) => {
    const [, sign = "", whole = "0", fraction = ""] = DECIMAL.exec(limit) ?? [];
    const places = Math.max(fraction.length, oneOf(random, [0, 0, 1, 2]));
    const digits = BigInt(sign + whole + fraction.padEnd(places, "0"));
    return decimalText(digits + BigInt(step), places);
  },
  time: (_, limit, step) => {
    const [, date, rest] = DAY.exec(limit) ?? [];
    if (date !== undefined) {
      const moved = new Date(Date.parse(date) + step * 86_400_000);
      const text = moved.toISOString().slice(0, 10);
      return rest === undefined ? text : `${text}T${rest}`;
    }
    const [, hours = "0", minutes = "0", seconds = "0", end = ""] =
      CLOCK.exec(limit) ?? [];
    const at = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
    const moved = Math.min(Math.max(at + step, 0), 86_399);
    return `${new Date(moved * 1000).toISOString().slice(11, 19)}${end}`;
  },
  duration: (_, limit, step) => {
    const [, sign = "", days = "0", hours = "0", minutes = "0", seconds = "0"] =
      SPAN.exec(limit) ?? [];
    const length =
      ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 +
      Number(seconds);
    const moved = (sign === "" ? length : -length) + step;
    const [minus, size] = moved < 0 ? ["-", -moved] : ["", moved];
    const whole = Math.floor(size / 86_400);
    return `${minus}P${whole}DT${size - whole * 86_400}S`;
  },
};
function decimalText(digits, places) {
  const size = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const sign = digits < 0n ? "-" : "";
  const whole = size.slice(0, size.length - places);
  return places === 0 ? sign + whole : `${sign}${whole}.${size.slice(-places)}`;
}
