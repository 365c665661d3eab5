import type { ConsentId, FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { newId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { findSetting } from '../organisation/index.ts';
import { showFullDay } from '../platform/language/dates.ts';
import type { AskForm } from './ask-form.ts';
import { insertAsked } from './consent.store.ts';
import { type AskingId, type NotAsked, newReference } from './consent.ts';
import type { Guardian } from './people.store.ts';
import type { GivenAs } from './worded.ts';
import { worderIn } from './wording.ts';

type Giver = { readonly givenAs: GivenAs; readonly guardian?: Guardian; readonly notAsked: NotAsked | null };

/** Each who is to answer gets a form of their own; those who can't be asked are written down with why. */
const giversOf = (asked: AskForm, isChild: boolean): Giver[] => {
  if (!isChild) return [{ givenAs: 'self', notAsked: asked.now === 'alone' ? null : (asked.now ?? null) }];
  return [
    ...asked.guardians.map((guardian): Giver => ({ givenAs: 'guardian', guardian, notAsked: guardian.notAsked })),
    ...(asked.mature ? [{ givenAs: 'child', notAsked: null } as const] : []),
  ];
};

/** Writes down what is asked, in the words that will be signed. Answers the forms, first those that wait. */
export async function askConsent(
  ctx: FileContext,
  asked: AskForm,
  isChild: boolean,
): Promise<readonly { readonly id: ConsentId; readonly notAsked: NotAsked | null }[]> {
  const { file } = ctx;
  const worder = worderIn(asked.language);
  const municipality = await findSetting(ctx.sql, 'municipality.name');
  const askingId = isChild ? newId<AskingId>() : null;
  const made: { id: ConsentId; notAsked: NotAsked | null }[] = [];
  for (const giver of giversOf(asked, isChild)) {
    const id = newId<ConsentId>();
    await insertAsked(ctx, file, {
      id,
      reference: newReference(),
      askingId,
      givenAs: giver.givenAs,
      giverId: giver.guardian?.id ?? null,
      giverName: giver.guardian?.name ?? null,
      matureBecause: giver.givenAs === 'child' ? (asked.mature ?? null) : null,
      receiver: asked.receiver,
      purpose: asked.purpose,
      parts: asked.parts,
      validTo: endOfDay(asked.until),
      wording: worder.wording({
        municipality: municipality ?? '',
        givenAs: giver.givenAs,
        receiver: asked.receiver.name,
        outside: asked.receiver.unitId === null,
        purpose: asked.purpose,
        parts: asked.parts,
        until: showFullDay(asked.language, asked.until),
      }),
      wordingVersion: worder.version,
      language: asked.language,
      heardIn: asked.heardIn,
      notAskedBecause: giver.notAsked,
    });
    made.push({ id, notAsked: giver.notAsked });
  }
  // One event: a question that can be answered, or that it couldn't be put.
  const waits = made.find(({ notAsked }) => notAsked === null);
  const about = waits ?? made[0];
  if (about)
    await happened(ctx, file, {
      kind: waits ? 'consent.asked' : 'consent.notAsked',
      section: 'consents',
      subject: { consent: about.id },
    });
  return made.toSorted((one, other) => Number(one.notAsked !== null) - Number(other.notAsked !== null));
}
