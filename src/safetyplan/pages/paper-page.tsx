import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { type FormState, hasErrors } from '../../platform/web/form.ts';
import { Actions, Button, CheckboxGroup, ErrorSummary, Form, Notice, RadioGroup, Section } from '../../ui/index.ts';
import type { Child, Paper } from '../safetyplan.store.ts';
import { linesOf, ownParts, paperPlaces, printableParts, type SafetyPlan, tellingWordsIn } from '../safetyplan.ts';
import { safetyPlanTexts } from '../texts.ts';
import { SafetyPlanFrame } from './plan-page.tsx';

type Props = {
  ctx: FileContext;
  plans: readonly SafetyPlan[];
  young: readonly Child[];
  papers: readonly Paper[];
  form: FormState;
};

/** Where it will lie is asked first: a plan that is found is worse than none. */
export const PaperPage = ({ ctx, plans, young, papers, form }: Props) => {
  const { language } = ctx;
  const t = safetyPlanTexts(language);
  const [plan] = plans;
  if (!plan) return null;
  const parts = printableParts(plan.body);
  const nameOf = (part: string): string => {
    const own = ownParts.find((one) => one === part);
    if (own) return t.part[own];
    return t.ofChild(young.find(({ id }) => part === `child:${id}`)?.name ?? t.noName);
  };
  const telling = tellingWordsIn(parts.flatMap((part) => linesOf(plan.body, part)));
  return (
    <SafetyPlanFrame ctx={ctx} title={t.paper.title} lead={t.paper.lead} back={`/akt/${ctx.file.id}/trygghetsplan`}>
      <div class="stack-wide">
        {telling.length > 0 && (
          <Notice kind="danger" title={t.paper.tellingTitle}>
            <p>{t.paper.telling(telling.join(', '))}</p>
          </Notice>
        )}
        <Form action={`/akt/${ctx.file.id}/papper`} hidden={{ _form: newId() }}>
          {hasErrors(form) && <ErrorSummary form={form} />}
          <RadioGroup
            form={form}
            name="lies"
            label={t.paper.lies}
            choices={paperPlaces.map((place) => ({ value: place, label: t.paper.place[place] }))}
          />
          <CheckboxGroup
            form={form}
            name="parts"
            label={t.paper.parts}
            choices={parts.map((part) => ({
              value: part,
              label: nameOf(part),
              help: linesOf(plan.body, part).join(' · '),
            }))}
          />
          <Actions>
            <Button>{t.paper.act}</Button>
          </Actions>
        </Form>
        <Section title={t.paper.printed} id="utskrivet">
          {papers.length === 0 && <p class="muted">{t.paper.none}</p>}
          <ul class="lines">
            {papers.map(({ planId, by, at, lies }) => (
              <li>
                <p>
                  {t.paper.line(
                    plans.find(({ id }) => id === planId)?.version ?? 0,
                    by,
                    showFixedMoment(language, at, ctx.now),
                  )}
                </p>
                <p class="muted">{t.paper.place[lies]}</p>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </SafetyPlanFrame>
  );
};
