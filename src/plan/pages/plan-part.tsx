import type { Language } from '../../platform/language/catalogue.ts';
import { ButtonLink, ClockRow, Rows } from '../../ui/index.ts';
import type { ActionLine, PlanModel } from '../plan-model.ts';
import { planTexts } from '../text.ts';

const rowState = { overdue: 'breach', today: 'today', later: 'later', done: 'done', notPossible: 'later' } as const;

export const ActionRow = ({ line, language, act }: { line: ActionLine; language: Language; act: boolean }) => {
  const t = planTexts(language);
  return (
    <ClockRow
      label={line.words}
      about={line.outcome ?? (line.goal && `${t.goal}: ”${line.goal}”`)}
      due={line.state === 'notPossible' ? `${t.state.notPossible} · ${line.due}` : line.due}
      ownWords
      datetime={line.datetime}
      state={rowState[line.state]}
      owner={line.owner}
      action={
        act ? (
          <ButtonLink small kind="secondary" href={line.href}>
            {t.done}
          </ButtonLink>
        ) : undefined
      }
    />
  );
};

/** The plan as the file page shows it: the goals in the person's words, and what is to be done, by day. */
export const PlanPart = ({
  model,
  language,
  mayWrite,
}: {
  model: PlanModel;
  language: Language;
  mayWrite: boolean;
}) => {
  const t = planTexts(language);
  return (
    <div class="stack">
      {model.goals.length === 0 ? <p class="muted">{t.noGoals}</p> : null}
      {model.goals.map(({ words }) => (
        <blockquote class="goal">”{words}”</blockquote>
      ))}
      {model.open.length === 0 ? (
        <p class="muted">{t.noActions}</p>
      ) : (
        <Rows>
          {model.open.map((line) => (
            <ActionRow line={line} language={language} act={mayWrite} />
          ))}
        </Rows>
      )}
    </div>
  );
};
