import type { FileContext } from '../../access/index.ts';
import type { LocationKind } from '../../location/index.ts';
import { opensCoordinatedPlan } from '../../plan/index.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import { ErrorSummary, Notice, Section } from '../../ui/index.ts';
import type { Consultation } from '../consultation.ts';
import { consultationTexts } from '../texts.ts';
import { ConsultationRecord } from './consultation-record.tsx';
import type { Given, Owner } from './given.ts';
import { HoldForm } from './hold-form.tsx';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  all: readonly Consultation[];
  owners: readonly Owner[];
  guardians: readonly string[];
  given: Given | undefined;
  places: readonly LocationKind[];
};

export const ConsultationPage = ({ ctx, top, all, owners, guardians, given, places }: Props) => {
  const t = consultationTexts(ctx.language);
  const mayWrite = ctx.file.mayWrite('children') && ctx.file.mayWrite('plan');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      {opensCoordinatedPlan(ctx.file) && (
        <p>
          <a href={`/akt/${ctx.file.id}/sip`}>{t.withHealthCare}</a>
        </p>
      )}
      <Notice kind="info" title={guardians.length > 0 ? t.readers(guardians.join(', ')) : t.noReaders} />
      {given?.of === 'done' && <ErrorSummary form={given.form} />}
      {all.length === 0 && <p class="muted">{t.none}</p>}
      {all.map((one) => (
        <ConsultationRecord
          ctx={ctx}
          one={one}
          owners={owners}
          given={given?.id === one.id ? given : undefined}
          places={given?.id === one.id ? places : []}
          mayWrite={mayWrite}
        />
      ))}
      {mayWrite && (
        <Section title={t.add} id="nytt">
          <HoldForm
            ctx={ctx}
            owners={owners}
            form={given?.of === 'hold' ? given.form : undefined}
            open={all.length === 0}
            places={given?.of === 'hold' ? places : []}
          />
        </Section>
      )}
    </SafetyPage>
  );
};
