import type { Language } from '../../platform/language/catalogue.ts';
import { Section, Table } from '../../ui/index.ts';
import type { ChildBarrier } from '../board.store.ts';
import { boardTexts } from '../board-texts.ts';

type Props = { barriers: readonly ChildBarrier[]; language: Language };

/** For a leader: what children don't get and why, counted by kind, so that the supply can be mended (V22, V26). */
export const Barriers = ({ barriers, language }: Props) => {
  const all = boardTexts(language);
  const t = all.list.barriers;
  const words: Readonly<Record<string, string>> = all.gap;
  const supports: Readonly<Record<string, string>> = all.support;
  const consent: Readonly<Record<string, string>> = t.consent;
  const named = barriers.map(({ consent: ofConsent, barrier, support, n }) => ({
    id: `hinder-${ofConsent ? 'samtycke-' : ''}${barrier}${support ? `-${support}` : ''}`,
    cells: {
      why: (ofConsent ? consent : words)[barrier] ?? barrier,
      support: (support && supports[support]) ?? '–',
      n: String(n),
    },
  }));
  return (
    <Section title={t.title} id="hinder" action={<a href="/insatser/barn">{t.supply}</a>}>
      <p class="help">{t.help}</p>
      {named.length === 0 ? (
        <p class="muted">{t.few}</p>
      ) : (
        <Table
          caption={t.title}
          captionUnseen
          columns={[
            { key: 'why', label: t.columns.why },
            { key: 'support', label: t.columns.support },
            { key: 'n', label: t.columns.n, numeric: true },
          ]}
          rows={named}
        />
      )}
    </Section>
  );
};
