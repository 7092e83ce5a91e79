/** What axe finds on a page, in words: one rule set for every view. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Axe = {
  run: (context: object, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

/** The faults within `include`; put into the page by the debugger's own door, which the policy of the page does not close. */
export async function axe(
  page: Page,
  include: readonly string[] = ['body'],
  rules: readonly string[] = RULES,
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(script);
  return page.evaluate(
    async ({ include, rules }) => {
      const { run } = (globalThis as unknown as { axe: Axe }).axe;
      // Only faults are read: what passes need not be told in full.
      const found = await run({ include }, { runOnly: rules, resultTypes: ['violations'] });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    },
    { include, rules },
  );
}
