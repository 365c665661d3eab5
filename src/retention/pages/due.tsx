import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { emptyForm, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  Section,
  Table,
} from '../../ui/index.ts';
import { type LastDay, lastDayOf, type Retention } from '../retention.ts';
import { retentionTexts } from '../texts.ts';
import { type DisposalView, dayIn, disposalPath as path } from './view.ts';

const lastDayMark = (near: LastDay, t: { soon: string; passed: string }) => {
  if (near === 'later') return undefined;
  return near === 'passed' ? <Mark kind="breach">{t.passed}</Mark> : <Mark kind="today">{t.soon}</Mark>;
};

export const Due = ({ frame, due, forms }: DisposalView) => {
  const t = retentionTexts(frame.language);
  const day = dayIn(frame);
  const form = forms.propose ?? emptyForm();
  const near = (kept: Retention) => lastDayOf(kept, dayOf(frame.now));
  const lastDay = (kept: Retention) => {
    if (kept.by === null) return '';
    return near(kept) === 'passed' ? ` ${t.due.lastDayWas(day(kept.by))}` : ` ${t.by} ${day(kept.by)}.`;
  };
  if (due.length === 0)
    return (
      <Section title={t.due.title} id="nu">
        <EmptyState title={t.due.none}>
          <p>{t.due.noneHelp}</p>
        </EmptyState>
      </Section>
    );
  return (
    <Section title={t.due.title} id="nu">
      <p>{t.due.lead}</p>
      <Form action={path} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <CheckboxGroup
          form={form}
          name="file"
          label={t.due.choose}
          choices={due.map(({ fileId, reference, kind, facts, kept }) => ({
            value: fileId,
            label: `${reference} · ${t.kinds[kind]} · ${t.outcomes[kept.outcome]}`,
            help: `${t.rules[kept.rule]}. ${t.lastEntry} ${day(facts.lastEntry)}.${lastDay(kept)}`,
            mark: lastDayMark(near(kept), t.due),
          }))}
        />
        <CheckboxGroup
          form={form}
          name="checked"
          label={t.due.checked}
          help={t.due.checkedHelp}
          choices={[{ value: 'yes', label: t.due.checkedTick }]}
        />
        <p class="muted">{t.due.what}</p>
        <Actions>
          <Button>{t.due.propose}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

export const Later = ({ frame, later }: DisposalView) => {
  const t = retentionTexts(frame.language);
  const day = dayIn(frame);
  return (
    <Section title={t.later.title} id="senare">
      <p class="muted">{t.later.lead}</p>
      <Table
        caption={t.later.title}
        captionUnseen
        columns={[
          { key: 'reference', label: t.reference },
          { key: 'kind', label: t.kind },
          { key: 'rule', label: t.rule },
          { key: 'from', label: t.later.from },
        ]}
        rows={later.map(({ fileId, reference, kind, kept, waits }) => ({
          id: `vilar-${fileId}`,
          cells: {
            reference,
            kind: t.kinds[kind],
            rule: t.rules[kept.rule],
            from: waits ? t.later.waits : kept.from ? day(kept.from) : t.later.unknownAge,
          },
        }))}
      />
    </Section>
  );
};
