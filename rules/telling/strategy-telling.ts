/**
 * What is different between two versions of the ladder, in sentences?
 *
 * One for each difference, named by the channel and the day, as a strategist would say it.
 */
import { CHANNELS, type Channel } from '../account.ts';
import type { StepChange, StepField } from '../ladder/strategy-changes.ts';
import { capital, channelName, type Language } from './language.ts';

const FIELDS: Readonly<Record<StepField, readonly [string, string]>> = {
  day: ['day', '日期'],
  every: ['repeat', '重复间隔'],
  until: ['last day', '截止日'],
  channel: ['channel', '渠道'],
  template: ['text', '话术'],
  tone: ['tone', '语气'],
  needs: ['what must be tried before', '前置条件'],
  least: ['least amount', '最低金额'],
};

const TONE_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  friendly: ['friendly', '友好'],
  plain: ['plain', '平实'],
  firm: ['firm', '坚定'],
  formal: ['formal', '正式'],
};

/** "Text message moved from day 3 to day 4 (sms-second)." */
export function tellChange(change: StepChange, language: Language): string {
  const { step } = change;
  const english = language === 'en';
  const name = channelName(step.channel, language);
  const day = english ? `day ${step.day}` : `第 ${step.day} 天`;
  switch (change.kind) {
    case 'added':
      return english
        ? `${capital(name)} added on ${day} (${step.id}).`
        : `新增：${day}${name}（${step.id}）。`;
    case 'removed':
      return english
        ? `${capital(name)} on ${day} taken out (${step.id}).`
        : `删除：${day}${name}（${step.id}）。`;
    case 'moved':
      return english
        ? `${capital(name)} moved from day ${change.was} to day ${change.is} (${step.id}).`
        : `${name}由第 ${change.was} 天移至第 ${change.is} 天（${step.id}）。`;
    case 'changed': {
      const [was, is] = [
        valueText(change.field, change.was, language),
        valueText(change.field, change.is, language),
      ];
      const field = FIELDS[change.field][english ? 0 : 1];
      return english
        ? `${capital(name)} on ${day}: ${field} ${was} → ${is} (${step.id}).`
        : `${day}${name}：${field}由“${was}”改为“${is}”（${step.id}）。`;
    }
    default:
      return change satisfies never;
  }
}

function valueText(field: StepField, value: string | null, language: Language): string {
  const english = language === 'en';
  if (value === null || value === '') return english ? 'none' : '无';
  const channel = (text: string) =>
    CHANNELS.includes(text as Channel) ? channelName(text as Channel, language) : text;
  if (field === 'channel') return channel(value);
  if (field === 'needs')
    return value
      .split(' ')
      .map(channel)
      .join(english ? ', ' : '、');
  if (field === 'tone') return TONE_NAMES[value]?.[english ? 0 : 1] ?? value;
  if (field === 'every') return english ? `every ${value} days` : `每 ${value} 天`;
  if (field === 'until') return english ? `day ${value}` : `第 ${value} 天`;
  return value;
}
