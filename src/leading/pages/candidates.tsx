import type { Instant } from '../../kernel/instant.ts';
import { competenceInWords } from '../../organisation/index.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { languageName } from '../../platform/language/language-name.ts';
import { number } from '../../platform/language/plural.ts';
import { Mark, Table } from '../../ui/index.ts';
import { byFit, type Candidate, meets, type Wish, type WishKind, wishKinds } from '../assignment.ts';
import { mostCounted } from '../case-load.store.ts';
import { leadingTexts } from '../texts.ts';
import { Away } from './away.tsx';

type Props = { language: Language; now: Instant; candidates: readonly Candidate[]; wish: Wish; hindrances: boolean };

export function wishInWords(language: Language, wish: Wish): string[] {
  const t = leadingTexts(language).assign;
  return [
    ...(wish.worker ? [t.workers[wish.worker]] : []),
    ...(wish.language ? [t.speaks(languageName(wish.language, language))] : []),
    ...(wish.former ? [t.formers[wish.former]] : []),
  ];
}

/** Who could be given it: those who fit best and have least first. Whose the hindrance is, or why, is said to nobody. */
export const Candidates = ({ language, now, candidates, wish, hindrances }: Props) => {
  const t = leadingTexts(language).assign;
  const wishes = wishInWords(language, wish).length > 0;
  const columns = [
    'competence' as const,
    ...(wishes ? (['wish'] as const) : []),
    ...(['files', 'late', 'unwritten'] as const),
  ];
  return (
    <Table
      caption={t.title}
      captionUnseen
      columns={[
        { key: 'name', label: t.columns.name },
        ...columns.map((key) => ({
          key,
          label: t.columns[key],
          numeric: ['files', 'late', 'unwritten'].includes(key),
        })),
      ]}
      rows={byFit(candidates, wish).map((one) => ({
        id: `kan-${one.staffId}`,
        cells: {
          name: (
            <>
              {one.name} <Away frame={{ language, now }} until={one.awayUntil} />{' '}
              {hindrances && one.hindered && <Mark kind="today">{t.hindered}</Mark>}
            </>
          ),
          competence: competenceInWords(language, one.competence).join(', ') || t.nothingSaid,
          wish: <Wishes language={language} wish={wish} one={one} />,
          files: one.files === mostCounted ? leadingTexts(language).orMore(mostCounted) : number(language, one.files),
          late: one.late === 0 ? '–' : number(language, one.late),
          unwritten: one.unwritten === 0 ? '–' : number(language, one.unwritten),
        },
      }))}
    />
  );
};

const Wishes = ({ language, wish, one }: { language: Language; wish: Wish; one: Candidate }) => {
  const t = leadingTexts(language).assign;
  const said = meets(wish, one);
  const of = (kinds: readonly WishKind[]) => kinds.map((kind) => t.kinds[kind]).join(', ');
  const yes = wishKinds.filter((kind) => said[kind] === true);
  const no = wishKinds.filter((kind) => said[kind] === false);
  return (
    <>
      {yes.length > 0 && <Mark kind="done">{t.meets(of(yes))}</Mark>}{' '}
      {no.length > 0 && <span class="muted">{t.meetsNot(of(no))}</span>}
    </>
  );
};
