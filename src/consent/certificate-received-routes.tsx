import { z } from 'zod';
import {
  type Answer,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { worksWithPeople } from '../organisation/index.ts';
import { emptyForm, oneOf, optionalText, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { answerCertificate, type ReceivedCertificate, receivedCertificates } from './certificate.store.ts';
import { certificateAnswers } from './certificate.ts';
import { certificateTexts } from './certificate-texts.ts';
import { ReceivedOnePage, ReceivedPage } from './pages/certificate-received-pages.tsx';

const access = { who: 'signedIn' } as const;
const answer = z.object({ answer: oneOf(certificateAnswers), words: optionalText({ max: 1000 }) });

/** What a unit is asked to do, without any way to a file. */
export const receivedRoutes: StaffRoute[] = [
  staffPage({
    path: '/intyg',
    access,
    audit: 'received.list',
    handle: async (ctx) => {
      if (!worksWithPeople(ctx.actor)) return missing;
      const received = await receivedCertificates(ctx);
      ctx.audit.shown = received.filter(({ content }) => content).length;
      return page(<ReceivedPage frame={ctx.frame} received={received} />);
    },
  }),
  staffPage({
    path: '/intyg/:certificate',
    access,
    audit: 'received.read',
    handle: async (ctx) => {
      const one = await find(ctx);
      if (!one) return missing;
      ctx.audit.certificate = one.id;
      return page(<ReceivedOnePage frame={ctx.frame} one={one} form={emptyForm()} />);
    },
  }),
  staffCommand({ path: '/intyg/:certificate/svar', access, audit: 'received.answered', handle: reply }),
];

const find = async (ctx: StaffContext): Promise<ReceivedCertificate | undefined> =>
  (await receivedCertificates(ctx)).find(({ id }) => id === ctx.params.certificate);

async function reply(ctx: StaffContext): Promise<Answer> {
  const one = await find(ctx);
  if (!one?.content) return missing;
  const parsed = parseForm(answer, ctx.body, ctx.language);
  const again = (form: Parameters<typeof ReceivedOnePage>[0]['form']) =>
    invalid(<ReceivedOnePage frame={ctx.frame} one={one} form={form} />);
  if (!parsed.ok) return again(parsed.form);
  const { words } = parsed.value;
  const t = certificateTexts(ctx.language);
  if (parsed.value.answer === 'notPossible' && !words)
    return again(withErrors(postedForm(ctx.body), { words: t.whyNot }));
  await answerCertificate(ctx, one.id, parsed.value.answer, words ?? '');
  return redirect('/intyg', { text: t.wasAnswered });
}
