import { linesFor } from '../help-lines.ts';
import { helpTexts } from '../texts.ts';
import { ExitNote, HelpFrame, type HelpView, linkTo } from './frame.tsx';
import { Emergency, PhoneList } from './phone-list.tsx';

const doors = ['a', 'b', 'c', 'd'] as const;

export const HomePage = (view: HelpView) => {
  const { language, municipality, local } = view;
  const t = helpTexts(language);
  const line = linesFor('victim').filter(({ id }) => id === 'kvinnofridslinjen');
  return (
    <HelpFrame view={view} path="/">
      <Emergency language={language} audience="everyone" />
      <h1>{t.home.title}</h1>
      <p class="lead">{t.home.lead}</p>
      <ExitNote language={language} />
      <h2>{t.home.doors}</h2>
      <ul class="doors">
        {doors.map((door) => (
          <li>
            <a href={linkTo(`/hjalp/${door}`, language)}>{t.doors[door].label}</a>
            <p>{t.doors[door].about}</p>
          </li>
        ))}
        <li class="door-staff">
          <a href={linkTo('/logga-in', language)}>{t.doors.staff.label}</a>
          <p>{t.doors.staff.about}</p>
        </li>
      </ul>
      <h2>{t.talk}</h2>
      <PhoneList language={language} municipality={municipality} local={local} lines={line} />
      <p class="small">{t.deaf}</p>
    </HelpFrame>
  );
};
