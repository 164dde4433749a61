/** Record recommendation: a note of who recommended whom, in what form, with the consent that it may be used under. */
import { recordRecommendation } from '../../core/writing/actions';
import { isoDay } from '../../core/day';
import type { Consent, Recommendation, RecommendationContent, RecommendationForm } from '../../core/model';
import { CONSENT, CONTENT, FORM, RECOMMENDATION_DIRECTION } from '../../core/reading/words';
import { clientField } from './client-field';
import { Draft } from './draft';
import { checkedDay, choiceField, dayField, marksField, named, textField, wordsField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';

type Name = 'client' | 'direction' | 'form' | 'date' | 'content' | 'consent' | 'until' | 'referred' | 'words';

const DIRECTIONS = ['received', 'given'] as const satisfies readonly Recommendation['direction'][];
export const FORMS = [
  'linkedin', 'platform_review', 'formal_letter', 'public', 'professional_network', 'referral', 'word_of_mouth', 'to_colleagues', 'at_event',
  'mention', 'to_clients', 'to_partners', 'in_industry',
] as const satisfies readonly RecommendationForm[];
const CONTENTS = ['skills', 'results', 'conduct', 'relationship'] as const satisfies readonly RecommendationContent[];
export const CONSENTS = ['none', 'private', 'anonymous', 'named', 'public'] as const satisfies readonly Consent[];

export interface RecommendationPrefill {
  readonly clients: readonly string[];
  readonly direction?: Recommendation['direction'];
}

export function recommendationForm(host: FormHost): (prefill: RecommendationPrefill) => void {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  return ({ clients, direction = 'received' }) => {
    const words = rapport.words();
    const fresh = (): Draft<Name> => new Draft<Name>({ direction, form: 'word_of_mouth', date: isoDay(rapport.today()) }, { client: clients });

    openForm(host, drafts, [direction, ...clients].join('|'), fresh, {
      title: words.say('command.record-recommendation'),
      submit: words.say('entry.recommendation.submit'),
      ...(clients.length > 0 ? { first: 'direction' } : {}),
      draw(sheet) {
        clientField(sheet, 'client', false);
        choiceField(sheet, 'direction', named(DIRECTIONS, (one) => words.say(`choice.recommendation.${one}`)), { label: words.say('field.recommendation-direction'), needed: true, reads: RECOMMENDATION_DIRECTION });
        choiceField(sheet, 'form', named(FORMS, (one) => words.say(`form.${one}`)), { label: words.say('field.form'), needed: true, reads: FORM });
        dayField(sheet, 'date', { label: words.say('field.date'), needed: true, past: true });
        marksField(sheet, 'content', named(CONTENTS, (one) => words.say(`choice.content.${one}`)), { label: words.say('field.content'), reads: CONTENT });
        choiceField(sheet, 'consent', { '': words.say('choice.consent-by-form'), ...named(CONSENTS, (one) => words.say(`consent.${one}`)) }, { label: words.say('field.consent'), hint: words.say('field.consent.hint'), reads: CONSENT });
        dayField(sheet, 'until', { label: words.say('field.consent-until') }, 'future');
        textField(sheet, 'referred', { label: words.say('field.referred'), hint: words.say('field.referred.hint') });
        wordsField(sheet, 'words', { label: words.say('field.words'), hint: words.say('field.words.hint') });
        sheet.onChange(() => {
          const { draft } = sheet;
          sheet.show('referred', draft.text('direction') !== 'given');
          const agreed = draft.word('consent', CONSENTS);
          sheet.show('until', agreed !== null && agreed !== 'none');
        });
      },
      plan(draft, writing) {
        const date = checkedDay(rapport, draft, 'date') ?? rapport.today();
        const consent = draft.word('consent', CONSENTS);
        const agreed = consent !== null && consent !== 'none';
        return recordRecommendation({
          clients: draft.list('client'),
          title: '',
          direction: draft.word('direction', DIRECTIONS) ?? 'received',
          form: draft.word('form', FORMS) ?? 'word_of_mouth',
          content: CONTENTS.filter((one) => draft.list('content').includes(one)),
          date,
          referred: draft.text('direction') === 'given' ? '' : draft.text('referred'),
          consent,
          consentDate: agreed ? date : null,
          consentUntil: agreed ? checkedDay(rapport, draft, 'until', 'future') : null,
          words: draft.text('words'),
        }, writing);
      },
    });
  };
}
