import { AskReasonPage, type RouteServices } from '../access/index.ts';
import { catalogue, type Language } from '../platform/language/catalogue.ts';
import { BarePage } from '../ui/index.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

const texts = catalogue({ sv, en });

/** A denied and a missing file look the same, so this page says both. */
const missing = (language: Language) => {
  const t = texts(language).missing;
  return (
    <BarePage language={language} scheme="system" title={t.title}>
      <p>{t.body}</p>
      <p>
        <a href="/">{t.start}</a>
      </p>
    </BarePage>
  );
};

const failed = (language: Language) => {
  const t = texts(language).failed;
  return (
    <BarePage language={language} scheme="system" title={t.title}>
      <p>{t.body}</p>
    </BarePage>
  );
};

const notFromHere = (language: Language, origin: string) => {
  const t = texts(language).notFromHere;
  return (
    <BarePage language={language} scheme="system" title={t.title}>
      <p>{t.body}</p>
      <p>
        <a href={origin}>{t.toOwnPages(origin)}</a>
      </p>
    </BarePage>
  );
};

/** Pages that answer for any slice. */
export const answerPages: RouteServices['pages'] = {
  missing,
  failed,
  notFromHere,
  askReason: (frame, fileId, next) => <AskReasonPage frame={frame} fileId={fileId} next={next} />,
};
