/** English texts: what fields read, locks, what a lever does, plans of one's own, presets, keys. */
export const adjustEn = {
  'typed.readAs': '{typed} is {value}.',
  'typed.reading': 'Reading…',
  'typed.syntax': '“{typed}” cannot be read. Allowed: numbers, {units}, + − × ÷, % and brackets. {former} is kept.',
  'typed.word': '“{at}” is no unit that this field knows. Allowed: {units}. {former} is kept.',
  'typed.unit': '“{typed}” comes to another unit. Allowed: {units}. {former} is kept.',
  'typed.mixed': '“{typed}” adds up things of different units. Allowed: {units}. {former} is kept.',
  'typed.percent': '“{typed}”: per cent of what? To change the present value write + 10 % or − 10 %. {former} is kept.',
  'typed.notAllowed': '“{at}” is not allowed here. Allowed: numbers, {units}, + − × ÷, % and brackets. {former} is kept.',
  'typed.infinite': '“{typed}” comes to no number. {former} is kept.',
  'typed.long': 'This is longer than the {at} characters that a field reads. {former} is kept.',
  'typed.failed': 'It could not be read: {reason}. {former} is kept.',
  'typed.money': 'EUR, k€, M€ and bn €',
  'typed.noUnit': 'no unit',
  'date.readAs': '{typed} is {value}.',
  'date.calendar': 'Calendar',
  'date.calendarOf': 'Calendar: {label}',
  'date.unread':
    '“{typed}” is no date. Allowed: 15 March 2027, 2027-03-15, March 2027, Q1 2027, end of 2027, + 3 months. {former} is kept.',
  'date.noDay': 'The calendar has no “{typed}”. {former} is kept.',
  'date.outside': 'Allowed: {from} to {to}. {former} is kept.',
} as const;
