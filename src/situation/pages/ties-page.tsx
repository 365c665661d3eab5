import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { situationTexts } from '../texts.ts';
import type { TieDecision } from '../tie.store.ts';
import { lastDay } from '../tie.ts';
import { SituationFrame } from './frame.tsx';

export type Named = { readonly value: string; readonly label: string };
type Props = {
  ctx: FileContext;
  decisions: readonly TieDecision[];
  mayDecide: boolean;
  who: readonly Named[];
  form?: FormState | undefined;
};

/** Looks the same whether any other file belongs together with this one: the decision is about seeing it, if there is one. */
export const TiesPage = ({ ctx, decisions, mayDecide, who, form = emptyForm() }: Props) => {
  const { language, now, file } = ctx;
  const t = situationTexts(language).ties;
  const address = `/akt/${file.id}/samordning`;
  return (
    <SituationFrame ctx={ctx} title={t.title} lead={t.lead}>
      {decisions.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      {decisions.map((one) => (
        <Section title={one.name} id={`beslut-${one.id}`}>
          <p>{t.until(showDay(language, lastDay(one.validTo), dayOf(now)))}</p>
          <p class="written">{one.words}</p>
          <p class="muted">{t.by(one.by, showFixedMoment(language, one.at, now))}</p>
          {mayDecide && (
            <Form action={`${address}/${one.id}/slut`} label={t.endOf(one.name)} hidden={{ _form: newId() }} inline>
              <Button kind="secondary" small>
                {t.end}
              </Button>
            </Form>
          )}
        </Section>
      ))}
      {mayDecide ? (
        <Section title={t.add} id="nytt">
          <Form action={address} label={t.add} hidden={{ _form: newId() }}>
            <ErrorSummary form={form} />
            <Select form={form} name="staff" label={t.who} help={t.whoHelp} options={who} />
            <TextArea form={form} name="words" label={t.words} rows={3} />
            <DateField form={form} name="lastDay" label={t.day} help={t.dayHelp} />
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </Form>
        </Section>
      ) : (
        <p>{t.leaderDecides}</p>
      )}
      <p>
        <a href="/samordning">{t.toMine}</a>
      </p>
    </SituationFrame>
  );
};
