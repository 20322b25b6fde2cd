import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import '../../tests/support/properties.ts';
import { type CalendarEvent, calendarOf } from './calendar.ts';

const now = Date.UTC(2026, 10, 21, 3, 4, 5);
const write = (...events: CalendarEvent[]): string => calendarOf(events, { now, product: '童享' });
/** As Thunderbird reads it. */
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return { event, component, day: event.startDate.toString(), summary: event.summary, description: event.description };
  });

describe('calendarOf', () => {
  it('is whole days with a reminder a week before', () => {
    const text = write({ day: '2027-05-01', summary: '第 1 个孩子满 6 岁', description: '义务教育入学\n打疫苗' });
    const [{ event, component, day, summary, description }] = read(text) as [ReturnType<typeof read>[number]];
    expect([day, summary, description]).toEqual(['2027-05-01', '第 1 个孩子满 6 岁', '义务教育入学\n打疫苗']);
    expect(event.startDate.isDate).toBe(true);
    expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-21T03:04:05Z');
    const alarm = component.getFirstSubcomponent('valarm');
    expect(alarm?.getFirstPropertyValue('trigger')?.toString()).toBe('-P7D');
  });

  it('gives the same event the same UID, and two events of a day two', () => {
    const uids = (text: string): string[] => read(text).map(({ event }) => event.uid);
    const [one, other] = [
      { day: '2027-05-01', summary: '甲' },
      { day: '2027-05-01', summary: '乙' },
    ];
    expect(uids(write(one, other))).toEqual(uids(write(one, other)));
    expect(new Set(uids(write(one, other))).size).toBe(2);
  });

  it('comes out as it went in, in lines of at most 75 octets that end in CRLF', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim());
    const tricky = fc.constantFrom(
      '一，二；三：四\\五,六;七',
      'ئۇيغۇرچە، ھۆججەت؛',
      '𠮷𠮷𠮷'.repeat(30),
      '孩子'.repeat(60),
      'a'.repeat(200),
      'BEGIN:VEVENT',
      'a\\nb',
    );
    fc.assert(
      fc.property(fc.oneof(words, tricky), fc.oneof(words, tricky), (summary, description) => {
        const text = write({ day: '2027-05-01', summary: `甲${summary}`, description: `乙${description}\n丙` });
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(read(text)).toMatchObject([{ summary: `甲${summary}`, description: `乙${description}\n丙` }]);
      }),
    );
  });

  it('lets no text end its line and begin another property', () => {
    const text = write({ day: '2027-05-01', summary: '甲\r\nATTENDEE:mailto:a@example.org' });
    expect(read(text)).toHaveLength(1);
    expect(text).not.toMatch(/^ATTENDEE/mu);
  });
});
