import type { FileContext } from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showMonth, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import { type ViolenceTold, violenceWords } from '../../safety/index.ts';
import { Actions, Button, Disclosure, ErrorSummary, Form, Mark, Section } from '../../ui/index.ts';
import type { PatternPerson } from '../pattern.store.ts';
import { byDay } from '../pattern.ts';
import { patternTexts } from '../texts.ts';
import { WhenFields } from './act-form.tsx';
import { severityMark } from './months-part.tsx';

type Props = {
  ctx: FileContext;
  acts: readonly ViolenceTold[];
  people: readonly PatternPerson[];
  mayDate: boolean;
  refused: { readonly act: string; readonly form: FormState } | undefined;
};

export const ActList = ({ ctx, acts, people, mayDate, refused }: Props) => {
  const t = patternTexts(ctx.language);
  const { dated, undated } = byDay(acts);
  return (
    <>
      <Section title={t.acts} id="handelser" count={dated.length}>
        {acts.length === 0 && <p class="muted">{t.noActs}</p>}
        <ul class="lines">
          {dated.map((act) => (
            <Act ctx={ctx} act={act} people={people} />
          ))}
        </ul>
      </Section>
      {undated.length > 0 && (
        <Section title={t.undated} id="utan-dag" count={undated.length}>
          <p class="muted">{t.undatedHelp}</p>
          <ul class="lines">
            {undated.map((act) => (
              <Act ctx={ctx} act={act} people={people}>
                {mayDate && <DateIt ctx={ctx} act={act} refused={refused} />}
              </Act>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
};

type ActProps = { ctx: FileContext; act: ViolenceTold; people: readonly PatternPerson[]; children?: unknown };

const Act = ({ ctx, act, people, children }: ActProps) => {
  const { language, now } = ctx;
  const t = patternTexts(language);
  const words = violenceWords(language);
  const nameOf = (id: string | null) => {
    const one = people.find((person) => person.id === id);
    return one?.name ?? (one?.part === 'self' ? words.told.self : words.told.somebody);
  };
  const { happened } = act;
  const when = happened
    ? t.when[happened.how](showDay(language, happened.on, today(now)), showMonth(language, happened.on))
    : act.whenWords;
  const told = words.told.toldOn(showNearDay(language, dayOf(act.toldAt), today(now)));
  return (
    <li>
      <p>
        {when && <strong>{when}</strong>}{' '}
        <Mark kind={severityMark[act.severity]}>{words.severity[act.severity].label}</Mark>
      </p>
      <p>
        {[
          ...act.kinds.map((kind) => words.kind[kind].label),
          words.told.line(nameOf(act.byPerson), nameOf(act.toPerson)),
        ].join(' · ')}
      </p>
      {act.words && <p class="written">{act.words}</p>}
      <p class="muted">
        {[
          ...(act.childThere ? [t.childThere[act.childThere]] : []),
          ...(happened && act.whenWords ? [act.whenWords] : []),
          told,
        ].join(' · ')}
      </p>
      {children}
    </li>
  );
};

const DateIt = ({ ctx, act, refused }: Pick<Props, 'ctx' | 'refused'> & { act: ViolenceTold }) => {
  const t = patternTexts(ctx.language);
  const [first = ''] = act.ids;
  const own = refused?.act === first ? refused.form : undefined;
  const form = scoped(own ?? emptyForm(), `d${first.replaceAll('-', '')}`);
  return (
    <Disclosure label={t.writeDay} open={own !== undefined}>
      <Form action={`/akt/${ctx.file.id}/over-tid/${first}/nar`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <WhenFields form={form} language={ctx.language} />
        <Actions>
          <Button kind="secondary">{t.saveDay}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
