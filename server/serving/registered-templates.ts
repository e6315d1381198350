/**
 * Which of a provider's registered templates says what a text of ours says?
 *
 * Such a provider sends no free text. A text of ours is named by what it is ("overdue/sms/friendly"), or by one of its versions
 * ("overdue/sms/friendly@2"), which comes first: a template is registered for words, and other words are another template.
 * Without one for exactly these words and this language nothing is sent.
 */
import type { Parcel } from '../contact/carrier.ts';
import type { SmsHttpConfig } from '../contact/carriers/sms-http.ts';
import type { TermsOf } from './carriers-file.ts';

type Registered = TermsOf<'sms-http'>['templates'];

/** Finds the registered template of a parcel and fills its parameters with the parcel's facts; null: none is registered. */
export function registeredTemplates(registered: Registered): SmsHttpConfig['fill'] {
  const byText = new Map(registered.map((one) => [`${one.language} ${one.text}`, one]));
  return ({ text, language }: Parcel) => {
    if (text === undefined) return null;
    const found =
      byText.get(`${language} ${text.template}`) ?? byText.get(`${language} ${text.template.split('@')[0]}`);
    if (found === undefined) return null;
    const parameters: Record<string, string> = {};
    for (const [parameter, fact] of Object.entries(found.parameters)) {
      const value = text.facts[fact];
      if (value === undefined) return null;
      parameters[parameter] = value;
    }
    return { template: found.code, parameters };
  };
}
