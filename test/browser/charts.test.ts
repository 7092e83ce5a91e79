/** The charts of the built page: measures and sites, one crosshair, the reasons of a month, the build-out, and their files. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, sentence, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const textAt = async (page: Page, selector: string): Promise<string> => plain(await page.locator(selector).first().textContent());

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang, once } = speaking(language);
  describe('the main chart', () => {
    test('shows what is chosen: its title, its units, its table, its files', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      expect(await textAt(page, '#figure-title')).toBe(
        say(
          'The sites draw at most 39 MW, 56% of their firm import',
          'Les sites appellent au plus 39 MW, soit 56 % de leur puissance garantie',
        ),
      );
      await page.locator('details.table > summary').click();
      const all = say('All sites', 'Tous les sites');
      const heads = async (): Promise<string> =>
        plain((await page.locator('details.table thead th').allTextContents()).join(' | '));
      for (const [measure, title, head, axis] of [
        [
          'inServiceAccelerators',
          say('25,456 accelerators are in service', '25 456 accélérateurs sont en service'),
          all,
          number(20000),
        ],
        [
          'tokensOutPerS',
          say('Output peaks at', 'La production culmine à'),
          `${all}, ${say('M tokens/s', 'M jetons/s')}`,
          say('M tokens/s', 'M jetons/s'),
        ],
        ['gridMwh', say('Energy peaks at', 'La consommation culmine à'), `${all}, GWh`, 'GWh'],
        ['co2T', say('Carbon peaks at', 'Les émissions culminent à'), 'Direct, t', ' t'],
        [
          'pue',
          say('Each MWh of computing takes 1.12 MWh', 'Chaque MWh de calcul en demande 1,12 au réseau'),
          all,
          say('1.', '1,'),
        ],
        ['waterM3', say('Cooling takes up to', 'Le refroidissement prend jusqu’à'), `${all}, m³`, 'm³'],
        ['costEur', say('Electricity costs up to €', 'L’électricité coûte jusqu’à'), `${all}, ${say('EUR m', 'M€')}`, '€'],
        ['trainingPflops', say('Training peaks at', 'L’entraînement culmine à'), `${all}, PFLOP/s`, 'PFLOP/s'],
      ] as const) {
        await page.locator('#choose-measure').selectOption(measure);
        await expect.poll(() => textAt(page, '#figure-title'), { message: measure }).toContain(title);
        await expect.poll(heads, { message: measure }).toContain(head);
        await expect.poll(() => textAt(page, '.plot .value-axis'), { message: measure }).toContain(axis);
        expect(await page.locator('.plot path:is(.area, .edge)[d^="M"]').count(), measure).toBeGreaterThan(0);
      }
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.main-figure .downloads button').nth(1).click(),
      ]);
      expect(download.suggestedFilename()).toContain('trainingPflops');
      expect((await textOf(download)).split('\r\n')[0]).toMatch(/^date,trainingPflops paris,.*trainingPflops all$/);
      expect(faults).toEqual([]);
      await close();
    });

    test('shows one site alone, and says so where nothing runs', async () => {
      const { page, close } = await site.visit(lang);
      await answers(page, number(25456));
      await page.locator('#choose-site').selectOption('paris');
      await expect
        .poll(() => textAt(page, '#figure-title'))
        .toMatch(
          say(
            /^Paris south draws at most \d+ MW, \d+% of its firm import$/,
            /^Paris sud appelle au plus \d+ MW, soit \d+ % de sa puissance garantie$/,
          ),
        );
      await expect.poll(() => page.locator('.plot .areas path').count()).toBe(1);
      await page.locator('#choose-site').selectOption('mulhouse');
      await expect
        .poll(() => textAt(page, '#figure-title'))
        .toContain(
          say('Mulhouse takes its first load on 1 July 2029', 'Mulhouse ne reçoit sa première charge que le 1er juillet 2029'),
        );
      await expect.poll(() => textAt(page, '.plot')).toContain(say('Nothing runs here', 'Rien ne tourne ici'));
      await close();
    });

    test('keeps what stood before a move as a dashed line, with the difference at its end', async () => {
      const { page, close } = await site.visit(lang);
      await answers(page, number(25456));
      const field = page.locator('#lever-paris-grid');
      await field.fill('25');
      await field.press('Enter');
      await expect.poll(() => page.locator('.plot path.before').count()).toBe(1);
      await expect
        .poll(() => textAt(page, '.plot .labels'))
        .toMatch(say(/Before 38 MW\s?\(−\d+ MW\)/, /Avant 38 MW\s?\(−\d+ MW\)/));
      await close();
    });
  });

  describe('one crosshair', () => {
    test('a month pointed at in any chart is marked and valued in all; a click pins it, Escape frees it', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      const charts = page.locator('.small-plot');
      await expect.poll(() => charts.count()).toBe(4);
      await charts.nth(2).hover({ position: { x: 60, y: 60 } });
      const marked = page.locator('.plot .cursor rect, .small-plot .cursor rect');
      await expect.poll(() => marked.count()).toBe(5);
      const months = async (): Promise<string[]> =>
        (await page.locator('.month-value').allTextContents()).map((text) => plain(text).split(':')[0]!.trim());
      await expect.poll(async () => new Set(await months()).has(say('Dec 2027', 'déc. 2027'))).toBe(false);
      const [month] = await months();
      expect(new Set(await months())).toEqual(new Set([month]));
      await charts.nth(2).click({ position: { x: 60, y: 60 } });
      await page.mouse.move(5, 5);
      await expect.poll(() => page.locator('.cursor rect.pinned').count()).toBe(5);
      await page.keyboard.press('Escape');
      await expect.poll(() => marked.count()).toBe(0);
      await charts.nth(0).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('PageDown');
      await expect.poll(months).toEqual(Array(4).fill(say('Apr 2024', 'avr. 2024')));
      await expect.poll(() => textAt(page, '.month-status')).toContain(say('April 2024', 'avril 2024'));
      expect(faults).toEqual([]);
      await close();
    });

    test('money stands one click away, against the budget', async () => {
      const { page, close } = await site.visit(lang);
      await answers(page, number(25456));
      await page.locator('.swap').click();
      await expect
        .poll(() => textAt(page, '.multiple:last-child h3'))
        .toMatch(say(/^€2\.36 bn of €4 bn is committed/, /^2,36 Md€ sont engagés sur 4 Md€/));
      await expect.poll(() => page.locator('.multiple:last-child path.budget').count()).toBe(1);
      await page.locator('.multiples .values > summary').click();
      await expect.poll(() => page.locator('.multiples .values tbody tr').count()).toBe(48);
      await close();
    });
  });

  describe('why', () => {
    test('opens on a cell of the ribbon with the ceilings of the run and the gains of re-runs, and closes by Escape', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      const row = page.locator('.ribbon .row').first().locator('.outline').last();
      const box = (await row.boundingBox())!;
      await page.mouse.click(box.x + box.width * 0.1, box.y + box.height / 2);
      const why = page.locator('.why');
      await why.waitFor();
      expect(await textAt(page, '#why-title')).toMatch(
        say(/^Why [\d,]+ accelerators at Paris south in /, /^Pourquoi [\d ]+ accélérateurs à Paris sud en /),
      );
      const bars = why.locator('.bars').first().locator('tbody tr');
      await expect.poll(() => bars.count()).toBe(6);
      expect(await textAt(page, '.why .bars tr.limit')).toMatch(
        say(/^deliveries71\.9 MW21,616the limit$/, /^livraisons71,9 MW21 616la limite$/),
      );
      expect(plain(await bars.nth(1).textContent())).toMatch(
        say(/^grid80\.7 MW.*8\.8 MW above$/, /^raccordement80,7 MW.*marge 8,8 MW$/),
      );
      await expect.poll(() => why.locator('.gains > li').count()).toBe(2);
      expect(await textAt(page, '.gains > li')).toMatch(
        say(
          /deliveries \+2,\d{3} accelerators here.*750 → 826 systems/s,
          /livraisons \+2 \d{3} accélérateurs ici.*750 → 826 systèmes/s,
        ),
      );
      // The hours by cause sum to all that was ordered.
      const saved = async (name: RegExp) => {
        const [download] = await Promise.all([page.waitForEvent('download'), why.getByRole('button', { name }).click()]);
        return { name: download.suggestedFilename(), rows: (await textOf(download)).trim().split('\r\n') };
      };
      const limits = await saved(say(/^CSV: What each limit/, /^CSV\s: Ce que chaque limite/));
      expect(limits.name).toMatch(/^jalon_microsoft-france_2024-2027_limits_paris_\d{4}-\d{2}\.csv$/);
      expect(limits.rows[0]).toBe('site,month,limit,itMw,accelerators,binds');
      expect(limits.rows[1]).toMatch(/^paris,\d{4}-\d{2},deliveries,71\.8\d*,21616,true$/);
      expect(limits.rows).toHaveLength(1 + (await bars.count()));
      expect((await saved(say(/^CSV: Where the accelerator-hours/, /^CSV\s: Où sont passées/))).rows[0]).toBe(
        'site,month,cause,acceleratorHours,share',
      );
      const hours = (await why.locator('.bars').last().locator('tbody tr td:nth-child(3)').allTextContents()).map((text) =>
        Number(text.replace(/\D/g, '')),
      );
      const ordered = hours.pop()!;
      expect(Math.abs(hours.reduce((sum, value) => sum + value, 0) - ordered)).toBeLessThanOrEqual(hours.length);
      await page.keyboard.press('Escape');
      await expect.poll(() => why.count()).toBe(0);
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('plot');
      expect(faults).toEqual([]);
      await close();
    });

    test('tells what a site waits for, from the sentence and by the letter W', async () => {
      const { page, close } = await site.visit(lang, { width: 400, height: 800 });
      await answers(page, number(25456));
      await page.locator('.why-open').click();
      await expect.poll(() => page.locator('.why').count()).toBe(1);
      expect(await textAt(page, '#why-title')).toBe(
        say('Why no accelerator at Mulhouse in November 2026?', 'Pourquoi aucun accélérateur à Mulhouse en novembre 2026 ?'),
      );
      expect(await textAt(page, '.why-lead')).toMatch(
        say(
          /from 1 November 2025 to 1 April 2027.*critical path.*Then comes/s,
          /du 1er novembre 2025 au 1er avril 2027.*chemin critique.*Vient ensuite/s,
        ),
      );
      await expect.poll(() => textAt(page, '.why .changes')).toMatch(say(/17 → 16 months/, /17 → 16 mois/));
      await page.locator('.why .close').click();
      await expect.poll(() => page.locator('.why').count()).toBe(0);
      await page.locator('.plot').focus();
      await page.keyboard.press('End');
      await page.keyboard.press('w');
      await expect.poll(() => textAt(page, '#why-title')).toContain(say('December 2027', 'décembre 2027'));
      await close();
    });

    test('tells from the sentence what holds a site back at the end, where the sentence speaks of the end', async () => {
      const { page, faults, close } = await site.visit(
        `${lang}&plan=mulhouse-late&set=/sites/mulhouse/limits/noise/coolerDbA:97`,
      );
      await answers(page, say('noise limit', 'limite de bruit'));
      await page.locator('.why-open').click();
      await expect
        .poll(() => textAt(page, '#why-title'))
        .toBe(
          say(
            'Why 4,032 accelerators at Mulhouse in December 2032?',
            'Pourquoi 4 032 accélérateurs à Mulhouse en décembre 2032 ?',
          ),
        );
      await expect.poll(() => textAt(page, '.why .changes')).toMatch(/97 → 96[.,]5 dB/);
      expect(faults).toEqual([]);
      await close();
    });
  });

  describe('the build-out', () => {
    test('shows the critical path of Mulhouse, and in words what ends beyond the run', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      await page.locator('.gantt > summary').click();
      await page.locator('.gantt-plot .activity').first().waitFor();
      expect(await page.locator('.gantt-plot .activity.critical').count()).toBe(5);
      const notes = plain((await page.locator('.gantt-plot .activity.critical .note').allTextContents()).join(' | '));
      expect(notes).toContain(say('critical, until July 2029', 'critique, jusqu’en juillet 2029'));
      expect(await page.locator('.gantt-plot .announced').count()).toBe(2);
      await page.locator('.gantt-plot').focus();
      await page.keyboard.press('End');
      await expect
        .poll(() => textAt(page, '.gantt-said'))
        .toMatch(
          say(
            /^Mulhouse.*Building 3: commissioning: from 1 April 2030/,
            /^Mulhouse.*Bâtiment 3.*mise en service : du 1er avril 2030/,
          ),
        );
      expect(await page.locator('.gantt ul.unseen li').count()).toBe(23);
      await expect.poll(() => page.locator('.gantt .ready tbody tr').count()).toBe(3);
      expect(plain(await page.locator('.gantt .ready tbody tr').last().textContent())).toMatch(/2029.*2030.*2032/);
      await page.locator('.gantt .values > summary').click();
      await expect.poll(() => page.locator('.gantt .values tbody tr').count()).toBe(23);
      expect(faults).toEqual([]);
      await close();
    });

    test('bars are dragged and moved by keys, the plan follows, and a drag is one step', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      await page.locator('.gantt > summary').click();
      const permit = page.locator('.gantt-plot g.activity', { hasText: say('Permits: opinion', 'Permis : avis') });
      const bar = permit.locator('.span');
      // The last that comes to move the bars about.
      await page.locator('.gantt .ready tbody tr').first().waitFor();
      await bar.scrollIntoViewIfNeeded();
      const saying = (text: string | RegExp) => expect.poll(() => textAt(page, '.gantt-said')).toMatch(text);
      const opens = (text: string) => expect.poll(() => sentence(page)).toContain(text);
      /** The right end of the bar, where it stands on the screen now, and the width of a month. */
      const rightEnd = async () => {
        await bar.scrollIntoViewIfNeeded();
        const { x, y, width, height } = (await bar.boundingBox())!;
        const plot = (await page.locator('.gantt-plot .base').first().boundingBox())!;
        return { x: x + width - 2, y: y + height / 2, month: plot.width / 48 };
      };
      const first = await rightEnd();
      await page.mouse.move(first.x, first.y);
      await page.mouse.down();
      for (const months of [1, 2, 3]) await page.mouse.move(first.x + months * first.month, first.y);
      await saying(say(/to 1 July 2027/, /au 1er juillet 2027/));
      expect(await page.locator('.gantt-plot .ghost').count()).toBeGreaterThan(0);
      await page.mouse.up();
      await opens(say('1 October 2029', '1er octobre 2029'));
      await page.getByRole('button', { name: say('Undo', 'Annuler') }).click();
      await opens(say('1 July 2029', '1er juillet 2029'));

      // Escape puts back what is held.
      const again = await rightEnd();
      await page.mouse.move(again.x, again.y);
      await page.mouse.down();
      await page.mouse.move(again.x + 4 * again.month, again.y);
      await saying(say(/to 1 August 2027/, /au 1er août 2027/));
      await page.keyboard.press('Escape');
      await page.mouse.up();
      await saying(say(/to 1 April 2027/, /au 1er avril 2027/));

      await page.keyboard.press('ArrowRight');
      await saying(say(/from 1 December 2025 to 1 May 2027/, /du 1er décembre 2025 au 1er mai 2027/));
      await page.keyboard.press('Shift+ArrowLeft');
      await saying(say(/from 1 December 2025 to 1 April 2027/, /du 1er décembre 2025 au 1er avril 2027/));
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      await saying(say(/its dates are facts/, /ses dates sont des faits/));
      await permit.locator('.span').click({ position: { x: 8, y: 4 } });
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('lever-mulhouse-permit');
      expect(faults).toEqual([]);
      await close();
    });
  });

  once('every chart is saved as a picture that stands alone', async () => {
    const { page, faults, close } = await site.visit(`${lang}&theme=dark`);
    await answers(page, number(25456));
    await page.locator('.gantt > summary').click();
    await page.locator('.gantt-plot .activity').first().waitFor();
    await page.locator('#choose-site').selectOption('paris');
    await page.locator('.why-open').click();
    await page.locator('.why .bars').first().waitFor();
    const buttons = page.getByRole('button', { name: /SVG/ });
    await expect.poll(() => buttons.count()).toBe(8);
    const reader = await page.context().newPage();
    for (let i = 0; i < 8; i++) {
      const [download] = await Promise.all([page.waitForEvent('download'), buttons.nth(i).click()]);
      const svg = await textOf(download);
      const read = await reader.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        return {
          error: parsed.querySelector('parsererror')?.textContent ?? '',
          title: parsed.querySelector('svg > title')?.textContent ?? '',
          texts: parsed.querySelectorAll('text').length,
        };
      }, svg);
      const name = download.suggestedFilename();
      expect(read.error, name).toBe('');
      expect(read.title.length, name).toBeGreaterThan(10);
      expect(read.texts, name).toBeGreaterThan(5);
      expect(svg, name).toMatch(/url\(["']?data:font\/woff2;base64,/);
      expect(svg, name).not.toContain('var(--');
      expect(svg, name).not.toContain('NaN');
    }
    expect(faults).toEqual([]);
    await close();
  });
});
