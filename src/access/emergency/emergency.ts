import { type FileId, parseId } from '../../kernel/ids.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { StaffRole } from '../../kernel/staff-role.ts';

/** Who works with files, and may open one in an emergency; an administrator, an auditor and one who is elected don't. */
export const emergencyRoles = [
  'caseOfficer',
  'therapist',
  'teamLeader',
  'unitManager',
  'barnahusCoordinator',
  'childCounsellor',
  'supportWorker',
] as const satisfies readonly [StaffRole, ...StaffRole[]];

export const mayOpenInEmergency = ({ roles }: { readonly roles: readonly { readonly role: StaffRole }[] }): boolean =>
  roles.some(({ role }) => emergencyRoles.some((one) => one === role));

export const emergencyOutcomes = ['right', 'notRight'] as const;
export type EmergencyOutcome = (typeof emergencyOutcomes)[number];

/** A file as somebody names it: by the reference that was read out to her, or by an address of ours that she was sent. */
export type NamedFile =
  | { readonly fileId: FileId; readonly reference?: never }
  | { readonly reference: string; readonly fileId?: never };

export function readNamedFile(typed: string): Result<NamedFile, 'notNamed'> {
  const [found] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(typed) ?? [];
  const id = parseId<FileId>(found?.toLowerCase());
  if (id.ok) return ok({ fileId: id.value });
  const letters = typed.toUpperCase().replaceAll(/[-–\s]/g, '');
  return /^[A-Z0-9]{7}$/.test(letters)
    ? ok({ reference: `${letters.slice(0, 3)}-${letters.slice(3)}` })
    : err('notNamed');
}
