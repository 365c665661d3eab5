import {
  ButtonLink,
  ClockRow,
  Columns,
  DescriptionList,
  EmptyState,
  Mark,
  Notice,
  Page,
  Rows,
  type Scheme,
  Section,
  Strip,
  Table,
  Timeline,
} from '../../../src/ui/index.ts';
import { frame, leading } from './gallery-frame.ts';

const act = (label: string) => (
  <ButtonLink kind="secondary" small href="/">
    {label}
  </ButtonLink>
);

const iso = '2026-11-22T16:00:00Z';

/** Every component as work looks like: a day, a file, and a form with faults. Used by the browser tests only. */
export const TodayGallery = ({ scheme, leads }: { scheme: Scheme; leads?: boolean }) => (
  <Page
    {...frame(scheme)}
    {...(leads && { nav: frame(scheme).nav.filter(({ key }) => key !== 'duty'), navGroup: leading })}
    title="Söndag 22 november"
    current="today"
    lead="Jour: du till 08.00. Bakjour: Jon Åker."
    notice={
      <Notice kind="done" announce>
        <p>Kontakten är mottagen 16.52.</p>
      </Notice>
    }
  >
    <Columns
      contextLabel="Dagens möten"
      context={
        <>
          <Section title="Möten i dag" id="meetings">
            <DescriptionList
              items={[
                { term: '13.00–13.45', value: <a href="/">Interna gruppen</a> },
                { term: '15.30', value: <a href="/">Akut möte, 26-0114</a> },
              ]}
            />
          </Section>
          <Section title="Att veta" id="notes">
            <Notice kind="today" title="Tre anteckningar är oskrivna">
              <p>Skriv dem innan du lämnar över jouren.</p>
            </Notice>
          </Section>
        </>
      }
    >
      <Section title="Nu" id="now" count={3}>
        <Rows>
          <ClockRow
            label="Bedöm skydd för barn"
            about="26-0117 · E.S."
            due="14.00"
            datetime={iso}
            state="breach"
            owner="Mira Ekdahl"
            action={act('Bedöm skydd')}
          />
          <ClockRow
            label="Gör skyddsbedömning, vuxen"
            about="26-0117 · E.S."
            due="23.59"
            datetime={iso}
            state="today"
            owner="Mira Ekdahl"
            action={act('Bedöm skydd')}
          />
          <ClockRow
            label="Ring upp: lovad återkoppling om plats på skyddat boende"
            about="26-0109 · A.K."
            due="18.00"
            datetime={iso}
            state="today"
            action={act('Ta ärendet')}
          />
        </Rows>
      </Section>
      <Section title="Väntar på mig" id="waiting" count={2} action={<a href="/">Visa alla</a>}>
        <Rows>
          <ClockRow
            label="Lämna utredningen för granskning"
            about="26-0088 · M.L."
            due="tors 26 nov"
            datetime={iso}
            state="later"
            owner="Mira Ekdahl"
            action={act('Granska')}
          />
          <ClockRow
            label="Svara skolan om orosanmälan"
            about="26-0091 · T.B."
            due="fre 20 nov"
            datetime={iso}
            state="done"
            owner="Jon Åker"
          />
        </Rows>
      </Section>
      <Section title="Nytt" id="new">
        <EmptyState title="Inget nytt sedan 14.02">
          <p>Det som kommer in visas här. Fråga bakjouren om du väntar på något.</p>
        </EmptyState>
      </Section>
    </Columns>
  </Page>
);

export const FileGallery = ({ scheme, perpetrator }: { scheme: Scheme; perpetrator?: boolean }) => (
  <Page
    {...frame(scheme)}
    title="Elin S."
    titleInStrip
    current="cases"
    documentTitle="Akt"
    protection="secrecyMarker"
    {...(perpetrator ? { band: 'perpetrator' as const } : {})}
    strip={
      <Strip
        label="Akten i korthet"
        name="Elin S."
        items={[
          { label: 'Säker kontakt', value: 'Ring inte. Sms vardag 9–11', tone: 'danger' },
          { label: 'Riskbedömd', value: '12 dagar sedan', tone: 'today' },
          { label: 'Grund', value: 'Du är i teamet' },
        ]}
      />
    }
    action={
      <ButtonLink kind="primary" href="/">
        Skriv
      </ButtonLink>
    }
  >
    <Columns
      contextLabel="Omkring"
      context={
        <>
          <Section title="Varningar" id="warnings">
            <Notice kind="danger" title="Ring aldrig hemnumret">
              <p>Han svarar på det.</p>
            </Notice>
          </Section>
          <Section title="Barn" id="children">
            <DescriptionList
              items={[
                { term: 'Nova, 9 år', value: 'Ingen har talat med henne än' },
                { term: 'Sam, 4 år', value: <Mark kind="info">Samtal bokat</Mark> },
              ]}
            />
          </Section>
        </>
      }
    >
      <Section title="Nästa steg" id="next">
        <p>
          Boka nytt samtal om uppbrottsplanen. <Mark kind="plain">Utredning pågår</Mark>
        </p>
      </Section>
      <Section title="Kontakter" id="contacts">
        <Table
          caption="Kontakter i akten"
          captionUnseen
          columns={[
            { key: 'what', label: 'Vad' },
            { key: 'from', label: 'Från' },
            { key: 'state', label: 'Läge' },
            { key: 'days', label: 'Dagar', numeric: true },
          ]}
          rows={[
            {
              id: 'k1',
              cells: { what: <a href="/">Samtal</a>, from: 'Polisen', state: <Mark kind="today" />, days: '0' },
            },
            {
              id: 'k2',
              cells: { what: <a href="/">Brev</a>, from: 'Skolan', state: <Mark kind="breach" />, days: '14' },
            },
          ]}
        />
      </Section>
      <Section title="Tidslinje" id="timeline-head">
        <Timeline
          label="Tidslinje"
          items={[
            {
              id: 'e3',
              when: 'i dag 16.40',
              datetime: iso,
              title: 'Kontakt från polisen',
              by: 'Mira Ekdahl',
              body: 'Granne ringde. Två barn hemma.\nHon vill inte prata i telefon.',
              kind: 'info',
            },
            {
              id: 'e2',
              when: 'tors 19 nov 09.10',
              datetime: iso,
              title: 'Hot mot henne',
              by: 'Jon Åker',
              kind: 'danger',
            },
            { id: 'e1', when: 'ons 4 nov 13.30', datetime: iso, title: 'Akten öppnades', by: 'Jon Åker' },
          ]}
        />
      </Section>
    </Columns>
  </Page>
);
