import type { Wording } from '../worded.ts';

/** The words as they are signed, and as they were signed. */
export const WordingPart = ({ wording, lang }: { wording: Wording; lang: string }) => (
  <div class="paper stack" lang={lang}>
    {wording.heading && <h3>{wording.heading}</h3>}
    <p>{wording.opening}</p>
    <dl class="description-list">
      {wording.points.map(({ term, words }) => (
        <div>
          <dt>{term}</dt>
          <dd>{words.length === 1 ? words[0] : <Lines words={words} />}</dd>
        </div>
      ))}
    </dl>
    {wording.closing.map((line) => (
      <p>{line}</p>
    ))}
  </div>
);

const Lines = ({ words }: { words: readonly string[] }) => (
  <ul class="bare">
    {words.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);
