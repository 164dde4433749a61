import { approve } from '../../support/approve';
import { cadenceSection, commitmentsSection, contactSection, reciprocitySection, satisfactionSection } from '../../support/health-table/factors';
import {
  complaintsSection, explanationSection, recommendationsSection, scoreSection, standingSection, trendSection,
} from '../../support/health-table/judged';
import { section, table } from '../../support/health-table/page';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/health';

const INTRODUCTION = `# What health says, case by case

Every line of these tables is computed by the code that computes the scores in your vault, so this page cannot be out of
date. Today is 31 March 2026 in all of them; the client is active, has a cadence of 30 days on the card and nothing on record
but what the situation says. A dash means: no value.

The weights are judgement, not fitted to outcomes: no study stands behind them. They can be changed in the settings.`;

function weightsSection(): string {
  const { factors } = DEFAULT_WEIGHTS;
  return section('Shares', 'What each kind of evidence counts for in the mean. One without data drops out, and the others keep their proportions.', table(
    ['Evidence', 'Share'], Object.entries(factors).map(([name, share]) => [name, `${String(Math.round(share * 100))} %`]),
  ));
}

it('the health table is what has been read and approved', () => {
  const sections = [
    INTRODUCTION, weightsSection(), contactSection(), cadenceSection(), satisfactionSection(), commitmentsSection(),
    reciprocitySection(), complaintsSection(), recommendationsSection(), scoreSection(), standingSection(), trendSection(),
    explanationSection(),
  ];
  approve('docs/health-table.md', `${sections.join('\n\n')}\n`);
});
