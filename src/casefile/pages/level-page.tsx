import { type FileContext, fewMaySee, type ProtectedIdentity } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment, showFullDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { aroundTexts } from '../around-texts.ts';
import type { AskedLowering } from '../level.store.ts';
import { fileLinks } from '../links.ts';
import type { MarkerNow } from '../marker.ts';
import type { Member } from '../team.ts';
import { casefileTexts } from '../texts.ts';
import { InnerPage } from './inner-page.tsx';

type Props = {
  ctx: FileContext;
  may: boolean;
  team: readonly Member[];
  asked: AskedLowering | undefined;
  form?: FormState | undefined;
  marker: MarkerNow | undefined;
  markerForm?: FormState | undefined;
};

/** Each level says what it changes, and for whom, before it is chosen; and who can open the file as it stands. */
export const LevelPage = ({ ctx, may, team, asked, form, marker, markerForm }: Props) => {
  const { language, file } = ctx;
  const t = aroundTexts(language).level;
  const names = casefileTexts(language).levelName;
  const shown = form ?? emptyForm({ level: file.protection });
  return (
    <InnerPage ctx={ctx} title={t.title} lead={t.lead}>
      <div class="stack-wide">
        {file.protection !== 'none' && (
          <Notice kind="danger" title={t.confirm.title}>
            <p>{t.confirm.words}</p>
          </Notice>
        )}
        {file.protection === 'secrecyMarker' ? (
          <MarkerPart ctx={ctx} marker={marker} form={markerForm} />
        ) : (
          markerForm && <ErrorSummary form={markerForm} />
        )}
        {!may && (
          <Notice kind="info" title={names[file.protection]}>
            <p>{t.mayNot}</p>
          </Notice>
        )}
        {may && asked && <Asked ctx={ctx} asked={asked} />}
        {may && (
          <Form action={fileLinks(file.id).level} label={t.title} hidden={{ _form: newId() }}>
            <ErrorSummary form={shown} />
            <RadioGroup
              form={shown}
              name="level"
              label={t.choose}
              choices={(Object.keys(names) as ProtectedIdentity[]).map((level) => ({
                value: level,
                label: names[level],
                help: t.help[level],
              }))}
            />
            {file.protection !== 'none' && (
              <TextArea form={shown} name="reason" label={t.lower.reason} help={t.lower.reasonHelp} rows={2} optional />
            )}
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </Form>
        )}
        <Section title={t.who.title} id="vem">
          <p class="muted">{fewMaySee(file.protection) ? t.who.few : t.who.more}</p>
          <ul class="lines">
            {[...new Set(team.map(({ name }) => name))].map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </Section>
      </div>
    </InnerPage>
  );
};

/** It is granted for a time, and whoever has it asks anew: said before it has run out, and not after. */
const MarkerPart = ({ ctx, marker, form }: Pick<Props, 'ctx' | 'marker'> & { form: FormState | undefined }) => {
  const { language, file } = ctx;
  const t = aroundTexts(language).level.marker;
  const shown = scoped(form ?? emptyForm(), 'marker');
  const until = marker && showFullDay(language, marker.until);
  return (
    <Section title={t.title} id="markering">
      {!marker || !until ? (
        <p>
          <Mark kind="today">{t.unknown}</Mark>
        </p>
      ) : marker.passed ? (
        <p>
          <Mark kind="breach">{t.passed(until)}</Mark>
        </p>
      ) : marker.isGuess ? (
        <>
          <p>
            <Mark kind="today">{t.unknown}</Mark>
          </p>
          <p>{t.guess(until)}</p>
        </>
      ) : (
        <p>{t.holdsFrom(showFullDay(language, marker.granted), until)}</p>
      )}
      <p class="muted">{t.help}</p>
      {file.mayWrite('identity') && (
        <Disclosure label={t.renew} open={form !== undefined || !marker || marker.passed || marker.isGuess}>
          <Form action={`/akt/${file.id}/nivatid`} hidden={{ _form: newId() }}>
            <ErrorSummary form={shown} />
            <DateField form={shown} name="granted" label={t.granted} optional />
            <DateField form={shown} name="until" label={t.until} help={t.untilHelp} optional />
            <Actions>
              <Button kind="secondary">{t.save}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </Section>
  );
};

/** Asked for, refused, or granted and still to be carried out. */
const Asked = ({ ctx, asked }: { ctx: FileContext; asked: AskedLowering }) => {
  const { language, now } = ctx;
  const t = aroundTexts(language).level.lower;
  const name = casefileTexts(language).levelName[asked.to];
  if (asked.granted)
    return (
      <Form action={fileLinks(ctx.file.id).level} label={t.title} hidden={{ _form: newId(), level: asked.to }}>
        <p>{t.granted(name)}</p>
        <p class="muted">
          {aroundTexts(language).level.help[asked.to]}
          {ctx.file.protection === 'assumedIdentity' && ` ${t.foundAgain}`}
        </p>
        <Actions>
          <Button kind="danger">{t.carryOut(name)}</Button>
        </Actions>
      </Form>
    );
  return (
    <Notice kind={asked.granted === null ? 'today' : 'info'} title={t.title}>
      <p>
        {asked.granted === null ? t.waitsSince(name, showFixedMoment(language, asked.askedAt, now)) : t.refused(name)}
      </p>
    </Notice>
  );
};
