export const sv = {
  documentTitle: (municipality: string) => `Hjälp – ${municipality}`,
  start: 'Till första sidan',
  call: (phone: string) => `Ring ${phone}`,
  otherHours: 'Andra linjer har öppet vissa tider, som ändras. Svarar ingen: ring 116 016, eller 112 vid fara.',
  site: (address: string) => `Gå till ${address}`,
  emergencyTitle: 'Är det fara nu?',
  deaf: 'Du som inte hör eller inte kan tala kan sms:a 112, om du har anmält ditt nummer i förväg. Det tar 1–3 arbetsdagar.',
  talk: 'Prata med någon',
  local: (municipality: string) => `I ${municipality}`,
  localKinds: {
    violenceTeam: 'Relationsvåldsteamet',
    socialServices: 'Socialtjänsten',
    emergencySocialService: 'Socialjouren',
    shelter: 'Kvinnojouren',
  },
  national: 'I hela landet',
  exitNote:
    'Knappen Lämna sidan snabbt öppnar en sida om vädret. Skift tre gånger gör samma sak. Webbhistoriken raderas inte.',
  exitMore: 'Så döljer du spår',
  home: {
    title: 'Du kan få hjälp här',
    lead: 'Är du rädd för någon nära dig, eller är du orolig för någon annan? Det finns hjälp. Du behöver inte vara säker på vad det är, och du behöver inte säga vad du heter.',
    doors: 'Vem är du?',
  },
  doors: {
    a: { label: 'Jag är utsatt', about: 'Du bor med någon som skadar dig, är på väg att gå eller har gått.' },
    b: { label: 'Jag är barn eller ung', about: 'Någon hemma, eller den du är ihop med, gör dig rädd.' },
    c: { label: 'Jag är orolig för någon', about: 'En vän, granne, släkting, elev eller arbetskamrat.' },
    d: { label: 'Jag använder våld', about: 'Du gör någon rädd eller illa och vill sluta.' },
    staff: { label: 'Jag arbetar med det här', about: 'Logga in.' },
  },
  footer: { traces: 'Spår i telefonen och datorn' },
  pages: {
    a: {
      title: 'Jag är utsatt',
      lead: 'Det som har hänt är inte ditt fel. Ansvaret är hos den som gör dig illa. Du bestämmer själv vad du vill berätta, och när.',
      blocks: {
        living: {
          title: 'Du bor med den som skadar dig',
          text: ['Du kan prata med oss utan att lämna någon. Du behöver inte ha bestämt dig.'],
          list: [
            'Tänk ut vem du kan ringa och vart du kan gå om det blir farligt.',
            'Blir det farligt: gå mot en dörr ut, inte till köket eller badrummet.',
            'Kom överens med någon du litar på om ett ord som betyder: ring 112 åt mig.',
          ],
        },
        leaving: {
          title: 'Du är på väg att gå',
          text: [
            'Tiden när du går och strax efter kan vara den farligaste. Gör gärna en plan tillsammans med oss eller med Kvinnofridslinjen först.',
            'Är det bråttom kan socialtjänsten besluta om skyddat boende också kvällar och helger. Barnen kan följa med.',
          ],
          list: [
            'Om du hinner: legitimation, bankkort, nycklar, telefon och laddare, mediciner, barnens viktigaste saker.',
            'Hinner du inte: gå ändå. Det mesta går att ordna sedan.',
          ],
        },
        left: {
          title: 'Du har gått',
          text: [
            'Hot och kontroll kan fortsätta. Berätta det för oss. Du kan anmäla till polisen, också långt efteråt.',
          ],
          list: [
            'Du kan få hjälp med skyddade personuppgifter, boende, pengar och samtal.',
            'Barnen kan få egen hjälp.',
            'Har ni barn ihop tänker vi igenom överlämningar och umgänge tillsammans med dig.',
          ],
        },
        signs: {
          title: 'Våld är mer än slag',
          text: [],
          list: [
            'Slag, knuffar, grepp om halsen.',
            'Hot, också mot barn, djur eller någon du tycker om.',
            'Att någon bestämmer vem du får träffa, vad du får göra eller vad pengarna går till.',
            'Sex som du inte vill ha.',
            'Att någon följer efter dig, läser din telefon eller ser var du är.',
          ],
        },
        contact: {
          title: 'Så blir det när du hör av dig',
          text: [],
          list: [
            'Du får prata med någon som kan det här. Vill du bara fråga om råd behöver du inte säga vad du heter.',
            'Vi frågar först hur vi kan nå dig utan att det blir farligt.',
            'Du får tolk om du behöver. Aldrig ditt barn eller en släkting.',
            'Vi har tystnadsplikt. Blir vi oroliga för ett barn måste vi anmäla det till socialtjänsten. Det berättar vi innan du säger barnens namn.',
          ],
        },
      },
    },
    b: {
      title: 'Jag är barn eller ung',
      lead: 'Det är inte ditt fel. Vuxna ska se till att du är trygg. Du får berätta, också om någon har sagt att du inte får.',
      blocks: {
        now: {
          title: 'När det är farligt hemma',
          text: ['Gå inte emellan. Gå till ett annat rum eller till någon du litar på. Ring 112 när du kan.'],
          list: [],
        },
        tell: {
          title: 'Vem kan jag berätta för?',
          text: ['Välj någon du känner dig trygg med. Lyssnar den inte, berätta för en till.'],
          list: [
            'Någon i skolan: en lärare, skolsköterskan eller kuratorn.',
            'En annan vuxen: en tränare, en granne, en kompis mamma eller pappa.',
            'Socialtjänsten. De har i uppgift att hjälpa barn.',
            'Bris, om du vill prata med någon du inte känner.',
          ],
        },
        after: {
          title: 'Vad händer sedan?',
          text: [
            'Den som arbetar i skolan eller vården och blir orolig för dig måste säga det till socialtjänsten. Fråga vad den tänker göra. Du får säga vad du tycker.',
          ],
          list: [],
        },
        together: {
          title: 'Om den du är ihop med gör dig illa',
          text: [
            'Den som tycker om dig ska inte skrämma dig, läsa din telefon, bestämma vem du träffar eller tvinga dig till sex.',
          ],
          list: [],
        },
        honour: {
          title: 'Om familjen bestämmer vem du får vara',
          text: ['Du har rätt att välja vem du vill träffa, vem du vill leva med och om du vill gifta dig.'],
          list: [],
        },
      },
    },
    c: {
      title: 'Jag är orolig för någon',
      lead: 'Det gör skillnad att någon frågar. Du behöver inte vara säker, och du behöver inte lösa det själv.',
      blocks: {
        now: {
          title: 'Hör eller ser du något nu?',
          text: ['Ring 112. Ring hellre en gång för mycket.'],
          list: [],
        },
        ask: {
          title: 'Så kan du fråga',
          text: [],
          list: [
            'Fråga när ni är ensamma: ”Jag har märkt att … Hur har du det hemma?”',
            'Tro på det du får höra. Säg att det inte är den utsattas fel.',
            'Fråga vad du kan göra. Bestäm inte åt någon annan.',
            'Skriv inte om det i sms, mejl eller sociala medier. Någon annan kan läsa.',
            'Prata inte om det med den som använder våld. Det kan bli farligare.',
          ],
        },
        child: {
          title: 'Om ett barn kan fara illa',
          text: [
            'Kontakta socialtjänsten. Alla får anmäla oro, och du behöver inte säga vad du heter. Möter du barn i ditt arbete måste du anmäla, och då med ditt namn.',
          ],
          list: [],
        },
        yourself: {
          title: 'Du får också stöd',
          text: ['Det är tungt att stå bredvid. Ring oss eller Kvinnofridslinjen och prata om hur du kan göra.'],
          list: [],
        },
      },
    },
    d: {
      title: 'Jag använder våld',
      lead: 'Det är du som har ansvaret, och det går att sluta. Att du läser det här är ett första steg.',
      blocks: {
        now: {
          title: 'Är du på väg att skada någon nu?',
          text: ['Gå därifrån. Gå ut, bort från den du är arg på. Ring 112 om någon är i fara.'],
          list: [],
        },
        signs: {
          title: 'Känner du igen det här?',
          text: [],
          list: [
            'Någon hemma blir tyst eller rädd när du kommer.',
            'Du knuffar, slår, håller fast eller slår sönder saker.',
            'Du hotar, kontrollerar telefon, pengar eller vem någon träffar.',
            'Du tvingar eller tjatar dig till sex.',
          ],
        },
        help: {
          title: 'Det här kan du få hjälp med',
          text: [
            'Du kan få samtal, ensam eller i grupp, med någon som är van vid det här. De handlar om hur du stoppar våldet och vad du gör i stället.',
            'Vi frågar också hur de som lever nära dig har det, så att de är trygga under tiden.',
          ],
          list: [],
        },
      },
    },
    e: {
      title: 'Spår i telefonen och datorn',
      lead: 'Det här minskar risken att någon ser att du har varit här. Inget av det är säkert om någon annan styr över din telefon.',
      blocks: {
        exit: {
          title: 'Vad knappen gör, och inte gör',
          text: [
            'Lämna sidan snabbt byter till en sida om vädret. Bakåt leder då inte hit, om webbläsaren kör skript. Kom tillbaka genom att skriva adressen igen.',
          ],
          list: [
            'Sidorna ligger kvar i webbhistoriken. Vi kan inte ta bort dem.',
            'Det du har skrivit men inte sparat försvinner.',
          ],
        },
        history: {
          title: 'Ta bort sidorna ur historiken',
          text: ['Ta bort bara de här sidorna. En helt tom historik kan väcka frågor.'],
          list: [
            'Safari i iPhone: bokmärkessymbolen, sedan klockan. Svep raden åt vänster.',
            'Chrome: de tre prickarna, Historik. Ta bort raden.',
            'Edge och Firefox: menyn, Historik. Högerklicka eller håll på raden och ta bort den.',
          ],
        },
        calls: {
          title: 'Samtal och sms',
          text: [
            'Numret syns i telefonens samtalslista också när det inte syns på räkningen. Ta bort det ur listan. Du behöver inte svara på okända nummer för vår skull: berätta hur vi når dig säkert.',
          ],
          list: [],
        },
        privateMode: {
          title: 'Nästa gång',
          text: [],
          list: [
            'Öppna en privat flik (inkognito) innan du söker. Då sparas inte historiken i den webbläsaren.',
            'Använd helst en annan telefon eller dator: hos en vän, på biblioteket eller på arbetet.',
            'Den som har hand om hemmets nät eller abonnemang kan ibland ändå se vilka webbplatser som besöks.',
          ],
        },
        spyware: {
          title: 'Om någon kan ha ett spionprogram i din telefon',
          text: [
            'Vet någon saker som den inte borde veta? Då kan telefonen eller ett konto vara övervakat, och då hjälper inget på den här sidan. Ring från en annan telefon. Ta inte bort något förrän du har pratat med någon: den som övervakar kan märka det.',
          ],
          list: [],
        },
        us: {
          title: 'Vad vi sparar',
          text: ['Ingenting. De här sidorna sätter inga kakor, räknar inga besök och hämtar inget från andra.'],
          list: [],
        },
      },
    },
  },
};
