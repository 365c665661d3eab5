import { openable, page, type StaffContext, type StaffRoute, staffPage } from '../access/index.ts';
import { type FileId, parseId } from '../kernel/ids.ts';
import { parseInstant } from '../kernel/instant.ts';
import { filesOnDesk, type ListCursor } from './files-list.store.ts';
import { FilesPage } from './pages/files-page.tsx';

const length = 50;

function parseListCursor(text: string | undefined): ListCursor | undefined {
  const [moment = '', id = ''] = (text ?? '').split('_', 2);
  const since = parseInstant(moment);
  const fileId = parseId<FileId>(id);
  return since.ok && fileId.ok ? { since: since.value, fileId: fileId.value } : undefined;
}

async function list(ctx: StaffContext) {
  const { sql, keyring, actor } = ctx;
  const which = ctx.query.visa === 'enheten' ? 'units' : 'mine';
  const works = actor.roles.filter(
    ({ role }) => role !== 'administrator' && role !== 'auditor' && role !== 'boardChair',
  );
  const units = [...new Set([...works, ...actor.duty].map(({ unitId }) => unitId))];
  const closed = ctx.query.avslutade === 'ja';
  const before = parseListCursor(ctx.query.fore);
  const found = await filesOnDesk(sql, keyring, which === 'mine' ? { staffId: actor.staffId } : { units }, {
    before,
    limit: length + 1,
    closed,
  });
  const files = found.slice(0, length);
  ctx.audit.rows = files.length;
  const may = await openable(
    sql,
    files.map(({ fileId }) => fileId),
  );
  return FilesPage({
    frame: ctx.frame,
    which,
    closed,
    files,
    may,
    more: found.length > length,
    paged: before !== undefined,
  });
}

export const listRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/arenden',
    access: { who: 'signedIn' },
    audit: 'files.listed',
    handle: async (ctx) => page(await list(ctx)),
  }),
];
