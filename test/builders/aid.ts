import type { OpenFile } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Town } from './town.ts';

/** Emergency aid that was granted in this file by its case officer. */
export async function grantsAid(town: Town, file: OpenFile): Promise<string> {
  await town.delegates('emergencyAid', 'caseOfficer');
  const id = newId();
  await town.look(
    `insert into data.decision (id, file_id, section_id, kind, state, asked_by, asked_at, decided_by, decided_at, basis, motivation, delegation_id)
      select $1, $2, $3, 'emergencyAid', 'granted', $4, authz.now(), $4, authz.now(), 'SoL 12:1', $5, d.id
        from authz.delegation d where d.decision = 'emergencyAid' limit 1`,
    [
      id,
      file.id,
      file.section('decisions'),
      town.staff.caseOfficer,
      file.vault.seal(`decision.motivation:${id}`, 'Hyran och mat för två veckor.'),
    ],
  );
  return id;
}
