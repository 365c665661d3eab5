import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showMoment } from '../../platform/language/dates.ts';
import { Actions, Button, ButtonLink, Form, Mark, type MarkKind, Section } from '../../ui/index.ts';
import type { Standing } from '../consent.ts';
import { type AskingLine, type ListModel, partsInWords } from '../list-model.ts';
import { type Necessary, necessaryStanding } from '../necessary.ts';
import { registerTexts } from '../register-texts.ts';
import { consentTexts, necessaryTexts } from '../texts.ts';
import { ConsentFrame } from './consent-frame.tsx';
import { WithdrawalPart, type Withdrawals } from './withdrawal-part.tsx';

type Props = {
  ctx: FileContext;
  model: ListModel;
  necessaries: readonly Necessary[];
  maySign: boolean;
  withdrawals: Withdrawals;
};

/** First what is open, then what waits, and always who sees nothing. */
export const ListPage = ({ ctx, model, necessaries, maySign, withdrawals }: Props) => {
  const t = consentTexts(ctx.language);
  const register = registerTexts(ctx.language);
  const mayWrite = ctx.file.mayWrite('consents');
  const ask = mayWrite && <ButtonLink href={`/akt/${ctx.file.id}/samtycken/ny`}>{t.ask}</ButtonLink>;
  // What somebody has to decide on stands on top, and there alone.
  const decided = (lines: readonly AskingLine[]) => lines.filter(({ undecided }) => !undecided);
  const group = (title: string, id: string, lines: readonly AskingLine[], help?: string) =>
    lines.length > 0 && (
      <Section title={title} id={id} count={lines.length}>
        {help && <p class="muted">{help}</p>}
        {lines.map((line) => (
          <AskingPart ctx={ctx} line={line} />
        ))}
      </Section>
    );
  return (
    <ConsentFrame ctx={ctx} title={t.title} lead={t.lead} action={ask || undefined}>
      <div class="stack-wide">
        <WithdrawalPart ctx={ctx} withdrawals={withdrawals} />
        {group(t.list.undecided, 'slutar', model.undecided, t.list.undecidedHelp)}
        {model.inForce.length === 0 ? (
          <Section title={t.list.inForce} id="galler">
            <p>{t.list.noneInForce}</p>
          </Section>
        ) : (
          group(t.list.inForce, 'galler', decided(model.inForce))
        )}
        {group(t.list.waiting, 'vantar', model.waiting)}
        <NecessaryList ctx={ctx} necessaries={necessaries} maySign={maySign} />
        {group(t.list.no, 'nej', model.no, t.list.noHelp)}
        {model.nothing.length > 0 && (
          <Section title={t.list.nothing} id="ingenting">
            <p class="muted">{t.list.nothingHelp}</p>
            <ul class="lines">
              {model.nothing.map((unit) => (
                <li>{t.seesNothing(unit)}</li>
              ))}
            </ul>
          </Section>
        )}
        {group(t.list.over, 'slut', decided(model.over))}
        <p>
          <a href={`/akt/${ctx.file.id}/utlamnat`}>{register.title}</a> ·{' '}
          <a href={`/akt/${ctx.file.id}/intyg`}>{register.certificates}</a>
        </p>
      </div>
    </ConsentFrame>
  );
};

const marks: Record<Standing, MarkKind> = {
  inForce: 'done',
  waiting: 'today',
  refused: 'plain',
  notAsked: 'plain',
  withdrawn: 'plain',
  ended: 'plain',
};

const AskingPart = ({ ctx, line }: { ctx: FileContext; line: AskingLine }) => {
  const t = consentTexts(ctx.language);
  const waits = line.standing === 'waiting' && ctx.file.mayWrite('consents');
  return (
    <article class="record stack" aria-label={line.receiver}>
      <p>
        <strong>{line.receiver}</strong> <Mark kind={marks[line.standing]}>{line.state}</Mark>
      </p>
      <p>{line.parts}</p>
      <p>
        {line.purpose}
        {line.until && ` · ${line.until}`}
      </p>
      <p class="muted">{line.said}</p>
      {line.outside && <p class="muted">{t.list.outside}</p>}
      {line.soon && (
        <p>
          <Mark kind="today">{line.soon}</Mark>
        </p>
      )}
      {line.undecided && ctx.file.mayWrite('consents') && (
        <Actions>
          <ButtonLink small href={line.againHref}>
            {t.list.askAgain}
            <span class="unseen">, {line.receiver}</span>
          </ButtonLink>
          <Form inline action={`${line.href}/upphora`} hidden={{ _form: newId() }}>
            <Button small kind="secondary">
              {t.list.letEnd}
              <span class="unseen">, {line.receiver}</span>
            </Button>
          </Form>
        </Actions>
      )}
      <p>
        {waits ? (
          <ButtonLink small kind="secondary" href={line.href}>
            {t.goOn}
          </ButtonLink>
        ) : (
          <a href={line.href}>{t.show}</a>
        )}
        {line.standing === 'inForce' && ctx.file.mayWrite('consents') && (
          <>
            {' · '}
            <a href={`/akt/${ctx.file.id}/aterkalla/${line.id}`}>{t.withdraw}</a>
          </>
        )}
      </p>
    </article>
  );
};

const NecessaryList = ({ ctx, necessaries, maySign }: Pick<Props, 'ctx' | 'necessaries' | 'maySign'>) => {
  const { language, now, actor } = ctx;
  const t = necessaryTexts(language);
  return (
    <Section
      title={t.heading}
      id="utan"
      action={ctx.file.mayWrite('consents') ? <a href={`/akt/${ctx.file.id}/utan-samtycke`}>{t.share}</a> : undefined}
    >
      {necessaries.length === 0 && <p class="muted">{t.none}</p>}
      {necessaries.map((one) => {
        const standing = necessaryStanding(one, now);
        const href = `/akt/${ctx.file.id}/utan-samtycke/${one.groundId}`;
        const mine = maySign && standing === 'toSign' && ![one.askedById, one.staffId].includes(actor.staffId);
        return (
          <article class="record stack" aria-label={one.staffName}>
            <p>
              <strong>{standing === 'toSign' ? t.mayRead(one.staffName) : t.reads(one.staffName)}</strong>{' '}
              <Mark kind={standing === 'toSign' ? 'today' : standing === 'signed' ? 'info' : 'plain'}>
                {standing === 'toSign'
                  ? t.toSign
                  : standing === 'ended'
                    ? t.over
                    : t.signed(one.signedBy ?? '', showMoment(language, one.signedAt ?? one.askedAt, now))}
              </Mark>
            </p>
            <p>{partsInWords(one.parts, language)}</p>
            <p class="muted">
              {consentTexts(language).list.until(
                showDay(language, dayOf(one.until.subtract({ seconds: 1 })), dayOf(now)),
              )}
              . {t.whyNot[one.without]}.
            </p>
            <p>
              {mine ? (
                <ButtonLink small kind="secondary" href={href}>
                  {t.try}
                </ButtonLink>
              ) : (
                <a href={href}>{t.show}</a>
              )}
            </p>
          </article>
        );
      })}
    </Section>
  );
};
