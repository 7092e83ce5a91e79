import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importOrders, type Loaded, loadScenario, ordersCsv, orderTotals, withOrders } from '../../src/index.ts';
import { dateCell } from '../../src/scenario/order-cells.ts';
import { readOrders } from '../../src/scenario/order-file.ts';
import type { JsonObject } from '../../src/scenario/pointer.ts';
import { libraryWith, PLAN_NAMES, shippedPlan } from '../../workers/shipped.ts';

function loaded(name = 'microsoft-france', changes: Parameters<typeof loadScenario>[2] = []): Loaded {
  const answer = loadScenario(shippedPlan(name)!, libraryWith(), changes);
  if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
  return answer;
}
const plan = loaded();
const read = (text: string, document = plan.document) => readOrders({ file: 'orders.csv', text }, document);
function orders(text: string): readonly JsonObject[] {
  const answer = read(text);
  if (!answer.ok) throw new Error(answer.issues.map(({ message }) => message.en).join('\n'));
  return answer.file.orders;
}
function issues(text: string) {
  const answer = read(text);
  return answer.ok
    ? []
    : answer.issues.map(({ pointer, found, allowed, suggestion }) => [pointer, found.en, allowed.en, suggestion.en]);
}
const told = (text: string) => issues(text).map(([pointer, found]) => `${pointer}: ${found}`);
const HEAD = 'platform,systems,site,orderDate,leadTimeWeeks';

describe('a file of orders', () => {
  test.each(['en', 'fr'] as const)(
    'comes back as it went, in %s, with every source and range of every shipped plan',
    (language) => {
      for (const name of PLAN_NAMES) {
        const { document } = loaded(name);
        const answer = read(ordersCsv(document, language), document);
        expect(answer.ok && answer.file.orders, name).toEqual(document.orders);
      }
    },
  );

  test('is read in the international and in the French form alike', () => {
    const english = orders(`${HEAD},deliveredShare\nhgx-h100,1200,paris,2025-03,26.5,0.75\n`);
    const french = orders(
      '\uFEFFPlateforme;Nombre;Site;Date de commande;Délai (semaines);Part livrée\r\nHGX-H100;1 200;Paris;03/2025;26,5;75 %\r\n',
    );
    expect(english).toEqual(french);
    expect(english[0]).toMatchObject({
      id: '2025-03-hgx-h100-paris',
      systems: 1200,
      site: 'paris',
      orderDate: '2025-03',
      leadTimeWeeks: 26.5,
      deliveredShare: 0.75,
      confidence: 'C',
      note: { en: 'From orders.csv, line 2.', fr: 'D’après orders.csv, ligne 2.' },
    });
  });

  test('may stand between tabs, quotes and empty lines', () => {
    const found = orders('\n\r\n"platform"\tsystems\tsite\tdate\tlead time\n\n"hgx-h100"\t"5"\tany\t2025-03-15\t10\n');
    expect(found).toMatchObject([{ platform: 'hgx-h100', systems: 5, site: 'any', orderDate: '2025-03-15', leadTimeWeeks: 10 }]);
  });

  test('keeps an order that it does not change, and says of one that it does where it is from', () => {
    const lines = ordersCsv(plan.document, 'en').split('\r\n');
    const changed = [lines[0], lines[1], lines[2]!.replace('850', '900')].join('\n');
    const [one, two] = orders(changed);
    const before = plan.document.orders as JsonObject[];
    expect(one).toBe(before[0]);
    expect(two).toMatchObject({ id: before[1]!.id, systems: 900, note: { en: 'From orders.csv, line 3.' } });
    expect(two).not.toHaveProperty('source');
  });
});

