// Calendar files (RFC 5545) of whole-day events, made in the browser.

/** @typedef {{uid: string, date: string, title: string, text?: string}} Day `date` is YYYY-MM-DD */

/**
 * @param {readonly Day[]} days
 * @param {Date} now the moment of making
 * @returns {string} an iCalendar file, lines ended with CRLF and folded at 75 octets
 */
export function calendar(days, now) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tietopankki//Suunnitelma//FI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
  for (const day of days) {
    lines.push("BEGIN:VEVENT", `UID:${escape(day.uid)}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(day.date)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day.date, 1))}`, `SUMMARY:${escape(day.title)}`);
    if (day.text) lines.push(`DESCRIPTION:${escape(day.text)}`);
    lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map(fold).join("\r\n") + "\r\n";
}

/** @param {string} date @param {number} days @returns {string} */
export function addDays(date, days) {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

// The Finnish holidays that are always on the same day. The others the reader moves.
const HOLIDAYS = ["01-01", "01-06", "05-01", "12-06", "12-24", "12-25", "12-26"];

/** The date, or the first day after it that is no weekend and no fixed holiday. @param {string} date @returns {string} */
export function workday(date) {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  const free = weekday === 0 || weekday === 6 || HOLIDAYS.includes(date.slice(5));
  return free ? workday(addDays(date, 1)) : date;
}

/** The first Monday after a date. @param {string} date */
export function nextMonday(date) {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return addDays(date, weekday === 0 ? 1 : 8 - weekday);
}

const compact = (/** @type {string} */ date) => date.replaceAll("-", "");
const escape = (/** @type {string} */ text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n|\r/g, "\\n");

/** Fold a line so that no part has more than 75 octets and no character is cut. @param {string} line */
function fold(line) {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
