import type { Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { OrganisationPage } from '../../organisation/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import { fieldError } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Mark, Notice, Section, Table, TextArea } from '../../ui/index.ts';
import type { Fault } from '../check-instrument.ts';
import type { Loaded } from '../instrument.store.ts';
import { hasWording, inWords } from '../instrument.ts';
import { shipped } from '../shipped.ts';
import { instrumentTexts } from '../texts.ts';

export const instrumentsAddress = '/organisation/instrument';

type Props = { frame: Frame; loaded: readonly Loaded[]; form: FormState; faults?: readonly Fault[] };

/** What there is to ask by, and the way in for what the municipality has the right to use. */
export const InstrumentsPage = ({ frame, loaded, form, faults = [] }: Props) => {
  const { language } = frame;
  const t = instrumentTexts(language);
  const own = loaded.map(({ id, instrument, usableAt, endedAt }) => ({
    id,
    instrument,
    mark: endedAt ? (
      <Mark kind="plain">{t.ended}</Mark>
    ) : usableAt ? (
      <Mark kind="done">{t.usable}</Mark>
    ) : (
      <Mark kind="today">{t.draft}</Mark>
    ),
  }));
  const ours = shipped.map((instrument) => ({
    id: instrument.id,
    instrument,
    mark: hasWording(instrument) ? <Mark kind="done">{t.ready}</Mark> : <Mark kind="plain">{t.noWords}</Mark>,
  }));
  return (
    <OrganisationPage frame={frame} title={t.page} lead={t.lead}>
      {faults.length > 0 && (
        <Notice kind="danger" title={t.faults(faults.length)} announce>
          <ul>
            {faults.map(({ at, problem, said }) => (
              <li>{t.at(at, t.problem(problem, said ?? ''))}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section id="load" title={t.loadTitle}>
        <p class="help">{t.loadHelp}</p>
        <Form action={instrumentsAddress} hidden={{ _form: newId() }} label={t.loadTitle} upload>
          <ErrorSummary form={form} />
          <FileField form={form} label={t.file} />
          <TextArea form={form} name="text" label={t.text} rows={6} optional />
          <Actions>
            <Button>{t.load}</Button>
          </Actions>
        </Form>
      </Section>
      <Table
        caption={t.page}
        captionUnseen
        columns={[
          { key: 'title', label: t.columns.title },
          { key: 'version', label: t.columns.version },
          { key: 'kind', label: t.columns.kind },
          { key: 'state', label: t.columns.state },
        ]}
        rows={[...own, ...ours].map(({ id, instrument, mark }) => ({
          id: `instrument-${id}`,
          cells: {
            title: <a href={`${instrumentsAddress}/${id}`}>{inWords(instrument.title, language)}</a>,
            version: instrument.version,
            kind: t.kinds[instrument.kind],
            state: mark,
          },
        }))}
      />
    </OrganisationPage>
  );
};

const FileField = ({ form, label }: { form: FormState; label: string }) => {
  const error = fieldError(form, 'file');
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label class="label" for="file">
        {label}
      </label>
      {error && (
        <p class="field-error" id="file-error">
          {error}
        </p>
      )}
      <input
        type="file"
        id="file"
        name="file"
        accept="application/json,.json"
        aria-describedby={error ? 'file-error' : undefined}
      />
    </div>
  );
};
