/**
 * Everything about one client, put in order of days once and kept for as long as the facts stay the same object: what
 * does not depend on today.
 */
import { commitmentsInOrder, type Commitment } from './commitments';
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

const dossiers = new WeakMap<ClientFacts, Dossier>();

export function dossierOf(facts: ClientFacts): Dossier {
  const known = dossiers.get(facts);
  if (known) return known;
  const { client, interactions, complaints, recommendations, projects } = facts;
  const dossier: Dossier = {
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
  dossiers.set(facts, dossier);
  return dossier;
}

export function complaintsInOrder(complaints: readonly Complaint[]): readonly Complaint[] {
  return [...complaints].sort((a, b) => a.received - b.received || compareSources(a.source, b.source));
}