test.each([
  ['2025-03-15', '2025-03-15'],
  ['15/03/2025', '2025-03-15'],
  ['15.3.2025', '2025-03-15'],
  ['2025-03', '2025-03'],
  ['03/2025', '2025-03'],
  ['T1 2025', '2025-01'],
  ['Q4 2025', '2025-10'],
  ['2025-T2', '2025-04'],
  ['mars 2025', '2025-03'],
  ['1er août 2025', '2025-08-01'],
  ['15 March 2025', '2025-03-15'],
  ['2025-02-30', undefined],
  ['03/15/2025', undefined],
  ['T5 2025', undefined],
  ['2025', undefined],
  ['1999-12', undefined],
  ['soon', undefined],
])('the date %s is %s', (cell, date) => {
  expect(dateCell(cell)).toBe(date);
});

describe('a file with faults', () => {
  test('is told all of them at once, each with line, column, what was found and what is allowed', () => {
    const text = `${HEAD}\nhgx-h10,0,pari,31/02/2025,long\n\nhgx-h100,1.5,paris,2025-03,\n`;
    expect(issues(text)).toEqual([
      ['/line 2/column 1', '"hgx-h10"', expect.stringContaining('hgx-h100'), 'Did you mean hgx-h100?'],
      ['/line 2/column 2', '"0"', 'a whole number of systems from 1 to 1,000,000', ''],
      ['/line 2/column 3', '"pari"', 'paris, marseille, mulhouse, any', 'Did you mean paris?'],
      ['/line 2/column 4', '"31/02/2025"', expect.stringContaining('15/03/2025'), ''],
      ['/line 2/column 5', '"long"', 'a number from 0 to 300', ''],
      ['/line 4/column 2', '"1.5"', 'a whole number of systems from 1 to 1,000,000', ''],
      ['/line 4/column 5', 'nothing', 'a number from 0 to 300', ''],
    ]);
  });

  test.each([
    ['\t', '1,000'],
    [';', '1,000'],
    [';', '1.000'],
    [',', '1.000'],
  ])('is asked what it means where a count parted by %j reads as one and as a thousand: %s', (separator, count) => {
    const text = `${HEAD}\nhgx-h100,COUNT,paris,2025-03,26\n`.replaceAll(',', separator).replace('COUNT', count);
    expect(issues(text)).toEqual([
      [
        '/line 2/column 2',
        `"${count}"`,
        'a whole number of systems from 1 to 1,000,000',
        'Write thousands without a sign between the figures: 1000.',
      ],
    ]);
  });

  test.each([
    ['', ['/line 1: an empty file']],
    ['platform,site\nx,y\n', ['/line 1: no column systems, orderDate, leadTimeWeeks']],
    [`${HEAD},platfrom\n`, ['/line 1/column 6: "platfrom"', '/line 2/column 1: no row']],
    [`${HEAD},Nombre\nhgx-h100,1,paris,2025-03,1,2\n`, ['/line 1/column 6: "Nombre"']],
    [`${HEAD}\nhgx-h100,1,paris,2025-03,1,2\n`, ['/line 2/column 6: "2"']],
    [`id,${HEAD}\na,hgx-h100,1,paris,2025-03,1\nA,hgx-h100,1,paris,2025-03,1\n`, ['/line 3/column 1: "a"']],
    [`${HEAD},everyWeeks\nhgx-h100,1,paris,2025-03,1,4\n`, ['/line 2: one of two']],
    [`${HEAD}\nhgx-h100,1,"paris,2025-03,1\n`, ['/line 2: a quote that is never closed']],
  ])('%j is refused', (text, found) => {
    expect(told(text)).toEqual(expect.arrayContaining(found));
  });

  test('is refused where the plan cannot take an order, at its line', () => {
    const before = plan.document;
    const answer = importOrders(
      { file: 'orders.csv', text: `${HEAD}\nhgx-h100,1,paris,2024-03,30\ngb300-nvl72,4,paris,2020-01,1\n` },
      plan,
      (change) => loadScenario(shippedPlan('microsoft-france')!, libraryWith(), [change]),
    );
    expect(answer.ok ? [] : answer.issues.map(({ file, pointer }) => [file, pointer])).toEqual([
      ['orders.csv', '/line 3/column 4'],
    ]);
    expect(plan.document).toBe(before);
  });
});

