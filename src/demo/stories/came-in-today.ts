import { dayOf, type Instant } from '../../kernel/instant.ts';
import type { Visitor } from '../player.ts';
import { agreeSafeContact, ToldContact } from './contact-kit.ts';
import type { Story } from './story.ts';

/** She calls herself, and does not want anything more now. The only place where she goes alone is work training. */
export const notNow: Story = {
  name: 'notNow',
  tell: async (player, now) => {
    const call = now.subtract({ hours: 29 });
    await player.at(call);
    const peter = await player.as('backupOfficer');
    const contact = await ToldContact.received(peter, {
      channel: 'call',
      source: 'person',
      at: call,
      name: 'Sofia Lund',
    });
    await agreeSafeContact(peter, contact.address, {
      call: { allowed: 'no' },
      sms: { allowed: 'no' },
      letter: { allowed: 'no' },
      viaPerson: { allowed: 'yes', target: 'Gun på arbetsmarknadsenheten, tisdagar och torsdagar', emergency: true },
      sheContacts: { allowed: 'yes' },
    });
    await contact.livingTogether('yes');
    await contact.dutyToReportTold();
    await contact.noChildren();
    await contact.other({
      part: 'usesViolence',
      name: 'Mannen, namnet vill hon inte säga',
      relation: 'partner',
      livesWith: 'yes',
    });
    await contact.violence({
      kinds: ['economic', 'psychological'],
      by: 'Mannen, namnet vill hon inte säga',
      to: 'Sofia Lund',
      severity: 'threatOrControl',
      ongoing: true,
      words: 'Han sköter alla pengar och läser hennes telefon. Han säger att ingen kommer att tro henne.',
    });
    await contact.fear(4);
    await contact.interpreter();
    await contact.urgency(1);
    await contact.protection('Sofia Lund', {
      mode: 'phone',
      staying: 'wantsToStay',
      fear: '4',
      need: 'planOnly',
      words: 'Hon vill stanna och vill inte att något händer nu. Vi har gått igenom vart hon kan ringa och gå.',
    });
    await peter.send(`${contact.address}/senare`, {
      'notNow.comeBack': 'Hon ringer mottagningen, eller säger till Gun.',
      'notNow.information': ['emergencyNumber', 'helpline', 'supportWithoutInvestigation'],
      'notNow.mayContact': 'no',
      'notNow.words': 'Hon vet att hon kan komma tillbaka när hon vill, utan att förklara sig.',
    });
  },
};

/** The counsellor at the health centre calls about a patient, and says no name. Nobody has taken it yet. */
export const noName: Story = {
  name: 'noName',
  tell: async (player, now) => {
    const call = now.subtract({ hours: 6 });
    await player.at(call);
    const sara = await player.as('dutyOfficer');
    const contact = await ToldContact.received(sara, {
      channel: 'call',
      source: 'healthCentre',
      words: 'Kurator på vårdcentralen. Patienten har fått vårt nummer och hör av sig själv.',
      at: call,
    });
    await contact.urgency(1);
  },
};

/** The school is worried: a boy does not want to go home before the weekend. */
export const fromSchool: Story = {
  name: 'fromSchool',
  tell: async (player, now) => {
    const call = now.subtract({ hours: 7 });
    await player.at(call);
    const sara = await player.as('dutyOfficer');
    const contact = await ToldContact.received(sara, {
      channel: 'call',
      source: 'school',
      words: 'Rektor, låg- och mellanstadiet.',
      at: call,
      name: 'Emma Dahl',
    });
    await contact.livingTogether('unknown');
    await contact.dutyToReportTold();
    await contact.child({
      name: 'Theo',
      birthYear: 2016,
      exposure: ['saw', 'direct'],
      words: 'Berättade för fritidspedagogen. Vill inte gå hem före helgen.',
    });
    await contact.urgency(2);
  },
};

/** A son uses violence against his mother: a close person is not always a partner. */
export const grownSon: Story = {
  name: 'grownSon',
  tell: async (player, now) => {
    const call = now.subtract({ hours: 3 });
    await player.at(call);
    const sara = await player.as('dutyOfficer');
    const contact = await ToldContact.received(sara, {
      channel: 'visit',
      source: 'person',
      at: call,
      name: 'Birgit Ahl',
    });
    await contact.self({ name: 'Birgit Ahl', number: '195501292303' });
    await agreeSafeContact(sara, contact.address, {
      call: { allowed: 'yes', target: '070-174 06 72', days: [1, 2, 3, 4, 5], from: '10', until: '12' },
      visit: { allowed: 'no' },
    });
    await contact.livingTogether('no');
    await contact.dutyToReportTold();
    await contact.noChildren();
    await contact.other({ part: 'usesViolence', name: 'Mats', relation: 'grownChild', livesWith: 'no' });
    await contact.violence({
      kinds: ['economic', 'physical'],
      by: 'Mats',
      to: 'Birgit Ahl',
      severity: 'withoutInjury',
      when: 'I går kväll',
      words: 'Mats tog hennes bankkort och knuffade undan henne när hon ville ha tillbaka det.',
    });
    await contact.fear(5);
    await contact.interpreter();
    await contact.urgency(2);
    await contact.protection('Birgit Ahl', {
      mode: 'inPerson',
      staying: 'stays',
      fear: '5',
      need: 'planOnly',
      words: 'Sonen har inte nyckel längre. Hon vill byta lås och ha någon att ringa.',
    });
    await player.at(call.add({ minutes: 13 }));
    const { staff, units } = player.founded;
    await contact.handedTo(
      { unit: units.violenceTeam, staff: staff.otherCaseOfficer },
      'Hon vill ha stöd, och hon vill att sonen får hjälp att sluta. Han har själv frågat efter det.',
    );
    await player.at(call.add({ minutes: 80 }));
    await contact.filesOpened(
      await player.as('otherCaseOfficer'),
      { responsible: staff.otherCaseOfficer, deputy: staff.caseOfficer },
      {
        self: 'Birgit Ahl',
        children: [],
        others: [],
        opened: { name: 'Mats', team: { responsible: staff.perpetratorTherapist, deputy: staff.outpatientLeader } },
      },
    );
    await player.at(call.add({ minutes: 110 }));
    await stepsPlanned(await player.as('perpetratorTherapist'), now);
  },
};

