import type { Child } from 'hono/jsx';
import type { FileContext } from '../../access/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { newPageVersion, showVersion } from '../../platform/web/page-version.ts';
import { Section } from '../../ui/index.ts';
import { noteAddress } from '../links.ts';
import { ownDrafts, signedNotes } from '../note.store.ts';
import { casefileTexts } from '../texts.ts';
import { WriteNote } from './write-note.tsx';

/** Notes of what came in, before it is anyone's file: written while one talks, signed when there is time. */
export async function contactNotes(ctx: FileContext): Promise<Child> {
  const { sql, file, actor, language, now } = ctx;
  if (!file.mayRead('notes')) return null;
  const [drafts, signed] = await Promise.all([ownDrafts(sql, file, actor.staffId), signedNotes(sql, file)]);
  const [draft, ...others] = drafts;
  const t = casefileTexts(language);
  return (
    <Section id="skriv" title={t.contactNotes} count={signed.length}>
      {file.mayWrite('notes') && (
        <WriteNote
          ctx={ctx}
          draft={{
            id: draft?.id,
            text: draft?.text ?? '',
            version: showVersion(newPageVersion(draft?.version ?? 0)),
            savedAt: draft?.savedAt,
          }}
          more={others.map((one) => ({
            words: showMoment(language, one.beganAt, now),
            href: noteAddress(file, one.id),
          }))}
        />
      )}
      <ul class="facts">
        {signed.map((note) => (
          <li>
            <a href={noteAddress(file, note.id)}>{showMoment(language, note.happenedAt, now)}</a> {note.authorName}
          </li>
        ))}
      </ul>
    </Section>
  );
}
