import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import { type DecidingPerson, deciderInWords, type FileTopFacts, SafetyPage, Tick } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  DateField,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Fieldset,
  Form,
  Notice,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { crimeStages, crimesToChoose } from '../crimes.ts';
import { partsFor } from '../provision-form.ts';
import { type ByHand, provisionGroups, provisionsIn, testOf } from '../provision-tests.ts';
import { provisionTexts } from '../provision-texts.ts';
import { paragraphOf, type RegisterLine, waysByHand } from '../register.ts';
import { registerTexts } from '../register-texts.ts';
import { partsInWords } from './register-pages.tsx';

type Common = { ctx: FileContext; top: FileTopFacts };

/** A paragraph stays on one line; of two, each does. */
const unbroken = (paragraph: string): string => paragraph.replaceAll(/(?<!,) /g, '\u00a0');

/** One ground at a time: each has a test of its own, and a form with fifteen of them would be read by nobody. */
type ChooseProps = Common & { off: ReadonlySet<string>; ofChild: boolean };

export const ChooseGroundPage = ({ ctx, top, off, ofChild }: ChooseProps) => {
  const t = provisionTexts(ctx.language);
  const names = registerTexts(ctx.language);
  const here = `${top.address}/utlamnat/nytt`;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.chooseTitle} lead={t.chooseLead} narrow>
      <div class="stack-wide">
        <p>
          <a href={`${here}?grund=ovrigt`}>{t.withConsent}</a>
          <br />
          <span class="muted">{t.withConsentHelp}</span>
        </p>
        {provisionGroups.map((group) => (
          <Section title={t.groups[group]} id={group}>
            <ul class="lines">
              {provisionsIn(group).map((one) => (
                <li>
                  <p>
                    {off.has(one) ? (
                      <strong>{names.provisions[one]}</strong>
                    ) : (
                      <a href={`${here}?grund=${one}`}>{names.provisions[one]}</a>
                    )}{' '}
                    <span class="muted">({unbroken(paragraphOf[one])})</span>
                  </p>
                  <p class="muted">{off.has(one) ? t.off : names.conditionsOf[one]}</p>
                </li>
              ))}
              {group === 'person' && ofChild && (
                <li>
                  <p>
                    <a href={`${top.address}/brev`}>{t.guardian}</a>
                  </p>
                </li>
              )}
            </ul>
          </Section>
        ))}
        <Notice>
          <p>{t.never}</p>
        </Notice>
      </div>
    </SafetyPage>
  );
};

type WriteProps = Common & { provision: ByHand; form: FormState; deciders: readonly DecidingPerson[] };

export const ProvisionPage = ({ ctx, top, provision, form, deciders }: WriteProps) => {
  const { language } = ctx;
  const t = provisionTexts(language);
  const own = registerTexts(language);
  const test = testOf(provision);
  const here = `${top.address}/utlamnat/nytt`;
  // A question with one answer isn't asked.
  const only = test.receivers.length === 1 ? test.receivers[0] : undefined;
  const exceptional = provision === 'contactDataRequest' || provision === 'stayOnRequest';
  return (
    <SafetyPage
      ctx={ctx}
      top={top}
      title={t.title}
      lead={`${own.provisions[provision]} (${paragraphOf[provision]}). ${own.conditionsOf[provision]}`}
      narrow
    >
      <Form action={here} hidden={{ _form: newId(), ground: provision }}>
        <ErrorSummary form={form} />
        <Notice>
          <p>{t.notYet}</p>
        </Notice>
        <Fieldset legend={t.needs}>
          {test.crime && (
            <Select
              form={form}
              name="crime"
              label={t.crime}
              help={test.crime === 'againstMinor' ? undefined : t.crimeHelp}
              options={crimesToChoose(test.crime).map((value) => ({ value, label: t.crimes[value] }))}
            />
          )}
          {test.crime === 'committed' && (
            <>
              <RadioGroup
                form={form}
                name="stage"
                label={t.stage}
                choices={crimeStages.map((value) => ({ value, label: t.stages[value] }))}
                inline
              />
              <DateField form={form} name="crimeDay" label={t.crimeDay} help={t.crimeDayHelp} />
            </>
          )}
          {test.words.map((name) => (
            <TextArea form={form} name={`test.${name}`} label={t.words[name]} rows={2} />
          ))}
          {test.ticks.map((name) => (
            <Tick form={form} name={`test.${name}`} label={t.ticks[name]} />
          ))}
        </Fieldset>
        {only ? (
          <p>
            <input type="hidden" name="receiver" value={only} />
            {t.receiver} <strong>{t.receivers[only]}</strong>
          </p>
        ) : (
          <RadioGroup
            form={form}
            name="receiver"
            label={t.receiver}
            choices={test.receivers.map((value) => ({ value, label: t.receivers[value] }))}
          />
        )}
        {provision !== 'toPersonSelf' && <TextField form={form} name="outside" label={t.outside} width="medium" />}
        <RadioGroup
          form={form}
          name="how"
          label={t.how}
          choices={waysByHand.map((value) => ({ value, label: own.ways[value] }))}
          inline
        />
        <DateField form={form} name="day" label={own.day} help={own.dayHelp} />
        <CheckboxGroup
          form={form}
          name="parts"
          label={t.parts}
          help={own.partsHelp}
          choices={partsFor(provision).map((value) => ({ value, label: partsInWords([value], language) }))}
        />
        {!test.noContactData && (
          <>
            <Notice kind="danger">
              <p>{t.contactData}</p>
            </Notice>
            <Tick form={form} name="contactTested" label={t.contactDataTick} />
          </>
        )}
        <TextArea form={form} name="words" label={t.given} rows={3} />
        <TextArea form={form} name="heldBackWords" label={t.heldBack} rows={2} optional />
        <TextArea
          form={form}
          name="against"
          label={t.against}
          help={exceptional ? t.exceptional : undefined}
          rows={2}
        />
        {deciders.length === 0 ? (
          <Notice kind="danger">
            <p>{t.nobodyDecides}</p>
          </Notice>
        ) : (
          <Select
            form={form}
            name="decider"
            label={t.decider}
            help={t.deciderHelp}
            options={deciders.map((one) => ({ value: one.id, label: deciderInWords(one, language) }))}
          />
        )}
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={here}>
            {own.back}
          </ButtonLink>
        </Actions>
      </Form>
    </SafetyPage>
  );
};

