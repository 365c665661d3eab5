import type { FileContext } from '../../access/index.ts';
import { clockRules, dueAt } from '../../clocks/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { getOk } from '../../kernel/result.ts';
import { showDeadline, showFixedMoment } from '../../platform/language/dates.ts';
import type { LetterBlock } from '../../platform/pdf/render-letter.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { type Asking, refusedWay } from '../ask-form.ts';
import { answerBlocks, decisionBlocks, periodInWords } from '../paper.ts';
import type { Extract, ReadingLine, ReadingRequest } from '../reading.ts';
import { readingTexts } from '../texts.ts';
import { receiverInWords } from './list-page.tsx';
import { MakePart } from './make-part.tsx';

/** What this viewer can do about an answer that is made: sign it, or why another has to. */
export type Signing = 'nothing' | 'may' | 'mayAsLeader' | 'anotherLooks' | 'leaderLooks' | 'done';
/** The form that was refused, of those on the page. */
export type Failed = { readonly part: 'make' | 'sign' | 'give' | 'refuse'; readonly form: FormState };

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  request: ReadingRequest;
  extract: Extract | undefined;
  asking: Asking;
  /** What the answer is made of; undefined for one who doesn't make it. */
  lines: readonly ReadingLine[] | undefined;
  /** Some of what was done in the period isn't sealed yet. */
  unsealed: boolean;
  signing: Signing;
  mayRefuse: boolean;
  stopped: boolean;
  failed: Failed | undefined;
};

export const RequestPage = (props: Props) => {
  const { ctx, top, request, extract, lines, unsealed, signing, mayRefuse, stopped, failed } = props;
  const t = readingTexts(ctx.language);
  const here = `${top.address}/last/${request.id}`;
  const formOf = (part: Failed['part']) => (failed?.part === part ? failed.form : undefined);
  const open = request.ended === undefined;
  // Of half a log nobody makes an answer, or reads that there is nothing in it; what was sent already is kept, to be sent again.
  const waits = unsealed && failed?.part !== 'make';
  const writes = ctx.file.mayWrite('consents');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} narrow>
      <p class="way-back">
        <a href={`${top.address}/last`}>{t.back}</a>
      </p>
      <Facts {...props} />
      {open && request.guarded && (
        <Notice kind="today">
          <p>{t.ask.confirmNothing}</p>
        </Notice>
      )}
      {open && refusedWay(request.way, top.rules) && (
        <Notice kind="danger">
          <p>{t.noLetter}</p>
        </Notice>
      )}
      {open && stopped && (
        <Notice kind="danger">
          <p>{t.stopped}</p>
        </Notice>
      )}
      {open && !extract && !lines && (
        <Notice kind="today">
          <p>{t.notYours}</p>
        </Notice>
      )}
      {extract && (
        <Section title={t.shown} id="svar">
          <Sheet blocks={answerBlocks(extract.content, 'sv')} />
        </Section>
      )}
      {request.ended?.outcome === 'refused' && (
        <Section title={t.shown} id="beslut">
          <Sheet blocks={decisionBlocks(request, 'sv')} />
        </Section>
      )}
      {(signing === 'anotherLooks' || signing === 'leaderLooks') && (
        <Notice kind="today">
          <p>{signing === 'leaderLooks' ? t.sign.leader : t.sign.other}</p>
        </Notice>
      )}
      {extract && !stopped && (signing === 'may' || signing === 'mayAsLeader') && (
        <SignPart ctx={ctx} action={`${here}/signera`} extract={extract} signing={signing} form={formOf('sign')} />
      )}
      {((extract?.signedAt && !stopped && request.ended?.outcome !== 'withdrawn') ||
        request.ended?.outcome === 'refused') && (
        <p>
          <ButtonLink kind="secondary" href={`${here}/blad`}>
            {request.ended?.outcome === 'refused' ? t.printDecision : t.print}
          </ButtonLink>
        </p>
      )}
      {open && writes && extract?.signedAt && !stopped && (
        <GivePart ctx={ctx} action={`${here}/lamna`} form={formOf('give')} />
      )}
      {unsealed && (
        <Notice kind="today" title={t.make.unsealedTitle}>
          <p>{t.make.unsealed}</p>
        </Notice>
      )}
      {lines && !extract && !waits && (
        <Section title={t.make.title} id="gor">
          <MakePart ctx={ctx} action={`${here}/svar`} request={request} lines={lines} form={formOf('make')} />
        </Section>
      )}
      {lines && extract && !waits && (
        <Disclosure label={t.make.again} open={failed?.part === 'make'}>
          <MakePart ctx={ctx} action={`${here}/svar`} request={request} lines={lines} form={formOf('make')} />
        </Disclosure>
      )}
      {open && mayRefuse && (
        <RefusePart ctx={ctx} action={`${here}/avsla`} guarded={request.guarded} form={formOf('refuse')} />
      )}
      {open && !mayRefuse && <p class="muted">{t.refuse.notYours}</p>}
      {open && writes && (
        <Disclosure label={t.withdraw.title}>
          <Form action={`${here}/avsluta`} label={t.withdraw.title} hidden={{ _form: newId() }}>
            <Actions>
              <Button kind="secondary">{t.withdraw.act}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </SafetyPage>
  );
};