/** Orders as a plan may have them. */
const order = fc.record(
  {
    platform: fc.constantFrom('hgx-h100', 'hgx-h200', 'gb300-nvl72'),
    systems: fc.oneof(
      fc.integer({ min: 1, max: 1e6 }),
      fc.record({ value: fc.integer({ min: 1, max: 1e6 }), low: fc.constant(1), high: fc.constant(1e6) }),
    ),
    site: fc.constantFrom('paris', 'mulhouse', 'any'),
    orderDate: fc.constantFrom('2025-03', '2026-12-31', '2024-02-29'),
    leadTimeWeeks: fc.double({ min: 0, max: 300, noNaN: true }),
    deliveredShare: fc.double({ min: 0, max: 1, noNaN: true }),
    cadence: fc.record({ everyWeeks: fc.integer({ min: 1, max: 104 }), systemsPerDelivery: fc.integer({ min: 1, max: 1e6 }) }),
    note: fc.string(),
  },
  { requiredKeys: ['platform', 'systems', 'site', 'orderDate', 'leadTimeWeeks'] },
);

test('whatever orders a plan has, their file gives them back', () => {
  fc.assert(
    fc.property(
      fc.array(order, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('en' as const, 'fr' as const),
      (list, language) => {
        const document = { ...plan.document, orders: list.map((one, i) => ({ id: `o-${i}`, ...one })) } as JsonObject;
        const answer = read(ordersCsv(document, language), document);
        expect(answer.ok && answer.file.orders).toEqual(document.orders);
      },
    ),
  );
});

test('whatever the file, it is answered with orders or with faults, and never thrown', () => {
  const bits = fc.constantFrom(
    ...[
      'platform',
      'systems',
      'site',
      'date',
      'délai',
      'id',
      'hgx-h100',
      'paris',
      '2025-03',
      'T1 2025',
      '12',
      '1,5',
      '-1',
      '80 %',
    ],
    ...[',', ';', '\t', '"', '""', '\n', '\r\n', '\r', ' ', '\uFEFF', '__proto__', 'constructor', '\u0000', '😀'],
  );
  const text = fc.array(bits, { maxLength: 60 }).map((parts) => parts.join(''));
  const rows = text.map((tail) => `${HEAD}\n${tail}`);
  fc.assert(
    fc.property(fc.oneof(text, rows, fc.string()), (typed) => {
      const answer = read(typed);
      if (answer.ok) expect(answer.file.orders.length).toBeGreaterThan(0);
      else expect(answer.issues.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

describe('a plan with other orders', () => {
  const text = `${HEAD}\nhgx-h100,100,paris,2025-03,30\n`;
  const library = libraryWith();
  const file: JsonObject = { schemaVersion: 1, extends: 'microsoft-france', id: 'mine', name: 'Mine' };
  const load = (document: JsonObject) => {
    const answer = loadScenario({ file: 'mine.json', text: JSON.stringify(document) }, library);
    if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
    return answer;
  };

  test('has those alone, whether it extends another or stands by itself', () => {
    const next = orders(text);
    expect(load(withOrders(file, plan, next)).scenario.orders).toEqual(
      loaded('microsoft-france', [{ pointer: '/orders', value: next }]).scenario.orders,
    );
    expect(withOrders({ id: 'bare', orders: [] }, plan, next).orders).toEqual(next);
  });

  test('keeps nothing of a former order under the same id', () => {
    const own = `id,${HEAD}\n2024-03-h100-paris,hgx-h100,10,paris,2025-03,30\n`;
    const again = load(withOrders(file, plan, orders(own)));
    expect(again.document.orders).toEqual(orders(own));
  });

  test('comes to other totals: a system of eight is eight accelerators', () => {
    expect(orderTotals(load(withOrders(file, plan, orders(text))).scenario)).toEqual({
      orders: 1,
      systems: 100,
      accelerators: 800,
    });
  });
});
