import type { Frame } from '../../access/index.ts';
import type { UnitId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import type { AgendaLine } from '../agenda.store.ts';
import type { Meeting, MeetingSeat } from '../meeting.store.ts';

export type MeetingForms = { readonly move?: FormState; readonly refused?: string };

/** What the page of a meeting and its parts are drawn from. */
export type MeetingView = {
  readonly frame: Frame;
  readonly meeting: Meeting;
  readonly seats: readonly MeetingSeat[];
  readonly items: readonly AgendaLine[];
  readonly unitNames: ReadonlyMap<UnitId, string>;
  readonly next: Meeting | undefined;
  readonly isNext: boolean;
  readonly isComing: boolean;
  readonly leads: boolean;
  readonly arranges: boolean;
  readonly forms: MeetingForms;
};
