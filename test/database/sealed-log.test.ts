import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, columnsAsText, logColumns } from '../../src/access/log/canonical.ts';
import { startSealing, verifyLog, WitnessFile } from '../../src/access/log/index.ts';
import { leafHash } from '../../src/access/log/merkle.ts';
import { sealLog } from '../../src/access/log/seal.store.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { sendBySmtp } from '../../src/platform/mail/smtp.ts';
import { aFile, aTown, rows, type Session, type Town } from '../builders/index.ts';
import { PostOffice } from '../support/post-office.ts';
import { expectRefused } from '../support/refusals.ts';
import { headsIn, newWitnessPath, SealedLog } from '../support/sealed-log.ts';

let town: Town;
let sealed: SealedLog;
let session: Session;
beforeAll(async () => {
  town = await aTown();
  sealed = new SealedLog(town);
  const file = await aFile(town).made();
  session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, file.id);
  await town.ask(session, `select authz.log('åäö', 'invalid', null, '{"b": "Å\\"", "a": [1, null]}')`);
});
afterAll(() => town.close());

describe('the seal', () => {
  it('covers every column that a row has, in one form that the program and the database agree on', async () => {
    const columns = await town.look<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'audit.entry'::regclass and attnum > 0 and not attisdropped order by attnum`,
    );
    expect(columns.map(({ name }) => name)).toEqual(logColumns);
    const { rows: found } = await town.admin.query<(string | Buffer | null)[]>({
      text: `select authz.leaf_hash(e), ${columnsAsText('e')} from audit.entry e`,
      rowMode: 'array',
    });
    expect(found.length).toBeGreaterThan(5);
    for (const [hash, ...row] of found) expect(leafHash(canonical(row as (string | null)[]))).toEqual(hash);
  });

  it('comes with every row, in one tree, whose heads are in the database and with the witness', async () => {
    await sealed.seal();
    await town.ask(session, `select authz.log('later', 'done', null, null)`);
    await sealed.seal();
    const checked = await sealed.check();
    expect(checked.wrong).toEqual([]);
    expect(checked.waiting).toBe(0);
    const [counted] = await town.look<{ n: string }>('select count(*) as n from audit.entry');
    expect(checked.rows).toBe(Number(counted?.n));
    const heads = await town.look('select size, root from audit.head order by size');
    expect(headsIn(sealed.path).map(({ size, root }) => ({ size: String(size), root }))).toEqual(
      heads.map(({ size, root }) => ({ size, root: (root as Buffer).toString('hex') })),
    );
  });

  it('waits for a transaction that began before, and never passes it over', async () => {
    const slow = await town.admin.connect();
    try {
      await slow.query('begin');
      await slow.query(`insert into audit.entry (at, action, outcome) values (authz.now(), 'slow', 'done')`);
      await town.ask(session, `select authz.log('quick', 'done', null, null)`);
      const jobs = town.connectJobs();
      await jobs.inOne(async ({ sql }) => {
        expect(await sealLog(sql, 1)).toBe(0);
      });
      await jobs.close();
      await slow.query('commit');
    } finally {
      slow.release();
    }
    await sealed.seal();
    const order = await town.look(
      `select action from audit.leaf l join audit.entry e on e.id = l.entry_id where action in ('slow', 'quick') order by place`,
    );
    expect(order).toEqual([{ action: 'slow' }, { action: 'quick' }]);
    expect((await sealed.check()).wrong).toEqual([]);
  });
});

describe('the witness by mail', () => {
  let office: PostOffice;
  let jobs: JobsDatabase;
  const to = 'vittne@annan-kommun.example';
  beforeAll(async () => {
    office = await new PostOffice().open();
    jobs = town.connectJobs();
  });
  afterAll(async () => {
    await office.close();
    await jobs.close();
  });

  /** Seals for as long as the work goes on; `everyMs` stands for the minute between two mails. */
  async function sealing(everyMs: number, work: (look: () => Promise<void>) => Promise<void>): Promise<void> {
    const faults: unknown[] = [];
    const sealer = await startSealing({
      jobs,
      file: new WitnessFile(newWitnessPath()),
      mail: { to, everyMs, send: (letter) => sendBySmtp(office.place, letter) },
      madeUp: false,
      reportFault: (error) => faults.push(error),
    });
    // Other databases of the test server have transactions too, which a row waits for.
    const look = async () => {
      for (let tries = 0; tries < 400; tries++) {
        await sealer.look(1);
        const left = await town.look(
          'select from audit.entry e where not exists (select from audit.leaf l where l.entry_id = e.id) limit 1',
        );
        if (left.length === 0) return sealer.look(1);
      }
    };
    await work(look).finally(() => sealer.stop());
    expect(faults).toEqual([]);
  }
  const happens = () => town.ask(session, `select authz.log('hemligt.ord', 'done', null, '{"name": "Mona"}')`);
  const newest = async () => {
    const [head] = await town.look<{ size: string; root: string }>(
      `select size, encode(root, 'hex') as root from audit.head order by size desc limit 1`,
    );
    return head ?? { size: '', root: '' };
  };

  it('gets the newest head and nothing else: two numbers and a time, which verify-log takes', async () => {
    await happens();
    await sealing(0, (look) => look());
    const head = await newest();
    const mail = office.arrived.at(-1);
    expect(mail?.to).toBe(to);
    const [head_, body = ''] = mail?.source.split(/\r?\n\r?\n/, 2) ?? [];
    expect(body.trim().split(/\s+/)[0]).toBe(`${head.size}:${head.root}`);
    expect(body.trim()).toMatch(/^\d+:[0-9a-f]{64}\s+\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(head_).toContain(`Subject: ${head.size}\r\n`);
    // No name, topic, unit, or address of the program: whoever sees the mail learns that a system counts.
    for (const word of ['Mona', 'hemligt', 'Strandhaga', 'Samgrepp', 'log', 'http', 'akt'])
      expect(mail?.source.toLowerCase()).not.toContain(word.toLowerCase());
    expect((await sealed.check([{ size: Number(head.size), root: head.root, at: 'by mail' }])).wrong).toEqual([]);
  });

  it('gets it later, once, when the mail server was gone, and the sealing goes on meanwhile', async () => {
    await sealing(0, async (look) => {
      await look();
      const before = office.arrived.length;
      await office.close();
      await happens();
      await look();
      const missed = await newest();
      await office.open();
      await look();
      await look();
      const sizes = office.arrived.slice(before).map(({ source }) => Number(/^Subject: (\d+)/m.exec(source)?.[1]));
      expect(sizes).toHaveLength(1);
      // A row that a transaction elsewhere held back may have come in between.
      expect(sizes[0]).toBeGreaterThanOrEqual(Number(missed.size));
    });
  });

  it('gets one mail a minute however much is sealed', async () => {
    const before = office.arrived.length;
    await sealing(60_000, async (look) => {
      for (let n = 0; n < 3; n++) {
        await happens();
        await look();
      }
    });
    expect(office.arrived.length - before).toBe(1);
  });
});

describe('npm run verify-log', () => {
  const run = async (...args: string[]) => {
    const said: string[] = [];
    const wrong: string[] = [];
    const settings = { databaseUrl: town.adminUrl, dataDir: '', secretsDir: '', witnessFile: sealed.path };
    const tell = { say: (line: string) => said.push(line), wrong: (line: string) => wrong.push(line) };
    const whole = await verifyLog(settings, args, tell);
    return { whole, out: said.join('\n'), error: wrong.join('\n') };
  };

  it('says that the log is as it was sealed, or which row is not, and how to go on', async () => {
    await sealed.seal();
    const good = await run();
    expect(good).toMatchObject({ whole: true, error: '' });
    const head = /as it was sealed\. (\d+:[0-9a-f]{64})$/.exec(good.out)?.[1] ?? '';
    expect((await run('--head', head)).whole).toBe(true);
    const other = await run('--head', `${head.split(':')[0]}:${'0'.repeat(64)}`);
    expect(other).toMatchObject({ whole: false, out: expect.stringContaining('NOT as it was sealed') });
    expect(other.error).toContain('rewritten');
    await expect(run('--head', '12')).rejects.toThrow(/^Write npm run verify-log -- /);

    await town.look(
      `set session_replication_role = replica; update audit.entry set action = 'file.closed' where id = 7; reset session_replication_role`,
    );
    const changed = await run();
    expect(changed.whole).toBe(false);
    expect(changed.error).toMatch(/^Row 7 is not what was sealed/);
    expect(changed.out).toContain('NOT as it was sealed');
  });
});

describe('nobody', () => {
  it.each(['entry', 'leaf', 'head'])(
    'changes, removes or empties audit.%s, not even by mistake of one who may',
    async (table) => {
      for (const statement of [
        `update audit.${table} set ${table === 'leaf' ? 'place = place' : 'at = at'}`,
        `delete from audit.${table}`,
        `truncate audit.${table}`,
      ])
        await expect(town.look(statement), statement).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('who answers pages or works in the background reads the log, or seals with rows of its own', async () => {
    for (const statement of [
      'select * from audit.entry',
      'select * from audit.leaf',
      'select * from audit.head',
      'select authz.seal_log(1)',
      `insert into audit.leaf values (0, 1, '\\x00')`,
    ])
      await expectRefused(town.ask(session, statement));
    const jobs = town.connectJobs();
    for (const table of ['entry', 'leaf', 'head'])
      await expectRefused(jobs.inOne(({ sql }) => rows(sql, `select * from audit.${table}`)));
    await jobs.close();
  });
});
