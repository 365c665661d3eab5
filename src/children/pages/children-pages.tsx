import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, nameOf, type Protected, SafetyPage, Tick } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Form,
  Icon,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { boardTexts } from '../board-texts.ts';
import type { ChildLine } from '../children-lines.ts';
import { endangers } from '../concern.ts';
import { jointTexts } from '../joint-texts.ts';
import { childrenTexts } from '../texts.ts';
import { throughChildTexts } from '../through-child-texts.ts';
import { ThreadStates } from './thread-states.tsx';

type View = { ctx: FileContext; top: FileTopFacts };

export const ChildrenPage = ({ ctx, top, lines }: View & { lines: readonly ChildLine[] }) => {
  const t = childrenTexts(ctx.language);
  const mayWrite = ctx.file.mayWrite('children');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead}>
      {lines.length > 0 && (
        <p>
          <a href={`${top.address}/barnen`}>{boardTexts(ctx.language).short}</a>
          {mayWrite && ctx.file.side !== 'perpetrator' && lines.some(({ thread }) => thread) && (
            <>
              {' · '}
              <a href={`${top.address}/gemensamt`}>{jointTexts(ctx.language).title}</a>
            </>
          )}
        </p>
      )}
      {lines.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      {lines.map(({ child, name, lives, gaps, known, reported, ownFile, thread }) => (
        <Section id={`child-${child.id}`} title={name}>
          <p>
            {child.birthYear ? `${child.birthYear} · ` : ''}
            {lives}
          </p>
          {gaps.length > 0 && (
            <p class="gap">
              <Icon name="danger" size={16} />
              <span>{gaps.join(' ')}</span>
            </p>
          )}
          {known.length > 0 && <p>{known.join(' ')}</p>}
          {thread && <ThreadStates {...thread} language={ctx.language} now={ctx.now} silenceSaid />}
          {ownFile?.opens && (
            <p>
              <a href={`/akt/${ownFile.id}`}>{t.toOwnFile}</a>
            </p>
          )}
          {ctx.file.side !== 'perpetrator' && ctx.file.mayRead('account') && (
            <p>
              <a href={`${top.address}/efterat/${child.id}`}>{throughChildTexts(ctx.language).short}</a>
            </p>
          )}
          {mayWrite && !ownFile && (
            <Actions>
              <ButtonLink kind="secondary" href={`${top.address}/bedomning/${child.id}`}>
                {t.assess}
              </ButtonLink>
              <ButtonLink kind={reported ? 'quiet' : 'secondary'} href={`${top.address}/barn/${child.id}/anmal`}>
                {reported ? t.reportAgain : t.report}
              </ButtonLink>
            </Actions>
          )}
        </Section>
      ))}
    </SafetyPage>
  );
};

type ReportProps = View & {
  form: FormState;
  child: Protected;
  units: readonly { id: string; name: string }[];
};

export const ReportPage = ({ ctx, top, form, child, units }: ReportProps) => {
  const t = childrenTexts(ctx.language);
  return (
    <SafetyPage ctx={ctx} top={top} title={t.reportTitle(nameOf(child, top.people, ctx.language))} lead={t.duty} narrow>
      {units.length === 0 ? (
        <Notice kind="danger" title={t.noUnit} />
      ) : (
        <Form action={`${top.address}/barn/${child.id}/anmal`} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={6} />
          <RadioGroup
            form={form}
            name="endangers"
            label={t.endangers}
            help={t.endangersHelp}
            choices={endangers.map((value) => ({ value, label: t.endangersAnswers[value] }))}
            inline
          />
          <RadioGroup
            form={form}
            name="unit"
            label={t.unit}
            choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Tick form={form} name="feedback" label={t.wantFeedback} help={t.wantFeedbackHelp} />
          <p>{t.whatHappens(units[0]?.name ?? '')}</p>
          <Actions>
            <Button>{t.send}</Button>
          </Actions>
        </Form>
      )}
    </SafetyPage>
  );
};
