import { type Audience, linesFor } from '../help-lines.ts';
import { helpTexts } from '../texts.ts';
import { ExitNote, HelpFrame, type HelpView } from './frame.tsx';
import { Emergency, PhoneList } from './phone-list.tsx';

export const pageKeys = ['a', 'b', 'c', 'd', 'e'] as const;
export type PageKey = (typeof pageKeys)[number];

const audience = { a: 'victim', b: 'child', c: 'worried', d: 'perpetrator', e: undefined } as const satisfies Record<
  PageKey,
  Audience | undefined
>;

export const HelpPage = ({ view, page }: { view: HelpView; page: PageKey }) => {
  const { language, municipality, local } = view;
  const t = helpTexts(language);
  const { title, lead, blocks } = t.pages[page];
  const who = audience[page];
  return (
    <HelpFrame view={view} path={`/hjalp/${page}`}>
      <Emergency language={language} audience={who ?? 'everyone'} />
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {page !== 'e' && <ExitNote language={language} />}
      {Object.values(blocks).map((block) => (
        <section>
          <h2>{block.title}</h2>
          {block.text.map((text) => (
            <p>{text}</p>
          ))}
          {block.list.length > 0 && (
            <ul>
              {block.list.map((text) => (
                <li>{text}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {who && (
        <section>
          <h2>{t.talk}</h2>
          <PhoneList language={language} municipality={municipality} local={local} lines={linesFor(who)} />
        </section>
      )}
    </HelpFrame>
  );
};
