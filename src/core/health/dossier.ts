/**
 * Everything about one client, put in order of days once and kept for as long as the facts stay the same object: what
 * does not depend on today.
 */
import { commitmentsInOrder, type Commitment } from './commitments';
import { drawerOf } from '../kept';
import { contactsInOrder, type Contact } from './contact';
import { compareSources } from '../order';
import { ratingsInOrder, type Rating } from './satisfaction';
import type { Client, ClientFacts, Complaint, Project, Recommendation } from '../model';

export interface Dossier {
  readonly facts: ClientFacts;
  readonly client: Client;
  readonly contacts: readonly Contact[];
  readonly ratings: readonly Rating[];
  readonly commitments: readonly Commitment[];
  /** By the day of their receipt. */
  readonly complaints: readonly Complaint[];
  /** Those of the client for me, by place. */
  readonly recommendations: readonly Recommendation[];
  readonly projects: readonly Project[];
}

declare module '../kept' {
  interface Drawer {
    dossier?: Dossier;
  }
}

export function dossierOf(facts: ClientFacts): Dossier {
  return (drawerOf(facts).dossier ??= makeDossier(facts));
}

function makeDossier(facts: ClientFacts): Dossier {
  const { client, interactions, complaints, recommendations, projects } = facts;
  return {
    facts,
    client,
    contacts: contactsInOrder(interactions),
    ratings: ratingsInOrder(interactions, projects),
    commitments: commitmentsInOrder(facts),
    complaints: complaintsInOrder(complaints),
    recommendations: recommendations
      .filter(({ direction }) => direction === 'received')
      .sort((a, b) => compareSources(a.source, b.source)),
    projects: [...projects].sort((a, b) => compareSources(a.source, b.source)),
  };
}

export function complaintsInOrder(complaints: readonly Complaint[]): readonly Complaint[] {
  return [...complaints].sort((a, b) => a.received - b.received || compareSources(a.source, b.source));
}
