import { filePage, missing, page, type StaffRoute, staffPage } from '../access/index.ts';
import { SituationPage, SituationsPage } from './pages/situation-page.tsx';
import { mySituations, situationOf } from './tie.store.ts';

export const situationPages: readonly StaffRoute[] = [
  staffPage({
    path: '/samordning',
    access: { who: 'signedIn' },
    audit: 'situations.mine',
    handle: async (ctx) => page(<SituationsPage ctx={ctx} situations={await mySituations(ctx.sql)} />),
  }),
  filePage({
    path: '/samordning/:file',
    access: { who: 'file', reads: ['identity'] },
    audit: 'situation.shown',
    purpose: 'coordination',
    handle: async (ctx) => {
      if (ctx.file.kind !== 'situation') return missing;
      const { files, steps } = await situationOf(ctx.sql, ctx.file.id);
      return files.length === 0 ? missing : page(<SituationPage ctx={ctx} files={files} steps={steps} />);
    },
  }),
];
