/**
 * What a note says that cannot be so as of a day: a contact held in the future, a meeting still planned for a day that
 * is gone, a complaint resolved before it was received. Such a fact has no effect; here it is only reported.
 */
import { answerOn } from '../health/complaint-state';
import { isoDay, type Day } from '../day';
import type { Complaint, Interaction, Problem, ProblemCode, Source } from '../model';
import type { NoteRecord } from './schema';

export function problemsOfDay(record: NoteRecord, today: Day): readonly Problem[] {
  switch (record.kind) {
    case 'client': return [...record.card.interactions.flatMap((one) => ofInteraction(one, today)), ...record.card.complaints.flatMap((one) => ofComplaint(one, today))];
    case 'complaint': return record.complaint ? ofComplaint(record.complaint, today) : [];
    case 'interaction': return record.interaction ? ofInteraction(record.interaction, today) : [];
    case 'daily': return record.lines.flatMap(({ interaction, complaint }) => [...(interaction ? ofInteraction(interaction, today) : []), ...(complaint ? ofComplaint(complaint, today) : [])]);
    case 'recommendation': case 'project': case 'topic': return [];
  }
}

function ofInteraction({ source, date, status }: Interaction, today: Day): readonly Problem[] {
  if (status === 'held' && date > today) return [problem(source, 'future-contact', null, date)];
  if (status === 'planned' && date < today) return [problem(source, 'planned-past', null, date)];
  return [];
}

function ofComplaint(complaint: Complaint, today: Day): readonly Problem[] {
  const { source, received, resolved, reopened, confirmed } = complaint;
  const problems: Problem[] = [];
  for (const day of resolved) {
    if (day <= today && day < received) problems.push(problem(source, 'resolved-before-received', 'resolved', day));
  }
  const valid = resolved.filter((day) => day >= received && day <= today);
  if (confirmed !== null && confirmed <= today) {
    // A clear no reopens, so further resolutions may follow it; any other answer is about the last one.
    const about = answerOn(complaint, today) === 'no' ? Math.min(...valid) : Math.max(...valid);
    if (valid.length === 0 || confirmed < about) problems.push(problem(source, 'confirmed-before-resolved', 'confirmed', confirmed));
  }
  for (const day of reopened) {
    if (day <= today && !valid.some((one) => one <= day)) problems.push(problem(source, 'reopened-before-resolved', 'reopened', day));
  }
  return problems;
}

function problem(source: Source, code: ProblemCode, field: string | null, day: Day): Problem {
  return { path: source.path, line: source.line ?? null, field, code, value: isoDay(day) };
}