type SignProps = Common & { line: RegisterLine; maySign: boolean; refusal: string | undefined; form?: FormState };

/** For the one who decides: what, to whom, on which ground, and how its test was answered. */
export const SignDisclosurePage = ({ ctx, top, line, maySign, refusal, form = emptyForm() }: SignProps) => {
  const { language, now } = ctx;
  const t = provisionTexts(language);
  const own = registerTexts(language);
  const at = `${top.address}/utlamnande/${line.id}`;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.signTitle} lead={maySign ? t.signLead : undefined} narrow>
      <div class="stack-wide">
        <DescriptionList
          items={[
            { term: own.receiver, value: line.receiver.name },
            {
              term: own.ground,
              value: line.ground.provision
                ? `${own.provisions[line.ground.provision]} (${paragraphOf[line.ground.provision]})`
                : own.grounds[line.ground.kind],
            },
            ...line.test.map(([term, value]) => ({ term, value: <span class="written">{value}</span> })),
            ...(line.weighedFor ? [{ term: own.weighedFor, value: line.weighedFor }] : []),
            { term: t.against, value: line.weighedAgainst },
            { term: own.parts, value: partsInWords(line.parts, language) },
            { term: own.words, value: line.words },
            {
              term: own.heldBack,
              value: [partsInWords(line.heldBack, language), line.heldBackWords].filter(Boolean).join('. '),
            },
            { term: own.when, value: `${showFixedMoment(language, line.at, now)}. ${own.givenBy(line.givenBy ?? '')}` },
            ...(line.refusedBecause ? [{ term: t.why, value: line.refusedBecause }] : []),
          ]}
        />
        {line.standing === 'toSign' && maySign && (
          <>
            <Form action={`${at}/skriv-under`} hidden={{ _form: newId() }} label={t.sign}>
              <Actions>
                <Button>{t.sign}</Button>
              </Actions>
            </Form>
            <Disclosure label={t.refuse} open={hasErrors(form)}>
              <Form action={`${at}/nej`} hidden={{ _form: newId() }} label={t.refuse}>
                <ErrorSummary form={form} />
                <TextArea form={form} name="why" label={t.why} help={t.whyHelp} rows={2} />
                <Actions>
                  <Button kind="secondary">{t.refuse}</Button>
                </Actions>
              </Form>
            </Disclosure>
          </>
        )}
        {line.standing === 'toSign' && !maySign && <p class="muted">{refusal ?? t.notYours}</p>}
        {line.standing !== 'toSign' && <p class="muted">{t.done}</p>}
        <p>
          <a href={`${top.address}/utlamnat`}>{own.back}</a>
        </p>
      </div>
    </SafetyPage>
  );
};
