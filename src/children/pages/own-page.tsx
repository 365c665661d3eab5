import type { FileContext } from '../../access/index.ts';
import type { LocationKind } from '../../location/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import { Icon, Notice, Section } from '../../ui/index.ts';
import type { OwnContents } from '../own.store.ts';
import { ownGaps } from '../own.ts';
import { ownTexts } from '../own-texts.ts';
import { throughChildTexts } from '../through-child-texts.ts';
import { NeedForm, NeedLines, SchoolForm, VoiceForm } from './own-forms.tsx';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  own: OwnContents;
  guardians: readonly string[];
  ownParty: boolean;
  given: { readonly of: 'voice' | 'need' | 'school'; readonly form: FormState } | undefined;
  places: readonly LocationKind[];
};

/** A child's own page: its voice first, then what it needs, and how it is with school; who may read it stands on top. */
export const OwnPage = ({ ctx, top, own, guardians, ownParty, given, places }: Props) => {
  const { language, now } = ctx;
  const t = ownTexts(language);
  const gaps = ownGaps(own);
  const self = top.people.find(({ part }) => part === 'self');
  const mayWrite = ctx.file.mayWrite('children');
  const form = (of: 'voice' | 'need' | 'school') => ({
    ctx,
    address: `${top.address}/barnet`,
    given: given?.of === of ? given.form : undefined,
    places: given?.of === of ? places : [],
  });
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      <Notice kind="info" title={guardians.length > 0 ? t.readers(guardians.join(', ')) : t.noReaders} />
      {ownParty && <Notice kind="info" title={t.ownParty} />}
      {gaps.length > 0 && (
        <p class="gap">
          <Icon name="danger" size={16} />
          <span>{gaps.map((gap) => t.gaps[gap]).join(' ')}</span>
        </p>
      )}
      {self && (
        <p>
          <a href={`${top.address}/vardnad/${self.id}`}>{t.consent}</a>
          {ctx.file.mayRead('account') && (
            <>
              {' · '}
              <a href={`${top.address}/efterat/${self.id}`}>{throughChildTexts(language).short}</a>
            </>
          )}
        </p>
      )}
      <Section title={t.voiceTitle} id="rost">
        {own.voices.length === 0 && <p class="muted">{t.voiceNone}</p>}
        <ul class="lines">
          {own.voices.map((voice) => (
            <li>
              {voice.opinion ? (
                <p class="written">{t.says(voice.opinion)}</p>
              ) : (
                <p>{voice.missing && t.noOpinion(t.missings[voice.missing])}</p>
              )}
              {voice.told && <p class="written">{voice.told}</p>}
              <p class="muted">
                {t.howLine(t.hows[voice.how], t.understoods[voice.understood])}{' '}
                {t.voiceLine(voice.by, showMoment(language, voice.at, now))}
              </p>
            </li>
          ))}
        </ul>
        {mayWrite && <VoiceForm {...form('voice')} />}
      </Section>
      <Section title={t.needsTitle} id="behov">
        {own.needs.length === 0 && <p class="muted">{t.needsNone}</p>}
        <NeedLines ctx={ctx} needs={own.needs} address={`${top.address}/barnet`} mayWrite={mayWrite} />
        {mayWrite && <NeedForm {...form('need')} />}
      </Section>
      <Section title={t.schoolTitle} id="skola">
        {own.schooling ? (
          <>
            <p>
              {t.kinds[own.schooling.kind]} · {t.statuses[own.schooling.status]}. {t.knowsLine[own.schooling.knows]}
            </p>
            {own.schooling.words && <p class="written">{own.schooling.words}</p>}
            <p class="muted">{t.voiceLine(own.schooling.by, showMoment(language, own.schooling.at, now))}</p>
          </>
        ) : (
          <p class="muted">{t.schoolNone}</p>
        )}
        {mayWrite && <SchoolForm {...form('school')} />}
      </Section>
      {ctx.file.kind === 'person' && (ctx.file.mayRead('plan') || ctx.file.mayRead('decisions')) && (
        <Section title={t.ownPlan} id="plan">
          <ul class="lines">
            {ctx.file.mayRead('plan') && (
              <li>
                <a href={`${top.address}/plan`}>{t.plan}</a>
              </li>
            )}
            {ctx.file.mayRead('decisions') && (
              <li>
                <a href={`${top.address}/beslut`}>{t.decisions}</a>
              </li>
            )}
          </ul>
        </Section>
      )}
    </SafetyPage>
  );
};
