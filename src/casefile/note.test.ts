import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { eventKinds } from '../kernel/event-kind.ts';
import { type EventId, newId } from '../kernel/ids.ts';
import { newPageVersion, parseVersion, showVersion } from '../platform/web/page-version.ts';
import { maySign } from './note.ts';
import { kindsIn, parseCursor, parseGroup, showCursor, timelineGroups } from './timeline.ts';

const now = Temporal.Instant.from('2027-03-09T08:30:00Z');
const draft = { text: 'Hon ringde.', beganAt: now, happenedAt: now, signedAt: null, removedAt: null };

describe('signing', () => {
  it.each([
    ['as it stands', {}, undefined],
    ['empty', { text: ' \n' }, 'empty'],
    ['about tomorrow', { happenedAt: now.add({ hours: 24 }) }, 'inFuture'],
    ['twice', { signedAt: now }, 'signed'],
    ['when removed', { removedAt: now }, 'removed'],
  ])('%s', (_, otherwise, problem) => {
    const result = maySign({ ...draft, ...otherwise }, now);
    expect(result.ok ? undefined : result.error).toBe(problem);
  });
});

describe('the version of a page', () => {
  it('is read as it was written, and nothing else is', () => {
    const version = newPageVersion(12);
    expect(parseVersion(showVersion(version))).toEqual({ ok: true, value: version });
    for (const odd of ['', '12', '-1.a1b2c3d4', '1.A1B2C3D4', '1.a1b2c3d4 or true', '9999999999.a1b2c3d4'])
      expect(parseVersion(odd).ok).toBe(false);
  });
});

describe('the time line', () => {
  it('goes on from where the page before ended; a cursor that was tampered with is none', () => {
    const cursor = { at: now, id: newId<EventId>() };
    expect(parseCursor(showCursor(cursor))).toEqual(cursor);
    for (const odd of [undefined, '', 'x_y', `${now}_x`, `${now}`]) expect(parseCursor(odd)).toBeUndefined();
  });

  it('has each kind of event in one group, and leaves none out', () => {
    expect(timelineGroups.flatMap(kindsIn).toSorted()).toEqual([...eventKinds].toSorted());
    expect(parseGroup('allt')).toBeUndefined();
  });
});
