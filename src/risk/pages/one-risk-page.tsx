import type { FileContext } from '../../access/index.ts';
import { inWords, scaleOf } from '../../instruments/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  Table,
  TextArea,
} from '../../ui/index.ts';
import type { Found } from '../found.ts';
import { mayRead, waitsForReader } from '../risk.ts';
import { riskTexts } from '../texts.ts';
import { BesideEachOther } from './beside-each-other.tsx';

type Props = { ctx: FileContext; found: Found; form: FormState | undefined };

/** One that is finished: what was asked in the words of that day, what was answered and judged, and who has read it. */
export const OneRiskPage = ({ ctx, found, form }: Props) => {
  const { language, now } = ctx;
  const t = riskTexts(language);
  const { top, risk, whole } = found;
  const { instrument, kept } = whole;
  // The words as they were shown: in the language that they were asked in.
  const word = (wording: Parameters<typeof inWords>[0]) => inWords(wording, kept.language);
  const missing = instrument.items.filter(({ key }) => kept.items[key] === undefined).length;
  const more = [
    ...(risk.lowerBecause ? [{ term: t.because, value: risk.lowerBecause }] : []),
    ...(whole.ownWords ? [{ term: t.ownNotAsked, value: whole.ownWords }] : []),
    ...(whole.thereAfterwards ? [{ term: t.thereWas, value: whole.thereAfterwards }] : []),
    ...instrument.judgements.map(({ key, title }) => ({
      term: word(title),
      value: kept.judgements[key] ? t.askedLevels[kept.judgements[key]] : t.notAnswered,
    })),
  ];
  return (
    <SafetyPage
      ctx={ctx}
      top={top}
      title={t.oneTitle(word(instrument.title))}
      lead={t.how(
        t.modes[risk.mode],
        risk.assessedBy ?? risk.by,
        risk.assessedAt ? showMoment(language, risk.assessedAt, now) : '',
      )}
      narrow
    >
      <p>
        <a href={`${top.address}/lage`}>{t.back}</a>
      </p>
      <BesideEachOther ctx={ctx} risk={risk} missing={instrument.formula === 'none' ? undefined : missing} />
      {more.length > 0 && <DescriptionList items={more} />}
      <ReadingPart ctx={ctx} found={found} form={form} />
      {instrument.items.length > 0 && (
        <Section id="fragor" title={t.version(word(instrument.title), instrument.version)}>
          <Table
            caption={t.questions}
            captionUnseen
            columns={[
              { key: 'question', label: t.question },
              { key: 'answer', label: t.answer },
            ]}
            rows={instrument.items.map((item, i) => {
              const answer = kept.items[item.key];
              const label = answer === undefined ? '' : word(scaleOf(instrument, item).labels[String(answer)]);
              return {
                id: `fraga-${i + 1}`,
                cells: {
                  question: `${i + 1}. ${word(item.text)}`,
                  answer: answer === undefined ? t.notAnswered : label || String(answer),
                },
              };
            })}
          />
        </Section>
      )}
    </SafetyPage>
  );
};

const ReadingPart = ({ ctx, found, form = emptyForm() }: Props) => {
  const { language, now } = ctx;
  const t = riskTexts(language);
  const { risk, top } = found;
  if (risk.reading) {
    const { reader, at, agrees, words } = risk.reading;
    const when = showMoment(language, at, now);
    return (
      <Section id="lasning" title={t.reading}>
        <p>{agrees ? t.readingAgrees(reader, when) : t.readingAgainst(reader, when)}</p>
        {words && <p class="written">{words}</p>}
      </Section>
    );
  }
  if (!waitsForReader(risk)) return null;
  const mine = mayRead(risk, ctx.actor.staffId) && ctx.file.mayWrite('protection');
  return (
    <Section id="lasning" title={t.waits}>
      <ErrorSummary form={form} />
      {mine ? (
        <Form action={`${top.address}/lage/${risk.id}/lasning`} hidden={{ _form: newId() }} label={t.readTitle}>
          <RadioGroup
            form={form}
            name="agrees"
            label={t.readHelp}
            choices={[
              { value: 'yes', label: t.agrees },
              { value: 'no', label: t.against },
            ]}
          />
          <TextArea form={form} name="readWords" label={t.readWords} help={t.readWordsHelp} rows={3} optional />
          <Actions>
            <Button>{t.readButton}</Button>
          </Actions>
        </Form>
      ) : (
        <Notice kind="today">
          <p>
            {t.waitsHelp} {risk.assessedById === ctx.actor.staffId ? t.waitsOwn : ''}
          </p>
        </Notice>
      )}
    </Section>
  );
};
