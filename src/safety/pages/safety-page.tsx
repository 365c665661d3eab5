import type { Child, PropsWithChildren } from 'hono/jsx';
import { type FileContext, type SectionKind, StaffPage } from '../../access/index.ts';
import { showAgo } from '../../platform/language/dates.ts';
import { Strip } from '../../ui/index.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import { interpreterItem } from '../interpreter-words.ts';
import { standingOf } from '../protection.ts';
import { safeContactInWords } from '../safe-contact-words.ts';
import { nameOf, safetyTexts } from '../texts.ts';
import { PausedAssessments } from './paused-assessments.tsx';
import { Warnings } from './warnings.tsx';

type Props = PropsWithChildren<{
  ctx: Pick<FileContext, 'frame' | 'file' | 'now' | 'language'>;
  top: FileTopFacts;
  title: string;
  lead?: Child;
  action?: Child;
  narrow?: boolean;
}>;

/** The way to a page, with the sections that its route can't do without. */
type Sibling = { href: string; label: string; opens: boolean };

/** A page inside a file: the strip, then what warns, then the work. */
export const SafetyPage = ({ ctx, top, title, lead, action, narrow, children }: Props) => {
  const { language, now, frame, file } = ctx;
  const t = safetyTexts(language);
  const self = top.people.find(({ part }) => part === 'self');
  const last = self && standingOf(self.id, top.assessments).last;
  const mayRead = (...kinds: SectionKind[]) => kinds.every(file.mayRead);
  const siblings: Sibling[] = [
    { href: '/saker-kontakt', label: t.safeContact, opens: mayRead('safeContact') },
    { href: '/bedomning', label: t.protection, opens: mayRead('identity', 'protection', 'children') },
    ...(file.kind === 'person' && file.side !== 'perpetrator'
      ? [{ href: '/lage', label: t.risk, opens: mayRead('identity', 'protection') }]
      : []),
    // A child has no children of its own.
    ...(file.side === 'childWitness'
      ? []
      : [{ href: '/barn', label: t.children, opens: mayRead('identity', 'protection', 'children') }]),
    { href: '/beslut', label: t.decisions, opens: mayRead('identity', 'protection', 'children', 'decisions') },
    { href: '/loften', label: t.promises, opens: mayRead('plan') },
    { href: '/varningar', label: t.warnings.page, opens: mayRead('protection') && file.mayWrite('protection') },
  ];
  const isContact = file.kind === 'contact';
  // One who was let in to decide sees the decision and what it rests on, and no way to a page that is closed to her.
  const opens = isContact ? (['account', 'children', 'protection', 'safeContact'] as const).every(file.mayRead) : true;
  return (
    <StaffPage
      frame={frame}
      title={title}
      documentTitle={isContact ? t.contact : t.file}
      current={isContact ? 'intake' : 'files'}
      narrow={narrow}
      lead={lead}
      action={action}
      ownWarnings
      strip={
        <Strip
          label={isContact ? t.contact : t.file}
          name={self?.name ? `${nameOf(self, top.people, language)} · ${top.reference}` : top.reference}
          items={[
            {
              label: t.safeContact,
              value: safeContactInWords(top.rules, language),
              tone: top.rules.length === 0 ? 'danger' : undefined,
            },
            ...interpreterItem(top.interpreter, language),
            {
              label: t.assessed,
              value: last?.assessedAt ? showAgo(language, last.assessedAt, now) : t.notAssessed,
              // One red mark in the strip: no safe contact comes first.
              tone: last ? undefined : top.rules.length === 0 ? 'today' : 'danger',
            },
            ...(frame.file?.top?.risk ? [frame.file.top.risk] : []),
          ]}
        />
      }
    >
      <div class="stack-wide">
        <Warnings warnings={top.warnings} guardians={top.guardians} language={language} />
        <PausedAssessments facts={top} language={language} now={now} />
        {children}
        <nav aria-label={t.pages}>
          <p>
            {[
              ...(opens ? [{ href: '', label: isContact ? t.backToContact : t.backToFile }] : []),
              ...siblings.filter((one) => one.opens),
            ].map(({ href, label }, i) => (
              <>
                {i > 0 && ' · '}
                <a href={top.address + href}>{label}</a>
              </>
            ))}
          </p>
        </nav>
      </div>
    </StaffPage>
  );
};
