import type { FileContext } from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { Button, Form, Mark } from '../../ui/index.ts';
import type { ConsultationPart } from '../consultation.ts';
import { consultationTexts } from '../texts.ts';

/** `done`: where it is told that it is done; false to one who may not. */
type Props = { ctx: FileContext; part: Omit<ConsultationPart, 'id'>; done: string | false };

/** Who of one authority does what by when; what is ours stands in the plan. */
export const PartLine = ({ ctx, part, done }: Props) => {
  const { language, now, file } = ctx;
  const t = consultationTexts(language);
  const late = part.dueOn !== null && part.doneAt === null && today(now).until(part.dueOn).sign < 0;
  return (
    <li class="stack-near">
      <div>
        <p>
          <strong>{t.authority[part.authority]}</strong>
          {part.who && ` · ${part.who}`}
        </p>
        {part.actionId && (
          <p>
            <a href={`/akt/${file.id}/plan/${part.actionId}`}>{t.ours}</a>
          </p>
        )}
        {part.task && (
          <p>
            {part.task}{' '}
            {part.doneAt ? (
              <Mark kind="done">{t.doneAt(showNearDay(language, dayOf(part.doneAt), today(now)))}</Mark>
            ) : (
              part.dueOn && (
                <Mark kind={late ? 'breach' : 'plain'}>{t.by(showNearDay(language, part.dueOn, today(now)))}</Mark>
              )
            )}
          </p>
        )}
      </div>
      {done && part.task && !part.doneAt && (
        <Form action={done} hidden={{ _form: newId() }}>
          <Button kind="secondary" small>
            {t.markDone}
          </Button>
        </Form>
      )}
    </li>
  );
};
