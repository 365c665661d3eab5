import { describe, expect, it } from 'vitest';
import { eventKinds, isEventKind } from './event-kind.ts';

describe('event kinds', () => {
  it('are listed once, as subject and what happened to it', () => {
    expect(new Set(eventKinds).size).toBe(eventKinds.length);
    for (const kind of eventKinds) expect(kind).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
  });

  it('are told from other words', () => {
    expect(isEventKind('contact.received')).toBe(true);
    for (const other of ['contact', 'Contact.received', '', undefined, 'toString'])
      expect(isEventKind(other)).toBe(false);
  });
});
