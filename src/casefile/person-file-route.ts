import { type FileContext, fileCommand, filePage, missing, type StaffRoute } from '../access/index.ts';

type Page = Omit<Parameters<typeof filePage>[0], 'purpose'>;
type Command = Omit<Parameters<typeof fileCommand>[0], 'purpose'>;

const purpose = 'casework';

/** The file of a person only: what has come in and is nobody's yet has pages of its own. */
const ofPerson =
  (handle: Page['handle']): Page['handle'] =>
  async (ctx: FileContext) =>
    ctx.file.kind === 'person' ? handle(ctx) : missing;

export const personPage = (route: Page): StaffRoute => filePage({ ...route, purpose, handle: ofPerson(route.handle) });

export const personCommand = (route: Command): StaffRoute =>
  fileCommand({ ...route, purpose, handle: ofPerson(route.handle) });
