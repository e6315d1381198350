/**
 * Where does a borrower turn when our own answer does not satisfy him?
 *
 * The regulator's own channel of each place, from its own pages: names and numbers are facts that change, so they carry the day on which
 * they were last looked at. A place that is not named here is shown the lender's own path alone.
 */
import type { Jurisdiction } from '../../rules/gate/law.ts';

/** One channel outside the house. */
export interface ComplaintPath {
  readonly place: Jurisdiction;
  readonly name: { readonly en: string; readonly zh: string };
  readonly phone: string;
  readonly source: string;
  readonly seen: string;
}

export const COMPLAINT_PATHS: readonly ComplaintPath[] = [
  {
    place: 'CN',
    name: {
      en: 'National Financial Regulatory Administration, complaint hotline 12378',
      zh: '国家金融监督管理总局 12378 银行保险消费者投诉维权热线',
    },
    phone: '12378',
    source: 'nfra.gov.cn',
    seen: '2026-11',
  },
  {
    place: 'UK',
    name: { en: 'Financial Ombudsman Service', zh: '英国金融申诉专员服务（FOS）' },
    phone: '0800 023 4567',
    source: 'financial-ombudsman.org.uk',
    seen: '2026-11',
  },
  {
    place: 'US-FED',
    name: { en: 'Consumer Financial Protection Bureau', zh: '美国消费者金融保护局（CFPB）' },
    phone: '+1 855 411 2372',
    source: 'consumerfinance.gov/complaint',
    seen: '2026-11',
  },
  {
    place: 'IN',
    name: { en: 'Reserve Bank of India, Integrated Ombudsman', zh: '印度储备银行综合监察专员' },
    phone: '14448',
    source: 'cms.rbi.org.in',
    seen: '2026-11',
  },
  {
    place: 'HK',
    name: { en: 'Hong Kong Monetary Authority', zh: '香港金融管理局' },
    phone: '+852 2878 8196',
    source: 'hkma.gov.hk',
    seen: '2026-11',
  },
];
