import type { FileContext } from '../../access/index.ts';
import { consultationTexts } from '../../consultation/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { emptyForm, scoped } from '../../platform/web/form.ts';
import { SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { needSeers } from '../coordinatedplan.ts';
import type { Facts } from '../load-plans.ts';
import { coordinatedPlanTexts } from '../texts.ts';
import type { Given } from './given.ts';
import { PlanRecord } from './plan-record.tsx';

type Props = Facts & { ctx: FileContext; given: Given | undefined; places: readonly LocationKind[] };

export const CoordinatedPlanPage = (props: Props) => {
  const { ctx, top, all, readers, isChild, given, places } = props;
  const t = coordinatedPlanTexts(ctx.language);
  const c = consultationTexts(ctx.language);
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      {isChild && <Notice kind="info" title={readers.length > 0 ? c.readers(readers.join(', ')) : c.noReaders} />}
      {ctx.file.side === 'perpetrator' && (
        <Notice kind="info" title={t.steps}>
          <a href={`/akt/${ctx.file.id}/steg`}>{t.toSteps}</a>
        </Notice>
      )}
      {given?.of === 'done' && <ErrorSummary form={given.form} />}
      {all.length === 0 && <p class="muted">{t.none}</p>}
      {all.map((plan) => (
        <PlanRecord
          {...props}
          plan={plan}
          given={given?.id === plan.id ? given : undefined}
          places={given?.id === plan.id ? places : []}
        />
      ))}
      {ctx.file.mayWrite('plan') &&
        (all.length === 0 ? (
          <Section title={t.add} id="nytt">
            <NeedForm {...props} />
          </Section>
        ) : (
          // One goes on, or has: another is rare, and stands below it, closed.
          <Disclosure label={t.addAnother} id="nytt" open={given?.of === 'need'}>
            <NeedForm {...props} />
          </Disclosure>
        ))}
    </SafetyPage>
  );
};

const NeedForm = ({ ctx, given, places }: Props) => {
  const t = coordinatedPlanTexts(ctx.language);
  const typed = given?.of === 'need' ? given.form : undefined;
  const form = scoped(typed ?? emptyForm({ seenOn: today(ctx.now).toString() }), 'need');
  return (
    <Form action={`/akt/${ctx.file.id}/sip`} hidden={{ _form: newId() }}>
      <ErrorSummary form={form} />
      <DateField form={form} name="seenOn" label={t.seenOn} />
      <Select
        form={form}
        name="seenBy"
        label={t.seenBy}
        options={needSeers.map((value) => ({ value, label: t.seers[value] }))}
      />
      <TextArea form={form} name="why" label={t.why} rows={3} />
      <PlacesNotice kinds={typed ? places : []} language={ctx.language} form={form} />
      <Actions>
        <Button>{t.saveNeed}</Button>
      </Actions>
    </Form>
  );
};
