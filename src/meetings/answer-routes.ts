import { missing, redirect, type StaffRoute, staffCommand } from '../access/index.ts';
import { type MeetingId, parseId } from '../kernel/ids.ts';
import { answer } from './answer.ts';
import { urgentTexts } from './urgent-texts.ts';

export const answerRoutes: readonly StaffRoute[] = [
  staffCommand({
    path: '/moten/:meeting/svar',
    access: { who: 'signedIn' },
    audit: 'meeting.answered',
    handle: async (ctx) => {
      const t = urgentTexts(ctx.language).answers;
      const id = parseId<MeetingId>(ctx.params.meeting);
      const said = (['coming', 'notComing'] as const).find((one) => one === ctx.body.answer?.[0]);
      if (!id.ok || !said) return missing;
      const answered = await answer(ctx, id.value, said);
      if (answered.kind === 'notCalled') return missing;
      const back = ctx.body.back?.[0] === 'min-dag' ? '/min-dag' : `/moten/${id.value}`;
      if (answered.kind !== 'saved') return redirect(back, { text: t.closed });
      const words = said === 'coming' ? t.saidYes : answered.deputyCalled ? t.deputyCalled : t.saidNo;
      return redirect(back, { text: words });
    },
  }),
];
