/** Forms that ask for a stretch of days: to show it in the portfolio, or to write a report on it. */
import { isoDay, type Day } from '../../core/day';
import { bandSteps, portfolioOf, portfolioSteps, type Portfolio } from '../../core/portfolio/portfolio';
import { LAST_YEAR, SPANS, windowOf, type Period } from '../../core/shown/portfolio-tiles';
import { createPortfolioReport } from '../../core/writing/hand-out';
import type { Words } from '../../core/i18n/lookup';
import type { Rapport } from '../rapport';
import { inSlices } from '../view/slices';
import { Declined } from '../report-error';
import { Draft } from './draft';
import { checkedDay, choiceField, dayField, named } from './fields';
import { openForm, type Drafts, type Errors, type FormHost, type Sheet } from './form';

type Name = 'span' | 'from' | 'to';

export function periodForm(host: FormHost): (prefill: { readonly period: Period; readonly then: (period: Period) => void }) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;
  return ({ period, then }) => {
    const words = rapport.words();
    openForm(host, drafts, '', () => draftOf({ ...period, span: 'own' }, period, rapport), {
      title: words.say('tiles.period'),
      submit: words.say('tiles.period.submit'),
      draw: (sheet) => daysFields(sheet, words),
      check: (draft) => wrongDays(draft, rapport),
      take: (draft) => then(periodOf(draft, rapport)),
    });
  };
}

export function portfolioReportForm(host: FormHost): (prefill: { readonly period?: Period }) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;
  return ({ period = LAST_YEAR }) => {
    const words = rapport.words();
    // Half of the notes would make a report of half of the clients.
    if (!host.outside?.isListing && !rapport.indexing().finished) throw new Declined(words.say('view.indexing'));
    const asked = (draft: Draft<Name>, today: Day): Parameters<typeof portfolioOf> =>
      [rapport.book().clients(), windowOf(periodOf(draft, rapport), today), today, rapport.settings().weights];
    let made: { readonly revision: number; readonly portfolio: Portfolio } | null = null;
    openForm(host, drafts, period.span, () => draftOf(period, period, rapport), {
      title: words.say('command.create-portfolio-report'),
      submit: words.say('status.submit'),
      draw(sheet) {
        choiceField(sheet, 'span', named(SPANS, (span) => words.say(`tiles.period.${span}`)), { label: words.say('tiles.period'), needed: true });
        daysFields(sheet, words);
        sheet.onChange(() => {
          for (const name of ['from', 'to'] as const) sheet.show(name, sheet.draft.text('span') === 'own');
        });
      },
      check: (draft) => (draft.text('span') === 'own' ? wrongDays(draft, rapport) : {}),
      async prepare(draft) {
        const { revision } = rapport.book();
        const portfolio = await inSlices(portfolioSteps(...asked(draft, rapport.today())));
        await inSlices(bandSteps(portfolio));
        made = { revision, portfolio };
      },
      plan(draft, writing) {
        // A note may have changed meanwhile, or the day.
        const isStill = made?.revision === rapport.book().revision && made.portfolio.today === writing.today;
        return createPortfolioReport(made !== null && isStill ? made.portfolio : portfolioOf(...asked(draft, writing.today)), writing);
      },
    });
  };
}

function draftOf(period: Period, shown: Period, rapport: Rapport): Draft<Name> {
  const { from, to } = windowOf(shown, rapport.view().today);
  return new Draft<Name>({ span: period.span, from: isoDay(from), to: isoDay(to) });
}

function daysFields(sheet: Sheet<Name>, words: Words): void {
  dayField(sheet, 'from', { label: words.say('status.from'), needed: true });
  dayField(sheet, 'to', { label: words.say('status.to'), needed: true });
}

function wrongDays(draft: Draft<Name>, rapport: Rapport): Errors<Name> {
  const { from, to } = periodOf(draft, rapport);
  return (from ?? 0) > (to ?? 0) ? { to: rapport.words().say('status.wrong-order') } : {};
}

function periodOf(draft: Draft<Name>, rapport: Rapport): Period {
  return { span: draft.word('span', SPANS) ?? 'own', from: checkedDay(rapport, draft, 'from'), to: checkedDay(rapport, draft, 'to') };
}
