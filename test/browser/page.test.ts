import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, sentence, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Drags a slider through `values`, one input event after another, as a hand would. */
async function drag(page: Page, lever: string, values: readonly number[]): Promise<void> {
  await page.locator(`.lever:has(#lever-${lever}) input[type=range]`).waitFor();
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

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang, once } = speaking(language);
  describe('the built page', () => {
    test('opens with the France plan computed, with nothing asked of another origin', async () => {
      const { page, faults, close } = await site.open(lang);
      await answers(page, say('accelerators', 'accélérateurs'));
      const said = await sentence(page);
      expect(said).toContain(say('25,456 accelerators', '25 456 accélérateurs'));
      expect(said).toContain(say('29 September 2027', '29 septembre 2027'));
      expect(said).toContain(say('1 July 2029', '1er juillet 2029'));
      expect(said).toMatch(say(/Mulhouse.*permit.*April 2027/, /Mulhouse.*permis.*avril 2027/));
      expect(await page.title()).toContain('Jalon');
      expect(await page.locator('svg.figure path').count()).toBeGreaterThan(5);
      expect(await page.locator('.targets li').count()).toBe(5);
      expect(faults).toEqual([]);
      await close();
    });

    test('the header keeps to one line from 1024 px up, on every view', async () => {
      const { page, faults, close } = await site.visit(lang, { width: 1024, height: 700 });
      await answers(page, number(25456));
      for (const view of [undefined, 'Sources', say('Accuracy', 'Précision'), say('Compare', 'Comparer'), say('Map', 'Carte')]) {
        if (view) await page.locator('header').getByRole('button', { name: view }).click();
        // Up to the widths at which it has more room.
        for (const width of [1024, 1279, 1280]) {
          await page.setViewportSize({ width, height: 700 });
          await expect.poll(() => page.locator('header').evaluate((header) => header.clientHeight)).toBeLessThan(64);
        }
      }
      expect(faults).toEqual([]);
      await close();
    });

    once('re-runs while a lever is dragged, and the last value wins', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      // The hand never rests, and is answered all the same: it goes on until it was, however slow the machine.
      await page.evaluate(async () => {
        const said = new Set<string>();
        const sentence = document.querySelector('.sentence h1')!;
        const slider = document.querySelector<HTMLInputElement>('.lever:has(#lever-delivered-share) input[type=range]')!;
        for (let i = 0; said.size < 4; i++) {
          slider.value = String(Math.round(80 - (i % 31)) / 100);
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise((resolve) => setTimeout(resolve, 16));
          said.add(sentence.textContent!);
        }
      });
      await drag(page, 'delivered-share', [0.51, 0.5]);
      // 0.5 of the orders, rounded down: 375, 425 and 75 servers of 8, 76 racks of 72; then all of 3,456 and 2,016.
      await answers(page, number(17944));
      expect(await sentence(page)).toContain(say('17,944 accelerators', '17 944 accélérateurs'));
      expect(await page.locator('#lever-delivered-share').inputValue()).toBe('50');
      await page.locator('.lever.changed .reset').click();
      await answers(page, number(25456));
      expect(faults).toEqual([]);
      await close();
    });

    once(
      'a small chart out of sight rests while a lever is held, and follows where it is scrolled to and when the hand lets go',
      async () => {
        const { page, faults, close } = await site.visit(lang, { width: 1280, height: 700 });
        await answers(page, number(25456));
        const chart = page.locator('[data-chart="accelerators"]');
        const drawn = () => chart.locator('path.area').first().getAttribute('d');
        const top = () =>
          page.evaluate(() => {
            scrollTo(0, 0);
            // What is out of sight is known a frame later.
            return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          });
        const move = (...values: readonly number[]) =>
          page.evaluate((values) => {
            const slider = document.querySelector<HTMLInputElement>('.lever:has(#lever-delivered-share) input[type=range]')!;
            for (const value of values) {
              slider.value = String(value);
              slider.dispatchEvent(new Event('input', { bubbles: true }));
            }
          }, values);
        await top();
        const first = await drawn();
        await move(0.7, 0.5);
        // Its words follow all the same.
        await expect.poll(() => chart.locator('h3').textContent()).toContain(number(17944));
        expect(await drawn()).toBe(first);
        await chart.locator('svg').scrollIntoViewIfNeeded();
        await expect.poll(drawn).not.toBe(first);
        const second = await drawn();
        await top();
        await move(0.9);
        await expect.poll(() => chart.locator('h3').textContent()).not.toContain(number(17944));
        expect(await drawn()).toBe(second);
        await page.evaluate(() => {
          const slider = document.querySelector('.lever:has(#lever-delivered-share) input[type=range]')!;
          slider.dispatchEvent(new Event('change', { bubbles: true }));
        });
        await expect.poll(drawn).not.toBe(second);
        expect(faults).toEqual([]);
        await close();
      },
    );

    test('moves the power when Paris gets less grid, and the ribbon says that the grid binds', async () => {
      const { page, close } = await site.visit(lang);
      await answers(page, number(25456));
      const field = page.locator('#lever-paris-grid');
      await field.fill('30');
      await field.press('Enter');
      await expect.poll(() => sentence(page)).not.toContain(number(25456));
      await page.locator('details.table summary').click();
      await expect.poll(() => page.locator('details.table').textContent()).toMatch(say(/grid/, /raccordement/));
      await close();
    });

    test('changes language without a reload, keeping plan and changes', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      await drag(page, 'delivered-share', [0.9, 1]);
      await answers(page, number(28400));
      await page.getByRole('button', { name: say('FR Français', 'EN English') }).click();
      await answers(page, say('28 400 accélérateurs', '28,400 accelerators'));
      expect(await page.locator('html').getAttribute('lang')).toBe(say('fr', 'en'));
      // In French no visible number has a decimal point, in English none has a decimal comma.
      const visible = (await page.locator('main').innerText()).replace(/(Jalon|Llama) \d+(\.\d+)+/g, '');
      expect(visible).not.toMatch(say(/\d\.\d/, /\d,\d(?!\d\d)/));
      expect(faults).toEqual([]);
      await close();
    });

    once('has a light and a dark theme, each remembered', async () => {
      const { page, close } = await site.open(lang);
      await answers(page, number(25456));
      const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const theme = page.locator('.settings select');
      await theme.selectOption('dark');
      await expect.poll(paper).toBe('rgb(21, 24, 29)');
      await page.reload();
      await answers(page, number(25456));
      expect(await paper()).toBe('rgb(21, 24, 29)');
      await theme.selectOption('light');
      await expect.poll(paper).toBe('rgb(251, 250, 247)');
      await close();
    });

    test('shows every shipped plan', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      const plans = page.locator('header select').first();
      for (const [name, text] of [
        ['as-announced-2024', number(31280)],
        ['brownfield', number(43888)],
        ['mulhouse-late', say('1 January 2032', '1er janvier 2032')],
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
      const { page, close } = await site.visit(lang);
      await answers(page, number(25456));
      await page.locator('.plot').focus();
      await page.keyboard.press('Home');
      const said = async (): Promise<string> => plain(await page.locator('.month-status').textContent());
      await expect.poll(said).toContain(say('January 2024', 'janvier 2024'));
      await page.keyboard.press('PageDown');
      await page.keyboard.press('ArrowRight');
      await expect.poll(said).toContain(say('May 2024', 'mai 2024'));
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await expect.poll(said).toMatch(say(/December 2027.*pinned/s, /décembre 2027.*épinglé/s));
      await page.keyboard.press('Escape');
      await expect.poll(said).not.toContain(say('December 2027', 'décembre 2027'));
      await close();
    });
  });

  describe('the way from a number to its source', () => {
    test('a number of the sentence leads to the inputs it rests on, a promise to its source, a site to its reasons', async () => {
      for (const [press, place, expected] of [
        [
          `h1 .number >> text=${say('25,456 accelerators', '25 456 accélérateurs')}`,
          '.sources tbody tr >> nth=1',
          say(/^HGX H100, Paris south, 2024-03: systems ordered/, /^HGX H100, Paris sud, 2024-03\s: systèmes commandés/),
        ],
        [
          '.targets button.what >> nth=0',
          '.sources tr.asked',
          say(
            /^25,000 GPUs by the end of 2025: promised.*25,000.*Microsoft/s,
            /^25\s000 GPU.*fin 2025\s: promesse.*25\s000.*Microsoft/s,
          ),
        ],
        ['h1 .number >> nth=-1', '.why-lead', say(/It waits \(permit\)/, /Le site attend \(permis\)/)],
      ] as const) {
        const { page, faults, close } = await site.visit(lang);
        await answers(page, number(25456));
        await page.locator(press).click();
        await expect.poll(() => page.locator(place).innerText()).toMatch(expected);
        expect(faults).toEqual([]);
        await close();
      }
    });
  });

  describe('files of the page', () => {
    test('the chart as SVG stands alone: well formed, font inside, text as text, nothing from outside', async () => {
      const words = say(
        ['Firm import', 'Paris south', 'deliveries', 'Microsoft France, as it stands in November 2026', '0.1.0'],
        ['Puissance garantie', 'Paris sud', 'livraisons', 'l’état des lieux en novembre 2026', '0.1.0'],
      );
      for (const theme of ['light', 'dark']) {
        const { page, faults, close } = await site.visit(`${lang}&theme=${theme}`);
        await answers(page, number(25456));
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

    once('the data as CSV: every hour of every site, with empty cells for what is unknown', async () => {
      const { page, close } = await site.visit(lang);
      await answers(page, number(25456));
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

    once('a good file is opened and shown', async () => {
      const { page, close } = await site.visit(lang);
      await answers(page, number(25456));
      const mine = { extends: 'microsoft-france', schemaVersion: 1, id: 'mine', name: 'Mine', deliveries: { share: 1 } };
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(mine)) });
      await answers(page, number(28400));
      await close();
    });
  });

  describe('when things go wrong', () => {
    once('a worker that dies is started again once, and the user is told', async () => {
      const { page, close } = await site.open(lang);
      await answers(page, number(25456));
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
      expect(await sentence(page)).toContain(number(25456));
      await drag(page, 'delivered-share', [1]);
      await answers(page, number(28400));
      await kill();
      await expect.poll(() => page.locator('.notices').textContent()).toMatch(say(/reload/i, /recharger?/i));
      expect(await sentence(page)).toContain(number(28400));
      await close();
    });

    once('a store that refuses is no reason to stop', async () => {
      const { page, faults, close } = await site.open(lang);
      await page.addInitScript(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      });
      await page.reload();
      await answers(page, number(25456));
      await page.locator('.settings select').selectOption('dark');
      expect(faults).toEqual([]);
      await close();
    });
  });

  describe('for everybody', () => {
    test('nothing scrolls sideways from 320 pixels up, and the controls are large enough', async () => {
      const { page, close } = await site.open(lang, { viewport: { width: 320, height: 740 }, hasTouch: true });
      await answers(page, number(25456));
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), {
            message: `${width} px`,
          })
          .toBeLessThanOrEqual(0);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('button, select, input, summary, a[href]')]
            .filter((node) => node.offsetParent !== null && getComputedStyle(node).position !== 'absolute')
            .map((node) => ({ html: node.outerHTML.slice(0, 80), height: node.getBoundingClientRect().height }))
            .filter(({ height }) => height < 24),
        );
        expect(small).toEqual([]);
      }
      await close();
    });
  });
});
