import { type FileContext, giveWaiver } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Paper } from '../platform/pdf/paper.ts';
import { childConsent } from './child-consent.ts';
import {
  consentsOf,
  leftToEnd,
  limitsTold,
  notAsked,
  refused,
  saidYes,
  signed,
  whoAsksAgain,
} from './consent.store.ts';
import { type Consent, endsAs, type NotAsked, renewedBy } from './consent.ts';
import { insertPaper } from './paper.store.ts';
import { whoIsAsked } from './people.store.ts';

/** `answered`: somebody answered in the meantime, or what comes first hasn't been done. */
type Outcome<T> = Promise<Result<T, 'answered'>>;

export async function tellLimits(ctx: FileContext, consent: Consent): Outcome<true> {
  return (await limitsTold(ctx, ctx.file, consent.id)) ? ok(true) : err('answered');
}

export async function hearYes(ctx: FileContext, consent: Consent): Outcome<true> {
  return (await saidYes(ctx, ctx.file, consent.id)) ? ok(true) : err('answered');
}

export async function hearNo(ctx: FileContext, consent: Consent): Outcome<true> {
  if (!(await refused(ctx, ctx.file, consent.id))) return err('answered');
  await happened(ctx, ctx.file, { kind: 'consent.refused', section: 'consents', subject: { consent: consent.id } });
  return ok(true);
}

export async function leaveUnasked(ctx: FileContext, consent: Consent, because: NotAsked): Outcome<true> {
  if (!(await notAsked(ctx, ctx.file, consent.id, because))) return err('answered');
  await happened(ctx, ctx.file, { kind: 'consent.notAsked', section: 'consents', subject: { consent: consent.id } });
  return ok(true);
}

/** `holds`: it opens from now. `outside`: it opens nothing here. `waits`: others have to sign too. */
export type Signed = 'holds' | 'outside' | 'waits';

/** A signature makes the consent a ground at once, in this transaction; a child's only when all who must have signed. */
export async function sign(
  ctx: FileContext,
  consent: Consent,
  how: { readonly how: 'screen'; readonly signature: string } | { readonly how: 'paper'; readonly paper: Paper },
): Outcome<Signed> {
  const { file, sql } = ctx;
  if (!(await signed(ctx, file, consent.id, how))) return err('answered');
  if (how.how === 'paper') await insertPaper(ctx, file, consent.id, how.paper);
  const all = await consentsOf(sql, file);
  const complete = consent.askingId === null || (await isComplete(ctx, consent, all));
  const subject = { consent: consent.id };
  if (!complete) {
    await happened(ctx, file, { kind: 'consent.signed', section: 'consents', subject });
    return ok('waits');
  }
  await happened(ctx, file, {
    kind: 'consent.given',
    section: 'consents',
    subject,
    about: endsAs(consent),
    replaces: renewedBy(consent, all).map(endsAs),
    due: consent.validTo,
    owner: await whoAsksAgain(ctx, file, consent.askedById),
  });
  if (consent.receiver.unitId === null) return ok('outside');
  await giveWaiver(sql, consent.id, consent.parts);
  return ok('holds');
}

/** She who takes it up before it ends knows that it is not to be asked for again; what is open now stays open to its last day. */
export async function letEnd(ctx: FileContext, consent: Consent): Outcome<true> {
  if (!(await leftToEnd(ctx, ctx.file, consent))) return err('answered');
  await happened(ctx, ctx.file, {
    kind: 'consent.leftToEnd',
    section: 'consents',
    subject: { consent: consent.id },
    about: endsAs(consent),
  });
  return ok(true);
}

const isComplete = async (ctx: FileContext, consent: Consent, all: readonly Consent[]): Promise<boolean> => {
  const asking = await whoIsAsked(ctx.sql, ctx.file, ctx.now);
  const forms = all.filter(({ askingId }) => askingId === consent.askingId);
  return weigh(forms, asking).state === 'complete' && forms.every(({ withdrawnAt }) => withdrawnAt === null);
};

/** What the forms of one asking about a child come to. */
export function weigh(
  forms: readonly Consent[],
  { age, housing }: { readonly age: number | undefined; readonly housing?: boolean },
): ReturnType<typeof childConsent> {
  const own = forms.find(({ givenAs }) => givenAs === 'child');
  return childConsent({
    age,
    ...(housing === undefined ? {} : { housing }),
    guardians: forms
      .filter(({ givenAs }) => givenAs === 'guardian')
      .map(({ id, answer, notAskedBecause }) => ({ id, answer, notAskedBecause })),
    ...(own ? { child: { answer: own.answer, mature: own.matureBecause !== null } } : {}),
  });
}
