import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Player, Visitor } from '../player.ts';

/** What several authorities decided about Yara together: who does what by when, and what she is told. */
export async function consulted(player: Player, amina: Visitor, child: string, today: CalendarDay): Promise<void> {
  const { staff } = player.founded;
  const ahead = (days: number) => today.add({ days }).toString();
  await amina.send(`${child}/samrad`, {
    heldOn: today.subtract({ days: 2 }).toString(),
    form: 'video',
    ground: 'crimeAgainstMinor',
    decided: 'Polisen hör Yara en gång, och ingen frågar henne om det som hände innan dess.',
    opinion: 'Jag vill att mamma väntar utanför dörren hela tiden.',
    tell: 'Att hon ska få berätta för en polis som är van vid barn, och att mamma är nära.',
    teller: 'socialServices',
    reviewOn: ahead(12),
    owner: staff.caseOfficer,
    'rows.police.who': 'Barnförhörsledare',
    'rows.police.task': 'Hör Yara.',
    'rows.police.dueOn': ahead(5),
    'rows.prosecutor.who': 'Åklagare',
    'rows.prosecutor.task': 'Beslutar om särskild företrädare.',
    'rows.prosecutor.dueOn': ahead(3),
    'rows.childPsychiatry.who': 'Kurator',
    'rows.socialServices.who': 'Amina Yusuf',
    'rows.socialServices.task': 'Förbereder Yara och följer med till förhöret.',
    'rows.socialServices.owner': staff.caseOfficer,
    'rows.socialServices.dueOn': ahead(4),
  });
}
