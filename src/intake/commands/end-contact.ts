import type { FileContext } from '../../access/index.ts';
import { happened } from '../../clocks/index.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { changeOnDesk } from '../../today/index.ts';
import { changeContact, markWritten } from '../contact.store.ts';
import { type ContactState, type EndFacts, type MissingAnswer, missingBefore, moveContact } from '../contact.ts';
import type { AdviceOutcome, InformationKind } from '../contact-codes.ts';
import type { ContactFacts } from '../load-contact.ts';

export type EndProblem = 'notFromHere' | readonly MissingAnswer[];

/** What is answered so far. A protection assessment and a concern report are answered when their clocks no longer run. */
export function endFacts(
  { contact, clocks, people, owner }: ContactFacts,
  safeContactAnswered: boolean,
  said: { outcomeInWords?: boolean; informationGiven?: boolean } = {},
): EndFacts {
  const runs = (kind: string, about?: string) =>
    clocks.some((clock) => clock.kind === kind && (about === undefined || clock.about === about));
  return {
    safeContactAnswered,
    childrenKnown: contact.childrenKnown,
    children: people
      .filter(({ part }) => part === 'child')
      .map(({ id }) => ({
        protectionAssessed: !runs('childProtection', id),
        concernAnswered: !runs('ownConcernReport', id),
      })),
    adultProtectionAssessed: !runs('adultProtection'),
    urgencySet: contact.urgency > 0,
    ownerNamed: owner !== undefined,
    outcomeInWords: said.outcomeInWords ?? false,
    informationGiven: said.informationGiven ?? false,
  };
}

/**
 * She may say no, and then it is noted how she comes back. Her no answers nothing for a child: protection and the duty
 * to report come first (SoL 19:1, 20:1).
 */
export async function notNow(
  ctx: FileContext,
  facts: ContactFacts,
  safeContactAnswered: boolean,
  said: {
    comeBack: string;
    information: readonly InformationKind[];
    mayContact: boolean;
    words?: string | undefined;
  },
): Promise<Result<true, EndProblem>> {
  const moved = moveContact(facts.contact.state, 'leaveForNow');
  if (!moved.ok) return moved;
  const left = missingBefore(
    'leaveForNow',
    endFacts(facts, safeContactAnswered, { informationGiven: said.information.length > 0 }),
  );
  if (left.length > 0) return err(left);
  const { sql, file, now } = ctx;
  await changeContact(sql, file, {
    state: moved.value,
    outcome: 'notNow',
    outcomeWords: said.words ?? null,
    comeBack: said.comeBack,
    informationGiven: said.information,
    mayContact: said.mayContact,
    endedAt: now,
  });
  await moveOnDesk(ctx, moved.value);
  await markWritten(sql, file.id, now);
  await happened(ctx, file, { kind: 'contact.notNow', section: 'account' });
  return ok(true);
}

/** Advice, or not ours: refused while a child of this contact has neither a report nor a decision that none is needed. */
export async function endWithAdvice(
  ctx: FileContext,
  facts: ContactFacts,
  safeContactAnswered: boolean,
  said: { outcome: AdviceOutcome; words: string },
): Promise<Result<true, EndProblem>> {
  const moved = moveContact(facts.contact.state, 'end');
  if (!moved.ok) return moved;
  const left = missingBefore('end', endFacts(facts, safeContactAnswered, { outcomeInWords: said.words !== '' }));
  if (left.length > 0) return err(left);
  const { sql, file, now } = ctx;
  await changeContact(sql, file, { state: moved.value, outcome: said.outcome, outcomeWords: said.words, endedAt: now });
  await moveOnDesk(ctx, moved.value);
  await markWritten(sql, file.id, now);
  await happened(ctx, file, { kind: 'contact.ended', section: 'account', subject: { outcome: said.outcome } });
  return ok(true);
}

/** She comes back: everything is there, and the clocks start from now. */
export async function reopen(
  ctx: FileContext,
  { contact, people }: ContactFacts,
): Promise<Result<true, 'notFromHere'>> {
  const moved = moveContact(contact.state, 'reopen');
  if (!moved.ok) return moved;
  const { sql, file } = ctx;
  await changeContact(sql, file, { state: moved.value, outcome: null, endedAt: null });
  await moveOnDesk(ctx, moved.value);
  const self = people.find(({ part }) => part === 'self');
  await happened(ctx, file, { kind: 'contact.reopened', section: 'account', ...(self ? { about: self.id } : {}) });
  return ok(true);
}

const moveOnDesk = (ctx: FileContext, state: ContactState) => changeOnDesk(ctx.sql, ctx.file.id, { state }, ctx.now);
