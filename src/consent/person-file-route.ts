import { type FileContext, fileCommand, filePage, missing, type StaffRoute } from '../access/index.ts';

type Page = Omit<Parameters<typeof filePage>[0], 'purpose'>;
type Command = Omit<Parameters<typeof fileCommand>[0], 'purpose'>;

const purpose = 'consent';

/** What came in and is nobody's file yet has nothing to consent to. */
const ofPerson =
  (handle: Page['handle']): Page['handle'] =>
  async (ctx: FileContext) =>
    ctx.file.kind === 'person' ? handle(ctx) : missing;

export const consentPage = (route: Page): StaffRoute => filePage({ ...route, purpose, handle: ofPerson(route.handle) });
export const consentCommand = (route: Command): StaffRoute =>
  fileCommand({ ...route, purpose, handle: ofPerson(route.handle) });

export const reads = { who: 'file', reads: ['consents'] } as const;
export const writes = { who: 'file', reads: ['consents'], writes: ['consents'] } as const;
