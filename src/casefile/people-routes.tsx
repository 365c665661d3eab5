import { z } from 'zod';
import { type Answer, type FileContext, invalid, missing, page, redirect, type StaffRoute } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { newId, type PersonId, parseId } from '../kernel/ids.ts';
import { yesNoUnknown } from '../kernel/yes-no-unknown.ts';
import { oneOf, optional, optionalText, parseForm, text } from '../platform/web/form.ts';
import { deskName, relabelOnDesk } from '../today/index.ts';
import { aroundTexts } from './around-texts.ts';
import { fileLinks } from './links.ts';
import { PeoplePage, PersonPage } from './pages/people-pages.tsx';
import { insertPerson, peopleTold, sectionOf, updatePerson } from './people.store.ts';
import { addedParts, type PersonTold, relations } from './people.ts';
import { personCommand, personPage } from './person-file-route.ts';

const path = '/akt/:file/personer';
const access = { who: 'file', reads: ['identity'] } as const;

const facts = (ctx: FileContext) => {
  const t = aroundTexts(ctx.language).people;
  const thisYear = today(ctx.now).year;
  return {
    name: text({ max: 120, missing: t.nameMissing }),
    birthYear: optional(
      text({ max: 4 }).refine(
        (typed) => /^\d{4}$/.test(typed) && Number(typed) > 1900 && Number(typed) <= thisYear,
        t.birthYearWrong,
      ),
    ),
    relation: optional(oneOf(relations)),
    livesWith: oneOf(yesNoUnknown, { missing: t.livesWithMissing }),
    words: optionalText({ max: 2000 }),
  };
};

const written = ({ birthYear, ...rest }: z.output<z.ZodObject<ReturnType<typeof facts>>>) => ({
  ...rest,
  birthYear: birthYear === undefined ? undefined : Number(birthYear),
});

async function add(ctx: FileContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).people;
  const fields = z.object({ part: oneOf(addedParts, { missing: t.partMissing }), ...facts(ctx) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(PeoplePage({ ctx, people: await peopleTold(ctx.sql, ctx.file), form: parsed.form }));
  const { part, ...rest } = parsed.value;
  if (!ctx.file.mayWrite(sectionOf(part))) return missing;
  const id = newId<PersonId>();
  await insertPerson(ctx.sql, ctx.file, id, part, written(rest));
  const child = part === 'child';
  await happened(ctx, ctx.file, {
    kind: child ? 'child.told' : 'person.told',
    section: sectionOf(part),
    about: id,
  });
  return redirect(fileLinks(ctx.file.id).people, { text: child ? t.childAdded : t.added });
}

const withPerson =
  (work: (ctx: FileContext, person: PersonTold) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<PersonId>(ctx.params.person);
    const found = (await peopleTold(ctx.sql, ctx.file)).find((person) => id.ok && person.id === id.value);
    return found && ctx.file.mayWrite(sectionOf(found.part)) ? work(ctx, found) : missing;
  };

const change = withPerson(async (ctx, person) => {
  const parsed = parseForm(z.object(facts(ctx)), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(PersonPage({ ctx, person, form: parsed.form }));
  await updatePerson(ctx.sql, ctx.file, person.id, written(parsed.value));
  if (person.part === 'self') await relabelOnDesk(ctx.sql, ctx.keyring, ctx.file, deskName(parsed.value.name));
  await happened(ctx, ctx.file, {
    kind: 'person.corrected',
    section: sectionOf(person.part),
    subject: { person: person.id },
  });
  return redirect(fileLinks(ctx.file.id).people, { text: aroundTexts(ctx.language).people.saved });
});

export const peopleRoutes: readonly StaffRoute[] = [
  personPage({
    path,
    access,
    audit: 'people.read',
    handle: async (ctx) => page(PeoplePage({ ctx, people: await peopleTold(ctx.sql, ctx.file) })),
  }),
  personCommand({ path, access, audit: 'person.told', handle: add }),
  personPage({
    path: `${path}/:person`,
    access,
    audit: 'person.read',
    handle: withPerson(async (ctx, person) => page(PersonPage({ ctx, person }))),
  }),
  personCommand({ path: `${path}/:person`, access, audit: 'person.corrected', handle: change }),
];
