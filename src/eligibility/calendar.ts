/** One entry of the calendar: a whole day, in the words that the reader sees. */
export interface CalendarEvent {
  /** `2027-05-01` */
  day: string;
  summary: string;
  description?: string;
  /** It comes again on that day of every later year. */
  everyYear?: boolean;
}

const mostOctets = 75;

/**
 * An iCalendar object (RFC 5545) of whole days, each with a reminder a week before. `now` is milliseconds since 1970 UTC,
 * `isPublic` a calendar that anybody may subscribe to: what a family keeps for itself is marked as private. The same day and summary give the same UID, so that a second import changes the entry and does not double it.
 */
export function calendarOf(
  events: readonly CalendarEvent[],
  { now, product, isPublic = false }: { now: number; product: string; isPublic?: boolean },
): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${textOf(product)}`,
    'CALSCALE:GREGORIAN',
    ...events.flatMap(({ day, summary, description, everyYear }) => [
      'BEGIN:VEVENT',
      `UID:${day}-${digestOf(summary)}@tongxiang.invalid`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replace(/-/g, '')}`,
      ...(everyYear === true ? ['RRULE:FREQ=YEARLY'] : []),
      `SUMMARY:${textOf(summary)}`,
      ...(description === undefined ? [] : [`DESCRIPTION:${textOf(description)}`]),
      'TRANSP:TRANSPARENT',
      `CLASS:${isPublic ? 'PUBLIC' : 'PRIVATE'}`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${textOf(summary)}`,
      'TRIGGER:-P7D',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** TEXT (3.3.11). Controls are not allowed in it; a line break is written `\n`. */
const textOf = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- the point of it
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n');

/** Lines of at most 75 octets (3.1), never broken within a character: Chinese has three octets each. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > mostOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** FNV-1a, 32 bits: to tell events of one day apart, nothing more. */
function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16);
}
