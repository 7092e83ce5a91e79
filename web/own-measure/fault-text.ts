/** What is wrong with a formula, in the reader's language: what was found, and what is allowed. */
import { ARGUMENTS, FUNCTIONS, LONGEST_MEASURE, MOST_POWER, MOVING_DAYS } from '../../workers/measure/names.ts';
import type { MeasureFault } from '../../workers/measure/program.ts';
import type { Words } from '../i18n/messages.ts';
import { measureWords } from './words.ts';

export function faultText(fault: MeasureFault, { language, format }: Words): string {
  const say = measureWords(language);
  const { found } = fault;
  const unit = (text: { readonly en: string; readonly fr: string }) => text[language] || say('fault.bareNumber');
  switch (fault.kind) {
    case 'operand':
      return found === '' ? say('fault.operandEnd') : say('fault.operand', { found });
    case 'long':
      return say('fault.long', { found, most: format.number(LONGEST_MEASURE) });
    case 'power':
      return say('fault.power', { found, most: format.number(MOST_POWER) });
    case 'days':
      return say('fault.days', { found, from: format.number(MOVING_DAYS.from), to: format.number(MOVING_DAYS.to) });
    case 'function':
      return say('fault.function', { found, list: format.list(FUNCTIONS) });
    case 'arguments': {
      const { from, to } = ARGUMENTS[fault.name];
      const allowed =
        from === to ? format.number(from) : say('fault.range', { from: format.number(from), to: format.number(to) });
      return say(`fault.arguments.${format.plural(fault.count)}`, { found, count: format.number(fault.count), allowed });
    }
    case 'units':
    case 'into':
      return say(`fault.${fault.kind}`, { found, left: unit(fault.left), right: unit(fault.right) });
    case 'root':
    case 'rate':
    case 'period':
      return say(`fault.${fault.kind}`, { found, unit: unit(fault.unit) });
    default:
      return say(`fault.${fault.kind}`, { found });
  }
}
