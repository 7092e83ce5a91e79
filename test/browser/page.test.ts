import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, openSite, type Site, sentence, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Drags a slider through `values`, one input event after another, as a hand would. */
async function drag(page: Page, lever: string, values: readonly number[]): Promise<void> {
  await page.evaluate(
    async ({ lever, values }) => {
      const slider = document.querySelector<HTMLInputElement>(`.lever:has(#lever-${lever}) input[type=range]`)!;
      for (const value of values) {
        slider.value = String(value);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 16));
      }
      slider.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { lever, values },
  );
}

describe('the built page', () => {
  test('opens with the France plan computed, in English, with nothing asked of another origin', async () => {
    const { page, faults, close } = await site.open();
    await answers(page, 'accelerators');
    const said = await sentence(page);
    expect(said).toContain('25,456 accelerators');
    expect(said).toContain('29 September 2027');
    expect(said).toContain('1 July 2029');
    expect(said).toMatch(/Mulhouse.*permit.*April 2027/);
    expect(await page.title()).toContain('Jalon');
    expect(await page.locator('svg.figure path').count()).toBeGreaterThan(5);
    expect(await page.locator('.targets li').count()).toBe(5);
    expect(faults).toEqual([]);
    await close();
  });

  test('re-runs while a lever is dragged, and the last value wins', async () => {
    const { page, faults, close } = await site.open();
    await answers(page, '25,456');
    const values = Array.from({ length: 31 }, (_, i) => Math.round(80 - i) / 100);
    await page.evaluate(() => {
      const said = new Set<string>();
      Object.assign(globalThis, { saidWhileHeld: said });
      const sentence = document.querySelector('.sentence')!;
      new MutationObserver(() => said.add(sentence.textContent!)).observe(sentence, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await drag(page, 'delivered-share', [...values, ...values, ...values]);
    // The hand never rests, and is answered all the same.
    const answered = await page.evaluate(() => (globalThis as unknown as { saidWhileHeld: Set<string> }).saidWhileHeld.size);
    expect(answered).toBeGreaterThan(2);
    // 0.5 of the orders, rounded down: 375, 425 and 75 servers of 8, 76 racks of 72; then all of 3,456 and 2,016.
    await answers(page, '17,944');
    expect(await sentence(page)).toContain('17,944 accelerators');
    expect(await page.locator('#lever-delivered-share').inputValue()).toBe('50');
    await page.locator('.lever.changed .reset').click();
    await answers(page, '25,456');
    expect(faults).toEqual([]);
    await close();
  });

  test('moves the power when Paris gets less grid, and the ribbon says that the grid binds', async () => {
    const { page, close } = await site.open();
    await answers(page, '25,456');
    const field = page.locator('#lever-paris-grid');
    await field.fill('30');
    await field.press('Enter');
    await expect.poll(() => sentence(page), { timeout: 10_000 }).not.toContain('25,456');
    await page.locator('details.table summary').click();
    await expect.poll(() => page.locator('details.table').textContent()).toMatch(/grid/);
    await close();
  });

  test('changes language without a reload, keeping plan and changes', async () => {
    const { page, faults, close } = await site.open();
    await answers(page, '25,456');
    await drag(page, 'delivered-share', [0.9, 1]);
    await answers(page, '28,400');
    const before = await sentence(page);
    await page.getByRole('button', { name: 'FR Français' }).click();
    await answers(page, 'accélérateurs');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    const french = await sentence(page);
    expect(french.replace(/\D/g, '')).not.toBe('');
    expect(before.match(/28,400/)![0].replace(',', '')).toBe(french.match(/28 400/)![0].replace(' ', ''));
    // In French no visible number has a decimal point.
    const visible = (await page.locator('main').innerText()).replace(/Jalon \d+\.\d+\.\d+/g, '');
    expect(visible).not.toMatch(/\d\.\d/);
    expect(faults).toEqual([]);
    await close();
  });

  test('has a light and a dark theme, each remembered', async () => {
    const { page, close } = await site.open();
    await answers(page, '25,456');
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const theme = page.locator('.settings select');
    await theme.selectOption('dark');
    await expect.poll(paper).toBe('rgb(21, 24, 29)');
    await page.reload();
    await answers(page, '25,456');
    expect(await paper()).toBe('rgb(21, 24, 29)');
    await theme.selectOption('light');
    await expect.poll(paper).toBe('rgb(251, 250, 247)');
    await close();
  });

  test('shows every shipped plan', async () => {
    const { page, faults, close } = await site.open();
    await answers(page, '25,456');
    const plans = page.locator('header select').first();
    for (const [name, text] of [
      ['as-announced-2024', '31,280'],
      ['brownfield', '43,888'],
      ['mulhouse-late', '1 January 2032'],
    ] as const) {
      const label = await plans
        .locator('option')
        .evaluateAll(
          (options, wanted) => (options as HTMLOptionElement[]).find(({ value }) => value.includes(wanted))!.value,
          name,
        );
      await plans.selectOption(label);
      await answers(page, text);
    }
    expect(faults).toEqual([]);
    await close();
  });

  test('is read by keys: months by arrows, pinned by Enter, freed by Escape', async () => {
    const { page, close } = await site.open();
    await answers(page, '25,456');
    await page.locator('.plot').focus();
    await page.keyboard.press('Home');
    const said = async (): Promise<string> =>
      ((await page.locator('.month-status').textContent()) ?? '').replace(/[\u00a0\u202f]/g, ' ');
    await expect.poll(said).toContain('January 2024');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowRight');
    await expect.poll(said).toContain('May 2024');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(said).toMatch(/December 2027.*pinned/s);
    await page.keyboard.press('Escape');
    await expect.poll(said).not.toContain('December 2027');
    await close();
  });
});

describe('the way from a number to its source', () => {
  test('a number of the sentence leads to the inputs it rests on, a promise to its source, a site to its reasons', async () => {
    for (const [press, place, expected] of [
      [
        'h1 .number >> text=25,456 accelerators',
        '.sources tbody tr >> nth=1',
        /^HGX H100, Paris south, 2024-03: systems ordered/,
      ],
      ['.targets button.what >> nth=0', '.sources tr.asked', /^25,000 GPUs by the end of 2025: promised.*25,000.*Microsoft/s],
      ['h1 .number >> nth=-1', '.why-lead', /It waits \(permit\)/],
    ] as const) {
      const { page, faults, close } = await site.open();
      await answers(page, '25,456');
      await page.locator(press).click();
      await expect.poll(() => page.locator(place).innerText(), { timeout: 10_000 }).toMatch(expected);
      expect(faults).toEqual([]);
      await close();
    }
  });
});

describe('files of the page', () => {
  test('the chart as SVG stands alone: well formed, font inside, text as text, nothing from outside', async () => {
    for (const [query, words] of [
      ['?lang=en', ['Firm import', 'Paris south', 'deliveries', 'Microsoft France, as it stands in November 2026', '0.1.0']],
      ['?lang=fr&theme=dark', ['Puissance garantie', 'Paris sud', 'livraisons', 'l’état des lieux en novembre 2026', '0.1.0']],
    ] as const) {
      const { page, faults, close } = await site.open(query);
      await answers(page, query.includes('fr') ? 'accélérateurs' : 'accelerators');
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.downloads button').first().click()]);
      expect(download.suggestedFilename()).toMatch(/^[\w.-]+\.svg$/);
      const svg = await textOf(download);
      // Read in a page of its own, whose policy says nothing of styles.
      const reader = await page.context().newPage();
      const read = await reader.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        return {
          error: parsed.querySelector('parsererror')?.textContent ?? '',
          title: parsed.querySelector('svg > title')?.textContent ?? '',
          description: parsed.querySelector('svg > desc')?.textContent ?? '',
          texts: [...parsed.querySelectorAll('text')].map((node) => node.textContent ?? '').join(' | '),
        };
      }, svg);
      expect(read.error).toBe('');
      expect(read.title.length).toBeGreaterThan(10);
      expect(read.description.length).toBeGreaterThan(40);
      for (const word of words) expect(read.texts.replace(/\s+/g, ' '), word).toContain(word);
      expect(svg).toContain('@font-face');
      expect(svg).toMatch(/url\(["']?data:font\/woff2;base64,/);
      expect(svg).not.toMatch(/(href|src)="(?!#)|url\(["']?(?!#|data:)/);
      expect(faults).toEqual([]);
      await close();
    }
  });

  test('the data as CSV: every hour of every site, with empty cells for what is unknown', async () => {
    const { page, close } = await site.open();
    await answers(page, '25,456');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.downloads button').nth(2).click()]);
    const lines = (await textOf(download)).trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 35_064 * 4);
    const names = lines[0]!.split(',');
    expect(names.slice(0, 2)).toEqual(['timeUtc', 'site']);
    const last = Object.fromEntries(
      lines
        .at(-1)!
        .split(',')
        .map((cell, i) => [names[i]!, cell]),
    );
    expect(last).toMatchObject({ timeUtc: '2027-12-31T23:00:00Z', site: 'all', inServiceAccelerators: '25456', dryBulbC: '' });
    const [daily] = await Promise.all([page.waitForEvent('download'), page.locator('.downloads button').nth(1).click()]);
    expect((await textOf(daily)).split('\n')[0]).toMatch(/^dateUtc,|^date,|^timeUtc,/);
    await close();
  });

  test('a good file is opened and shown', async () => {
    const { page, close } = await site.open();
    await answers(page, '25,456');
    const mine = { extends: 'microsoft-france', schemaVersion: 1, id: 'mine', name: 'Mine', deliveries: { share: 1 } };
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(mine)) });
    await answers(page, '28,400');
    await close();
  });
});

describe('when things go wrong', () => {
  test('a worker that dies is started again once, and the user is told', async () => {
    const { page, close } = await site.open();
    await answers(page, '25,456');
    const kill = async (): Promise<void> => {
      await expect.poll(() => page.workers().length).toBeGreaterThan(0);
      await page
        .workers()
        .at(-1)!
        .evaluate(
          () =>
            void setTimeout(() => {
              throw new Error('killed by a test');
            }),
        );
    };
    await kill();
    await page.locator('.notice').waitFor();
    expect(await sentence(page)).toContain('25,456');
    await drag(page, 'delivered-share', [1]);
    await answers(page, '28,400');
    await kill();
    await expect.poll(() => page.locator('.notices').textContent(), { timeout: 10_000 }).toMatch(/reload/i);
    expect(await sentence(page)).toContain('28,400');
    await close();
  });

  test('a store that refuses is no reason to stop', async () => {
    const { page, faults, close } = await site.open('?lang=en');
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    await page.reload();
    await answers(page, '25,456');
    await page.locator('.settings select').selectOption('dark');
    expect(faults).toEqual([]);
    await close();
  });
});

describe('for everybody', () => {
  test('axe finds nothing, in both languages and both themes', async () => {
    const { createRequire } = await import('node:module');
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    for (const lang of ['en', 'fr']) {
      for (const theme of ['light', 'dark']) {
        const { page, close } = await site.open(`?lang=${lang}&theme=${theme}`, {
          viewport: { width: 1440, height: 900 },
          bypassCSP: true,
        });
        await answers(page, /acc/);
        await page.locator('details.table summary').click();
        await page.addScriptTag({ path: axe });
        const violations = await page.evaluate(async () => {
          const { run } = (
            globalThis as unknown as {
              axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            }
          ).axe;
          const found = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
        });
        expect(violations, `${lang} ${theme}`).toEqual([]);
        await close();
      }
    }
  });

  test('nothing scrolls sideways from 320 pixels up, and the controls are large enough', async () => {
    for (const width of [320, 360, 768, 1280]) {
      const { page, close } = await site.open('?lang=fr', { viewport: { width, height: 740 }, hasTouch: width < 800 });
      await answers(page, 'accélérateurs');
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        `${width} px`,
      ).toBeLessThanOrEqual(0);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, select, input, summary, a[href]')]
          .filter((node) => node.offsetParent !== null && getComputedStyle(node).position !== 'absolute')
          .map((node) => ({ html: node.outerHTML.slice(0, 80), height: node.getBoundingClientRect().height }))
          .filter(({ height }) => height < 24),
      );
      expect(small).toEqual([]);
      await close();
    }
  });
});
