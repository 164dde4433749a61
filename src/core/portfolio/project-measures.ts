/** How projects and promises went: in time, in how many days, with which result, again with whom, what was given away. */
import type { Day } from '../day';
import { doneOn, dueOn, effectiveDue, stands, type Commitment } from '../health/commitments';
import { isLive } from '../health/contact';
import { dossierOf } from '../health/dossier';
import { rounded } from '../health/reckoning';
import type { ClientFacts, Project } from '../model';
import { sourceRef } from '../model';
import { DAYS_OF_YEAR, median, metric, partOf, partsBy, shareOf, type Metric, type MetricName, type Part, type Window } from './metric';
import { begun, handedOver, isFriend, isIn, type Owned, type Scene } from './scene';

/** Clients of the longest standing that are named. */
const LONGEST = 5;
/** Below so many on either side no difference is told. */
export const FEWEST_COMPARED = 5;

/** One at a time, as they are asked for. */
export function* projectMeasures(scene: Scene): Iterable<Metric> {
  const { projects, window, before, asOf, facts, projectsOf } = scene;
  const done = projects.filter(({ fact }) => isIn(handedOver(fact, asOf), window));
  const dated = done.filter(({ fact }) => fact.due !== null);
  const onTime = dated.filter(({ fact }) => isOnTime(fact, asOf));
  const spans = done.flatMap(({ fact, source }) => {
    const end = handedOver(fact, asOf);
    return fact.start === null || end === null || end < fact.start ? [] : [{ source, days: end - fact.start }];
  });
  yield metric('onTimeProjects', { n: dated.length, part: onTime.length, of: dated });
  const fell = fallenDue(scene);
  yield metric('onTimePromises', { n: fell.length, part: fell.filter(({ kept }) => kept).length, of: fell });
  yield metric('projectDays', { value: median(spans.map(({ days }) => days)), n: spans.length, of: spans });
  const judged = done.filter(({ fact }) => fact.result !== null);
  yield metric('succeeded', { n: judged.length, part: judged.filter(({ fact }) => fact.result === 'success').length, parts: partsBy(judged, ({ fact }) => [fact.result ?? '']), of: judged });
  const withProjects = facts.filter((one) => projectsOf(one).length > 0);
  const repeat = withProjects.filter((one) => projectsOf(one).length > 1);
  yield metric('repeatClients', { n: withProjects.length, part: repeat.length, of: repeat.flatMap(projectsOf) });
  const loyal = withProjects.filter((one) => projectsOf(one).length > 1 || projectsOf(one).some(({ fact }) => isLive(fact, asOf)));
  yield metric('loyal', { n: withProjects.length, part: loyal.length, of: loyal.flatMap(projectsOf) });
  const again = (some: Window): readonly Owned<Project>[] => projects.filter((one) => isIn(begun(one.fact), some) && one.owners.some((owner) => isRepeat(one, owner, scene)));
  const repeats = again(window);
  const started = projects.filter(({ fact }) => isIn(begun(fact), window));
  yield metric('repeatProjects', {
    value: projects.length === 0 ? null : repeats.length, n: started.length,
    previous: projects.some(({ fact }) => (begun(fact) ?? Infinity) <= before.to) ? again(before).length : null, of: repeats,
  });
  yield tenure(scene);
  const giving = started.filter(({ fact }) => fact.favours.length > 0);
  yield metric('favours', {
    value: started.length === 0 ? null : giving.reduce((count, { fact }) => count + fact.favours.length, 0), n: started.length,
    parts: partsBy(giving, ({ fact }) => fact.favours), of: giving,
  });
  yield parity('parityOnTime', dated, (some) => {
    const part = some.filter(({ fact }) => isOnTime(fact, asOf)).length;
    return { exact: 100 * part / some.length, shown: shareOf(part, some.length), part };
  });
}

function isOnTime(project: Project, asOf: Day): boolean {
  const due = effectiveDue(project, asOf);
  const done = handedOver(project, asOf);
  return due !== null && done !== null && done <= due;
}

/** Whether this client had an earlier project; of two begun on one day the later place is the second. */
function isRepeat(project: Owned<Project>, owner: ClientFacts, { projectsOf }: Scene): boolean {
  const day = begun(project.fact) ?? 0;
  const all = projectsOf(owner);
  return all.some((other, index) => {
    const earlier = begun(other.fact);
    return other !== project && earlier !== null && (earlier < day || (earlier === day && index < all.indexOf(project)));
  });
}

interface Fallen {
  readonly source: Commitment['source'];
  readonly kept: boolean;
}

/** Promises and milestones that fell due in the window, each once; undone and not yet late they do not count. */
function fallenDue({ facts, window, asOf }: Scene): readonly Fallen[] {
  const found = new Map<string, Fallen>();
  for (const one of facts) {
    for (const commitment of dossierOf(one).commitments) {
      if (commitment.kind === 'delivery' || !stands(commitment, asOf)) continue;
      const due = dueOn(commitment, asOf);
      const done = doneOn(commitment, asOf);
      if (!isIn(done === null ? due : Math.min(due, done), window) || (done === null && due >= asOf)) continue;
      found.set(`${sourceRef(commitment.source)} ${commitment.text}`, { source: commitment.source, kept: done !== null && done <= due });
    }
  }
  return [...found.values()];
}

/** Years since the first project, of living clients: the middle, and those of the longest standing. */
function tenure({ living, projectsOf, asOf }: Scene): Metric {
  const years = living.flatMap((one) => {
    const days = projectsOf(one).flatMap(({ fact }) => begun(fact) ?? []);
    return days.length === 0 ? [] : [{ source: one.client.source, years: (asOf - Math.min(...days)) / DAYS_OF_YEAR }];
  });
  const longest = [...years].sort((a, b) => b.years - a.years).slice(0, LONGEST);
  return metric('tenure', {
    value: median(years.map((one) => one.years)), n: years.length, of: years,
    parts: longest.map((one) => partOf(one.source.path, rounded(one.years), 1)),
  });
}

// ── Friends and others ──────────────────────────────────────────────────────────────────────────────────────────────

interface Outcome {
  readonly exact: number;
  readonly shown: number | null;
  readonly part: number | null;
}

/** The same of friends and of others, and the difference where both sides are numerous enough. */
export function parity<Fact extends { readonly owners: readonly ClientFacts[]; readonly source: Project['source'] }>(
  name: MetricName, facts: readonly Fact[], outcomeOf: (some: readonly Fact[]) => Outcome,
): Metric {
  const friends = facts.filter(({ owners }) => owners.some(isFriend));
  const others = facts.filter(({ owners }) => !owners.some(isFriend));
  const side = (key: string, some: readonly Fact[]): Part => {
    const { shown, part } = some.length === 0 ? { shown: null, part: null } : outcomeOf(some);
    return partOf(key, shown, some.length, part);
  };
  const comparable = Math.min(friends.length, others.length) >= FEWEST_COMPARED;
  return metric(name, {
    value: comparable ? rounded(outcomeOf(friends).exact - outcomeOf(others).exact, 1) : null,
    n: facts.length, parts: [side('friends', friends), side('others', others)], of: facts,
  });
}
