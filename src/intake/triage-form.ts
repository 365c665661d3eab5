import { z } from 'zod';
import type { ProtectedIdentity } from '../access/index.ts';
import type { FileId, StaffId } from '../kernel/ids.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { checkbox, emptyForm, type FormState, manyOf, oneOf, optional, optionalText } from '../platform/web/form.ts';
import type { Triage } from './commands/file-of-person.ts';
import type { ContactFacts } from './load-contact.ts';
import type { Colleague } from './receivers.store.ts';
import { intakeTexts } from './texts.ts';
import { goesAlongByDefault, mayHaveFile, type PersonPlan, partsFor } from './triage.ts';

export const protectionLevels = [
  'none',
  'secrecyMarker',
  'protectedRegistration',
  'assumedIdentity',
] as const satisfies readonly ProtectedIdentity[];

/** A file of the actor's own desk, as a choice for somebody who has one already. */
export type OwnFile = {
  readonly fileId: FileId;
  readonly reference: string;
  readonly label: string;
  /** Closed: joining a contact to it opens it again. */
  readonly closed: boolean;
};

type Problems = ReturnType<typeof intakeTexts>['problems'];
const saying = (of: (t: Problems) => string) => (language: Language) => of(intakeTexts(language).problems);

/** The name of a person's fields: letters, digits and nothing else. */
export const fieldOf = (id: string): string => `p${id.replaceAll('-', '')}`;

export function triageForm(
  facts: ContactFacts,
  files: readonly OwnFile[],
  staff: readonly Colleague[],
  actor: StaffId,
) {
  const people = facts.people.filter(mayHaveFile);
  const someone = oneOf([...new Set(staff.map(({ staffId }) => staffId))], { missing: saying((t) => t.receiver) });
  const stands = oneOf([...new Set(staff.map(({ staffId }) => staffId))], { missing: saying((t) => t.deputy) });
  const tellings = facts.violence.flatMap(({ ids }) => ids[0] ?? []);
  const person = (one: (typeof people)[number]) =>
    z.preprocess(
      (raw) => raw ?? {},
      z
        .object({
          // Nothing is added to a file of one who uses violence from here: it would lead back to hers.
          choice: oneOf(['none', 'new', ...(one.part === 'usesViolence' ? [] : files.map(({ fileId }) => fileId))]),
          protection: optional(oneOf(protectionLevels)),
          tellings: manyOf(tellings),
          parts: manyOf(partsFor(one)),
        })
        .superRefine(({ choice, protection }, ctx) => {
          if (choice === 'new' && !protection)
            ctx.addIssue({ code: 'custom', path: ['protection'], params: { said: saying((t) => t.protection) } });
        }),
    );
  const both = z.object({ responsible: someone, deputy: stands }).superRefine(({ responsible, deputy }, ctx) => {
    if (responsible && responsible === deputy)
      ctx.addIssue({ code: 'custom', path: ['deputy'], params: { said: saying((t) => t.sameDeputy) } });
  });
  const form = z.object({
    people: z.object(Object.fromEntries(people.map((one) => [fieldOf(one.id), person(one)]))),
    team: both,
    other: z.preprocess((raw) => raw ?? {}, z.object({ responsible: optional(someone), deputy: optional(stands) })),
    decided: checkbox(),
    decision: optionalText({ max: 2000 }),
  });
  return form.transform((typed, ctx): Triage => {
    const plans = people.map((one): PersonPlan => {
      const answer = typed.people[fieldOf(one.id)];
      const isNew = answer?.choice === 'new';
      const carries = one.part !== 'usesViolence';
      return {
        person: one,
        choice: isNew
          ? { kind: 'new', protection: answer.protection ?? 'none' }
          : !answer || answer.choice === 'none'
            ? { kind: 'none' }
            : { kind: 'existing', fileId: answer.choice as FileId },
        tellings: carries ? (answer?.tellings ?? []) : [],
        parts: answer?.parts ?? [],
      };
    });
    const otherSide = plans.some(({ person, choice }) => person.part === 'usesViolence' && choice.kind === 'new');
    const { team, decided, decision } = typed;
    if (!otherSide) return { plans, team, otherTeam: undefined, decided, decision };
    const { responsible, deputy } = typed.other;
    // Whoever opens them has heard her, and keeps the contact: she holds hers as much as the team does.
    const hers: (StaffId | undefined)[] = [typed.team.responsible, typed.team.deputy, actor];
    const issue = (path: string, of: (t: Problems) => string) =>
      ctx.addIssue({ code: 'custom', path: ['other', path], params: { said: saying(of) } });
    const unitsOf = (one: StaffId | undefined) =>
      staff.filter(({ staffId }) => staffId === one).map(({ unitId }) => unitId);
    // The file lies in the unit of whoever answers for it, so that her leader and his see their own.
    const unitId = unitsOf(responsible).find((unit) => unitsOf(deputy).includes(unit));
    if (!responsible) issue('responsible', (t) => t.receiver);
    else if (hers.includes(responsible)) issue('responsible', (t) => t.otherTeamSame);
    if (!deputy) issue('deputy', (t) => t.deputy);
    else if (hers.includes(deputy)) issue('deputy', (t) => t.otherTeamSame);
    else if (deputy === responsible) issue('deputy', (t) => t.sameDeputy);
    else if (responsible && !unitId) issue('deputy', (t) => t.otherTeamUnit);
    return {
      plans,
      team,
      otherTeam: responsible && deputy && unitId ? { responsible, deputy, unitId } : undefined,
      decided,
      decision,
    };
  });
}

/** What is chosen from the start: files for her and for each child, none for one who uses violence. */
export function freshTriage(
  facts: ContactFacts,
  team: { responsible: StaffId; deputy: StaffId | undefined },
): FormState {
  const values: Record<string, string | string[] | undefined> = {
    'team.responsible': team.responsible,
    'team.deputy': team.deputy,
  };
  for (const person of facts.people.filter(mayHaveFile)) {
    const field = `people.${fieldOf(person.id)}`;
    values[`${field}.choice`] = person.part === 'usesViolence' ? 'none' : 'new';
    values[`${field}.parts`] = [...partsFor(person)];
    values[`${field}.tellings`] = facts.violence
      .filter((told) => goesAlongByDefault(person, told))
      .flatMap(({ ids }) => ids[0] ?? []);
  }
  return emptyForm(values);
}