/** In the file of one who uses violence: what is planned waits for a leader's answer, and somebody else considers it. */
async function stepsPlanned(by: Visitor, now: Instant): Promise<void> {
  const [file] = /\/akt\/[0-9a-f-]{36}/.exec((await by.get('/arenden')).text) ?? [];
  if (!file) throw new Error('no file of his own');
  const day = (n: number) => dayOf(now).add({ days: n }).toString();
  await by.get(file);
  await by.send(`${file}/steg`, { kind: 'meeting', plannedOn: day(1), words: 'Första samtalet, utan bedömning.' });
  await by.send(`${file}/steg`, { kind: 'programmeBegins', plannedOn: day(8) });
}

/** A man is subjected by his former partner. The same questions, the same help. */
export const formerPartner: Story = {
  name: 'formerPartner',
  tell: async (player, now) => {
    const call = now.subtract({ hours: 26 });
    await player.at(call);
    const peter = await player.as('backupOfficer');
    const contact = await ToldContact.received(peter, {
      channel: 'call',
      source: 'person',
      at: call,
      name: 'Jonas Rask',
    });
    await contact.self({ name: 'Jonas Rask', number: '198401219293' });
    await agreeSafeContact(peter, contact.address, {
      sms: { allowed: 'yes', target: '070-174 06 73', days: [1, 2, 3, 4, 5, 6, 7], from: '8', until: '20' },
    });
    await contact.livingTogether('no');
    await contact.dutyToReportTold();
    await contact.noChildren();
    await contact.other({ part: 'usesViolence', name: 'Petra', relation: 'formerPartner', livesWith: 'no' });
    await contact.violence({
      kinds: ['stalking', 'digital'],
      by: 'Petra',
      to: 'Jonas Rask',
      severity: 'threatOrControl',
      ongoing: true,
      words: 'Petra väntar utanför hans arbete och har lagt en spårsändare i bilen.',
    });
    await contact.fear(6);
    await contact.interpreter();
    await contact.urgency(2);
    await contact.protection('Jonas Rask', {
      mode: 'phone',
      staying: 'stays',
      fear: '6',
      need: 'planOnly',
      words: 'Han bor hos en vän. Bilen är undersökt, spårsändaren är lämnad till polisen.',
    });
  },
};

/** Honour: several who use violence, relatives among them. */
export const several: Story = {
  name: 'several',
  tell: async (player, now) => {
    const visit = now.subtract({ hours: 50 });
    await player.at(visit);
    const sara = await player.as('dutyOfficer');
    const contact = await ToldContact.received(sara, {
      channel: 'visit',
      source: 'shelter',
      words: 'Kvinnojouren följde med henne hit.',
      at: visit,
      name: 'Shirin Amiri',
    });
    await contact.self({ name: 'Shirin Amiri', number: '200001152388' });
    await agreeSafeContact(sara, contact.address, {
      call: { allowed: 'no' },
      sms: { allowed: 'no' },
      viaPerson: { allowed: 'yes', target: 'Jourens samordnare', emergency: true },
    });
    await contact.livingTogether('yes');
    await contact.dutyToReportTold();
    await contact.noChildren();
    await contact.other({ part: 'usesViolence', name: 'Fadern', relation: 'parent', livesWith: 'yes' });
    await contact.other({ part: 'usesViolence', name: 'Brodern', relation: 'sibling', livesWith: 'yes' });
    await contact.violence({
      kinds: ['honourControl', 'psychological'],
      by: 'Fadern',
      to: 'Shirin Amiri',
      severity: 'threatOrControl',
      ongoing: true,
      words: 'Fadern har bestämt vem hon ska gifta sig med. Resan är bokad till påsk.',
    });
    await contact.violence({
      kinds: ['physical', 'honourControl'],
      by: 'Brodern',
      to: 'Shirin Amiri',
      severity: 'injury',
      ongoing: true,
      words: 'Brodern följer henne till och från arbetet och slog henne när hon kom hem sent.',
    });
    await contact.fear(9);
    await contact.interpreter();
    await contact.urgency(3);
    await contact.protection('Shirin Amiri', {
      mode: 'inPerson',
      staying: 'hasLeft',
      fear: '9',
      need: 'tonight',
      words: 'Hon kan inte gå hem. Jouren har plats i natt.',
    });
    const { staff, units } = player.founded;
    await player.at(visit.add({ minutes: 13 }));
    await contact.handedTo(
      { unit: units.violenceTeam, staff: staff.otherCaseOfficer },
      'Hon är hos jouren. Hon har sekretessmarkering sedan i våras.',
    );
    await player.at(visit.add({ hours: 15 }));
    await contact.filesOpened(
      await player.as('otherCaseOfficer'),
      { responsible: staff.otherCaseOfficer, deputy: staff.caseOfficer },
      { self: 'Shirin Amiri', children: [], others: ['Fadern', 'Brodern'] },
      'secrecyMarker',
    );
  },
};