const Facts = ({ ctx, request, extract, asking }: Props) => {
  const { language, now } = ctx;
  const t = readingTexts(language);
  const by = (name: string, at: ReadingRequest['takenAt']) => `${name}, ${showFixedMoment(language, at, now)}`;
  const period = {
    since: request.since && dayOf(request.since).toString(),
    until: dayOf(request.until.subtract({ nanoseconds: 1 })).toString(),
  };
  const due = getOk(dueAt(clockRules.whoHasRead, request.takenAt), 'a month from then');
  const { ended } = request;
  const facts: [string, string | null | undefined][] = [
    [t.facts.who, receiverInWords(request, asking, language)],
    [t.facts.period, periodInWords(period, language)],
    [t.facts.due, ended ? undefined : showDeadline(language, due, now)],
    [t.facts.way, t.ways[request.way]],
    [t.facts.words, request.words],
    [t.facts.taken, by(request.takenBy, request.takenAt)],
    [t.facts.made, extract && by(extract.madeBy, extract.madeAt)],
    [t.facts.head, extract?.headSize ? t.facts.headValue(extract.headSize) : undefined],
    ...(extract?.test.held ?? []).map(({ reader, because }): [string, string] => [reader, t.make.held[because]]),
    ...(extract?.test.weighed ?? []).flatMap((one): [string, string][] => [
      [`${t.make.for} (${t.make.held[one.because]})`, one.for],
      [`${t.make.against} (${t.make.held[one.because]})`, one.against],
    ]),
    [t.facts.harm, extract?.test.harmWords],
    [t.facts.found, extract?.test.foundWords],
    [t.facts.signed, extract?.signedBy && extract.signedAt && by(extract.signedBy, extract.signedAt)],
    [t.facts.exception, extract?.exceptionWords],
    [t.list.states[ended?.outcome ?? 'open'], ended && by(ended.by, ended.at)],
    [t.refuse.words, ended?.words],
  ];
  return <DescriptionList items={facts.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />;
};

/** The paper as a page: the same blocks, in the same order. */
const Sheet = ({ blocks }: { blocks: readonly LetterBlock[] }) => (
  <article class="record stack" lang="sv">
    {blocks.map((block) =>
      block.kind === 'heading' ? (
        <h3>{block.text}</h3>
      ) : block.kind === 'list' ? (
        <ul class="bullets">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      ) : block.kind === 'text' ? (
        <p class="written">{block.text}</p>
      ) : null,
    )}
  </article>
);

type PartProps = { ctx: FileContext; action: string; form: FormState | undefined };

const SignPart = ({
  ctx,
  action,
  extract,
  signing,
  form = emptyForm(),
}: PartProps & { extract: Extract; signing: Signing }) => {
  const t = readingTexts(ctx.language).sign;
  return (
    <Section title={t.title} id="granska">
      <Form action={action} label={t.title} hidden={{ _form: newId(), made: extract.id }}>
        <ErrorSummary form={form} />
        <p>{t.help}</p>
        {signing === 'mayAsLeader' && <TextArea form={form} name="exception" label={t.exception} rows={3} />}
        <CheckboxGroup form={form} name="checked" label={t.check} choices={[{ value: 'yes', label: t.tick }]} />
        <Actions>
          <Button>{t.act}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const GivePart = ({ ctx, action, form = emptyForm() }: PartProps) => {
  const t = readingTexts(ctx.language).give;
  return (
    <Section title={t.title} id="lamna">
      <Form action={action} label={t.title} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <CheckboxGroup form={form} name="asked" label={t.check} choices={[{ value: 'yes', label: t.tick }]} />
        <Actions>
          <Button>{t.act}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const RefusePart = ({ ctx, action, guarded, form }: PartProps & { guarded: boolean }) => {
  const t = readingTexts(ctx.language).refuse;
  const shown = form ?? emptyForm();
  return (
    <Disclosure label={t.title} open={form !== undefined}>
      <Form action={action} label={t.title} hidden={{ _form: newId() }}>
        <ErrorSummary form={shown} />
        <p class="help">{t.told}</p>
        <TextArea form={shown} name="reasons" label={guarded ? t.wordsGuarded : t.words} rows={4} />
        <Actions>
          <Button kind="danger">{t.act}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
