import { USUAL_LIMITS } from "../http/reading.js";
const POSITIVE = [
  "bodyBytes",
  "bodyValues",
  "fileBytes",
  "bodySeconds",
  "heartbeatSeconds",
];
function toConsole({ message, error }) {
  if (error === undefined) console.error(message);
  else console.error(message, error);
}
/** All settings, with the usual ones where none are given. Throws `RangeError` for what cannot be meant. */
export function settingsOf(given) {
  const settings = {
    ...USUAL_LIMITS,
    bodySeconds: 30,
    checked: process.env["NODE_ENV"] === "production" ? 0 : 1,
    heartbeatSeconds: 15,
    log: toConsole,
    ...given,
  };
  for (const name of POSITIVE) {
    if (!(settings[name] > 0)) throw new RangeError(`${name} is more than 0`);
  }
  if (!(settings.checked >= 0 && settings.checked <= 1))
    throw new RangeError("checked is a share, from 0 to 1");
  return settings;
}
