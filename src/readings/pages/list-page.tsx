import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { isBlocked } from '../../letters/index.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  type MarkKind,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { type Asker, type Asking, letterIsSafe } from '../ask-form.ts';
import { type Extract, handedBy, type ReadingRequest } from '../reading.ts';
import { readingTexts } from '../texts.ts';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  asking: Asking;
  rows: readonly { readonly request: ReadingRequest; readonly extract: Extract | undefined }[];
  form?: FormState;
};

export const receiverInWords = (
  { receiver, guardianId }: Pick<ReadingRequest, 'receiver' | 'guardianId'>,
  { guardians, isChild }: Asking,
  language: Language,
): string => {
  const t = readingTexts(language).who;
  if (receiver === 'guardian') return t.guardian(guardians.find(({ id }) => id === guardianId)?.name ?? '');
  return isChild ? t.child : t.self;
};

const StateMark = ({ request, extract, language }: Props['rows'][number] & { language: Language }) => {
  const t = readingTexts(language).list.states;
  const [kind, words]: [MarkKind, string] = request.ended
    ? [request.ended.outcome === 'given' ? 'done' : 'plain', t[request.ended.outcome]]
    : extract?.signedAt
      ? ['today', t.signed]
      : ['today', extract ? t.toSign : t.open];
  return <Mark kind={kind}>{words}</Mark>;
};

export const ListPage = ({ ctx, top, asking, rows, form }: Props) => {
  const { language, now } = ctx;
  const t = readingTexts(language);
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      <Section title={t.list.title} id="fragor" count={rows.length}>
        {rows.length === 0 && <p class="muted">{t.list.none}</p>}
        <ul class="lines">
          {rows.map((row) => (
            <li>
              <p>
                <a href={`${top.address}/last/${row.request.id}`}>
                  {t.list.line(
                    receiverInWords(row.request, asking, language),
                    showFixedMoment(language, row.request.takenAt, now),
                  )}
                </a>{' '}
                <StateMark {...row} language={language} />
              </p>
            </li>
          ))}
        </ul>
      </Section>
      {ctx.file.mayWrite('consents') && (
        <AskPart ctx={ctx} top={top} asking={asking} form={form} open={form !== undefined || rows.length === 0} />
      )}
    </SafetyPage>
  );
};

const AskPart = ({
  ctx,
  top,
  asking,
  form = emptyForm({ until: 'i dag' }),
  open,
}: Pick<Props, 'ctx' | 'top' | 'asking'> & { form?: FormState | undefined; open: boolean }) => {
  const t = readingTexts(ctx.language);
  const { askers, isChild } = asking;
  const label = ({ guardian, receiver, value }: Asker) =>
    receiverInWords({ receiver, guardianId: guardian ? guardian.id : null }, asking, ctx.language) || value;
  const careful = isChild || askers.some(({ receiver }) => receiver !== 'self');
  if (askers.length === 0)
    return (
      <Notice>
        <p>{t.ask.nobody}</p>
      </Notice>
    );
  return (
    <Disclosure label={t.ask.open} open={open}>
      {careful && (
        <Notice kind="today">
          <p>{t.ask.confirmNothing}</p>
        </Notice>
      )}
      <Form action={`${top.address}/last`} label={t.ask.title} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="who"
          label={t.ask.who}
          choices={askers.map((asker) => ({
            value: asker.value,
            label: label(asker),
            help: asker.guardian && isBlocked(asker.guardian) ? t.who.blocked : undefined,
          }))}
        />
        <DateField form={form} name="since" label={t.ask.since} help={t.ask.sinceHelp} optional />
        <DateField form={form} name="until" label={t.ask.until} />
        <RadioGroup
          form={form}
          name="way"
          label={t.ask.way}
          help={t.ask.wayHelp}
          choices={handedBy.map((value) => ({
            value,
            label: t.ways[value],
            help: value === 'letter' && !letterIsSafe(top.rules) ? t.noLetter : undefined,
          }))}
        />
        <TextArea form={form} name="words" label={t.ask.words} rows={3} optional />
        <Actions>
          <Button>{t.ask.act}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
