import { type Emergency, type FileContext, openingTexts, type SectionKind, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Unit } from '../../organisation/index.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showFixedMoment, showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Select,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { provisionTexts } from '../provision-texts.ts';
import { disclosable, mayBePrinted, paragraphOf, type RegisterLine, receiversIn, waysByHand } from '../register.ts';
import { registerTexts } from '../register-texts.ts';
import type { Given } from '../withdraw.store.ts';
import { EmergencyPart } from './emergency-part.tsx';
import { GroundFields } from './ground-fields.tsx';

export const partsInWords = (parts: readonly string[], language: Language): string => {
  const names: Readonly<Record<string, string>> = openingTexts(language).sections satisfies Record<SectionKind, string>;
  return parts.length === 0 ? registerTexts(language).nothing : parts.flatMap((part) => names[part] ?? []).join(', ');
};

/** An answer on who has read holds no part of the file. */
const givenInWords = ({ parts }: RegisterLine, language: Language): string =>
  parts.length === 0 ? registerTexts(language).readers : partsInWords(parts, language);

const groundInWords = ({ ground }: RegisterLine, language: Language): string => {
  const t = registerTexts(language);
  return ground.provision
    ? `${t.provisions[ground.provision]} (${paragraphOf[ground.provision]})`
    : t.grounds[ground.kind];
};

/** Who decided, and whether it is signed: what waits has not been given. */
const Standing = ({ line, ctx, here }: { line: RegisterLine; ctx: FileContext; here: string }) => {
  const { language, now } = ctx;
  const t = provisionTexts(language);
  if (!line.decidedBy) return null;
  if (line.standing === 'refused')
    return (
      <>
        <p>
          <Mark kind="plain">{t.notGiven(line.decidedBy)}</Mark>
        </p>
        <p class="help">{line.refusedBecause}</p>
      </>
    );
  if (line.standing === 'toSign')
    return (
      <p>
        <Mark kind="today">{t.waits(line.decidedBy)}</Mark> <a href={`${here}/utlamnande/${line.id}`}>{t.open}</a>
      </p>
    );
  return (
    <p class="help">
      {registerTexts(language).decidedBy(line.decidedBy)}
      {line.signedAt && `. ${t.signedBy(line.decidedBy, showMoment(language, line.signedAt, now))}`}{' '}
      {line.signedAt && <a href={`${here}/utlamnande/${line.id}`}>{t.testTitle}</a>}
    </p>
  );
};

type Props = { ctx: FileContext; top: FileTopFacts; lines: readonly RegisterLine[] };

