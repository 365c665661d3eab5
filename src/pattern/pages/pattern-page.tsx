import type { FileContext } from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import type { LocationKind } from '../../location/index.ts';
import type { Away, Plan } from '../../plan/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage, type ViolenceTold } from '../../safety/index.ts';
import { Notice } from '../../ui/index.ts';
import type { PatternPerson } from '../pattern.store.ts';
import { patternTexts } from '../texts.ts';
import { ActForm } from './act-form.tsx';
import { ActList } from './act-list.tsx';
import { MonthsPart } from './months-part.tsx';
import { type Owner, TowardsPart } from './towards-part.tsx';

export type PatternForms = {
  readonly act?: FormState;
  readonly date?: { readonly act: string; readonly form: FormState };
  readonly disruption?: FormState;
  readonly contact?: FormState;
};

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  told: readonly ViolenceTold[];
  people: readonly PatternPerson[];
  plan: Plan;
  away: Away;
  owners: readonly Owner[];
  forms: PatternForms;
  places: readonly LocationKind[];
};

export const PatternPage = ({ ctx, top, told, people, plan, away, owners, forms, places }: Props) => {
  const t = patternTexts(ctx.language);
  const mayTell = ctx.file.mayWrite('account') && ctx.file.mayWrite('protection');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      <MonthsPart acts={told} today={today(ctx.now)} language={ctx.language} />
      <Notice kind="info" title={t.silence} />
      <ActList ctx={ctx} acts={told} people={people} mayDate={mayTell} refused={forms.date} />
      {mayTell && <ActForm ctx={ctx} people={people} form={forms.act} places={places} />}
      <TowardsPart
        of="disruption"
        ctx={ctx}
        plan={plan}
        away={away}
        owners={owners}
        form={forms.disruption}
        places={places}
      />
      <TowardsPart
        of="contact"
        ctx={ctx}
        plan={plan}
        away={away}
        owners={owners}
        form={forms.contact}
        places={places}
      />
    </SafetyPage>
  );
};
