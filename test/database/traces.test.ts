import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLog } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aTown, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { appTables } from './expected-grants.ts';

// No reading without a session, and none without a trace.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const logOf = (fileId: string) =>
  town.look<{ action: string; outcome: string; opening_id: string | null; session_id: string | null }>(
    'select action, outcome, opening_id, session_id from audit.entry where file_id = $1 order by id',
    [fileId],
  );

describe('work without a session', () => {
  it('reads no row of any table but the settings', async () => {
    await aContact(town).withNote('Ett').onDesk().made();
    const nobody: Session = { id: newId(), token: '', staffId: newId() };
    const seen: Record<string, number> = {};
    const there: string[] = [];
    for (const table of Object.keys(appTables).filter((name) => name !== 'data.setting')) {
      const [hidden] = await town.look<{ n: string }>(`select count(*) as n from ${table}`);
      if (Number(hidden?.n) > 0) there.push(table);
      const [row] = await town.ask<{ count: number }>(nobody, `select count(*) from ${table}`);
      if (row?.count !== 0) seen[table] = row?.count ?? -1;
    }
    expect(seen).toEqual({});
    expect(there).toEqual(
      expect.arrayContaining(['data.note', 'data.desk', 'data.file_key', 'authz.file', 'authz.ground', 'authz.staff']),
    );
  });
});

describe('the log', () => {
  it('has its line in the transaction of the page: together or not at all', async () => {
    const file = await aFile(town).made();
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    await town.act(session, ({ sql }) => writeLog(sql, { action: 'note.read', outcome: 'done', fileId: file.id }));
    const failing = town.act(session, async ({ sql }) => {
      await writeLog(sql, { action: 'note.failed', outcome: 'done', fileId: file.id });
      throw new Error('after the line');
    });
    await expect(failing).rejects.toThrow('after the line');
    const lines = await logOf(file.id);
    expect(lines.find((l) => l.action === 'note.read')?.opening_id).toBeTruthy();
    expect(lines.map((l) => l.action)).not.toContain('note.failed');
  });

  it('can be read and changed by nobody who writes it', async () => {
    const session = await town.signIn(town.staff.administrator);
    await expectRefused(town.ask(session, 'select * from audit.entry'));
    await expectRefused(town.ask(session, 'delete from audit.entry'));
    await expect(town.look('set role samgrepp_gate; select * from audit.entry')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
