import { z } from 'zod';
import {
  type Answer,
  document,
  type FileContext,
  fewMaySee,
  fileCommand,
  filePage,
  invalid,
  leadsUnitOf,
  missing,
  OvertakenError,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { recordDisclosure, whoIsAsked } from '../consent/index.ts';
import { teamReaders } from '../location/index.ts';
import { findSetting, listStaff } from '../organisation/index.ts';
import { mustTick, oneOf, optionalText, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { withheldIn } from '../withholding/index.ts';
import { faultIn } from './check-text.ts';
import {
  blockGuardian,
  endGuardianBlock,
  insertLetter,
  lettersOf,
  peopleIn,
  placeIsChecked,
  signLetter,
  withdrawLetter,
} from './letter.store.ts';
import { type Guardian, isBlocked, isStopped, type Letter, letterSubjects, placeSecrets } from './letter.ts';
import { letterSheet } from './letter-pdf.ts';
import { LetterPage, type Signing } from './pages/letter-page.tsx';
import { ListPage } from './pages/list-page.tsx';
import { WritePage } from './pages/write-page.tsx';
import { letterTexts, referenceOf } from './texts.ts';

const purpose = 'letters';
const reads = { who: 'file', reads: ['identity', 'protection', 'decisions'] } as const;
const writes = { ...reads, writes: ['decisions'] } as const;
const list = (ctx: FileContext) => `/akt/${ctx.file.id}/brev`;
const at = (ctx: FileContext, letter: Letter) => `${list(ctx)}/${letter.id}`;

async function drawList(ctx: FileContext, refused?: Parameters<typeof ListPage>[0]['refused']) {
  const [{ guardians }, letters] = await Promise.all([peopleIn(ctx), lettersOf(ctx.sql, ctx.file)]);
  return <ListPage ctx={ctx} guardians={guardians} letters={letters} {...(refused && { refused })} />;
}

/** A child's own file, which alone has guardians who may be written to. */
const ofChild = async ({ sql, file, now }: FileContext): Promise<boolean> =>
  file.kind === 'person' && (await whoIsAsked(sql, file, now)).isChild;

type Known = Awaited<ReturnType<typeof peopleIn>>;

const withGuardian =
  (work: (ctx: FileContext, reader: Guardian, known: Known) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const known = await peopleIn(ctx);
    const reader = known.guardians.find(({ id }) => id === ctx.params.person);
    return reader && (await ofChild(ctx)) ? work(ctx, reader, known) : missing;
  };

const withLetter =
  (work: (ctx: FileContext, letter: Letter, reader: Guardian, known: Known) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const [known, letters] = await Promise.all([peopleIn(ctx), lettersOf(ctx.sql, ctx.file)]);
    const letter = letters.find(({ id }) => id === ctx.params.letter);
    const reader = letter && known.guardians.find(({ id }) => id === letter.guardianId);
    return letter && reader && (await ofChild(ctx)) ? work(ctx, letter, reader, known) : missing;
  };

/** A letter has a receiver by name: one that is to nobody can be to anybody. */
const withReader: typeof withGuardian = (work) =>
  withGuardian(async (ctx, reader, known) => (reader.name ? work(ctx, reader, known) : missing));

const write = withReader(async (ctx, reader, { guardians, child }) => {
  const t = letterTexts(ctx.language);
  const fields = z.object({
    subject: oneOf(letterSubjects, { missing: t.form.subjectMissing }),
    message: text({ max: 4000, missing: t.form.messageMissing }),
    harm: oneOf(['yes', 'no'], { missing: t.form.harmMissing }),
    harmWords: text({ max: 1000, missing: t.form.harmWordsMissing }),
    placeSecret: oneOf(placeSecrets, { missing: t.form.placeSecretMissing }),
    heldBack: optionalText({ max: 1000 }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return invalid(<WritePage ctx={ctx} reader={reader} guardians={guardians} form={read.form} />);
  const again = (errors: Record<string, string>) => {
    const form = withErrors(postedForm(ctx.body), errors);
    return invalid(<WritePage ctx={ctx} reader={reader} guardians={guardians} form={form} />);
  };
  const { subject, message, harm, harmWords, placeSecret, heldBack } = read.value;
  if (harm === 'yes') return again({ harm: t.form.harmStops });
  const fault = await faultIn(ctx, message, reader);
  if (fault) return again({ message: fault });
  const me = (await listStaff(ctx.sql, ctx.now)).find(({ id }) => id === ctx.actor.staffId);
  const content = {
    subject,
    message,
    guardian: reader.name,
    // Given names: the paper names the child no more than its reader knows already.
    child: (child.name ?? '').split(/\s+/)[0] ?? '',
    contact: { name: ctx.actor.name, phone: me?.phone ?? null },
  };
  const id = await insertLetter(ctx, ctx.file, { guardianId: reader.id, content, harmWords, placeSecret, heldBack });
  await happened(ctx, ctx.file, { kind: 'letter.made', section: 'decisions', subject: { letter: id } });
  return redirect(`${list(ctx)}/${id}`, { text: t.form.made });
});

/** Who may sign; the database asks the same again. */
async function signingOf(ctx: FileContext, letter: Letter, reader: Guardian): Promise<Signing> {
  if (letter.signedAt) return 'done';
  const guarded = isBlocked(reader) || fewMaySee(ctx.file.protection);
  if (guarded && !leadsUnitOf(ctx.file, ctx.actor)) return 'leaderLooks';
  if (letter.madeById === ctx.actor.staffId || !ctx.file.mayWrite('decisions')) return 'anotherLooks';
  if (!(await placeIsChecked(ctx.sql, letter.id)))
    return {
      seePlace: (await teamReaders(ctx.sql, ctx.file)).filter((one) => one.reads && one.staffId !== letter.madeById),
    };
  return guarded ? 'mayAsLeader' : 'may';
}

const sign = withLetter(async (ctx, letter, reader, { guardians }) => {
  const t = letterTexts(ctx.language);
  const signing = await signingOf(ctx, letter, reader);
  if (letter.withdrawnAt) return missing;
  if (typeof signing === 'object')
    return invalid(
      <LetterPage ctx={ctx} letter={letter} reader={reader} guardians={guardians} signing={signing} withheld={[]} />,
      409,
    );
  if (signing !== 'may' && signing !== 'mayAsLeader') return missing;
  const asLeader = signing === 'mayAsLeader';
  const fields = z.object({
    checked: mustTick({ missing: t.problems.checkedMissing }),
    exception: asLeader ? text({ max: 1000, missing: t.problems.exceptionMissing }) : optionalText({ max: 1000 }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  const draw = (form: Parameters<typeof LetterPage>[0]['form'] & object) =>
    invalid(
      <LetterPage
        ctx={ctx}
        letter={letter}
        reader={reader}
        guardians={guardians}
        signing={signing}
        withheld={[]}
        form={form}
      />,
    );
  if (!read.ok) return draw(read.form);
  const fault = await faultIn(ctx, letter.content.message, reader);
  if (fault) return draw(withErrors(postedForm(ctx.body), { '': fault }));
  const exception = asLeader ? read.value.exception : undefined;
  await signLetter(ctx.sql, ctx.file, letter.id, exception);
  await recordDisclosure(ctx, ctx.file, {
    letterId: letter.id,
    receiver: { name: reader.name },
    how: 'letter',
    ground: { kind: 'otherProvision', provision: 'guardianOfMinor' },
    parts: ['decisions'],
    words: t.subjects[letter.content.subject],
    heldBackWords: letter.heldBack ?? undefined,
    weighed: {
      for: letter.harmWords,
      against: exception ?? t.form.placeSecrets[letter.placeSecret],
      decidedBy: ctx.actor.staffId,
    },
  });
  await happened(ctx, ctx.file, { kind: 'letter.signed', section: 'decisions', subject: { letter: letter.id } });
  return redirect(at(ctx, letter), { text: t.letter.sign.done });
});

/** What is signed and stands, and was not stopped since. */
const sheet = withLetter(async (ctx, letter, reader) => {
  if (!letter.signedAt || letter.withdrawnAt || isStopped(letter, reader)) return missing;
  const municipality = (await findSetting(ctx.sql, 'municipality.name')) ?? 'Kommunen';
  return document({
    content: letterSheet(letter, municipality),
    mediaType: 'application/pdf',
    fileName: `${referenceOf(letter.id)}.pdf`,
  });
});

const blockWords = (said: string) => z.object({ words: text({ max: 500, missing: said }) });

const stop = withGuardian(async (ctx, reader) => {
  const t = letterTexts(ctx.language).guardians;
  if (reader.block) return missing;
  const read = parseForm(blockWords(t.blockMissing), ctx.body, ctx.language);
  if (!read.ok) return invalid(await drawList(ctx, { person: reader.id, form: { ...read.form, scope: reader.id } }));
  const id = await blockGuardian(ctx, ctx.file, reader.id, read.value.words);
  await happened(ctx, ctx.file, { kind: 'guardian.blocked', section: 'protection', subject: { block: id } });
  const gone = (await lettersOf(ctx.sql, ctx.file)).some(
    ({ guardianId, signedAt, withdrawnAt }) => guardianId === reader.id && signedAt && !withdrawnAt,
  );
  return redirect(list(ctx), { text: gone ? t.wasBlockedLate : t.wasBlocked });
});

const lift = withGuardian(async (ctx, reader) => {
  const t = letterTexts(ctx.language).guardians;
  if (!reader.block) return missing;
  const read = parseForm(blockWords(t.blockMissing), ctx.body, ctx.language);
  if (!read.ok) return invalid(await drawList(ctx, { person: reader.id, form: { ...read.form, scope: reader.id } }));
  if (!(await endGuardianBlock(ctx, ctx.file, reader.block.id, read.value.words))) throw new OvertakenError();
  const subject = { block: reader.block.id };
  await happened(ctx, ctx.file, { kind: 'guardian.unblocked', section: 'protection', subject });
  return redirect(list(ctx), { text: t.wasLifted });
});

const guardWrites = { ...reads, writes: ['protection'] } as const;

export const letterRoutes: readonly StaffRoute[] = [
  filePage({
    path: '/akt/:file/brev',
    access: reads,
    audit: 'letters.listed',
    purpose,
    handle: async (ctx) => ((await ofChild(ctx)) ? page(await drawList(ctx)) : missing),
  }),
  filePage({
    path: '/akt/:file/nytt-brev/:person',
    access: writes,
    audit: 'letter.begun',
    purpose,
    handle: withReader(async (ctx, reader, { guardians }) =>
      page(<WritePage ctx={ctx} reader={reader} guardians={guardians} />),
    ),
  }),
  fileCommand({ path: '/akt/:file/nytt-brev/:person', access: writes, audit: 'letter.made', purpose, handle: write }),
  filePage({
    path: '/akt/:file/brev/:letter',
    access: reads,
    audit: 'letter.read',
    purpose,
    handle: withLetter(async (ctx, letter, reader, { guardians }) =>
      page(
        <LetterPage
          ctx={ctx}
          letter={letter}
          reader={reader}
          guardians={guardians}
          signing={await signingOf(ctx, letter, reader)}
          withheld={await withheldIn(ctx.sql, ctx.file)}
        />,
      ),
    ),
  }),
  filePage({
    path: '/akt/:file/brev/:letter/blad',
    access: reads,
    audit: 'letter.printed',
    proof: 'fresh',
    purpose,
    handle: sheet,
  }),
  fileCommand({
    path: '/akt/:file/brev/:letter/signera',
    access: { ...writes, writes: ['decisions', 'consents'] },
    audit: 'letter.signAsked',
    proof: 'fresh',
    purpose,
    handle: sign,
  }),
  fileCommand({
    path: '/akt/:file/brev/:letter/dra-tillbaka',
    access: writes,
    audit: 'letter.withdrawn',
    purpose,
    handle: withLetter(async (ctx, letter) => {
      if (!(await withdrawLetter(ctx, ctx.file, letter.id))) return missing;
      await happened(ctx, ctx.file, { kind: 'letter.withdrawn', section: 'decisions', subject: { letter: letter.id } });
      return redirect(at(ctx, letter), { text: letterTexts(ctx.language).letter.withdrawn });
    }),
  }),
  fileCommand({
    path: '/akt/:file/lasare/:person/stopp',
    access: guardWrites,
    audit: 'guardian.blocked',
    purpose,
    handle: stop,
  }),
  fileCommand({
    path: '/akt/:file/lasare/:person/hav',
    access: guardWrites,
    audit: 'guardian.unblocked',
    proof: 'fresh',
    purpose,
    handle: lift,
  }),
];