/** To whom what was given, by part, and what was held back (features F28). */
export const RegisterPage = ({
  ctx,
  top,
  lines,
  shown,
  emergencies,
}: Props & { shown: string | undefined; emergencies: readonly Emergency[] }) => {
  const { language, now } = ctx;
  const t = registerTexts(language);
  const receivers = receiversIn(lines);
  const here = `${top.address}/utlamnat`;
  const chosen = lines.filter(({ receiver }) => shown === undefined || receiver.key === shown);
  const when = (line: RegisterLine) => {
    const first = showMoment(language, line.at, now);
    const last = line.until && showMoment(language, line.until, now);
    return last && last !== first ? `${first}, ${t.lastRead(last)}` : first;
  };
  return (
    <SafetyPage
      ctx={ctx}
      top={top}
      title={t.title}
      lead={t.lead}
      action={ctx.file.mayWrite('consents') && <ButtonLink href={`${here}/nytt`}>{t.write}</ButtonLink>}
    >
      {receivers.length > 1 && (
        <nav class="filter" aria-label={t.filter}>
          <ul>
            {[{ key: undefined, name: t.everyone }, ...receivers].map(({ key, name }) => (
              <li>
                <a href={key ? `${here}?till=${key}` : here} aria-current={key === shown ? 'true' : undefined}>
                  {key === 'outside' ? t.outsideAll : name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {chosen.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionUnseen
          columns={[
            { key: 'when', label: t.when },
            { key: 'receiver', label: t.receiver },
            { key: 'ground', label: t.ground },
            { key: 'parts', label: t.parts },
            { key: 'heldBack', label: t.heldBack },
          ]}
          rows={chosen.map((line) => ({
            id: `line-${line.id}`,
            cells: {
              when: when(line),
              receiver: (
                <div>
                  {line.receiver.name}
                  <br />
                  <span class="muted">{t.ways[line.how]}</span>
                </div>
              ),
              ground: (
                <div>
                  {groundInWords(line, language)}
                  <Standing line={line} ctx={ctx} here={top.address} />
                  {line.test.map(([question, answer]) => (
                    <p class="help">
                      {question} <span class="said">{answer}</span>
                    </p>
                  ))}
                  {line.weighedFor && <p class="help">{line.weighedFor}</p>}
                  {line.weighedAgainst && <p class="help">{line.weighedAgainst}</p>}
                </div>
              ),
              parts: (
                <div>
                  {givenInWords(line, language)}
                  {line.words && <p>{line.words}</p>}
                  {line.givenBy && <p class="help">{t.givenBy(line.givenBy)}</p>}
                </div>
              ),
              heldBack: (
                <div>
                  {line.parts.length > 0 && partsInWords(line.heldBack, language)}
                  {line.heldBackWords && <p>{line.heldBackWords}</p>}
                </div>
              ),
            },
          }))}
        />
      )}
      <EmergencyPart ctx={ctx} emergencies={emergencies} />
      <p>
        <a href={`${top.address}/samtycken`}>{t.consents}</a> · <a href={`${top.address}/intyg`}>{t.certificates}</a> ·{' '}
        <a href={`${top.address}/last`}>{t.whoHasRead}</a>
        {mayBePrinted(ctx.file) && (
          <>
            {' · '}
            <a href={`${here}/utskrift`}>{t.print}</a>
          </>
        )}
      </p>
    </SafetyPage>
  );
};

type WriteProps = Omit<Props, 'lines'> & {
  form: FormState;
  consents: readonly Given[];
  units: readonly Unit[];
  deciders: readonly { readonly id: string; readonly name: string }[];
};

export const WriteDisclosurePage = ({ ctx, top, form, consents, units, deciders }: WriteProps) => {
  const { language } = ctx;
  const t = registerTexts(language);
  const here = `${top.address}/utlamnat`;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.writeTitle} lead={t.writeLead} narrow>
      <Form action={`${here}/nytt`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <GroundFields form={form} language={language} consents={consents} deciders={deciders} />
        <Select
          form={form}
          name="unit"
          label={t.toUnit}
          help={t.toUnitHelp}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
        <TextField form={form} name="outside" label={t.outside} width="medium" optional />
        <RadioGroup
          form={form}
          name="how"
          label={t.howQuestion}
          choices={waysByHand.map((value) => ({ value, label: t.ways[value] }))}
          inline
        />
        <DateField form={form} name="day" label={t.day} help={t.dayHelp} />
        <CheckboxGroup
          form={form}
          name="parts"
          label={t.partsQuestion}
          help={t.partsHelp}
          choices={disclosable.map((value) => ({ value, label: partsInWords([value], language) }))}
        />
        <TextArea form={form} name="words" label={t.words} rows={3} />
        <TextArea form={form} name="heldBackWords" label={t.heldBackWords} rows={2} optional />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={here}>
            {t.back}
          </ButtonLink>
        </Actions>
      </Form>
    </SafetyPage>
  );
};

/** For the person herself: whom, when and which parts. No words of ours and no colleague's name: those may hold what is about others. */
export const PrintedRegisterPage = ({ ctx, lines }: Omit<Props, 'top'>) => {
  const { language, now } = ctx;
  const t = registerTexts(language);
  // What waits, or was not given, is nothing that anybody else has.
  const given = lines.filter(({ standing }) => standing === 'given');
  // Neither the name nor the mark of the file: the paper may be seen by others.
  const { file: _file, ...frame } = ctx.frame;
  return (
    <StaffPage frame={frame} title={t.printTitle} documentTitle={t.documentTitle} current="files" narrow>
      <p class="way-back">
        <a href={`/akt/${ctx.file.id}/utlamnat`}>{t.back}</a> <span class="muted">{ctx.file.reference}</span>
      </p>
      <p class="screen-only">{t.printHelp}</p>
      <p>{t.printLead(showFixedMoment(language, now, now))}</p>
      {given.length === 0 ? (
        <p>{t.printNone}</p>
      ) : (
        <Table
          caption={t.printTitle}
          captionUnseen
          columns={[
            { key: 'when', label: t.when },
            { key: 'receiver', label: t.receiver },
            { key: 'how', label: t.how },
            { key: 'ground', label: t.ground },
            { key: 'parts', label: t.parts },
          ]}
          rows={given.map((line) => ({
            id: `line-${line.id}`,
            cells: {
              when: showFixedMoment(language, line.at, now),
              receiver: line.receiver.isColleague ? t.aColleague : line.receiver.name,
              how: t.ways[line.how],
              ground: groundInWords(line, language),
              parts: givenInWords(line, language),
            },
          }))}
        />
      )}
    </StaffPage>
  );
};
