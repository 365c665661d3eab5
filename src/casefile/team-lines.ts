import type { FilePageFacts } from './load-file-page.ts';
import { deputyOf, type Member } from './team.ts';
import type { casefileTexts } from './texts.ts';

export type TeamLine = {
  readonly function: string;
  readonly name: string;
  readonly phone: string | null;
  readonly away: boolean;
  readonly deputy: string | undefined;
  readonly deputyPhone: string | null;
};

type Texts = ReturnType<typeof casefileTexts>;

const rank = ({ function: f }: Member): number => (f === 'responsible' ? 0 : f === 'received' ? 1 : 2);

/** A line for each in the team, the one who answers first; a deputy stands beside the one she is deputy for. */
export const teamLines = (facts: Pick<FilePageFacts, 'team' | 'away'>, t: Texts): TeamLine[] =>
  facts.team
    .filter(
      (member) => member.function !== 'deputy' || !facts.team.some(({ groundId }) => groundId === member.deputyFor),
    )
    .toSorted((one, other) => rank(one) - rank(other))
    .map((member) => {
      const deputy = deputyOf(facts.team, member.groundId);
      return {
        function: t.function[member.function],
        name: member.name,
        phone: member.phone,
        away: facts.away.has(member.staffId),
        deputy: deputy?.name,
        deputyPhone: deputy?.phone ?? null,
      };
    });
