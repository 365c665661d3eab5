import type { sv } from './text.sv.ts';

export const en: typeof sv = {
  documentTitle: (municipality) => `Help – ${municipality}`,
  start: 'To the first page',
  call: (phone) => `Call ${phone}`,
  otherHours:
    'Other lines are open at certain hours, which change. If nobody answers: call the national helpline 116 016, or 112 in danger.',
  site: (address) => `Go to ${address}`,
  emergencyTitle: 'Is there danger now?',
  deaf: 'If you can’t hear or speak you can text 112, provided that you have registered your number beforehand. That takes 1–3 working days.',
  talk: 'Talk to someone',
  local: (municipality) => `In ${municipality}`,
  localKinds: {
    violenceTeam: 'The team against violence at home',
    socialServices: 'Social services',
    emergencySocialService: 'Emergency social services',
    shelter: 'Women’s shelter',
  },
  national: 'All over Sweden',
  exitNote:
    'The button Leave this page fast opens a page about the weather. Pressing Shift three times does the same. The browser’s history is not erased.',
  exitMore: 'How to hide your traces',
  home: {
    title: 'You can get help here',
    lead: 'Are you afraid of someone close to you, or worried about someone else? There is help. You need not be sure what it is, and you need not say who you are.',
    doors: 'Who are you?',
  },
  doors: {
    a: { label: 'I am being hurt', about: 'You live with someone who hurts you, are about to leave or have left.' },
    b: { label: 'I am a child or young', about: 'Someone at home, or someone you are together with, frightens you.' },
    c: { label: 'I am worried about someone', about: 'A friend, neighbour, relative, pupil or colleague.' },
    d: { label: 'I use violence', about: 'You frighten or hurt someone and want to stop.' },
    staff: { label: 'I work with this', about: 'Sign in.' },
  },
  footer: { traces: 'Traces on the phone and the computer' },
  pages: {
    a: {
      title: 'I am being hurt',
      lead: 'What happened is not your fault. The one who hurts you is responsible. You decide what to tell, and when.',
      blocks: {
        living: {
          title: 'You live with the one who hurts you',
          text: ['You can talk to us without leaving anyone. You need not have made up your mind.'],
          list: [
            'Think of whom you can call and where you can go if it gets dangerous.',
            'If it does: move towards a door that leads out, not to the kitchen or the bathroom.',
            'Agree with someone you trust on a word that means: call 112 for me.',
          ],
        },
        leaving: {
          title: 'You are about to leave',
          text: [
            'The time when you leave and shortly after may be the most dangerous. If you can, make a plan with us or with the national helpline first.',
            'If it is urgent, the social services can decide on a protected place to stay, in evenings and weekends too. The children can come with you.',
          ],
          list: [
            'If you have time: identity card, bank card, keys, phone and charger, medicines, what the children need most.',
            'If you don’t: go anyway. Most things can be arranged later.',
          ],
        },
        left: {
          title: 'You have left',
          text: ['Threats and control may go on. Tell us. You can report to the police, long afterwards too.'],
          list: [
            'You can get help with protected personal data, somewhere to live, money and someone to talk to.',
            'The children can get help of their own.',
            'If you have children together, we think through hand-overs and visits with you.',
          ],
        },
        signs: {
          title: 'Violence is more than blows',
          text: [],
          list: [
            'Blows, shoves, hands around the throat.',
            'Threats, also against children, animals or someone you love.',
            'Someone else deciding whom you meet, what you do or where the money goes.',
            'Sex that you don’t want.',
            'Someone following you, reading your phone or seeing where you are.',
          ],
        },
        contact: {
          title: 'What happens when you get in touch',
          text: [],
          list: [
            'You talk to someone who knows this. If you only want advice you need not say who you are.',
            'We ask first how to reach you without putting you in danger.',
            'You get an interpreter if you need one. Never your child or a relative.',
            'We keep what you say to ourselves. If we become worried about a child we must report it to the social services. We tell you so before you say the children’s names.',
          ],
        },
      },
    },
    b: {
      title: 'I am a child or young',
      lead: 'It is not your fault. Adults are to see that you are safe. You may tell, even if someone said that you mustn’t.',
      blocks: {
        now: {
          title: 'When it is dangerous at home',
          text: ['Don’t go in between. Go to another room or to someone you trust. Call 112 when you can.'],
          list: [],
        },
        tell: {
          title: 'Whom can I tell?',
          text: ['Choose someone you feel safe with. If that person doesn’t listen, tell one more.'],
          list: [
            'Someone at school: a teacher, the nurse or the counsellor.',
            'Another adult: a coach, a neighbour, a friend’s parent.',
            'The social services. It is their task to help children.',
            'Bris, if you want to talk to someone you don’t know.',
          ],
        },
        after: {
          title: 'What happens then?',
          text: [
            'Those who work in schools or health care and get worried about you must tell the social services. Ask what they are going to do. You may say what you think.',
          ],
          list: [],
        },
        together: {
          title: 'If someone you are together with hurts you',
          text: [
            'Someone who likes you should not frighten you, read your phone, decide whom you meet or force you to have sex.',
          ],
          list: [],
        },
        honour: {
          title: 'If your family decides who you may be',
          text: ['You have the right to choose whom to meet, whom to live with and whether to marry.'],
          list: [],
        },
      },
    },
    c: {
      title: 'I am worried about someone',
      lead: 'It makes a difference that someone asks. You need not be sure, and you need not solve it alone.',
      blocks: {
        now: {
          title: 'Do you hear or see something now?',
          text: ['Call 112. Better once too often.'],
          list: [],
        },
        ask: {
          title: 'How to ask',
          text: [],
          list: [
            'Ask when you are alone: “I have noticed that … How are things at home?”',
            'Believe what you hear. Say that it isn’t the fault of the one who is hurt.',
            'Ask what you can do. Don’t decide for someone else.',
            'Don’t write about it in texts, mail or social media. Someone else may read.',
            'Don’t talk about it with the one who uses violence. It may get more dangerous.',
          ],
        },
        child: {
          title: 'If a child may be harmed',
          text: [
            'Contact the social services. Anyone may report, and you need not say who you are. If you meet children in your work you must report, and then with your name.',
          ],
          list: [],
        },
        yourself: {
          title: 'There is support for you too',
          text: ['It is hard to stand beside. Call us or the national helpline and talk about what you can do.'],
          list: [],
        },
      },
    },
    d: {
      title: 'I use violence',
      lead: 'The responsibility is yours, and it is possible to stop. Reading this is a first step.',
      blocks: {
        now: {
          title: 'Are you about to hurt someone now?',
          text: ['Go away from there. Go out, away from the one you are angry with. Call 112 if anyone is in danger.'],
          list: [],
        },
        signs: {
          title: 'Do you recognise this?',
          text: [],
          list: [
            'Someone at home falls silent or gets scared when you come.',
            'You push, hit, hold someone down or break things.',
            'You threaten, control a phone, the money or whom someone meets.',
            'You force or nag someone into sex.',
          ],
        },
        help: {
          title: 'What you can get help with',
          text: [
            'You can have talks, alone or in a group, with someone who is used to this. They are about how to stop the violence and what to do instead.',
            'We also ask how those who live close to you are doing, so that they are safe meanwhile.',
          ],
          list: [],
        },
      },
    },
    e: {
      title: 'Traces on the phone and the computer',
      lead: 'This makes it less likely that someone sees that you were here. None of it is certain if someone else controls your phone.',
      blocks: {
        exit: {
          title: 'What the button does, and doesn’t',
          text: [
            'Leave this page fast changes to a page about the weather. Back then doesn’t lead here, if the browser runs scripts. Come back by writing the address again.',
          ],
          list: [
            'The pages stay in the browser’s history. We can’t remove them.',
            'What you wrote but didn’t save is gone.',
          ],
        },
        history: {
          title: 'Remove the pages from the history',
          text: ['Remove only these pages. A history that is all empty may raise questions.'],
          list: [
            'Safari on iPhone: the bookmark sign, then the clock. Swipe the row to the left.',
            'Chrome: the three dots, History. Remove the row.',
            'Edge and Firefox: the menu, History. Right-click or hold the row and remove it.',
          ],
        },
        calls: {
          title: 'Calls and texts',
          text: [
            'The number shows in the phone’s list of calls even when it isn’t on the bill. Remove it from the list. You need not answer unknown numbers for our sake: tell us how to reach you safely.',
          ],
          list: [],
        },
        privateMode: {
          title: 'Next time',
          text: [],
          list: [
            'Open a private tab (incognito) before you search. Then that browser keeps no history.',
            'Better still, use another phone or computer: at a friend’s, at the library or at work.',
            'Whoever manages the network or the subscription at home can sometimes still see which sites are visited.',
          ],
        },
        spyware: {
          title: 'If someone may have put spyware on your phone',
          text: [
            'Does someone know things that they shouldn’t? Then the phone or an account may be watched, and nothing on this page helps. Call from another phone. Remove nothing until you have talked to someone: the one who watches may notice.',
          ],
          list: [],
        },
        us: {
          title: 'What we keep',
          text: ['Nothing. These pages set no cookies, count no visits and fetch nothing from others.'],
          list: [],
        },
      },
    },
  },
};
