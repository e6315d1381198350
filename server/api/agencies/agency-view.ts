/**
 * How is an agency, a paper or a rule shown, and read from what somebody sent?
 */
import { agencyTermsOn } from '../../../policy/house/agencies/agency-terms.ts';
import { CONTRACT_CLAUSES } from '../../../policy/house/agencies/contract-clauses.ts';
import { endingsOf, examinedUntil, isExamined, unfitFor } from '../../../rules/agencies/agency-fitness.ts';
import type { AgencyFile, AgencyPaper } from '../../../rules/agencies/agency-paper.ts';
import type { PlacementRule } from '../../../rules/agencies/placement-rule.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { CommissionTerms } from '../../../rules/reckoning/commission-terms.ts';
import { dayFrom } from '../wire.ts';
import type { AgencyShown, PaperContent } from './agencies-schema.ts';

/** An agency as it stands on a day. */
export function shownAgency(
  file: AgencyFile,
  counts: { readonly open: number; readonly begun: number; readonly held: number } | undefined,
  day: Day,
): AgencyShown {
  const { agency, name, lawFirm, contract, collectors } = file;
  const terms = agencyTermsOn(day);
  return {
    ...{ agency, name, lawFirm },
    unfit: [...unfitFor(file, day, terms, CONTRACT_CLAUSES)],
    capacity: contract?.capacity ?? 0,
    recoveredPpm: contract?.recoveredPpm ?? null,
    dials: contract?.dials ?? null,
    ...(counts ?? { open: 0, begun: 0, held: 0 }),
    collectors: collectors.map((one) => ({
      worker: one.worker,
      name: one.name,
      card: one.card,
      until: formatDay(examinedUntil(one, terms)),
      good: isExamined(one, day, terms),
    })),
    endings: endingsOf(file, terms).map(({ what, about, until }) => ({
      ...{ what, about },
      until: formatDay(until),
      days: until - day,
    })),
    commission: file.commission.map(termsShown),
  };
}

/** A rule with days and amounts as text. */
export function ruleShown(rule: PlacementRule): Extract<PaperContent, { kind: 'rule' }>['rule'] {
  const { from, to, overdue, products, regions, languages, shares } = rule;
  return {
    ...rule,
    from: formatDay(from),
    to: to === null ? null : formatDay(to),
    overdue: { least: String(overdue.least), most: overdue.most === null ? null : String(overdue.most) },
    products: products === null ? null : [...products],
    regions: regions === null ? null : [...regions],
    languages: languages === null ? null : [...languages],
    shares: shares.map((one) => ({ ...one })),
  };
}

/** Terms of pay with days and amounts as text. */
export function termsShown(terms: CommissionTerms): Extract<PaperContent, { kind: 'commission' }>['terms'] {
  return {
    from: formatDay(terms.from),
    bands: terms.bands.map((band) => ({ ...band })),
    keptInstalment: String(terms.keptInstalment),
    qualityPerThousandDays: String(terms.qualityPerThousandDays),
    quality: terms.quality.map((step) => ({ ...step })),
    rounding: terms.rounding,
  };
}

/** A paper as it travels. */
export function shownContent(content: AgencyPaper): PaperContent {
  switch (content.kind) {
    case 'licence':
      return { ...content, until: formatDay(content.until) };
    case 'contract': {
      const { from, until, clauses, payBeside } = content.contract;
      const days = { from: formatDay(from), until: formatDay(until) };
      return {
        kind: 'contract',
        contract: { ...content.contract, ...days, clauses: [...clauses], payBeside: [...payBeside] },
      };
    }
    case 'evaluation':
      return { ...content, on: formatDay(content.on) };
    case 'examination':
      return { ...content, on: formatDay(content.on) };
    case 'rule':
      return { kind: 'rule', rule: ruleShown(content.rule) };
    case 'commission':
      return { kind: 'commission', terms: termsShown(content.terms) };
    case 'admission':
    case 'ending':
      return { ...content };
    default:
      return content satisfies never;
  }
}

/** A paper as the rules know it. */
export function contentFrom(content: PaperContent): AgencyPaper {
  switch (content.kind) {
    case 'licence':
      return { ...content, until: dayFrom(content.until) };
    case 'contract': {
      const { from, until } = content.contract;
      return {
        kind: 'contract',
        contract: { ...content.contract, from: dayFrom(from), until: dayFrom(until) },
      };
    }
    case 'evaluation':
      return { ...content, on: dayFrom(content.on) };
    case 'examination':
      return { ...content, on: dayFrom(content.on) };
    case 'rule': {
      const { from, to, overdue } = content.rule;
      const rule = {
        ...content.rule,
        from: dayFrom(from),
        to: to === null ? null : dayFrom(to),
        overdue: { least: BigInt(overdue.least), most: overdue.most === null ? null : BigInt(overdue.most) },
      };
      return { kind: 'rule', rule };
    }
    case 'commission': {
      const { from, keptInstalment, qualityPerThousandDays } = content.terms;
      const amounts = {
        keptInstalment: BigInt(keptInstalment),
        qualityPerThousandDays: BigInt(qualityPerThousandDays),
      };
      return { kind: 'commission', terms: { ...content.terms, ...amounts, from: dayFrom(from) } };
    }
    case 'admission':
    case 'ending':
      return { ...content };
    default:
      return content satisfies never;
  }
}
