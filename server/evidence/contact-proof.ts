/**
 * What exactly is proven of a contact, a refusal, a fact, and of what a carrier said?
 *
 * One shape for each kind, made from the rows that are written in the same transaction. Inputs, answers and the law stand in
 * as digests of the kept texts: who has the text can compare, who has the digest alone learns nothing of the person.
 */
import { hash } from 'node:crypto';
import type { DecisionRow } from '../db/gate/decision-rows.ts';
import type { NewFact } from '../db/gate/fact-rows.ts';
import type { NewAttempt } from '../db/gate/permit-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import type { NewProof, Texts } from './proof.ts';

/** The words of a contact, as composed. */
export interface Wording {
  /** The approved template with its version: "reminder-sms@3". */
  readonly template: string;
  /** What the person sees: `body`, `outer` (subject line or lock screen), `html`. */
  readonly texts: Texts;
}

/** A decision, with the digests of its two texts (SHA-256, hexadecimal) where they were made already. */
export type ProvenDecision = DecisionRow & {
  readonly inputsDigest?: string;
  readonly answerDigest?: string;
};

const digest = (text: string): string => hash('sha256', text, 'hex');

/** Proof that a contact was begun. `decision`: the check made at that instant. `wording`: null for a talk or a visit. */
export function contactProof(
  attempt: NewAttempt,
  decision: ProvenDecision,
  wording: Wording | null,
): NewProof {
  const { slot, borrower, at, permit, checked, way, sender, worker, person, address, debts, purpose } =
    attempt;
  return {
    slot,
    borrower,
    at,
    kind: 'contact',
    data: {
      permit,
      checked,
      result: decision.result,
      way,
      sender,
      worker,
      person,
      address,
      debts,
      purpose,
      replyTo: attempt.replyTo,
      template: wording?.template ?? null,
      inputs: decision.inputsDigest ?? digest(decision.inputs),
      answer: decision.answerDigest ?? digest(decision.answer),
      law: decision.law,
      strategy: decision.strategy,
    },
    ...(wording === null ? {} : { sealed: wording.texts }),
  };
}

/** Proof that the gate said no. */
export function refusalProof(decision: ProvenDecision, way: string): NewProof {
  const { slot, borrower, at, seq, asked, result, nextAllowedAt, law, strategy } = decision;
  return {
    slot,
    borrower,
    at,
    kind: 'refusal',
    data: {
      decision: seq,
      asked,
      result,
      way,
      nextAllowedAt,
      inputs: decision.inputsDigest ?? digest(decision.inputs),
      answer: decision.answerDigest ?? digest(decision.answer),
      law,
      strategy,
    },
  };
}

/** Proof that something became known. `seq`: its number in the person's log. What a carrier said and the fact of it are one proof. */
export function factProof(fact: NewFact, seq: number): NewProof {
  const { slot, borrower, at, type, permit, data, provenBy } = fact;
  if (provenBy !== undefined)
    return {
      ...provenBy,
      data: { ...provenBy.data, fact: seq, type },
      committed: { ...provenBy.committed, data },
    };
  return { slot, borrower, at, kind: 'fact', data: { fact: seq, type, permit }, committed: { data } };
}

/** What a carrier answered or told about a message. */
export interface CarrierWord extends BorrowerKey {
  readonly at: number;
  readonly kind: 'handover' | 'receipt';
  readonly message: number;
  readonly permit: number;
  readonly carrier: string;
  /** "taken", "no", "unknown"; for a receipt "delivered", "bounced" … */
  readonly state: string;
  /** The carrier's own name for it, and its own words: codes of a protocol. */
  readonly reference: string | null;
  readonly detail: string | null;
}

/** Proof of what a carrier said. Its words may name the person, so they are sealed. */
export function carrierProof(word: CarrierWord): NewProof {
  const { slot, borrower, at, kind, message, permit, carrier, state, reference, detail } = word;
  return {
    slot,
    borrower,
    at,
    kind,
    data: { message, permit, carrier, state, reference },
    ...(detail === null ? {} : { sealed: { detail } }),
  };
}

/** Proof of a file: a sound recording, or a letter as it was printed. `sha256` of its bytes, hexadecimal. */
export function fileProof(
  { slot, borrower }: BorrowerKey,
  kind: 'recording' | 'letter',
  at: number,
  permit: number,
  sha256: string,
  bytes: number,
): NewProof {
  return { slot, borrower, at, kind, data: { permit, sha256, bytes } };
}
