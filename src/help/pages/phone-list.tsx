import type { Language } from '../../platform/language/catalogue.ts';
import { type Audience, type HelpLine, nearestLine } from '../help-lines.ts';
import { inOrder, type LocalHelp } from '../local-help.ts';
import { helpTexts } from '../texts.ts';

const dialled = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`;

type LineProps = {
  name: string;
  phone?: string | undefined;
  site?: string | undefined;
  about?: string;
  hours?: string | undefined;
};

const Line = ({ language, name, phone, site, about, hours }: LineProps & { language: Language }) => {
  const t = helpTexts(language);
  return (
    <li>
      <p class="line-name">{name}</p>
      {phone && (
        <a class="line-phone" href={dialled(phone)}>
          <span class="unseen">{name}: </span>
          {phone}
        </a>
      )}
      {site && (
        <a class="line-site" href={`https://${site}/`} rel="noreferrer">
          {t.site(site)}
        </a>
      )}
      <p class="line-about">
        {about} {hours && <strong>{hours}.</strong>}
      </p>
    </li>
  );
};

/** Who can be reached, nearest first. */
export const PhoneList = (props: {
  language: Language;
  municipality: string;
  local: readonly LocalHelp[];
  lines: readonly HelpLine[];
}) => {
  const { language, municipality, lines } = props;
  const t = helpTexts(language);
  const local = inOrder(props.local);
  return (
    <>
      {local.length > 0 && (
        <>
          <h3>{t.local(municipality)}</h3>
          <ul class="lines">
            {local.map(({ kind, name, phone, hours }) => (
              <Line language={language} name={name || t.localKinds[kind]} phone={phone} hours={hours} />
            ))}
          </ul>
        </>
      )}
      {local.length > 0 && <h3>{t.national}</h3>}
      <ul class="lines">
        {lines.map((line) => (
          <Line
            language={language}
            name={line.name[language]}
            phone={line.phone}
            site={line.site}
            about={line.about[language]}
            hours={line.hours?.[language]}
          />
        ))}
      </ul>
      {lines.some(({ hours }) => hours === undefined) && <p class="small">{t.otherHours}</p>}
    </>
  );
};

/** First on every page: 112, and the number to talk to somebody. */
export const Emergency = ({ language, audience }: { language: Language; audience: Audience }) => {
  const t = helpTexts(language);
  const { name, phone } = nearestLine(audience);
  return (
    <section class="emergency" aria-labelledby="emergency">
      <div class="emergency-row">
        <h2 id="emergency">{t.emergencyTitle}</h2>
        <a class="emergency-call" href={dialled('112')}>
          {t.call('112')}
        </a>
      </div>
      {phone && (
        <p class="emergency-row">
          <span>{name[language]}</span>
          <a href={dialled(phone)}>{phone}</a>
        </p>
      )}
    </section>
  );
};
