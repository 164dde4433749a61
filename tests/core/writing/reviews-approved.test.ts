/** What the client and the owner read, on the sample vault. */
import { words, LANGUAGES, type Language } from '../../../src/core/i18n/lookup';
import { DEFAULT_WEIGHTS } from '../../../src/core/health/weights';
import { createStatusReport, liveProjects, statusFrom } from '../../../src/core/writing/status-report';
import { createWeeklyReview } from '../../../src/core/writing/weekly-review';
import { approve } from '../../support/approve';
import { openSampleVault, TODAY, type SampleVault } from '../../support/sample-vault';
import { changed, created, desk } from './desk';

let sample: SampleVault;

beforeAll(async () => {
  sample = await openSampleVault();
});

/** A project that a reader of each language has. */
const PROJECTS: Readonly<Record<Language, string>> = { en: 'Kestrel - service portal', ru: 'Ёлкин - архив договоров', ja: '中村デザイン 3 受注管理表' };

test.each(LANGUAGES)('a status report as its client reads it, in %s', (language) => {
  const found = liveProjects(sample.clients, TODAY).find(({ project }) => project.title.normalize('NFC') === (language === 'ja' ? '中村デザイン 4 予約画面' : PROJECTS[language]));
  if (!found) throw new Error(`no live project for ${language}`);
  const from = statusFrom(found.project, found.clients, TODAY);
  const plan = createStatusReport({ ...found, from, to: TODAY, next: found.project.reportEvery === null ? null : TODAY + found.project.reportEvery, promises: true }, desk(language, { today: TODAY }));
  const { path, text } = created(plan);
  const card = found.clients[0]?.client.source.path ?? '';
  approve(`status-report-${language}.md`, `${path}\n\n${text}\n[${card}]\n${changed('', card, plan)}`);
});

test.each(LANGUAGES)('a weekly review as its owner reads it, in %s', (language) => {
  const { path, text } = created(createWeeklyReview({ book: sample.book, weights: DEFAULT_WEIGHTS, snoozed: {} }, desk(language, { today: TODAY, words: words(language) })));
  approve(`weekly-review-${language}.md`, `${path}\n\n${text}`);
});
