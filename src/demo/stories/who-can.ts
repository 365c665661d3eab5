import { inStockholm } from '../../kernel/instant.ts';
import type { Story } from './story.ts';

/** Who leads the team has kept what its people can, and goes through the month before. */
export const whoCan: Story = {
  name: 'who can what',
  async tell(player, now) {
    const { staff, units } = player.founded;
    await player.at(now.subtract({ hours: 24 * 19 }));
    const karin = await player.as('teamLeader');
    const known = [
      ['caseOfficer', { works: ['exposed', 'honour', 'children'], languages: ['en', 'so'], is: 'woman' }],
      ['otherCaseOfficer', { works: ['exposed', 'substanceUse', 'lgbtqi'], languages: ['en', 'pl'], is: 'man' }],
      ['therapist', { works: ['exposed', 'disability'], languages: ['en'], is: 'unsaid' }],
      ['supportWorker', { works: ['exposed', 'older'], languages: ['ar', 'ku'], is: 'woman' }],
    ] as const;
    for (const [who, { works, languages, is }] of known)
      await karin.send(`/organisation/personal/${staff[who]}/kompetens`, {
        works: [...works],
        languages: [...languages],
        is,
      });
    const day = inStockholm(now.subtract({ hours: 24 * 19 })).toPlainDate();
    await karin.send(`/manad/${units.violenceTeam}/${day.toString().slice(0, 7)}/uppgift`, {
      words: 'Boka in tid för det som är oskrivet, en timme varje fredag.',
      owner: staff.otherCaseOfficer,
      due: day.add({ days: 26 }).toString(),
    });
  },
};
