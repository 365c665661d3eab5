import type { Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { OrganisationPage } from '../../organisation/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { Actions, Button, DescriptionList, Disclosure, Form, Section } from '../../ui/index.ts';
import type { Loaded } from '../instrument.store.ts';
import { hasWording, type Instrument, inWords } from '../instrument.ts';
import { instrumentTexts } from '../texts.ts';
import { AskItem } from './ask-item.tsx';
import { instrumentsAddress } from './instruments-page.tsx';

type Props = { frame: Frame; instrument: Instrument; loaded: Loaded | undefined };

/** One version: how it looks to whoever is asked, how it counts, and whether it may be used. */
export const InstrumentPage = ({ frame, instrument, loaded }: Props) => {
  const { language } = frame;
  const t = instrumentTexts(language);
  const readable = hasWording(instrument);
  return (
    <OrganisationPage
      frame={frame}
      title={`${inWords(instrument.title, language)}, ${instrument.version}`}
      lead={loaded && t.loadedBy(loaded.loadedBy, showMoment(language, loaded.loadedAt, frame.now))}
    >
      <p>
        <a href={instrumentsAddress}>{t.back}</a>
      </p>
      {loaded && !loaded.endedAt && <Use frame={frame} loaded={loaded} />}
      <DescriptionList items={facts(instrument, language)} />
      {readable ? (
        <Section id="preview" title={t.preview}>
          {instrument.intro && <p>{inWords(instrument.intro, language)}</p>}
          <div class="stack">
            {instrument.items.map((item) => (
              <AskItem form={emptyForm()} instrument={instrument} item={item} language={language} />
            ))}
          </div>
        </Section>
      ) : (
        <p>{t.noWords}</p>
      )}
      <Disclosure label={t.structure} open={!readable}>
        <p class="help">{t.structureHelp}</p>
        {/* Reached by the keyboard, since it may be wider than the page. */}
        <pre class="source" tabindex={0}>
          {JSON.stringify(instrument, null, 2)}
        </pre>
      </Disclosure>
    </OrganisationPage>
  );
};

const Use = ({ frame, loaded }: { frame: Frame; loaded: Loaded }) => {
  const t = instrumentTexts(frame.language);
  const to = loaded.usableAt ? 'ended' : 'usable';
  return (
    <Form action={`${instrumentsAddress}/${loaded.id}`} hidden={{ _form: newId(), to }}>
      <p class="help">{to === 'usable' ? t.takeHelp : t.endHelp}</p>
      <Actions>
        <Button kind={to === 'usable' ? 'primary' : 'secondary'}>{to === 'usable' ? t.take : t.end}</Button>
      </Actions>
    </Form>
  );
};

function facts(instrument: Instrument, language: 'sv' | 'en') {
  const t = instrumentTexts(language);
  const { subscales, reversed, thresholds, judgements, formula } = instrument;
  const list = (lines: readonly string[]) => (
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
  const counts = [
    t.formulas[formula],
    ...(reversed.length > 0 ? [t.reversed(reversed.join(', '))] : []),
    ...subscales.map(({ title, items }) => t.subscale(inWords(title, language), items.join(', '))),
    ...(formula === 'none' ? [] : [t.neverNoRisk]),
  ];
  return [
    { term: t.columns.kind, value: `${t.kinds[instrument.kind]} · ${t.audiences[instrument.audience]}` },
    { term: t.counts, value: list(counts) },
    ...(formula === 'none'
      ? []
      : [
          {
            term: t.thresholds,
            value:
              thresholds.length === 0
                ? t.noThresholds
                : list(thresholds.map(({ from, to, level }) => t.threshold(from, to, t.levels[level]))),
          },
        ]),
    ...(judgements.length > 0
      ? [{ term: t.judgements, value: list(judgements.map(({ title }) => inWords(title, language))) }]
      : []),
    { term: t.licence, value: instrument.licence },
  ];
}
